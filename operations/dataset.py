"""What an operation's results say to machines: schema.org's Dataset."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext

from operations.details import OperationPage
from operations.models import Place
from operations.quantities import LOWER_BOUNDS, UPPER_BOUNDS, Qualifier, Quantity
from operations.tables import ResultRow, Results
from operations.wording import unit_word
from portal.characters.typography import NO_BREAK
from portal.pages.frame import Frame

LONGEST = 5_000  # of a description
# UN/CEFACT, as schema.org wants them
UNIT_CODES = {"kg": "KGM", "g": "GRM", "t": "TNE", "l": "LTR", "ml": "MLT"}


def datasets(
    shown: OperationPage, *, site: str, path: str, frame: Frame
) -> Iterator[Mapping[str, Any]]:
    """One for each public sheet. `site`: scheme and host. What is not known is left out."""
    for results in shown.results:
        said = {
            "@context": "https://schema.org",
            "@type": "Dataset",
            "name": _name(shown, results),
            "description": _description(shown, results),
            "license": frame.licence and frame.licence.path,
            "url": site + path,
            "inLanguage": shown.language,
            "creator": {"@type": "Organization", "name": frame.name, "url": site + reverse("home")},
            "isAccessibleForFree": True,
            "dateModified": _instant(results),
            "temporalCoverage": _coverage(shown),
            "spatialCoverage": [_place(place, shown.language) for place in shown.all_places],
            "variableMeasured": list(_variables(results)),
        }
        yield {name: value for name, value in said.items() if value}


def _name(shown: OperationPage, results: Results) -> str:
    about = results.status_text or gettext("Results")
    return f"{shown.name.text}: {about}"


def _description(shown: OperationPage, results: Results) -> str:
    """What it was, the figures and how to read them: no less than search engines ask for, and no
    more than they take."""
    lines = [line for line in (*results.figures, *results.seized) if line.quantity]
    figures = "; ".join(f"{line.label}: {line.phrase}" for line in lines)
    read = gettext("Figures are given as they were announced, with the words that belong to them.")
    said = " ".join(filter(None, [shown.description, figures and f"{figures}.", read]))
    return Truncator(said.replace(NO_BREAK, " ")).chars(LONGEST)


def _instant(results: Results) -> str:
    since = results.edition.public_from
    return timezone.localtime(since).isoformat() if since else ""


def _coverage(shown: OperationPage) -> str:
    days = [day for period in shown.dated.periods for day in (period.first, period.last)]
    return f"{min(days)}/{max(days)}" if days else ""


def _place(place: Place, language: str) -> dict[str, Any]:
    said: dict[str, Any] = {"@type": "Place", "name": place.full_name(language)}
    if place.latitude is not None and place.longitude is not None:
        where = {"latitude": str(place.latitude), "longitude": str(place.longitude)}
        said["geo"] = {"@type": "GeoCoordinates", **where}
    return said


def _variables(results: Results) -> Iterator[Mapping[str, Any]]:
    for line in (*results.figures, *results.seized):
        if line.quantity is not None:
            yield _variable(line, line.quantity)


def _variable(line: ResultRow, quantity: Quantity) -> Mapping[str, Any]:
    """A bound is given as a bound; that a value is an estimate, its description says."""
    share = f" ({line.share})" if line.share else ""
    said = {
        "@type": "PropertyValue",
        "name": f"{line.label}{share}",
        "description": str(line.phrase).replace(NO_BREAK, " "),
        _bound(quantity.qualifier): _json(quantity.value),
        "unitText": unit_word(quantity),
        "unitCode": UNIT_CODES.get(quantity.unit),
    }
    return {name: value for name, value in said.items() if value is not None}


def _bound(qualifier: Qualifier) -> str:
    if qualifier in LOWER_BOUNDS:
        return "minValue"
    return "maxValue" if qualifier in UPPER_BOUNDS else "value"


def _json(value: Decimal) -> int | str:
    """No float, which could not hold every figure: what is not whole is written as text."""
    return int(value) if value == value.to_integral_value() else format(value.normalize(), "f")
