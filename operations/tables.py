"""The rows of a result sheet as the page shows them, in the language that is active."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from django.conf import settings
from django.db.models import Model
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from operations.bars import bar_of, scale_of
from operations.dates import window_text
from operations.models import SheetEdition, Tally
from operations.models.sheet import SheetKind, Status
from operations.models.tree import TallyNode, not_itemised, quantity_of, tree
from operations.quantities import Disclosure, Quantity
from operations.units import Group
from operations.wording import Phrase, number, phrase, span_phrase, undisclosed, ungrouped
from portal.characters.typography import DAY
from portal.labels import Label, best_label, label
from portal.publishing.corrections import Erratum

TABLED = {Group.DRUGS, Group.PRECURSORS, Group.ARMS}
KIND_WORDS = {
    SheetKind.STAGE: _("Results of the operation"),
    SheetKind.NATIONAL: _("National part"),
    SheetKind.YEAR: _("Results of a year"),
    SheetKind.CUMULATIVE: _("Cumulative results"),
}
STATUS_WORDS = {
    Status.PRELIMINARY: _("Preliminary results"),
    Status.REVISED: _("Revised results"),
    Status.FINAL: _("Final results"),
    Status.CORRECTED: _("Corrected results"),
}


class ResultRow(NamedTuple):
    """`code`: of the measure. `words`: as printed, where they say it otherwise. `share`: the
    country or agency whose part of the result it is. `within`: the figure that this one is a part
    of. `bar`: its length in percent of the longest, empty where none is drawn. `quantity`: only
    of what was stated; a rest is reckoned here.
    """

    label: Label
    phrase: Phrase
    code: str = ""
    level: int = 0
    words: str = ""
    share: Label | None = None
    source: str = ""
    within: str = ""
    bar: str = ""
    quantity: Quantity | None = None
    is_rest: bool = False


class Results(NamedTuple):
    """One public edition of a sheet: key figures, then the table of what was seized."""

    edition: SheetEdition
    figures: Sequence[ResultRow]
    seized: Sequence[ResultRow]
    corrections: Sequence[Erratum] = ()

    @property
    def is_empty(self) -> bool:
        return not self.figures and not self.seized

    @property
    def has_bars(self) -> bool:
        return any(line.bar for line in self.seized)

    @property
    def has_words(self) -> bool:
        return any(line.words for line in (*self.figures, *self.seized))

    @property
    def status_text(self) -> str:
        return status_text(self.edition)

    @property
    def source(self) -> Label:
        return label(self.edition, "source", language=get_language() or settings.LANGUAGE_CODE)

    @property
    def is_of_all(self) -> bool:
        return self.edition.sheet.is_of_all

    @property
    def is_partial(self) -> bool:
        return self.edition.sheet.is_partial

    @property
    def scope(self) -> Label | None:
        sheet = self.edition.sheet
        row: Model | None = sheet.scope_country or sheet.scope_agency
        return (
            label(row, "name", language=get_language() or settings.LANGUAGE_CODE) if row else None
        )

    @property
    def kind_words(self) -> str:
        return str(KIND_WORDS[SheetKind(self.edition.sheet.kind)])

    @property
    def since_until(self) -> str:
        return window_text(self.edition.sheet.since, self.edition.sheet.until)


def results_of(edition: SheetEdition, tallies: Iterable[Tally]) -> Results:
    """From tallies in their order, with measures, countries and agencies loaded."""
    roots = tree(tallies)
    tabled = [root for root in roots if root.tally.measure.group in TABLED]
    others = [root for root in roots if root.tally.measure.group not in TABLED]
    figures = [line for root in others for line in _figures(root)]
    return Results(edition, figures, _seized(tabled))


def status_text(edition: SheetEdition) -> str:
    """Preliminary results, 27 May 2022; without its status or its date as far as they are known."""
    words = STATUS_WORDS.get(Status(edition.status)) if edition.status else None
    if edition.as_of is None:
        return str(words or "")
    date = date_format(edition.as_of, DAY)
    return f"{words or gettext('Results')}, {date}"


def tally_phrase(tally: Tally) -> Phrase:
    quantity = quantity_of(tally)
    return phrase(quantity) if quantity else undisclosed(Disclosure(tally.disclosure))


def tally_label(tally: Tally) -> Label:
    """As printed; else the measure's name, which is preferred to a label in the other language."""
    return best_label(
        get_language() or settings.LANGUAGE_CODE, (tally, "label"), (tally.measure, "name")
    )


def _line(node: TallyNode, *, within: str = "", bar: str = "") -> ResultRow:
    tally, language = node.tally, get_language() or settings.LANGUAGE_CODE
    shown = tally_phrase(tally)
    words = tally.words.get(language, "")
    sharer: Model | None = tally.country or tally.agency
    return ResultRow(
        label=tally_label(tally),
        phrase=shown,
        code=tally.measure.code,
        level=tally.level,
        words=words if _says_it_otherwise(words, node, shown=shown) else "",
        share=label(sharer, "name", language=language) if sharer else None,
        source=tally.source,
        quantity=node.quantity,
        within=within,
        bar=bar,
    )


def _says_it_otherwise(words: str, node: TallyNode, *, shown: Phrase) -> bool:
    """“Three” for 3 is worth showing; “51” for 51 pieces is not, nor is 2836 for 2,836."""
    bare = number(node.quantity.value) if node.quantity else ""
    same = {ungrouped(str(shown)), ungrouped(str(shown._replace(quantity=bare)))}
    return ungrouped(words) not in same


def _figures(root: TallyNode, within: TallyNode | None = None) -> Iterator[ResultRow]:
    """A root, then its parts; each part that counts the same thing names its whole."""
    own, whole = root.quantity, within.quantity if within else None
    is_share = own is not None and whole is not None and own.is_comparable(whole)
    yield _line(root, within=str(phrase(whole)) if is_share and whole else "")
    for part in root.parts:
        yield from _figures(part, root)


def _seized(roots: Sequence[TallyNode]) -> list[ResultRow]:
    scales = _scales(roots)
    return [line for root in roots for line in _rows(root, scales.get(_group(root)))]


def _rows(node: TallyNode, scale: Decimal | None) -> Iterator[ResultRow]:
    """A figure, its parts, and below them what they leave open."""
    yield _line(node, bar=bar_of(node.quantity, scale))
    for part in node.parts:
        yield from _rows(part, scale)
    if (rest := not_itemised(node)) is not None:
        yield ResultRow(
            label=Label("", "", False),
            phrase=span_phrase(rest, node.tally.unit),
            level=node.tally.level + 1,
            is_rest=True,
        )


def _group(root: TallyNode) -> str:
    return root.tally.measure.group


def _scales(roots: Sequence[TallyNode]) -> dict[str, Decimal | None]:
    """One scale for each group: drugs are drawn on theirs, precursors never on it."""
    quantities: dict[str, list[Quantity | None]] = {}
    for root in roots:
        quantities.setdefault(_group(root), []).extend(node.quantity for node in root.walk())
    return {group: scale_of(found) for group, found in quantities.items()}
