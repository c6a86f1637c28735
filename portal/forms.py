from django import forms

from portal.found import SIZE
from portal.search import LONGEST_QUERY, RANKED


class Question(forms.Form):
    q = forms.CharField(required=False, max_length=LONGEST_QUERY)
    page = forms.IntegerField(required=False, min_value=1, max_value=2 * RANKED // SIZE)

    @property
    def number(self) -> int:
        return self.cleaned_data.get("page") or 1
