from .edition import Edition, ItemKind
from .item import Address, NewsItem
from .links import EditionOperation, EditionPerson
from .section import Section, SectionAddress

__all__ = [
    "Address",
    "Edition",
    "EditionOperation",
    "EditionPerson",
    "ItemKind",
    "NewsItem",
    "Section",
    "SectionAddress",
]
