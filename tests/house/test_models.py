"""What a model takes over from an abstract one, and what no model has."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.db.models import Model, UniqueConstraint

OURS = {"accounts", "news", "office", "operations", "portal", "publishing"}
COMPUTED = {"operations_tally_normalised"}  # a column that no form shows


def models() -> list[type[Model]]:
    return [model for model in apps.get_models() if model._meta.app_label in OURS]


def inherited(model: type[Model]) -> Iterator[str]:
    """Names of the constraints and indexes that the abstract ancestors declare for it."""
    names = {"app_label": model._meta.app_label, "class": model._meta.model_name}
    for ancestor in model.__mro__:
        meta = getattr(ancestor, "_meta", None)
        if meta is not None and meta.abstract:
            yield from (rule.name % names for rule in (*meta.constraints, *meta.indexes))


def test_every_model_keeps_the_rules_of_its_abstract_ancestors() -> None:
    """A Meta that does not inherit drops them without a word."""
    lost = {
        model._meta.label: set(inherited(model))
        - {rule.name for rule in (*model._meta.constraints, *model._meta.indexes)}
        for model in models()
    }
    assert {label: names for label, names in lost.items() if names} == {}


def test_models_with_abstract_rules_are_found() -> None:
    assert any(list(inherited(model)) for model in models())


def test_no_model_has_a_generic_foreign_key() -> None:
    assert [
        model._meta.label
        for model in models()
        for field in model._meta.private_fields
        if isinstance(field, GenericForeignKey)
    ] == []


def test_every_order_of_a_model_is_whole() -> None:
    """It ends with a unique column or holds all columns of a unique rule."""
    loose = []
    for model in models():
        order = [str(name).lstrip("-") for name in model._meta.ordering or ()]
        unique = [{field.name} for field in model._meta.fields if field.unique] + [{"pk"}]
        for rule in model._meta.constraints:
            if isinstance(rule, UniqueConstraint) and rule.fields and rule.condition is None:
                unique.append(set(rule.fields))
        if order and not any(columns <= set(order) for columns in unique):
            loose.append(model._meta.label)
    assert loose == []


def test_every_constraint_that_an_editor_may_meet_has_a_message() -> None:
    """Django's own says no more than the constraint's name."""
    mute = [
        f"{model._meta.label}.{rule.name}"
        for model in models()
        for rule in model._meta.constraints
        if rule.violation_error_message == rule.default_violation_error_message
        and not getattr(rule, "fields", ())  # of columns alone, Django's own message is good
        and rule.name not in COMPUTED
    ]
    assert mute == []
