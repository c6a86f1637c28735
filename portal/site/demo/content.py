"""The content files, and the two ways in which their rows reach the database."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from django.db.models import Model

from portal.accounts.models import User
from portal.publishing.beat import write_printed
from portal.publishing.models import AbstractEdition
from portal.publishing.verbs import approve, create, save_draft, submit

Content = dict[str, Any]
M = TypeVar("M", bound=Model)
E = TypeVar("E", bound=AbstractEdition)


class Team(NamedTuple):
    officer: User
    editor: User


@cache
def content(name: str) -> Content:
    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text("utf-8"))


def found_or_made(model: type[M], *, values: Mapping[str, Any], **key: Any) -> M:
    """The first row with that key as it stands, or a new one; a key such as `name__en` is no
    column and stands among the values."""
    rows = model._default_manager.filter(**key).order_by("pk")
    columns = {name: value for name, value in key.items() if "__" not in name}
    return rows.first() or write_printed(model(**columns, **values))


def publish(edition: E, *, children: Sequence[Model] = (), team: Team, at: dt.datetime) -> E:
    """Written and submitted by the press officer, approved by the editor, all at that instant."""
    create(edition, by=team.officer, at=at)
    for model, rows in groupby(children, key=_model):
        model._default_manager.bulk_create(list(rows))
    save_draft(edition, by=team.officer, at=at)
    submit(edition, by=team.officer, at=at)
    return approve(edition, by=team.editor, at=at)


def _model(row: Model) -> type[Model]:
    return type(row)
