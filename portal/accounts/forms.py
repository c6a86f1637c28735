"""Forms of the user's own page and of the administrator's."""

from __future__ import annotations

from django import forms
from django.contrib.auth.forms import AdminUserCreationForm
from django.contrib.auth.models import Group
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .models import User


class RolesField(forms.ModelMultipleChoiceField[Group]):
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Group) -> str:
        return gettext(obj.name)


class NewUserForm(AdminUserCreationForm[User]):
    """A password now, or a link by mail to choose one."""

    usable_password = forms.ChoiceField(
        label=_("First password"),
        required=False,
        initial="false",
        choices={"false": _("chosen by the person"), "true": _("set here")},
        widget=forms.RadioSelect(attrs={"class": "radiolist inline"}),
        help_text=_("Whoever is to choose it gets a link to do so by mail."),
    )

    class Meta:
        model = User
        fields = ("email",)


class OwnAccountForm(forms.ModelForm[User]):
    class Meta:
        model = User
        fields = ("language",)
