from __future__ import annotations

from django import forms
from django.utils.http import urlencode
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.search import LONGEST_QUERY, RANKED
from portal.site.found import SIZE

LONGEST_TITLE = 60


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
    def title(self) -> str:
        """Another one for each page of what each search found."""
        words = self.cleaned_data.get("q", "")
        if not words:
            return gettext("Search")
        title = gettext("Search: %(words)s") % {"words": Truncator(words).chars(LONGEST_TITLE)}
        if self.number == 1:
            return title
        return gettext("%(list)s, page %(number)d") % {"list": title, "number": self.number}

    @property
    def typed(self) -> str:
        """What the reader finds in the field again, also where it could not be asked."""
        return str(self.data.get("q", "")).replace("\0", "")[:LONGEST_QUERY]

    def address(self, *, page: int) -> str:
        """Of another page of what the same search found."""
        return f"?{urlencode({**self.data, 'page': page}, doseq=True)}"
