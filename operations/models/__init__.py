from .corrections import OperationCorrection, SheetCorrection
from .operation import EditionPlace, Operation, OperationEdition, Participation, Window
from .reference import Agency, Country, Measure, Place, Series, SeriesAddress
from .sheet import ResultSheet, SheetEdition
from .tally import Tally

__all__ = [
    "Agency",
    "Country",
    "EditionPlace",
    "Measure",
    "Operation",
    "OperationCorrection",
    "OperationEdition",
    "Participation",
    "Place",
    "ResultSheet",
    "Series",
    "SeriesAddress",
    "SheetCorrection",
    "SheetEdition",
    "Tally",
    "Window",
]
