from . import choices, operation, reference, sheet

__all__ = ["choices", "operation", "reference", "sheet"]
