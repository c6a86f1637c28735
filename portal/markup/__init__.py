"""Clean HTML: plain structure only, cleaned once, on every way in."""

from .cleaning import clean, text

__all__ = ["clean", "text"]
