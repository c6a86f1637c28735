"""The README names what is there, and all of it."""

from __future__ import annotations

import re
import tomllib

from django.core.management import get_commands

from .tree import ROOT

README = (ROOT / "README.md").read_text()
FROM_SHELL = {
    "DJANGO_SETTINGS_MODULE",
    "PORTAL_SERVES",
    "PYTHONPATH",
}  # no settings of the portal's
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


def base(requirement: str) -> str:
    return re.split(r"[\[<>=~!; ]", requirement)[0]


def rows(title: str) -> list[str]:
    """The first column of the table under a title."""
    section = README.split(f"# {title}\n")[1].split("\n#")[0]
    return re.findall(r"^\| `?([\w-]+)`?/? \|", section, re.MULTILINE)[2:]


def test_readme_opens_with_the_two_commands() -> None:
    opening = [line.strip() for line in README.splitlines() if line.startswith("    ")][:2]
    assert [line.split("  ")[0] for line in opening] == ["make demo", "make test"]


def test_commands_of_the_readme_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"(?:`|^    )make ([a-z]+)", README, re.MULTILINE)) - targets == set()
    assert set(re.findall(r"manage\.py ([a-z_]+)", README)) - set(get_commands()) == set()


def test_files_of_the_readme_exist() -> None:
    named = re.findall(r"(?<![\w/.])((?:bench|deploy|portal|tests)/[\w/.]+)", README)
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_readme_explains_every_setting() -> None:
    example = (ROOT / ".env.example").read_text()
    assert sorted(rows("Settings")) == sorted(re.findall(r"^#?([A-Z_]+)=", example, re.MULTILINE))


def test_readme_gives_a_reason_for_every_package_and_they_are_few() -> None:
    packages = [base(requirement) for requirement in PROJECT["dependencies"]]
    assert sorted(rows("What it runs on")) == sorted(packages)
    assert len(packages) <= 12


def test_locks_hold_every_package_with_hashes() -> None:
    wanted = {
        "requirements.lock": PROJECT["dependencies"],
        "requirements-test.lock": [
            *PROJECT["dependencies"],
            *PROJECT["optional-dependencies"]["test"],
        ],
    }
    for name, requirements in wanted.items():
        lock = (ROOT / name).read_text()
        pinned = set(re.findall(r"^([\w-]+)==", lock, re.MULTILINE))
        assert {base(requirement) for requirement in requirements} - pinned == set()
        assert len(re.findall(r"^[\w-]+==.*\\\n    --hash=", lock, re.MULTILINE)) == len(pinned)


def test_makefile_hears_of_no_setting_from_the_shell() -> None:
    """`make test` and `make demo` do the same whatever the shell has set."""
    example = (ROOT / ".env.example").read_text()
    settings = re.findall(r"^#?([A-Z_]+)=", example, re.MULTILINE)
    makefile = (ROOT / "Makefile").read_text().replace("\\\n", "")
    deaf = " ".join(re.findall(r"^unexport (.+)$", makefile, re.MULTILINE)).split()
    fixed = re.findall(r"^export (\w+) :=", makefile, re.MULTILINE)
    assert sorted(set(deaf) - FROM_SHELL) == sorted(set(settings) - set(fixed))
    assert set(deaf) >= FROM_SHELL
