from .edition import Edition, EditionOperation, EditionPerson, Kind
from .item import Address, NewsItem
from .section import Section

__all__ = [
    "Address",
    "Edition",
    "EditionOperation",
    "EditionPerson",
    "Kind",
    "NewsItem",
    "Section",
]
