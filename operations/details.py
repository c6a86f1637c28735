"""All that the page of one operation shows, in the active language."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from operations import lookups
from operations.dates import Dated, dated
from operations.errata import of_operation, with_corrections
from operations.models import OperationEdition, Participation, Place, SheetEdition, Tally
from operations.models.operation import ORDER, PartyRole, PlaceRole
from operations.tables import Results, results_of
from portal.labels import Label, best_label, label, languages
from portal.pages.frame import site_links
from portal.publishing.corrections import Erratum

LEAD_LENGTH = 160
TEXTS: Mapping[str, Promise] = {
    "lead": _("The operation"),
    "aim": _("Aim"),
    "methods": _("Methods"),
}
PLACES: Mapping[str, Promise] = {
    PlaceRole.HEADQUARTERS: _("Headquarters"),
    PlaceRole.VISITED: _("Regions visited"),
    PlaceRole.CHECKPOINTS: _("Checkpoint areas"),
}
PARTIES: Mapping[str, Promise] = {
    PartyRole.HOST: _("Host"),
    PartyRole.COORDINATION: _("Coordination"),
    PartyRole.SECURITY: _("Security"),
}


class Party(NamedTuple):
    """`full`: the whole name where the other one is its short form."""

    name: Label
    full: Label | None = None


class Coverage(NamedTuple):
    """News on the operation: in the page's language; else in the others, with their addresses."""

    stories: Sequence[Any]
    others: Sequence[tuple[Any, str]]


class OperationPage(NamedTuple):
    """`results`: the account of all participants that became public last comes first."""

    dated: Dated
    results: Sequence[Results]
    places: Mapping[str, Sequence[Place]]
    parties: Mapping[str, Sequence[Party]]
    coverage: Coverage
    earlier: OperationEdition | None
    later: OperationEdition | None
    corrections: Sequence[Erratum]
    language: str

    @property
    def edition(self) -> OperationEdition:
        return self.dated.edition

    @property
    def main(self) -> Results | None:
        return next(iter(self.results), None)

    @property
    def name(self) -> Label:
        return label(self.edition, "name", language=self.language)

    @property
    def description(self) -> str:
        """What it was, when and where; then how its lead text begins."""
        seats = self.places.get(PlaceRole.HEADQUARTERS, ())
        places = [place.full_name(self.language) for place in seats]
        facts = ", ".join(filter(None, [self.edition.kind_words, self.dated.when, *places]))
        lead = label(self.edition, "lead", language=self.language)
        own = "" if lead.fallback else " ".join(lead.text.split())
        return f"{facts}. {Truncator(own).chars(LEAD_LENGTH)}".strip()

    @property
    def texts(self) -> list[tuple[Promise, Label]]:
        named = [
            (title, label(self.edition, name, language=self.language))
            for name, title in TEXTS.items()
        ]
        return [(title, text) for title, text in named if text.text]

    @property
    def place_facts(self) -> list[tuple[Promise, Sequence[Place]]]:
        return [(PLACES[role], self.places[role]) for role in PLACES if role in self.places]

    @property
    def party_facts(self) -> list[tuple[Promise, Sequence[Party]]]:
        return [(PARTIES[role], self.parties[role]) for role in PARTIES if role in self.parties]

    @property
    def all_places(self) -> list[Place]:
        """Each once, whatever its roles."""
        return list({place.pk: place for role in self.places.values() for place in role}.values())

    @property
    def disagree(self) -> bool:
        """Are there several accounts of the same, so that readers must be told?"""
        return len([one for one in self.results if one.is_of_all and not one.is_empty]) > 1

    @property
    def has_facts(self) -> bool:
        edition = self.edition
        mandate = bool(edition.mandate)
        series = edition.operation.series_id
        return bool(series or self.dated.periods or mandate or self.parties or self.places)


def load_page(slug: str, *, language: str, at: dt.datetime) -> OperationPage | None:
    """None where no operation is public there. 7 queries."""
    found = dated(lookups.EDITION(at=at, slug=slug))
    return page_of(found[0], language=language, at=at) if found else None


def page_of(
    shown: Dated, *, language: str, at: dt.datetime, trial: SheetEdition | None = None
) -> OperationPage:
    """Of an edition in any state; `trial` stands for what its own sheet says in public."""
    edition = shown.edition
    earlier, later = _beside(edition, at=at)
    return OperationPage(
        dated=shown,
        results=_results(edition, at=at, trial=trial),
        places=_places(edition),
        parties=_parties(edition, language),
        coverage=_coverage(edition, language, at=at),
        earlier=earlier,
        later=later,
        corrections=of_operation(edition.operation, at=at),
        language=language,
    )


def _results(
    edition: OperationEdition, *, at: dt.datetime, trial: SheetEdition | None
) -> list[Results]:
    asked = {"at": at, "operation": edition.operation_id}
    tallies: defaultdict[int, list[Tally]] = defaultdict(list)
    for tally in lookups.TALLIES(**asked):
        tallies[tally.edition_id].append(tally)
    sheets = lookups.SHEETS(**asked)
    if trial is not None:
        sheets = [trial, *(one for one in sheets if one.sheet_id != trial.sheet_id)]
        tallies[trial.pk] = list(trial.tallies.select_related("measure__parent").order_by("order"))
    found = with_corrections([results_of(one, tallies[one.pk]) for one in sheets], at=at)
    return sorted(found, key=lambda results: (not results.is_of_all, results.is_empty))


def _places(edition: OperationEdition) -> Mapping[str, Sequence[Place]]:
    found: defaultdict[str, list[Place]] = defaultdict(list)
    for row in lookups.PLACES(edition=edition.pk):
        found[row.role].append(row.place)
    return dict(found)  # a template that asks for a role must not add it


def _parties(edition: OperationEdition, language: str) -> Mapping[str, Sequence[Party]]:
    found: defaultdict[str, list[Party]] = defaultdict(list)
    for row in lookups.PARTIES(edition=edition.pk):
        found[row.role].append(_party(row, language))
    return dict(found)


def _party(row: Participation, language: str) -> Party:
    """As the release names it; in a list of many, an agency that it names in full by its short
    name."""
    full = best_label(language, (row, "as_named"), (row.agency or row.country, "name"))
    if row.agency is None or row.role in PARTIES:
        return Party(full)
    short = label(row.agency, "short", language=language)
    is_in_full = full == label(row.agency, "name", language=language)
    is_own = short.text and not short.fallback
    return Party(short, full) if is_own and is_in_full else Party(full)


def _coverage(edition: OperationEdition, language: str, *, at: dt.datetime) -> Coverage:
    rows = lookups.COVERAGE(at=at, operation=edition.operation_id)
    stories = [row for row in rows if row.language == language]
    others = [] if stories else [row for row in rows if row.language in languages()]
    return Coverage(
        stories, [(row, f"{site_links(row.language)['news'].path}{row.slug}/") for row in others]
    )


def _beside(
    edition: OperationEdition, *, at: dt.datetime
) -> tuple[OperationEdition | None, OperationEdition | None]:
    """The neighbours in the series, by the date in lists; 1 query, or none without a series."""
    series, own = edition.operation.series_id, ORDER.key(edition)
    if series is None:
        return None, None
    own = own._replace(first=own.first or at)  # a draft would be released now
    both = lookups.BESIDE(at=at, series=series, date=own.date, first=own.first, operation=own.row)
    found = {ORDER.key(other) > own: other for other in both}
    return found.get(False), found.get(True)
