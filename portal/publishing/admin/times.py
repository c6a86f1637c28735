"""Instants as the desk writes and reads them: the office's time, with UTC beside it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.characters.typography import DAY, DAY_OF_YEAR

FURTHEST = dt.timedelta(days=5 * 366)


def written(instant: dt.datetime) -> str:
    """12 May 2026, 09:30; in the office's time."""
    return date_format(timezone.localtime(instant), f"{DAY}, H:i")


def written_shortly(instant: dt.datetime, *, at: dt.datetime) -> str:
    """12 May 09:30; with the year where it is not the present one."""
    local = timezone.localtime(instant)
    is_this_year = local.year == timezone.localtime(at).year
    return date_format(local, f"{DAY_OF_YEAR} H:i" if is_this_year else f"{DAY}, H:i")


def written_twice(instant: dt.datetime) -> str:
    """12 May 2026, 09:30 MSK (06:30 UTC); the day of UTC where it is another one."""
    local, utc = timezone.localtime(instant), instant.astimezone(dt.UTC)
    same_day = local.date() == utc.date()
    return gettext("%(local)s %(zone)s (%(utc)s UTC)") % {
        "local": written(instant),
        "zone": local.tzname(),
        "utc": date_format(utc, "H:i" if same_day else f"{DAY_OF_YEAR}, H:i"),
    }


class StartField(forms.DateTimeField):
    """A time to come, to the minute, typed in the office's time.

    Django itself refuses a time that does not exist or exists twice where the clocks change.
    """

    widget = forms.DateTimeInput(
        format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local", "step": "60"}
    )

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, label=_("Make public at"), **options)

    def to_python(self, value: Any) -> dt.datetime | None:
        typed = super().to_python(value)
        return typed.replace(second=0, microsecond=0) if typed else None

    @staticmethod
    def problem(start: dt.datetime, *, at: dt.datetime) -> str | None:
        if start <= at:
            return gettext("This time has passed. Choose a later one, or make it public now.")
        if start - at > FURTHEST:
            return gettext("This time is more than five years ahead.")
        return None


def zone_words(at: dt.datetime) -> str:
    """Which clock the office's time is, for the help beside a field."""
    local = timezone.localtime(at)
    return gettext("Office time (%(zone)s): it is %(local)s there now, %(utc)s UTC.") % {
        "zone": timezone.get_current_timezone_name(),
        "local": date_format(local, "H:i"),
        "utc": date_format(at.astimezone(dt.UTC), "H:i"),
    }
