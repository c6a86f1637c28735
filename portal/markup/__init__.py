"""Clean HTML: plain structure only, cleaned once, on every way in."""

from .cleaning import Cleaned, clean, cleaned, lines, printed, text

__all__ = ["Cleaned", "clean", "cleaned", "lines", "printed", "text"]
