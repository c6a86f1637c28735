"""Forms of an edition that also say what its identity is, until readers know it."""

from __future__ import annotations

from functools import cached_property
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Model, TextField
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from operations.models import Agency, Country, Operation, OperationEdition, ResultSheet, Series
from operations.models.sheet import SheetKind
from portal.characters.fields import SeenField, WholeNumberField
from portal.labels.inputs import slug_of
from portal.publishing.admin import DATE, ChosenSelect, EditionAdmin, EditionForm
from portal.publishing.admin.choices import labels_of
from portal.publishing.days import validate_day

from .rows import beside_fields


class IdentityForm(EditionForm):
    """`facts` are fields of the identity. They are fixed as soon as an edition of the line was
    approved: a draft must not change what stands in public."""

    facts: ClassVar[tuple[str, ...]]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shown = [name for name in self.facts if name in self.fields]
        for name in shown:
            field = self.fields[name]
            field.disabled = self.is_fixed
            if self.instance.pk:
                self.initial[name] = self.identity.serializable_value(name)

    @cached_property
    def identity(self) -> Any:
        column = self._meta.model.line[0]
        if self.instance.pk:
            return getattr(self.instance, column)
        return self._meta.model._meta.get_field(column).related_model()

    @cached_property
    def is_fixed(self) -> bool:
        line = self.instance.in_line() if self.instance.pk else None
        return line is not None and line.filter(public_from__isnull=False).exists()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.is_fixed or not set(self.facts) <= set(cleaned):
            return cleaned
        for name in self.facts:
            setattr(self.identity, name, cleaned[name])
        others = {field.name for field in self.identity._meta.fields} - set(self.facts)
        try:
            self.identity.full_clean(exclude=others)
        except ValidationError as error:
            self.add_error(None, beside_fields(error, self.fields))
        return cleaned


class IdentityAdmin(EditionAdmin):
    formfield_overrides: ClassVar[Any] = EditionAdmin.formfield_overrides | {
        TextField: {
            "form_class": SeenField,
            "widget": forms.Textarea(attrs={"rows": 4, "cols": 40}),
        }
    }

    class Media:
        css: ClassVar[Any] = {"all": ["portal/desk/operations.css"]}

    def new_identity(self, request: HttpRequest, form: Any) -> Any:
        return form.identity

    def save_identity(self, request: HttpRequest, form: Any) -> None:
        if not form.is_fixed:
            form.identity.save()


def fact(model: type[Model], name: str) -> Any:
    """A column of the identity, for a page that is only read."""
    column = model._meta.get_field(name)

    @admin.display(description=getattr(column, "verbose_name", name))
    def shown(self: IdentityAdmin, edition: Any) -> str:
        identity = getattr(edition, edition.line[0])
        value = getattr(identity, name)
        if isinstance(value, Model):
            return labels_of([value], self.admin_site).get(str(value.pk), str(value))
        words = getattr(identity, f"get_{name}_display", None)
        return str(words() if words else "" if value is None else value)

    return shown


def _chosen(model: Any, column: str) -> ChosenSelect:
    return ChosenSelect(model._meta.get_field(column), admin.site)


class OperationForm(IdentityForm):
    facts = ("slug", "series", "ordinal")
    slug = forms.CharField(
        label=_("Address"), max_length=80, required=False,
        help_text=_("Made from the name when left empty. It stays once readers know it."),
    )  # fmt: skip
    series = forms.ModelChoiceField(
        Series.objects.all(), label=_("Series"), required=False,
        widget=_chosen(Operation, "series"),
    )  # fmt: skip
    ordinal = WholeNumberField(
        label=_("Number in the series"), required=False, min_value=1, max_value=9_999
    )

    class Meta:
        model = OperationEdition
        fields = "__all__"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if date := self.fields.get("sort_date"):
            date.required = False
            date.help_text = _("The first day, when left empty. Without one, of the release.")

    def clean_slug(self) -> str:
        return self.cleaned_data["slug"] or slug_of(self.cleaned_data.get("name", {}))


class SheetForm(IdentityForm):
    facts = ("operation", "series", "kind", "scope_country", "scope_agency", "since", "until")
    operation = forms.ModelChoiceField(
        Operation.objects.all(), label=_("Operation"), required=False,
        widget=_chosen(ResultSheet, "operation"),
    )  # fmt: skip
    series = forms.ModelChoiceField(
        Series.objects.all(), label=_("Or series"), required=False,
        widget=_chosen(ResultSheet, "series"),
    )  # fmt: skip
    kind = forms.ChoiceField(label=_("Results"), choices=SheetKind, initial=SheetKind.STAGE)
    scope_country = forms.ModelChoiceField(
        Country.objects.all(), label=_("Of one country"), required=False,
        widget=_chosen(ResultSheet, "scope_country"),
    )  # fmt: skip
    scope_agency = forms.ModelChoiceField(
        Agency.objects.all(), label=_("Of one agency"), required=False,
        widget=_chosen(ResultSheet, "scope_agency"),
    )  # fmt: skip
    since = forms.DateField(
        label=_("Since"), required=False, widget=DATE, validators=[validate_day]
    )
    until = forms.DateField(
        label=_("Until"), required=False, widget=DATE, validators=[validate_day]
    )
