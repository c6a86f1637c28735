"""Small builders: what the tests publish goes through the desk's own verbs.

With `public_from` a thing is approved: at that very instant where it has passed, for that instant
where it is still to come. Without it, a draft is left.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple, TypeVar

from django.contrib.auth.models import Group
from django.utils import timezone

from news.models import Edition, EditionOperation, EditionPerson, NewsItem, Section
from operations.models import (
    Agency,
    Country,
    Measure,
    Operation,
    OperationEdition,
    Place,
    ResultSheet,
    Series,
    SheetEdition,
    Tally,
    Window,
)
from operations.units import UNITS, Dimension, normalise
from portal.accounts.models import User
from portal.accounts.roles import sync_roles
from portal.addresses.slugs import slugify
from portal.labels.columns import Named
from portal.office.models import Organisation, Person
from portal.publishing import verbs
from portal.publishing.models import AbstractEdition

E = TypeVar("E", bound=AbstractEdition)
N = TypeVar("N", bound=Named)

MINUTE, DAY = dt.timedelta(minutes=1), dt.timedelta(days=1)
LONG_AGO = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)


def user(role: str = "editor") -> User:
    """The one user of that role: press officer, editor or administrator."""
    email = f"{role.replace(' ', '.')}@press.example"
    found, is_new = User.objects.get_or_create(email=email, defaults={"is_staff": True})
    if is_new:
        if not Group.objects.filter(name=role).exists():
            sync_roles()
        found.groups.add(Group.objects.get(name=role))
    return found


def texts(columns: dict[str, Any]) -> dict[str, Any]:
    """`name_en="Osh"` is short for one language of `name`; an empty one takes it away."""
    found: dict[str, Any] = {}
    for column, value in columns.items():
        name, _line, code = column.rpartition("_")
        if isinstance(value, str) and code in {"en", "ru", "hy"}:
            found.setdefault(name, {})[code] = value
        else:
            found[column] = value
    return found


def _named(model: type[N], name: str, columns: dict[str, Any]) -> N:
    """The row of that name in English, or a new one."""
    found = model._default_manager.filter(name__en=name).first()
    return found or model._default_manager.create(**texts({"name_en": name} | columns))


def organisation(**columns: Any) -> Organisation:
    names = {"name_en": "The Organisation", "name_ru": "Организация"}
    return Organisation.objects.update_or_create(pk=1, defaults=texts(names | columns))[0]


def section(slug: str = "secretariat", **columns: Any) -> Section:
    columns = {"name_en": slug.title(), "name_ru": f"Раздел {slug}"} | columns
    return Section.objects.get_or_create(slug=slug, defaults=texts(columns))[0]


def person(name: str = "Anna Orlova", **columns: Any) -> Person:
    columns = {"post_en": "Head of Service", "post_ru": "начальник службы"} | columns
    return _named(Person, name, columns)


def country(code: str = "KG", **columns: Any) -> Country:
    names = {"name_en": f"Country {code}", "name_ru": f"Страна {code}"}
    return Country.objects.get_or_create(code=code, defaults=texts(names | columns))[0]


def place(name: str = "Osh", **columns: Any) -> Place:
    return _named(Place, name, columns)


def agency(name: str = "Ministry", **columns: Any) -> Agency:
    return _named(Agency, name, {"kind": "authority"} | columns)


def series(slug: str = "channel", **columns: Any) -> Series:
    names = {"name_en": slug.title(), "name_ru": f"Серия {slug}"}
    return Series.objects.get_or_create(slug=slug, defaults=texts(names | columns))[0]


def measure(code: str = "heroin", **columns: Any) -> Measure:
    columns = {"name_en": code.title(), "group": "drugs", "dimension": Dimension.MASS} | columns
    return Measure.objects.get_or_create(code=code, defaults=texts(columns))[0]


def news_item(
    headline: str = "Seminar held at the Secretariat",
    *,
    public_from: dt.datetime | None = None,
    people: Sequence[Person] = (),
    operations: Sequence[Operation] = (),
    **columns: Any,
) -> Edition:
    """An edition of a new item, or of `item=` where that is given; in English by default."""
    content = {
        "language": "en",
        "body": "<p>The text of the release.</p>",
        "display_date": dt.date(2024, 2, 14),
    } | columns
    if "item" not in content:
        content["item"] = NewsItem.objects.create()
    if "section" not in content:
        content["section"] = section()
    edition = _draft(Edition(headline=headline, **content), start=public_from)
    for row, who in enumerate(people):
        EditionPerson.objects.create(edition=edition, person=who, order=row)
    for row, what in enumerate(operations):
        EditionOperation.objects.create(edition=edition, operation=what, order=row)
    return release(edition, start=public_from)


def operation(
    name: str = "Channel – Barrier",
    *,
    public_from: dt.datetime | None = None,
    windows: Sequence[tuple[dt.date, dt.date]] = (),
    slug: str = "",
    series: Series | None = None,
    ordinal: int | None = None,
    **columns: Any,
) -> OperationEdition:
    identity = Operation.objects.create(
        slug=slug or slugify(name, "en"), series=series, ordinal=ordinal
    )
    first = windows[0][0] if windows else dt.date(2022, 5, 23)
    content = {"name_en": name, "sort_date": first} | columns
    edition = _draft(OperationEdition(operation=identity, **texts(content)), start=public_from)
    for starts, ends in windows:
        Window.objects.create(edition=edition, starts=starts, ends=ends)
    return release(edition, start=public_from)


class Figure(NamedTuple):
    """A tally in short; a value of None is unknown."""

    code: str
    value: str | None
    unit: str = "kg"
    qualifier: str = "exact"
    level: int = 0


def sheet(
    of: Operation | Series,
    figures: Sequence[Figure] = (),
    *,
    public_from: dt.datetime | None = None,
    kind: str = "stage",
    since: dt.date | None = None,
    until: dt.date | None = None,
    **columns: Any,
) -> SheetEdition:
    owner = "operation" if isinstance(of, Operation) else "series"
    identity = ResultSheet.objects.create(**{owner: of}, kind=kind, since=since, until=until)
    edition = _draft(SheetEdition(sheet=identity, **texts(columns)), start=public_from)
    for order, figure in enumerate(figures):
        _tally(edition, figure, order=order)
    return release(edition, start=public_from)


def _tally(edition: SheetEdition, figure: Figure, *, order: int) -> Tally:
    value = None if figure.value is None else Decimal(figure.value)
    return Tally.objects.create(
        edition=edition,
        order=order,
        level=figure.level,
        measure=measure(figure.code, dimension=UNITS[figure.unit].dimension),
        value=value,
        normalised=None if value is None else normalise(value, figure.unit),
        unit=figure.unit,
        qualifier=figure.qualifier,
        disclosure="unknown" if value is None else "stated",
    )


def change(edition: E, *, public_from: dt.datetime | None = None, **columns: Any) -> E:
    """A new edition after that one: draft, or approved like everything here."""
    at = _act_at(public_from)
    draft = verbs.start_change(edition, by=user(), at=at)
    for name, value in texts(columns).items():
        held = getattr(draft, name)
        setattr(draft, name, {**held, **value} if isinstance(value, dict) else value)
    verbs.save_draft(draft, by=user(), at=at)
    return release(draft, start=public_from)


def withdrawn(edition: E, *, at: dt.datetime, reason: str = "Published too early.") -> E:
    edition.refresh_from_db()
    return verbs.withdraw(edition, by=user(), at=at, reason=reason)


def removed(edition: E, *, reason: str = "By order.") -> E:
    """Until the desk has a verb for it: what a removal writes."""
    edition.refresh_from_db()
    edition.state, edition.reason = "removed", reason
    edition.public_until = edition.public_until or timezone.now()
    edition.validate_constraints()
    edition.save()
    return edition


def _draft(edition: E, *, start: dt.datetime | None) -> E:
    return verbs.create(edition, by=user(), at=_act_at(start))


def release(edition: E, *, start: dt.datetime | None) -> E:
    if start is None:
        return edition
    return approve(edition, by=user(), at=_act_at(start), start=start)


def approve(edition: E, *, by: User, at: dt.datetime, start: dt.datetime | None = None) -> E:
    """By somebody who means it, whatever there is to ask."""
    meant = edition.questions(start or at)
    return verbs.approve(edition, by=by, at=at, start=start, confirmed=meant)


def _act_at(start: dt.datetime | None) -> dt.datetime:
    now = timezone.now()
    return min(start, now) if start else now
