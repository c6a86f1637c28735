"""The words by which editions are chosen. Nothing else in the project spells these conditions."""

from __future__ import annotations

import datetime as dt
from typing import Any, Self, TypeVar, cast

from django.core.exceptions import EmptyResultSet, FullResultSet
from django.db import connections
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

E = TypeVar("E", bound=Model)


class PublicRowsStay(Exception):
    """Raised when rows of which readers may have seen some would be changed or deleted."""


class GuardedRows(QuerySet[E, E]):
    """Refuses to change or delete, many at a time, what was approved for readers. `approved` leads
    from a row to the instant from which it is public."""

    approved = "public_from"

    def update(self, **values: Any) -> int:
        self._refuse(_("What was approved for readers is kept; make a change instead."))
        return super().update(**values)

    update.alters_data = True  # type: ignore[attr-defined]  # Django's mark: no template calls it

    def delete(self) -> tuple[int, dict[str, int]]:
        self._refuse(_("What was approved for readers is kept; withdraw it instead."))
        return super().delete()

    delete.alters_data = True  # type: ignore[attr-defined]  # the same
    delete.queryset_only = True  # type: ignore[attr-defined]  # the same: no manager deletes all

    def write(self, **values: Any) -> int:
        """For acts alone: they know what they may change of what is public."""
        return super().update(**values)

    write.alters_data = True  # type: ignore[attr-defined]  # the same

    def _refuse(self, words: Any) -> None:
        # By key: a slice can be deleted or updated by nobody, but asked whether it may be.
        if self.model._base_manager.filter(
            pk__in=self.order_by().values("pk"), **{f"{self.approved}__isnull": False}
        ).exists():
            raise PublicRowsStay(words)


class EditionRows(GuardedRows[E]):
    """Rows of editions: their children."""

    approved = "edition__public_from"


def standing(at: dt.datetime, prefix: str = "") -> Q:
    """Public at that instant: `public_from <= at < coalesce(public_until, infinity)`; of a past
    instant, what was removed since is left out as it is today.

    With a prefix the same condition is put to a related edition.
    """
    start, end, state = (f"{prefix}{name}" for name in ("public_from", "public_until", "state"))
    has_not_ended = Q(**{end: None}) | Q(**{f"{end}__gt": at}) & ~Q(**{state: "removed"})
    return Q(**{f"{start}__lte": at}) & has_not_ended


def once_standing(at: dt.datetime, prefix: str = "") -> Q:
    """Public at that instant or before it, removed since or not."""
    return Q(**{f"{prefix}public_from__lte": at})


class EditionQuerySet(GuardedRows[E]):
    def public(self, at: dt.datetime) -> Self:
        """What stands at that instant; the one-object twin is `is_public`."""
        return self.filter(standing(at))

    def ever_public(self, at: dt.datetime) -> Self:
        """Was public by then and not removed: version pages and corrections only."""
        return self.once_public(at).exclude(state="removed")

    def once_public(self, at: dt.datetime) -> Self:
        """Was public by then, removed or not: what an address has to account for, never to show."""
        return self.filter(once_standing(at))

    def head(self) -> Self:
        """The one edition per line that the desk shows."""
        return self.filter(is_head=True)

    def open(self) -> Self:
        return self.filter(state__in=["draft", "submitted"])

    def scheduled(self, at: dt.datetime) -> Self:
        """Approved, and public only after that instant."""
        return self.filter(state="approved", planned_for__gt=at, public_from__gt=at)

    def with_line_public(self, at: dt.datetime) -> Self:
        """Annotates `line_public`: does any edition of the same line stand at that instant?"""
        same_line = {name: OuterRef(name) for name in cast(Any, self.model).line}
        return self.annotate(
            line_public=Exists(EditionQuerySet(self.model).public(at).filter(**same_line))
        )

    def where_sql(self) -> tuple[str, list[Any]]:
        """This queryset's condition as SQL over the bare table name, for a hand-written query.

        A condition that joins other tables is asked for its keys.
        """
        query = self.query.chain()
        query.select_related = False  # what a list shows beside its rows is no condition
        query.clear_ordering(force=True)
        compiler = query.get_compiler(connection=connections[self.db])
        compiler.setup_query()
        try:
            if sum(map(bool, query.alias_refcount.values())) > 1:
                keys, params = self.order_by().values("pk").query.sql_with_params()
                return f'"{self.model._meta.db_table}"."id" in ({keys})', list(params)
            sql, params = compiler.compile(query.where)
        except FullResultSet:
            return "1 = 1", []
        except EmptyResultSet:
            return "1 = 0", []
        return sql, list(params)
