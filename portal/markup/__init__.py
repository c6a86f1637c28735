"""Clean HTML: plain structure only, cleaned once, on every way in."""

from .cleaning import clean, lines, printed, text

__all__ = ["clean", "lines", "printed", "text"]
