"""What may stand in an address: anything else is no address, and no query is asked for it."""

from __future__ import annotations

from portal.addresses.slugs import MAX_LENGTH, PATTERN


class YearConverter:
    regex = "(?!0000)[0-9]{4}"

    def to_python(self, text: str) -> int:
        return int(text)

    def to_url(self, year: int) -> str:
        return f"{year:04}"


class MonthConverter:
    """Two digits: every month has one address."""

    regex = "0[1-9]|1[0-2]"

    def to_python(self, text: str) -> int:
        return int(text)

    def to_url(self, month: int) -> str:
        return f"{month:02}"


class AddressConverter:
    """A slug as the desk writes it."""

    regex = PATTERN

    def to_python(self, text: str) -> str:
        if len(text) > MAX_LENGTH:
            raise ValueError("longer than any address")
        return text

    def to_url(self, slug: str) -> str:
        return slug
