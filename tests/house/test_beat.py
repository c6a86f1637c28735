"""Whatever a public page reads is never written without the beat, by whichever door."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings as django_settings
from django.contrib import admin
from django.core.management import call_command, get_commands
from django.db import connection, transaction
from django.db.models import ForeignKey, Model
from django.test import Client, override_settings
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from portal.publishing.beat import Beat
from portal.publishing.registry import edition_models
from tests import build

from .crawl import crawl
from .test_pages import FILES, READER

pytestmark = pytest.mark.django_db

READ = re.compile(r'\b(?:from|join)\s+"?([a-z]\w+)', re.IGNORECASE)
WRITTEN = re.compile(r'^\s*(?:insert into|update|delete from)\s+"?(\w+)', re.IGNORECASE)
# The first calls what is tried here, the others only read.
SERVERS = {"demo", "serve", "backup", "makemessages"}
ARGUMENTS = {"create_administrator": ["new@press.example"]}
# What no edition holds, and pages print all the same.
PRINTED = {
    "news.section", "news.sectionaddress", "office.contact", "office.organisation",
    "office.person", "operations.agency", "operations.country", "operations.measure",
    "operations.place", "operations.series", "operations.seriesaddress",
}  # fmt: skip


@pytest.fixture(scope="module")
def read(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> set[str]:
    """The tables that the public pages of the demonstration ask; but for those of the search,
    whose answers are never kept."""
    tables: set[str] = set()

    def note(execute: Any, sql: str, *rest: Any) -> Any:
        tables.update(READ.findall(sql))
        return execute(sql, *rest)

    plain = override_settings(STORAGES={"staticfiles": FILES}, SITE_URL="http://testserver")
    with django_db_blocker.unblock(), plain, transaction.atomic():
        call_command("load_demo")
        with connection.execute_wrapper(note):
            list(crawl(Client(), READER))
        tables &= {*connection.introspection.table_names()}
        transaction.set_rollback(True)
    searched = tuple(f"{model._meta.db_table}_search" for model in edition_models())
    return {table for table in tables if not table.startswith(searched)}


def models_of(tables: set[str]) -> Iterator[type[Model]]:
    return (model for model in apps.get_models() if model._meta.db_table in tables)


def is_of_editions(model: type[Model]) -> bool:
    """An edition, a row of one, or what its line is of: the acts write them and no one else."""
    editions = edition_models()
    ends = {field.related_model for field in model._meta.fields if isinstance(field, ForeignKey)}
    identities = {edition._meta.get_field(edition.line[0]).related_model for edition in editions}
    return model in editions or model in identities or bool(ends & {*editions, *identities})


def count() -> int:
    return Beat.objects.values_list("count", flat=True).first() or 0


@contextmanager
def watched(read: set[str], faults: list[str], name: str, *, writes: bool) -> Iterator[None]:
    """A fault where the tables were written and the beat was not raised; or not written at all
    where they must be."""
    before, written = count(), set[str]()

    def note(execute: Any, sql: str, *rest: Any) -> Any:
        written.update(WRITTEN.findall(sql))
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        yield
    if written & read - {Beat._meta.db_table} and count() == before:
        faults.append(f"{name} raises no beat")
    if writes and not written & read:
        faults.append(f"{name} writes nothing")


def test_tables_that_public_pages_read_are_of_editions_or_of_what_they_print(
    read: set[str],
) -> None:
    found = {model for model in models_of(read) if model is not Beat}
    assert {model._meta.label_lower for model in found if not is_of_editions(model)} == PRINTED
    assert read - {model._meta.db_table for model in found} == {Beat._meta.db_table}


def test_whatever_the_desk_does_to_what_pages_print_raises_the_beat(read: set[str]) -> None:
    call_command("load_demo", verbosity=0)
    client, faults, tried = Client(), list[str](), set[str]()
    client.force_login(build.user("administrator"))
    for model in models_of(read):
        if model in admin.site._registry and not is_of_editions(model):
            tried.add(model._meta.label_lower)
            for act, path, data in acts(client, model):
                with watched(read, faults, f"{model.__name__} {act}", writes=True):
                    assert client.post(path, data).status_code in (200, 302)
    assert faults == []
    assert {name for name in PRINTED if not name.endswith("address")} == tried


def acts(client: Client, model: type[Model]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Add, add in a popup, change, and delete what was added; the one organisation is changed."""
    rows = model._default_manager.order_by("pk")
    first = rows[0].pk
    typed = filled(client, address(model, "change", first))
    if model._meta.label_lower != "office.organisation":
        yield "add", address(model, "add"), another(typed, "zy")
        yield "popup", address(model, "add"), another(typed, "zz") | {"_popup": "1"}
        for row in rows.filter(pk__gt=first).reverse()[:2]:
            yield "delete", address(model, "delete", row.pk), {"post": "yes"}
    yield "change", address(model, "change", first), typed | {"name_en": "Another name"}


def address(model: type[Model], page: str, *parts: Any) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=parts)


def filled(client: Client, path: str) -> dict[str, Any]:
    form = client.get(path).context["adminform"].form
    values = {field.html_name: field.value() for field in form}
    return {name: value for name, value in values.items() if value not in (None, False, "")}


def another(typed: dict[str, Any], word: str) -> dict[str, Any]:
    """The same with a name, an address and a code of its own."""
    own = {"name_en": f"Another {word}", "name_ru": "", "slug": word, "code": word.upper()}
    return {name: own.get(name, value) for name, value in typed.items()} | {
        "name_en": own["name_en"]
    }


def test_whatever_a_command_writes_of_what_pages_read_raises_the_beat(read: set[str]) -> None:
    ours = {name for name, app in get_commands().items() if app in django_settings.INSTALLED_APPS
            and app.split(".")[0] in ("portal", "operations", "news")}  # fmt: skip
    faults: list[str] = []
    build.organisation().delete()
    for name in sorted(ours - SERVERS, reverse=True):  # load_demo loads the measures, too
        with watched(read, faults, name, writes=name in ("load_demo", "load_measures")):
            call_command(name, *ARGUMENTS.get(name, []), verbosity=0)
    assert faults == []
