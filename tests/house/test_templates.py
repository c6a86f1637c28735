"""Templates parse, are used, and name nothing that is not there (see tests/undefined.py)."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib import admin
from django.template import Context, Engine, Template, engines
from django.template.loader import get_template
from jinja2 import UndefinedError

from .tree import ROOT, SOURCE, python_files, syntax, templates, text

STOCK = Path(admin.__file__).parent / "templates"
ENGINES = {"desk": "django", "public": "public"}
SUFFIXES = (r"\.html", r"\.txt", r"\.xml")


@pytest.mark.parametrize("path", templates(), ids=str)
def test_template_parses(path: Path) -> None:
    engine = ENGINES[path.parts[0]]
    assert get_template(name(path), using=engine)


def name(path: Path) -> str:
    """As code and other templates say it."""
    return Path(*path.parts[1:]).as_posix()


def named(path: Path) -> Iterator[str]:
    """Patterns of the templates that a module names, whole or with a part put in."""
    for node in ast.walk(syntax(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield re.escape(node.value)
        elif isinstance(node, ast.JoinedStr):
            pieces = (getattr(piece, "value", None) for piece in node.values)
            yield "".join(re.escape(p) if isinstance(p, str) else r"[a-z_]+" for p in pieces)


def test_every_template_is_used_by_code_or_by_another_template() -> None:
    patterns = [pattern for path in python_files(*SOURCE) for pattern in named(path)]
    sources = "".join(text(Path("templates", path)) for path in templates())
    patterns += [re.escape(word) for word in re.findall(r"""["']([\w/.-]+)["']""", sources)]
    patterns += [re.escape(path.relative_to(STOCK).as_posix()) for path in STOCK.rglob("*.html")]
    used = re.compile("|".join(pattern for pattern in patterns if pattern.endswith(SUFFIXES)))
    assert [path for path in templates() if not used.fullmatch(name(path))] == []


def test_no_template_copies_one_of_the_admin() -> None:
    copies = [path for path in templates() if (STOCK / name(path)).exists()]
    assert [path for path in copies if not text(Path("templates", path)).startswith("{% ext")] == []


def test_template_with_a_misspelt_name_fails_while_it_is_rendered(tmp_path: Path) -> None:
    path = ROOT / "templates" / "desk" / "none.html"
    source = Template("{{ nobody|default:'x' }}", engine=Engine.get_default())
    for node in source.nodelist:
        node.origin.name = str(path)
    with pytest.raises(AssertionError, match="uses the undefined name nobody"):
        source.render(Context())


def test_template_of_another_with_an_undefined_name_prints_its_default() -> None:
    assert Template("{{ nobody|default:'x' }}").render(Context()) == "x"


def test_public_template_with_a_misspelt_name_fails_while_it_is_rendered() -> None:
    template = engines["public"].from_string("{{ nobody|default('x') }}{{ nobody }}")
    with pytest.raises(UndefinedError, match="'nobody' is undefined"):
        template.render({})


def test_public_template_escapes_what_it_prints_and_what_it_translates() -> None:
    template = engines["public"].from_string(
        "{{ name }}{% trans name=name %}at {{ name }}.{% endtrans %}{{ _('%(a)s', a=name) }}"
    )
    assert template.render({"name": "<b>"}) == "&lt;b&gt;at &lt;b&gt;.&lt;b&gt;"
