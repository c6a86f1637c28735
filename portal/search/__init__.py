"""Full text on the database's own means, the same matches on SQLite and PostgreSQL."""

from .folding import fold
from .index import RANKED, Matches, Row, SearchIndex
from .marking import Fragment, excerpt, marks
from .operations import CreateSearchTable
from .query import LONGEST_QUERY, BadQuery, terms

__all__ = [
    "LONGEST_QUERY", "RANKED", "BadQuery", "CreateSearchTable", "Fragment", "Matches", "Row",
    "SearchIndex", "excerpt", "fold", "marks", "terms",
]  # fmt: skip
