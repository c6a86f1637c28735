"""The words by which editions are chosen. Nothing else in the project spells these conditions."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Self, TypeVar

from django.core.exceptions import EmptyResultSet, FullResultSet
from django.db import connections
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from .models import AbstractEdition

E = TypeVar("E", bound="AbstractEdition")


class PublicRowsStay(Exception):
    """Raised when a queryset that holds approved editions would be deleted."""


def standing(at: dt.datetime, prefix: str = "") -> Q:
    """Public at that instant: `public_from <= at < coalesce(public_until, infinity)`.

    With a prefix the same condition is put to a related edition.
    """
    start, end = f"{prefix}public_from", f"{prefix}public_until"
    return Q(**{f"{start}__lte": at}) & (Q(**{end: None}) | Q(**{f"{end}__gt": at}))


def once_standing(at: dt.datetime, prefix: str = "") -> Q:
    """Public at that instant or before it, removed since or not."""
    return Q(**{f"{prefix}public_from__lte": at})


class EditionQuerySet(QuerySet[E, E]):
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
        same_line = {name: OuterRef(name) for name in self.model.line}
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

    def delete(self) -> tuple[int, dict[str, int]]:
        if self.filter(public_from__isnull=False).exists():
            raise PublicRowsStay(_("What was approved for readers is kept; withdraw it instead."))
        return super().delete()
