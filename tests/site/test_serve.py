import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db.migrations.recorder import MigrationRecorder
from pytest_django import Settings

from portal.site.management.commands import demo


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What this process would have become."""
    monkeypatch.setenv("PORTAL_SERVES", "")
    commands: list[list[str]] = []
    monkeypatch.setattr(os, "execv", lambda program, command: commands.append(command))
    return commands


@pytest.mark.parametrize("command", ["serve", "demo"])
def test_server_on_a_taken_port_says_so_with_the_mend(command: str, taken: int) -> None:
    with pytest.raises(CommandError) as refused:
        call_command(command, port=str(taken))
    mend = f"Choose another, such as PORT={taken % 65535 + 1}."
    assert str(refused.value) == f"Port {taken} on 127.0.0.1 is taken. {mend}"


@pytest.mark.parametrize("port", ["", "0", "65536", "http", "-1", "9" * 30])
def test_server_on_no_port_says_which_there_are(port: str) -> None:
    with pytest.raises(CommandError, match="choose a number from 1 to 65535"):
        call_command("serve", port=port)


@pytest.mark.django_db
def test_server_on_an_old_database_says_what_to_run(started: list[list[str]]) -> None:
    MigrationRecorder.Migration.objects.filter(app="news").delete()
    with pytest.raises(CommandError, match=r"Run: manage\.py migrate"):
        call_command("serve", port="65535")
    assert started == []


@pytest.mark.django_db
def test_server_on_a_good_database_starts(started: list[list[str]]) -> None:
    call_command("serve", port="65535", workers=3)
    assert [word for word in started[0] if word.startswith(("--host", "--port", "--workers="))] == [
        "--host=127.0.0.1", "--port=65535", "--workers=3",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:65535"),
        ("localhost", "http://localhost:65535"),
        ("0.0.0.0", "http://press.example:65535"),
    ],
)
@pytest.mark.django_db
def test_server_tells_its_workers_the_address_that_it_serves(
    started: list[list[str]], settings: Settings, host: str, address: str
) -> None:
    settings.ALLOWED_HOSTS = ["press.example", "localhost"]
    call_command("serve", port="65535", host=host)
    assert len(started) == 1
    assert os.environ["PORTAL_SERVES"] == address


def test_demonstration_in_production_is_refused(settings: Settings) -> None:
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="has no place"):
        call_command("demo", port="65535")


def test_files_are_collected_again_only_after_a_change(settings: Settings, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path / "static"
    stamp = tmp_path / "collected"
    assert demo.collect(stamp)
    (tmp_path / "static" / "staticfiles.json").touch()
    assert not demo.collect(stamp)
    stamp.write_text(stamp.read_text().replace("site.css", "gone.css"))
    assert demo.collect(stamp)
