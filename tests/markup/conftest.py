from tests.markup.letter import address

__all__ = ["address"]
