from .edition import Edition, Kind
from .item import Address, NewsItem
from .links import EditionOperation, EditionPerson
from .section import Section, SectionAddress

__all__ = [
    "Address",
    "Edition",
    "EditionOperation",
    "EditionPerson",
    "Kind",
    "NewsItem",
    "Section",
    "SectionAddress",
]
