"""Rows chosen by typing one of their names. The page holds the suggestions once, whatever the
number of its rows, and a browser offers them without script."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext

from portal.search import fold

LONGEST = 300
_NAMES = ("name", "short")
_ALIASES = ("aliases",)


class Names:
    """Rows by their names in every language, capitals and accents aside; then by other names."""

    def __init__(self, rows: Iterable[Any], *, key: Callable[[Any], Any]) -> None:
        self.rows: dict[Any, Any] = {key(row): row for row in rows}
        times = Counter(str(row) for row in self.rows.values())
        self.labels: Mapping[Any, str] = {
            key: str(row) if times[str(row)] == 1 else f"{row} [{row.pk}]"
            for key, row in self.rows.items()
        }
        self._by_label = {label: key for key, label in self.labels.items()}
        self._tiers = [_index(self.rows, columns) for columns in (_NAMES, _ALIASES)]

    def find(self, typed: str) -> Any:
        """Raises ValidationError where no row, or more than one, is called so."""
        if typed in self._by_label:
            return self.rows[self._by_label[typed]]
        found = next(filter(None, (tier.get(fold(typed)) for tier in self._tiers)), [])
        if len(found) == 1:
            return self.rows[found[0]]
        if not found:
            words = gettext("Nothing is called “%(typed)s”. Choose one of the list.")
            raise ValidationError(words % {"typed": typed})
        words = gettext("More than one is called so: %(rows)s. Choose one of them.")
        raise ValidationError(words % {"rows": ", ".join(self.labels[key] for key in found)})


def _index(rows: Mapping[Any, Model], columns: Iterable[str]) -> dict[str, list[Any]]:
    index: dict[str, list[Any]] = defaultdict(list)
    for key, row in rows.items():
        said = (text for name in columns for text in getattr(row, name, {}).values())
        texts = {fold(line) for text in said for line in text.splitlines()}
        for text in texts - {""}:
            index[text].append(key)
    return index


class NameField(forms.CharField):
    """Gives a row of `names`, which the form sets; its initial value is a key of them."""

    names: Names

    def __init__(self, *, suggestions: str, **options: Any) -> None:
        widget = forms.TextInput(attrs={"list": suggestions, "autocomplete": "off"})
        super().__init__(max_length=LONGEST, widget=widget, **options)

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) else self.names.labels.get(value, "")

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        return self.names.find(typed) if typed else None

    def has_changed(self, initial: Any, data: Any) -> bool:
        return str(self.prepare_value(initial)) != str(data or "").strip()
