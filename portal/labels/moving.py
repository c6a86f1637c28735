"""Steps of migrations: texts that stood in a column for each language go into one, and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

LANGUAGES = ("en", "ru")  # those that had columns of their own
Columns = Mapping[str, Sequence[str]]  # model → its texts
Step = Callable[[Any, Any], None]

_OBJECT = {
    # What is null in the patch is left out: https://www.rfc-editor.org/rfc/rfc7396
    "sqlite": "json_patch('{{}}', json_object({pairs}))",
    "postgresql": "jsonb_strip_nulls(jsonb_build_object({pairs}))",
}
_TEXT = {
    "sqlite": "coalesce(json_extract({column}, '$.\"{code}\"'), '')",
    "postgresql": "coalesce({column} ->> '{code}', '')",
}


def from_columns(app: str, columns: Columns) -> Step:
    def move(apps: Any, schema_editor: Any) -> None:
        for model, names in columns.items():
            _update(schema_editor, apps.get_model(app, model), values=[
                (name, _OBJECT[schema_editor.connection.vendor].format(pairs=_pairs(name)))
                for name in names
            ])  # fmt: skip

    return move


def to_columns(app: str, columns: Columns) -> Step:
    def move(apps: Any, schema_editor: Any) -> None:
        for model, names in columns.items():
            _update(schema_editor, apps.get_model(app, model), values=[
                (f"{name}_{code}",
                 _TEXT[schema_editor.connection.vendor].format(column=f'"{name}"', code=code))
                for name in names
                for code in LANGUAGES
            ])  # fmt: skip

    return move


def _pairs(name: str) -> str:
    return ", ".join(f"'{code}', nullif(trim(\"{name}_{code}\"), '')" for code in LANGUAGES)


def _update(schema_editor: Any, model: Any, *, values: Sequence[tuple[str, str]]) -> None:
    table = schema_editor.quote_name(model._meta.db_table)
    assigned = ", ".join(f'"{column}" = {value}' for column, value in values)
    schema_editor.execute(f"UPDATE {table} SET {assigned}")
