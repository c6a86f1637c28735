"""The column that holds a text in any number of languages, and the rules of such columns."""

from __future__ import annotations

import json
from collections.abc import Mapping
from json import JSONEncoder
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, ProhibitNullCharactersValidator
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce, NullIf
from django.db.models.lookups import Transform
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from portal.characters.signs import is_blank

from .inputs import TextsField
from .reading import in_turn, label, languages


class Said(dict[str, str]):
    """Language → text. As a string all of it, for pages of the desk that are only read."""

    def __str__(self) -> str:
        codes = [code for code in in_turn(get_language() or settings.LANGUAGE_CODE, self)]
        return " · ".join(dict.fromkeys(self[code] for code in codes if code in self))


def tidy(texts: Mapping[str, str]) -> Said:
    """Without those in which there is nothing to see."""
    return Said({code: text.strip() for code, text in texts.items() if not is_blank(text)})


class _Readable(JSONEncoder):
    """Letters as they are: Cyrillic would take three times the room."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options | {"ensure_ascii": False})


class Texts(models.Field["Mapping[str, str]", "Said"]):
    """A JSON object {language: text}, `{}` where nothing is said. `length` is of each text; `long`
    gives it a box of several lines. `row.name["en"]`; in queries `name__en`."""

    empty_strings_allowed = False
    description = _("Texts by language")

    def __init__(
        self, verbose_name: Any = None, *, length: int = 200, long: bool = False, **options: Any
    ) -> None:
        self.length = None if long else length
        options.setdefault("blank", True)
        options.setdefault("default", dict)
        super().__init__(verbose_name, **options)

    def deconstruct(self) -> Any:
        """Plain JSON to migrations: the rules below are none of the database's."""
        name, _path, args, options = super().deconstruct()
        return name, "django.db.models.JSONField", args, options

    def get_internal_type(self) -> str:
        return "JSONField"

    def from_db_value(self, value: str | None, *where: Any) -> Said | None:
        return None if value is None else Said(json.loads(value))

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        return connection.ops.adapt_json_value(value, _Readable)

    def get_transform(self, lookup_name: str) -> Any:
        return super().get_transform(lookup_name) or InLanguage.named(lookup_name)

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        texts = getattr(model_instance, self.attname)
        if not hasattr(texts, "resolve_expression"):
            setattr(model_instance, self.attname, self.to_python(texts))
        return super().pre_save(model_instance, add)

    def to_python(self, value: Any) -> Any:
        is_text = isinstance(value, Mapping) and all(
            isinstance(part, str) for pair in value.items() for part in pair
        )
        if not is_text:
            raise ValidationError(gettext("Give a text for each language."), code="invalid")
        return tidy(value)

    def run_validators(self, value: Any) -> None:
        super().run_validators(value)
        for text in value.values():
            ProhibitNullCharactersValidator()(text)
            if self.length is not None:
                MaxLengthValidator(self.length)(text)

    def value_to_string(self, obj: models.Model) -> Any:
        """For `dumpdata`: the object itself, which JSON holds as it is."""
        return self.value_from_object(obj)

    def save_form_data(self, instance: models.Model, data: Any) -> None:
        """A form knows the languages of the settings; what the row holds in others stays."""
        held: Mapping[str, str] = getattr(instance, self.attname)
        kept = {code: text for code, text in held.items() if code not in languages()}
        setattr(instance, self.attname, tidy({**kept, **data}))

    def formfield(self, **options: Any) -> Any:
        return super().formfield(**{"form_class": TextsField, "length": self.length} | options)


class InLanguage(Transform):
    """The text of one language, null without one."""

    output_field = models.TextField()

    def __init__(self, code: str, *expressions: Any) -> None:
        self.code = code
        super().__init__(*expressions)

    @classmethod
    def named(cls, code: str) -> Any:
        return lambda *expressions: cls(code, *expressions)

    def as_sqlite(self, compiler: Any, connection: Any, **options: Any) -> Any:
        column, parameters = compiler.compile(self.lhs)
        return f"json_extract({column}, %s)", (*parameters, f'$."{self.code}"')

    def as_postgresql(self, compiler: Any, connection: Any, **options: Any) -> Any:
        column, parameters = compiler.compile(self.lhs)
        return f"({column} ->> %s)", (*parameters, self.code)


def named_in_some_language(field: str = "name") -> models.CheckConstraint:
    """One language is enough; the others fall back to it."""
    return models.CheckConstraint(
        condition=~Q(**{field: {}}),
        name=f"%(app_label)s_%(class)s_{field}",
        violation_error_code=field,
        violation_error_message=_("Give the name in one language at least."),
    )


def by_name(field: str = "name") -> list[Any]:
    """Order by the text in the language that is active, else by the next that there is."""
    own = get_language() or settings.LANGUAGE_CODE
    texts = [NullIf(InLanguage(code, F(field)), Value("")) for code in in_turn(own)]
    return [Coalesce(*texts, Value("")), "pk"]


class Named(models.Model):
    name = Texts(_("name"))

    class Meta:
        abstract = True

    def __str__(self) -> str:
        """In the language of whoever is looking, or the next that there is."""
        return label(self, "name", language=get_language() or settings.LANGUAGE_CODE).text
