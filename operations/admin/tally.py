"""The table of tallies: fifteen nested rows written at once, at the cost of one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from operations.figurefield import NormalisedField, validate_figure
from operations.models import Agency, Country, Measure, Tally, rules
from operations.models.tree import quantity_of
from operations.quantities import Disclosure
from operations.units import UNITS, Dimension
from operations.wording import many_of, phrase, undisclosed
from portal.characters.fields import NumberField
from portal.characters.numerals import plain
from portal.publishing.admin import ChildInline

from .rows import PlacedFormSet, RowForm
from .typed import NameField, Names

_AMBIGUOUS = re.compile(r"\d{1,3},\d{3}")
MORE = ("label", "words", "share", "source")
LEVELS = [(0, _("0 total")), (1, _("1 part")), (2, _("2 part of it"))]


class FigureInput(NumberField):
    """A number as releases print it: 2 836, 1,5 or 1.5. What could be either is asked back."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "size": 12})
    default_validators = [validate_figure]

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]  # as in its base
        if _AMBIGUOUS.fullmatch(plain("" if value is None else str(value))):
            raise ValidationError(gettext(
                "A thousand, or a decimal fraction? Write 2836 or 2.836."
            ))  # fmt: skip
        return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:
        return f"{value.normalize():f}" if isinstance(value, Decimal) else value


class Register:
    """What the rows of one page choose from: three queries, whatever the number of rows."""

    @cached_property
    def measures(self) -> Names:
        names = Names(Measure.objects.order_by("group", "order", "id"), key=lambda row: row.pk)
        for row in names.rows.values():
            row.parent = names.rows.get(row.parent_id)
        return names

    @cached_property
    def holders(self) -> Names:
        rows = [*Country.objects.order_by("id"), *Agency.objects.order_by("id")]
        return Names(rows, key=lambda row: (type(row), row.pk))

    @cached_property
    def units(self) -> list[Any]:
        """By dimension, in the desk's language."""
        grouped = [
            (capfirst(dimension.label),
             [(unit.code, many_of(unit))
              for unit in UNITS.values() if unit.dimension == dimension])
            for dimension in Dimension
        ]  # fmt: skip
        return [("", "—"), *grouped]


class TallyForm(RowForm):
    measure = NameField(label=_("Measure"), suggestions="measures")
    share = NameField(
        label=_("share of a country or agency"), suggestions="holders", required=False
    )
    value = FigureInput(label=_("Value"), required=False)
    level = forms.TypedChoiceField(label=_("Level"), choices=LEVELS, coerce=int, initial=0)

    class Meta:
        model = Tally
        fields = (
            "order", "level", "measure", "qualifier", "value", "unit", "disclosure", "share",
            "label", "words", "source",
        )  # fmt: skip

    def __init__(self, *args: Any, register: Register, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.doubts: list[str] = []
        fields: dict[str, Any] = self.fields
        fields["measure"].names = register.measures
        fields["share"].names = register.holders
        fields["unit"].required = False
        fields["unit"].choices = register.units
        tally = self.instance
        key = (Country, tally.country_id) if tally.country_id else (Agency, tally.agency_id)
        self.initial["share"] = key
        if tally.measure_id:
            tally.measure = register.measures.rows[tally.measure_id]

    def main_fields(self) -> list[forms.BoundField]:
        names = ("order", "level", "measure", "qualifier", "value", "unit", "disclosure")
        return [self[name] for name in names]

    def more_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in MORE]

    def has_words(self) -> bool:
        values = [self[name].value() for name in MORE]
        return any(any(value) if isinstance(value, list) else value for value in values)

    def is_worded_wrong(self) -> bool:
        return self.is_bound and not set(MORE).isdisjoint(self.errors)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        holder = cleaned.get("share")
        self.instance.country = holder if isinstance(holder, Country) else None
        self.instance.agency = holder if isinstance(holder, Agency) else None
        if (measure := cleaned.get("measure")) and not cleaned.get("unit"):
            cleaned["unit"] = self._unit_of(measure, cleaned)
        if cleaned.get("value") is not None and cleaned.get("unit"):
            try:
                _refuse_grouped(cleaned["value"], cleaned["unit"])
                NormalisedField().of(cleaned["value"], cleaned["unit"])
            except ValidationError as error:
                self.add_error("value", error)
        return cleaned

    def _unit_of(self, measure: Measure, cleaned: dict[str, Any]) -> str:
        """The one in which it can be counted, or any where nothing is counted."""
        codes = [unit.code for unit in UNITS.values() if unit.dimension == measure.dimension]
        if len(codes) == 1 or cleaned.get("disclosure") != Disclosure.STATED:
            return codes[0]
        self.add_error("unit", gettext("Choose the unit."))
        return ""


def _refuse_grouped(value: Decimal, unit: str) -> None:
    """2.836 and 1.000 pieces are thousands: what is counted has no fraction, not even an idle one.

    Of figures that are stored already, `rules` knows more.
    """
    if value.as_tuple().exponent == -3 and UNITS[unit].is_counted:
        words = gettext("A thousand? What is counted is a whole number. Write %(number)s.")
        raise ValidationError(words % {"number": f"{value * 1000:f}".partition(".")[0]})


class TallyFormSet(PlacedFormSet):
    @cached_property
    def register(self) -> Register:
        return Register()

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        return {**super().get_form_kwargs(index), "register": self.register}

    def clean(self) -> None:
        super().clean()
        if any(self.errors):
            return
        rows = self.in_order()
        for place, field, message in rules.impossible([form.instance for form in rows]):
            rows[place].add_error(field, message)

    def marked(self) -> list[Any]:
        """All forms; those that somebody should look at say why."""
        rows = self.in_order()
        tallies = [form.instance for form in rows]
        if not self.is_bound or self.is_valid():
            for rule in (rules.unfit_for_readers, rules.doubtful):
                for place, _field, message in rule(tallies):
                    rows[place].doubts.append(message)
        return self.forms

    def stated(self) -> Iterator[tuple[Tally, str]]:
        """Each stored row with its figure in words, for a page that is only read."""
        for form in self.initial_forms:
            quantity = quantity_of(form.instance)
            unknown = undisclosed(Disclosure(form.instance.disclosure))
            yield form.instance, str(phrase(quantity) if quantity else unknown)


class TallyInline(ChildInline):
    model = Tally
    form = TallyForm
    formset = TallyFormSet
    fields: ClassVar[Any] = TallyForm.Meta.fields
    template = "admin/operations/tallies.html"
    max_num = 100

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        return 5 if obj else 15

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("country", "agency")
