from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.search import LONGEST_QUERY, RANKED
from portal.site.found import SIZE


class Question(forms.Form):
    q = forms.CharField(
        required=False,
        max_length=LONGEST_QUERY,
        error_messages={
            "max_length": _("Search for at most %(limit_value)d characters."),
            "null_characters_not_allowed": _("The search cannot contain control characters."),
        },
    )
    page = forms.IntegerField(required=False, min_value=1, max_value=2 * RANKED // SIZE)

    @property
    def number(self) -> int:
        return self.cleaned_data.get("page") or 1

    @property
    def typed(self) -> str:
        """What the reader finds in the field again, also where it could not be asked."""
        return str(self.data.get("q", "")).replace("\0", "")[:LONGEST_QUERY]
