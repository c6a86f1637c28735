from . import choices, operation, reference, sheets

__all__ = ["choices", "operation", "reference", "sheets"]
