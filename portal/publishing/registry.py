"""The edition models of the apps, in the order in which they registered from `AppConfig.ready`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from django.db.models import Model

if TYPE_CHECKING:
    from .models import AbstractEdition

_models: list[type[AbstractEdition]] = []


def register(model: type[Model]) -> None:
    """Takes what `AppConfig.get_model` gives, which is typed as any model."""
    edition = cast("type[AbstractEdition]", model)
    if edition not in _models:
        _models.append(edition)


def edition_models() -> Sequence[type[AbstractEdition]]:
    return tuple(_models)
