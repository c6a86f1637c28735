from __future__ import annotations

from typing import Any, cast

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.labels.admin import OwnFiltersOnly

from .forms import NewUserForm, RolesField
from .links import mail_link
from .models import User
from .roles import grantable_roles, may_manage

admin.site.unregister(Group)  # roles are the code's to define: see `sync_roles`

_ACCESS = ("is_active", "groups")


@admin.register(User)
class PortalUserAdmin(OwnFiltersOnly[User], UserAdmin[User]):
    """Accounts and their roles. Nobody is deleted, and nobody raises an account above the own."""

    add_form = NewUserForm
    fieldsets = (
        (None, {"fields": ("email", "password")}),
        (_("Person"), {"fields": ("first_name", "last_name", "language")}),
        (_("Access"), {"fields": _ACCESS}),
        (_("Dates"), {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = (
        (None, {"fields": ("email", "first_name", "last_name", "language", "groups")}),
        (_("Password"), {"fields": ("usable_password", "password1", "password2")}),
    )
    list_display = ("email", "first_name", "last_name", "roles", "is_active", "last_login")
    list_filter = ("is_active",)
    search_fields = ("email", "first_name", "last_name")
    ordering = ("email", "id")
    filter_horizontal = ()
    readonly_fields = ("last_login", "date_joined")
    actions = None
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER

    @admin.display(description=_("roles"))
    def roles(self, user: User) -> str:
        return ", ".join(gettext(group.name) for group in user.groups.all())

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return super().get_queryset(request).prefetch_related("groups")

    def get_fieldsets(self, request: HttpRequest, obj: User | None = None) -> Any:
        """Only a superuser sees who is one, and can make one."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or not _signed_in(request).is_superuser:
            return fieldsets
        superuser = (None, {"fields": ("is_superuser",)})
        return [*fieldsets, superuser]

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> Any:
        """One's own access is for somebody else to change: nobody locks the last door."""
        own = (*_ACCESS, "is_superuser") if obj == request.user else ()
        return (*self.readonly_fields, *own)

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name != "groups":
            return super().formfield_for_manytomany(db_field, request, **kwargs)
        roles = grantable_roles(_signed_in(request))
        return RolesField(queryset=roles, label=_("Roles"), required=False)

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or may_manage(_signed_in(request), obj))

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        if not change:
            obj.is_staff = True
        super().save_model(request, obj, form, change)
        if not change and not obj.has_usable_password():
            transaction.on_commit(lambda: _invite(request, obj))

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Groups that the form does not offer are kept as they are."""
        offered = form.fields["groups"].queryset if "groups" in form.fields else Group.objects.all()
        kept = list(form.instance.groups.exclude(pk__in=offered.values("pk")))
        super().save_related(request, form, formsets, change)
        form.instance.groups.add(*kept)


def _invite(request: HttpRequest, user: User) -> None:
    """After the commit: an account whose mail has failed stays, and the link can be asked for."""
    level = messages.WARNING
    if not mail_link(user, is_invitation=True):
        said = gettext(
            "The account is there, but no link to choose a password could be mailed to "
            "%(email)s. Once mail works again, “Forgotten your login credentials?” on the "
            "sign-in page sends it."
        )
    elif settings.EMAIL_BACKEND.endswith(".console.EmailBackend"):
        said = gettext(
            "No mail server is set: the link to choose a password stands in the log of the "
            "server and went to nobody."
        )
    else:
        level = messages.SUCCESS
        said = gettext("The link to choose a password went out to %(email)s.")
    messages.add_message(request, level, said % {"email": user.email})


def _signed_in(request: HttpRequest) -> User:
    return cast("User", request.user)
