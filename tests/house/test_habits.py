"""What is not done here, whatever the reason at hand."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from .tree import ROOT, SOURCE, functions, python_files, syntax, templates, text

TRANSLATING = {
    "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy", "npgettext",
    "pgettext", "pgettext_lazy", "_",
}  # fmt: skip
PRINTING = Path("portal", "pages", "printing.py")


def called(node: ast.Call) -> str:
    """The last name of what is called: `f` of f(…) and of a.f(…)."""
    function = node.func
    return getattr(function, "id", getattr(function, "attr", ""))


def calls(path: Path) -> Iterator[ast.Call]:
    return (node for node in ast.walk(syntax(path)) if isinstance(node, ast.Call))


def names(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(syntax(path)):
        if isinstance(node, ast.Name | ast.Attribute):
            yield node.lineno, getattr(node, "id", getattr(node, "attr", ""))


def test_nothing_listens_to_signals() -> None:
    listening = re.compile(r"django\.dispatch|\bsignals?\b import|import \bsignals\b|@receiver")
    assert [path for path in python_files(*SOURCE) if listening.search(text(path))] == []


def test_no_model_overrides_save_or_delete() -> None:
    assert [
        f"{path}:{node.name}"
        for path in python_files(*SOURCE)
        if "models" in path.as_posix()
        for node in functions(path)
        if node.name in ("save", "asave", "adelete")
    ] == []


def test_no_foreign_key_is_generic() -> None:
    generic = {"GenericForeignKey", "GenericRelation"}
    assert [path for path in python_files(*SOURCE) if generic & {n for _, n in names(path)}] == []


def test_text_is_called_safe_where_values_are_printed_alone() -> None:
    calling = {"mark_safe", "Markup", "SafeText", "format_html_join"}
    assert [
        f"{path}:{line} {name}"
        for path in python_files(*SOURCE)
        if path != PRINTING
        for line, name in names(path)
        if name in calling
    ] == []


def test_no_template_turns_escaping_off() -> None:
    off = re.compile(r"\|\s*safe(seq)?\b|autoescape\s+(off|false)")
    pages = [path for path in templates() if path.suffix != ".txt"]  # a mail is no markup
    assert [path for path in pages if off.search(text(Path("templates", path)))] == []


def test_no_template_has_an_inline_style_script_or_handler() -> None:
    data = r"application/(ld\+)?json"
    inline = re.compile(
        rf"\sstyle=|\son[a-z]+=|<style|javascript:|<script(?![^>]*(\ssrc=|{data}))", re.IGNORECASE
    )
    assert [path for path in templates() if inline.search(text(Path("templates", path)))] == []


def test_no_translation_is_made_of_a_formatted_string() -> None:
    assert [
        f"{path}:{call.lineno}"
        for path in python_files(*SOURCE)
        for call in calls(path)
        if called(call) in TRANSLATING
        for argument in call.args
        if not isinstance(argument, ast.Constant | ast.Name | ast.Attribute)
    ] == []


def test_every_exception_that_is_caught_is_named() -> None:
    assert [
        f"{path}:{node.lineno}"
        for path in python_files(*SOURCE)
        for node in ast.walk(syntax(path))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or getattr(node.type, "id", "") in ("Exception", "BaseException"))
    ] == []


def test_every_ignored_type_error_is_named_and_explained() -> None:
    whole = re.compile(r"# type: ignore\[[a-z-]+(,\s*[a-z-]+)*\]\s+#\s*\S")
    assert [
        f"{path}:{number}"
        for path in python_files(*SOURCE)
        for number, line in enumerate(text(path).splitlines(), start=1)
        if "type: ignore" in line and not whole.search(line)
    ] == []


def test_address_of_the_portal_is_never_read_from_a_request() -> None:
    asking = {"get_host", "get_port", "build_absolute_uri", "get_current_site"}
    assert [
        f"{path}:{line} {name}"
        for path in python_files("portal", "operations", "news")
        if path != Path("portal", "addresses", "public.py")
        for line, name in names(path)
        if name in asking
    ] == []


def test_no_address_of_a_package_index_is_written_down() -> None:
    files = [ROOT / name for name in ("requirements.lock", "requirements-test.lock", "Makefile")]
    assert [path.name for path in files if re.search(r"https?:|index-url", path.read_text())] == []


@pytest.mark.parametrize("word", ["unsafe-inline", "unsafe-eval"])
def test_word_is_written_nowhere(word: str) -> None:
    assert [path for path in python_files(*SOURCE) if word in text(path)] == []
