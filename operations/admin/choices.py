"""Operations as rows to choose in other forms; they are written through their editions alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from operations.models import Operation, OperationEdition
from operations.models.operation import SEARCH
from portal.labels.admin import OwnFiltersOnly
from portal.search import BadQuery


@admin.register(Operation)
class OperationChoices(OwnFiltersOnly[Operation]):
    search_fields = ("slug",)
    ordering = ("-pk",)

    def choice_labels(self, rows: Iterable[Operation]) -> dict[int, str]:
        """By the name that the desk works on, and the year; one query."""
        heads = OperationEdition.objects.head().filter(operation__in=list(rows))
        return {head.operation_id: f"{head} ({head.sort_date.year})" for head in heads}

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Operation], search_term: str
    ) -> tuple[QuerySet[Operation], bool]:
        if not search_term.strip():
            return queryset, False
        heads = OperationEdition.objects.head()
        try:
            found = SEARCH.matches(search_term, where=heads.where_sql())
        except BadQuery:
            return queryset.none(), False
        return queryset.filter(pk__in=heads.filter(pk__in=found.ids).values("operation")), False

    def has_module_permission(self, request: HttpRequest) -> bool:
        return False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
