"""Clean HTML: plain structure only, cleaned once, on every way in."""

from .cleaning import clean, printed, text

__all__ = ["clean", "printed", "text"]
