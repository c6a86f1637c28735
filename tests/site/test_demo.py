from __future__ import annotations

import datetime as dt
import io
import stat
from decimal import Decimal
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db.models import Model
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from news.models import Edition, NewsItem, Section
from operations.models import Operation, OperationEdition, SheetEdition, Tally
from portal.accounts.models import User
from portal.office.models import Contact, Organisation
from portal.publishing import verbs
from portal.site.demo.loading import load_demo
from tests import build

pytestmark = pytest.mark.django_db

RELEASE_DAY = dt.datetime(2022, 5, 27, 12, tzinfo=dt.UTC)
LATER = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def var(tmp_path: Path, settings: Settings) -> Path:
    settings.VAR = tmp_path / "var"
    return tmp_path / "var"


def everything() -> dict[str, list[dict[str, object]]]:
    """Every row of the project's own models, the password hashes included."""
    ours = ("accounts", "auth", "office", "operations", "news")
    models: list[type[Model]] = [m for m in apps.get_models() if m._meta.app_label in ours]
    return {m._meta.label: list(m._default_manager.order_by("pk").values()) for m in models}


def run(*arguments: str) -> str:
    out = io.StringIO()
    call_command("load_demo", *arguments, stdout=out)
    return out.getvalue()


def test_demonstration_loaded_stands_in_both_languages_from_the_real_days_on() -> None:
    assert load_demo() == (6, 11)
    public = Edition.objects.public(LATER).order_by("language", "display_date", "id")
    assert [edition.language for edition in public] == ["en"] * 6 + ["ru"] * 6
    days = [edition.display_date for edition in public if edition.language == "ru"]
    assert days == [
        dt.date(2022, 5, 27),
        dt.date(2024, 2, 7),
        dt.date(2024, 2, 7),
        dt.date(2024, 2, 14),
        dt.date(2024, 2, 14),
        dt.date(2024, 2, 16),
    ]
    assert not Edition.objects.public(RELEASE_DAY).exists()
    assert not OperationEdition.objects.public(RELEASE_DAY).filter(sort_date__gte=RELEASE_DAY)


def test_demonstration_keeps_every_tally_as_it_was_announced() -> None:
    load_demo()
    sheet = Edition.objects.filter(sheet__isnull=False).earliest("id").sheet
    assert sheet is not None
    columns = ("level", "measure__code", "qualifier", "value", "unit")
    assert list(sheet.tallies.values_list(*columns)) == [
        (0, "personnel", "more_than", Decimal(11000), "persons"),
        (0, "drugs", "exact", Decimal(274), "kg"),
        (1, "heroin", "more_than", Decimal(5), "kg"),
        (1, "marijuana", "about", Decimal(70), "kg"),
        (1, "hashish", "exact", Decimal(75), "kg"),
        (0, "synthetic-drugs", "more_than", Decimal(86), "kg"),
        (0, "precursors", "more_than", Decimal(2), "t"),
        (0, "firearms", "exact", Decimal(51), "pieces"),
        (0, "ammunition", "exact", Decimal(2836), "pieces"),
        (0, "laboratories", "exact", Decimal(3), "laboratories"),
        (0, "criminal-cases", "exact", Decimal(389), "cases"),
        (1, "criminal-groups", "exact", Decimal(28), "groups"),
        (1, "smuggling-cases", "exact", Decimal(21), "cases"),
        (0, "wanted", "exact", Decimal(50), "persons"),
        (0, "websites-found", "exact", Decimal(306), "websites"),
    ]
    assert Tally.objects.get(edition=sheet, measure__code="precursors").normalised == 2000


def test_demonstration_leaves_unknown_what_nobody_stated() -> None:
    load_demo()
    silent = OperationEdition.objects.get(name__en="Channel – Mountain Outpost")
    assert "ru" not in silent.name
    assert not silent.edition_places.exists()
    assert not silent.participations.exists()
    stated = SheetEdition.objects.exclude(status="").values_list("title", "status")
    assert set(stated) == {
        ("Channel – Second Barrier, preliminary results", "preliminary"),
        ("Channel – Mountain Outpost", "preliminary"),
    }


def test_demonstration_loaded_again_changes_nothing() -> None:
    load_demo()
    before = everything()
    assert load_demo() == (0, 0)
    assert run().startswith("The demonstration is here already; nothing was changed.")
    assert everything() == before


def test_demonstration_loaded_again_keeps_what_the_desk_has_made_of_it() -> None:
    load_demo()
    at = dt.datetime.now(dt.UTC)
    editor = User.objects.get(email="editor@example.org")
    public = Edition.objects.filter(language="en").latest("display_date")
    change = verbs.start_change(public, by=editor, at=at)
    change.headline = "Changed by the desk"
    verbs.save_draft(change, by=editor, at=at)
    build.approve(change, by=editor, at=at)
    Section.objects.get(slug="statements").delete()
    Contact.objects.all().delete()
    Organisation.objects.update(name={"en": "Renamed"}, is_demonstration=False)
    before = everything()
    assert load_demo() == (0, 0)
    assert everything() == before


def test_demonstration_leaves_other_content_as_it_is() -> None:
    own = build.news_item("Our own news", public_from=build.LONG_AGO, section=build.section("own"))
    build.operation("Our own operation", public_from=build.LONG_AGO)
    before = everything()
    load_demo()
    after = everything()
    assert NewsItem.objects.count() == 7
    for label, rows in before.items():
        assert [row for row in after[label] if row in rows] == rows, label
    assert Edition.objects.get(pk=own.pk).headline == "Our own news"


@pytest.mark.parametrize("held", ["organisation", "section", "series", "operation"])
def test_demonstration_beside_real_content_in_its_place_is_refused(held: str, var: Path) -> None:
    if held == "organisation":
        build.organisation(name_en="A real organisation")
    if held == "section":
        build.section("operations")
    if held == "series":
        build.series("channel")
    if held == "operation":
        Operation.objects.create(slug="channel-south")
    before = everything()
    with pytest.raises(CommandError) as refusal:
        run()
    assert "\n" not in str(refusal.value)
    assert everything() == before
    assert not var.exists()


@pytest.mark.parametrize("arguments", [[], ["--new-passwords"]])
def test_demonstration_whose_passwords_cannot_be_written_is_not_loaded(
    var: Path, arguments: list[str]
) -> None:
    if arguments:
        load_demo()
    (var / "demo-sign-ins.txt").mkdir(parents=True)  # not even root can write a file there
    before = everything()
    with pytest.raises(OSError):
        run(*arguments)
    assert everything() == before


def test_sign_ins_are_written_once_for_the_owner_alone(
    var: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        run()
    file = var / "demo-sign-ins.txt"
    written = file.read_text()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    rows = [line.rsplit(maxsplit=2) for line in written.splitlines()]
    assert [role for role, *_ in rows] == ["press officer", "editor", "administrator"]
    for role, email, password in rows:
        user = User.objects.get(email=email)
        assert user.check_password(password)
        assert [group.name for group in user.groups.all()] == [role]
    with django_capture_on_commit_callbacks(execute=True):
        run()
    assert file.read_text() == written
    with django_capture_on_commit_callbacks(execute=True):
        run("--new-passwords")
    assert file.read_text() != written
