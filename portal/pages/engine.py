"""The engine of public templates: compiled once a process, strict about names, always escaping.

    html = rendered("news/item.html", {"edition": edition, "page": head, "frame": frame})

Templates stand in templates/public. Text is translated where it is printed, so one compiled
template serves every language: {{ _("All news") }}, or with names and plural forms

    {% trans count=found.total %}{{ count }} item{% pluralize %}{{ count }} items{% endtrans %}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.template import engines
from django.template.defaultfilters import linebreaks_filter, linebreaksbr
from django.templatetags.static import static
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext
from jinja2 import Environment, StrictUndefined

from portal.pages import printing

ENGINE = "public"


def environment(**options: Any) -> Environment:
    """For Django's settings; a name that nobody gave raises UndefinedError."""
    options |= {"autoescape": True, "undefined": StrictUndefined, "keep_trailing_newline": True}
    made = Environment(extensions=["jinja2.ext.i18n"], **options)
    made.policies["ext.i18n.trimmed"] = True
    made.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]  # the extension's
    made.globals["static"] = _static
    made.filters |= {
        "capfirst": capfirst,
        "cleaned_html": printing.cleaned_html,
        "day": printing.day,
        "highlighted": printing.highlighted,
        "jsonld": printing.jsonld,
        "linebreaks": linebreaks_filter,
        "linebreaksbr": linebreaksbr,
        "marked": printing.marked,
        "named": printing.named,
        "whole": printing.whole,
    }
    return made


def rendered(template: str, context: Mapping[str, Any]) -> str:
    return _environment().get_template(template).render(context)


def said(source: str) -> Iterator[tuple[int, str, str | tuple[str | None, ...]]]:
    """Line, function and words of all that a template asks to be translated."""
    environment: Any = _environment()  # the extension has added the method
    yield from environment.extract_translations(source)


def _static(path: str) -> str:
    return _address(path, settings.STORAGES["staticfiles"]["BACKEND"])


@lru_cache
def _address(path: str, backend: str) -> str:
    """Of a file that stands as long as the process."""
    return static(path)


def _environment() -> Environment:
    engine: Any = engines[ENGINE]
    found: Environment = engine.env
    return found
