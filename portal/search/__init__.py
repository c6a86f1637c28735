"""Full text on the database's own means, the same matches on SQLite and PostgreSQL."""

from .excerpts import Fragment, excerpt, marks
from .folding import fold
from .index import RANKED, Matches, SearchIndex, SearchRow
from .query import LONGEST_QUERY, BadQuery, terms
from .schema import CreateSearchTable

__all__ = [
    "LONGEST_QUERY", "RANKED", "BadQuery", "CreateSearchTable", "Fragment", "Matches",
    "SearchIndex", "SearchRow", "excerpt", "fold", "marks", "terms",
]  # fmt: skip
