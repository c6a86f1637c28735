"""Every list of the desk under whatever its address may ask, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.http import HttpRequest
from django.test import Client
from django.urls import reverse

from portal.accounts.models import User
from tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("rows")]
LISTED = [model for model in apps.get_models() if admin.site.is_registered(model)]
BROKEN = "\ud800".encode("utf-8", "surrogatepass")
NONSENSE = ["", "\0", "x\0", "-1", "9" * 20, "9" * 5_000, "1.5", "٣", "'", BROKEN, "😀" * 300]
ANY_LIST = ["q", "o", "p", "e", "all", "_popup", "_to_field", "_facets", "_changelist_filters",
            "id__in", "pk__isnull", "__", "\0"]  # fmt: skip
every_list = pytest.mark.parametrize("model", LISTED, ids=lambda model: model.__name__)


@pytest.fixture
def rows() -> None:
    series = build.series("barrier")
    for number in (1, 2, 3):
        edition = build.operation(f"Barrier {number}", series=series)
        build.news_item(f"Barrier {number}", operations=[edition.operation])
        build.sheet(edition.operation)
    build.agency(country=build.country())
    build.measure()
    build.place()
    build.person()


def superuser() -> User:
    user = build.user("administrator")
    user.is_superuser = True
    user.save()
    return user


def signed_in() -> Client:
    browser = Client(raise_request_exception=False)
    browser.force_login(superuser())
    return browser


def path_of(model: Any, page: str = "changelist") -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}")


def offered(model: Any) -> dict[str, list[str]]:
    """What the filters of its list offer, by the name of their parameter."""
    own: ModelAdmin[Any] = admin.site.get_model_admin(model)
    request = HttpRequest()
    request.user = superuser()
    found = {}
    for spec in own.get_changelist_instance(request).filter_specs:
        field = getattr(spec, "field", None)
        chosen = [str(key) for key, _label in getattr(field, "flatchoices", ())]
        choices = [str(key) for key, _label in getattr(spec, "lookup_choices", ())]
        found[str(spec.expected_parameters()[0])] = choices or chosen or ["1", "0"]
    return found


def faults(browser: Client, path: str, asked: list[dict[str, Any]]) -> dict[str, int]:
    """Answers that are neither a page, nor a way to one, nor a plain refusal."""
    known = (200, 302, 400, 403, 404)
    codes = {urlencode(query): browser.get(path, query).status_code for query in asked}
    return {query: code for query, code in codes.items() if code not in known}


@every_list
def test_list_by_every_filter_with_search_in_every_order_answers(model: Any) -> None:
    own = admin.site.get_model_admin(model)
    orders = [f"{sign}{place}" for place in range(len(own.list_display) + 1) for sign in ("", "-")]
    filters = offered(model)
    each = [{name: value} for name, values in filters.items() for value in values]
    first = [{name: values[0]} for name, values in filters.items()]
    together = {name: values[0] for name, values in filters.items()}
    asked = [{**one, "q": "barrier"} for one in each]
    asked += [{**one, "q": "barrier", "o": order} for one in (*first, {}) for order in orders[:-2]]
    asked += [{**together, "q": "barrier", "o": ".".join(orders[1::3])}]
    assert faults(signed_in(), path_of(model), asked) == {}


@every_list
def test_list_asked_for_nonsense_is_answered_and_never_a_fault(model: Any) -> None:
    asked = [{name: value} for name in _names(model) for value in NONSENSE]
    asked += [{"q": "barrier", "p": value, "o": value, "_popup": value} for value in NONSENSE]
    assert faults(signed_in(), path_of(model), asked) == {}


def _names(model: Any) -> Iterator[str]:
    yield from ANY_LIST
    for name in offered(model):
        yield from (name, f"{name}__in", name.replace("__exact", "__isnull"))


@every_list
def test_new_form_asked_for_nonsense_is_answered_and_never_a_fault(model: Any) -> None:
    names = [field.name for field in model._meta.fields]
    asked = [
        {name: value}
        for name in (*names, "_popup", "_to_field", "_changelist_filters", "\0")
        for value in NONSENSE[1:6]
    ]
    assert faults(signed_in(), path_of(model, "add"), asked) == {}


@every_list
def test_row_and_history_asked_for_nonsense_are_answered_and_never_a_fault(model: Any) -> None:
    row = model._default_manager.order_by("pk").first()
    keys = [row.pk if row else 1, "_00", "x", "9" * 20, "-1", "_ED_A0_80"]
    asked = [{name: value} for name in ("p", "_popup", "_to_field", "e") for value in NONSENSE[1:6]]
    for key in keys:
        for page in ("change", "history", "delete"):
            path = f"{path_of(model)}{key}/{page}/"
            assert faults(signed_in(), path, asked if key == keys[0] else [{}]) == {}, path


def test_autocomplete_asked_for_nonsense_is_answered_and_never_a_fault() -> None:
    browser, path = signed_in(), reverse("admin:autocomplete")
    for model in apps.get_models():
        for field in model._meta.fields:
            if field.remote_field is None:
                continue
            good = {"app_label": model._meta.app_label, "model_name": model._meta.model_name,
                    "field_name": field.name, "term": "barrier"}  # fmt: skip
            asked = [good | {"term": value} for value in NONSENSE[1:5]]
            asked += [good | {"page": value} for value in NONSENSE[1:5]]
            assert faults(browser, path, asked) == {}, field
    asked = [good | {name: value} for name in good for value in NONSENSE]
    assert faults(browser, path, asked) == {}
