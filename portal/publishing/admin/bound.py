"""What a form of an edition holds: the fields and the rows, as stored or as typed.

Binding writes nothing. `content` is the edition as it would be: what previews, compares or keeps
a text that nobody saved begins here.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from django.contrib.admin.utils import flatten_fieldsets
from django.core.exceptions import ValidationError
from django.forms.formsets import all_valid
from django.http import HttpRequest

from .desk import NotDone
from .options import EditionOptions


class BoundEdition(NamedTuple):
    edition: Any
    """As it is stored; None for a new one."""
    form: Any
    rows: list[Any]
    inlines: list[Any]
    admin: EditionOptions

    @property
    def content(self) -> Any:
        return self.form.instance

    def is_valid(self) -> bool:
        """Fields and rows each for themselves, then what they say together."""
        if not all([self.form.is_valid(), all_valid(self.rows)]):
            return False
        try:
            self.admin.complete(self.form, self.rows)
        except ValidationError as cause:
            self.form.say(NotDone(cause))
        return not self.form.errors

    def is_touched(self) -> bool:
        return bool(self.form.changed_content()) or any(rows.has_changed() for rows in self.rows)

    def changed_words(self) -> list[str]:
        fields = [self.form.fields[name].label or name for name in self.form.changed_content()]
        kinds = [row.model._meta.verbose_name_plural for row in self.rows if row.has_changed()]
        return [str(name) for name in (*fields, *kinds)]


def bind(admin: EditionOptions, request: HttpRequest, *, edition: Any) -> BoundEdition:
    is_there = edition is not None
    fields = flatten_fieldsets(admin.get_fieldsets(request, edition))
    kind = admin.get_form(request, edition, change=is_there, fields=fields)
    if request.method == "POST":
        form = kind(request.POST, request.FILES, instance=edition)
    elif is_there:
        form = kind(instance=edition)
    else:
        form = kind(initial=admin.get_changeform_initial_data(request))
    rows, inlines = admin._create_formsets(request, form.instance, change=is_there)  # type: ignore[attr-defined]  # the stubs lack it
    return BoundEdition(edition, form, rows, inlines, admin)
