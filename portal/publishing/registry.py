"""The edition models of the apps, in the order in which they registered from `AppConfig.ready`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .models import AbstractEdition

_models: list[type[AbstractEdition]] = []


def register(model: type[AbstractEdition]) -> None:
    if model not in _models:
        _models.append(model)


def edition_models() -> Sequence[type[AbstractEdition]]:
    return tuple(_models)
