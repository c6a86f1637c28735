"""The form of an edition: its fields, the version it was opened at, and the act asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, cast

from django import forms
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext

from portal.publishing.acting import last_write
from portal.publishing.models import AbstractEdition

from .buttons import PUBLISH_AT, SAVE, Act
from .desk import Desk, NotDone
from .times import StartField, written, zone_words

ACT, CONFIRMED = "_act", "_confirmed"
LARGEST_VERSION = 2**31 - 1


class EditionForm(forms.ModelForm[Any]):
    """Subclass it for fields of your own; the admin sets `desk` and `acts` for each request."""

    version = forms.IntegerField(
        required=False, min_value=1, max_value=LARGEST_VERSION, widget=forms.HiddenInput
    )
    start = StartField()
    desk: ClassVar[Desk]
    acts: ClassVar[Mapping[str, Act]]
    act: Act = SAVE
    """The button that was pressed; known once the form is clean."""
    is_stale = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions: Mapping[str, str] = {}
        if self.instance.pk:
            self.fields["version"].initial = self.instance.version
        if PUBLISH_AT.name in self.acts:
            self.fields["start"].initial = self.instance.planned_for
            self.fields["start"].help_text = zone_words(self.desk.at)
        else:
            del self.fields["start"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.instance.pk and cleaned.get("version") != self.instance.version:
            self._say_stale()
        else:
            self._clean_act(cleaned)
        return cleaned

    def _clean_act(self, cleaned: Mapping[str, Any]) -> None:
        act = self.acts.get(self.data.get(ACT, SAVE.name))
        if act is None:
            self.add_error(None, gettext("This cannot be done now. Choose one of the buttons."))
            return
        self.act = act
        if act == PUBLISH_AT and "start" not in self.errors:
            start = cleaned.get("start")
            problem = StartField.problem(start, at=self.desk.at) if start else gettext("Say when.")
            if problem:
                self.add_error("start", problem)

    @property
    def confirmed(self) -> list[str]:
        """The questions that were answered, by their keys."""
        return cast(QueryDict, self.data).getlist(CONFIRMED)

    def say(self, refusal: NotDone) -> None:
        """Adds what a verb refused, each message beside its field."""
        if "cleaned_data" not in vars(self):
            self.full_clean()
        if refusal.is_stale:
            return self._say_stale()
        if refusal.questions:
            self.questions = refusal.questions
            words = gettext("Answer the question beside the buttons, then press the button again.")
            return self.add_error(None, words)
        for field, messages in refusal.messages.items():
            for message in messages:
                self.add_error(field if field in self.fields else None, message)

    def _say_stale(self) -> None:
        self.is_stale = True
        who, when = last_act(self.instance)
        self.add_error(
            None,
            gettext(
                "%(who)s saved this at %(when)s, after you had opened it. Nothing of yours was "
                "written; your text stands below. Open what was saved and carry your words over."
            )
            % {"who": who, "when": when},
        )

    def changed_content(self) -> list[str]:
        return [name for name in self.changed_data if name not in ("version", "start")]


def last_act(edition: AbstractEdition) -> tuple[str, str]:
    """Who did something to this edition last, and when; the history knows acts that no column
    keeps."""
    who, when = last_write(edition)
    own = type(edition)._default_manager.filter(pk=edition.pk)
    entry = entries_of(own).order_by("-action_time", "-id").first()
    if entry and (when is None or entry.action_time >= when):
        who, when = entry.user, entry.action_time
    return str(who or gettext("Somebody")), written(when) if when else gettext("an unknown time")


def entries_of(editions: QuerySet[Any]) -> QuerySet[LogEntry]:
    """What the history holds of these editions; it keeps their keys as text."""
    keys = [str(key) for key in editions.values_list("pk", flat=True)]
    kind = ContentType.objects.get_for_model(editions.model)
    entries = LogEntry.objects.filter(content_type=kind, object_id__in=keys)
    return entries.select_related("user")


__all__ = ["ACT", "EditionForm", "entries_of", "last_act"]
