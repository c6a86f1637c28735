"""Forms for texts in several languages: one input for each language of the settings, and an
address made from what was typed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.template.loader import render_to_string
from django.utils.text import format_lazy
from django.utils.translation import get_language_info, gettext
from django.utils.translation import gettext_lazy as _

from portal.addresses.slugs import slugify
from portal.characters.fields import SeenField

from .reading import languages


class TextsInput(forms.MultiWidget):
    """Inputs side by side, each under the name of its language: `name_en`, `name_ru` …"""

    template_name = "admin/labels/texts.html"

    class Media:
        css: ClassVar[Any] = {"all": ["portal/desk/labels.css"]}

    def __init__(self, *, label: Any, long: bool) -> None:
        kind = forms.Textarea if long else forms.TextInput
        size = {"rows": 4, "cols": 40} if long else {"class": "vTextField"}
        self.codes = languages()
        super().__init__({
            code: kind(attrs={
                **size, "lang": code, "aria-label": format_lazy(
                    "{label} ({language})", label=label, language=language_name(code)
                ),
            })
            for code in self.codes
        })  # fmt: skip

    def decompress(self, value: object) -> list[str]:
        """What an address proposes for a new row is a plain string, and of no language."""
        texts = value if isinstance(value, Mapping) else {}
        return [str(texts.get(code, "")) for code in self.codes]

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        for code, part in zip(self.codes, context["widget"]["subwidgets"], strict=True):
            part["language"] = language_name(code)
            if "id" in context["widget"]["attrs"]:
                part["attrs"]["id"] = f"{context['widget']['attrs']['id']}_{code}"
        return context

    def _render(self, template_name: str, context: Any, renderer: Any = None) -> Any:
        """By the portal's own templates, not by those of Django's forms."""
        return render_to_string(template_name, context)


class TextsField(forms.MultiValueField):
    """Gives {language: text}, without the languages that were left empty."""

    def __init__(self, *, length: int | None, label: Any = "", **options: Any) -> None:
        own = {name: options[name] for name in ("initial", "help_text") if name in options}
        self.codes = languages()
        fields = [SeenField(required=False, max_length=length) for _code in self.codes]
        widget = TextsInput(label=label, long=length is None)
        super().__init__(
            fields, required=False, require_all_fields=False, label=label, widget=widget, **own
        )

    def compress(self, data_list: list[str]) -> dict[str, str]:
        return {code: text for code, text in zip(self.codes, data_list, strict=False) if text}


def language_name(code: str) -> Any:
    """In the language of whoever is looking: Armenian, армянский."""
    name = get_language_info(code)["name"]
    return _(name)


class SlugFromNames(forms.ModelForm[Any]):
    """An address left empty is made from the name in the first language that gives one."""

    slug_field: ClassVar[str] = "slug"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if field := self.fields.get(self.slug_field):
            field.required = False
            field.help_text = _("Made from the name when left empty.")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.slug_field in self.fields and not cleaned.get(self.slug_field):
            names = cleaned.get("name") or {}
            cleaned[self.slug_field] = slug_of(names)
            if names and not cleaned[self.slug_field]:
                self.add_error(self.slug_field, gettext("Type one: the name gives none."))
        return cleaned


def slug_of(names: Mapping[str, str]) -> str:
    """Languages in their order; one whose letters give no address is passed over."""
    slugs = (slugify(names[code], code) for code in languages() if code in names)
    return next(filter(None, slugs), "")
