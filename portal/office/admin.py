from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.accounts.deskform import DeskForm
from portal.characters.fields import TYPED
from portal.labels.admin import ReferenceAdmin
from portal.publishing.beat import write_printed

from .marks import FORMATS, MOST_BYTES, BadPicture, Mark, make_mark
from .models import Contact, Organisation, Person


class StoredMark:
    """What the upload box shows as the picture there is."""

    def __init__(self, organisation: Organisation) -> None:
        self.url = organisation.mark_path

    def __str__(self) -> str:
        return gettext("the present mark")


class OrganisationForm(forms.ModelForm[Organisation]):
    picture = forms.FileField(
        label=_("Mark"),
        required=False,
        help_text=_("PNG, JPEG, WebP or GIF; it is made small. Without one, a globe is drawn."),
        widget=forms.ClearableFileInput(
            attrs={"accept": ",".join(f"image/{name.lower()}" for name in FORMATS)}
        ),
    )

    licence_url = forms.URLField(
        label=_("Address of the licence"), required=False, assume_scheme="https"
    )

    class Meta:
        model = Organisation
        fields = ("name", "short", "about", "licence", "licence_url", "is_demonstration")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.mark_digest:
            self.initial["picture"] = StoredMark(self.instance)

    def clean_picture(self) -> Mark | StoredMark | bool | None:
        """A new mark, False to take it off, or what was there."""
        upload = self.cleaned_data["picture"]
        if not isinstance(upload, UploadedFile):
            return upload  # type: ignore[no-any-return]  # Django's own False or initial value
        if upload.size is None or upload.size > MOST_BYTES:
            raise ValidationError(gettext("The file is larger than 5 MB."))
        try:
            return make_mark(upload)
        except BadPicture as error:
            raise ValidationError(str(error)) from error


@admin.register(Organisation)
class OrganisationAdmin(DeskForm, admin.ModelAdmin[Organisation]):
    form = OrganisationForm
    formfield_overrides: ClassVar[Any] = TYPED
    readonly_fields = ("zone",)
    fieldsets = (
        (None, {"fields": ("name", "short")}),
        (_("On the site"), {"fields": ("picture", "about", "is_demonstration")}),
        (_("Results"), {"fields": ("licence", "licence_url")}),
        (_("Installation"), {"fields": ("zone",)}),
    )

    @admin.display(description=_("time zone"))
    def zone(self, organisation: Organisation) -> str:
        return gettext("%(zone)s (the setting TIME_ZONE)") % {"zone": settings.TIME_ZONE}

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """There is one row: its page is the list."""
        stands = Organisation.objects.filter(pk=1).exists()
        if not stands and not self.has_add_permission(request):
            return super().changelist_view(request, extra_context)
        path = reverse("admin:office_organisation_change", args=[1])
        return HttpResponseRedirect(path if stands else reverse("admin:office_organisation_add"))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return super().has_add_permission(request) and not Organisation.objects.exists()

    def has_delete_permission(self, request: HttpRequest, obj: Organisation | None = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Organisation, form: Any, change: bool) -> None:
        obj.pk = 1
        chosen = form.cleaned_data["picture"]
        if isinstance(chosen, Mark) or chosen is False:
            obj.wear(chosen or None)
        write_printed(obj)


@admin.register(Contact)
class ContactAdmin(ReferenceAdmin[Contact]):
    list_display = ("__str__", "phone", "email", "is_shown", "order")
    search_fields = ("name", "role")
    ordering = ("order", "id")


@admin.register(Person)
class PersonAdmin(ReferenceAdmin[Person]):
    list_display = ("__str__", "other_names", "post")
    search_fields = ("name", "post")
