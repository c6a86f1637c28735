"""The page of an edition's form, in the look of Django's own."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.helpers import AdminErrorList, AdminForm
from django.contrib.admin.options import IS_POPUP_VAR, TO_FIELD_VAR
from django.contrib.admin.utils import flatten_fieldsets
from django.http import HttpRequest, HttpResponse
from django.utils.text import capfirst
from django.utils.translation import gettext

from .bound import BoundEdition
from .options import EditionOptions
from .panel import panel


def show(
    admin: EditionOptions, request: HttpRequest, *, bound: BoundEdition, made: Any
) -> HttpResponse:
    """`made` is what this very form has made before, if it has."""
    form, edition = _laid_out(admin, request, bound=bound), bound.edition
    rows = admin.get_inline_formsets(request, bound.rows, bound.inlines, edition)
    context = {
        **admin.admin_site.each_context(request),
        "title": _title(admin, edition),
        "subtitle": str(edition) if edition else None,
        "adminform": form,
        "object_id": edition.pk if edition else None,
        "original": edition,
        "is_popup": IS_POPUP_VAR in request.POST or IS_POPUP_VAR in request.GET,
        "to_field": request.POST.get(TO_FIELD_VAR, request.GET.get(TO_FIELD_VAR)),
        "media": sum((part.media for part in rows), admin.media + form.media),
        "inline_admin_formsets": rows,
        "errors": AdminErrorList(bound.form, bound.rows),
        "preserved_filters": admin.get_preserved_filters(request),
        "made": admin.address("change", made.pk) if made else "",
        **panel(admin, request, form=bound.form),
    }
    is_new = edition is None
    path = admin.address("add") if is_new else ""
    return admin.render_change_form(
        request, context, add=is_new, change=not is_new, form_url=path, obj=edition
    )


def _laid_out(admin: EditionOptions, request: HttpRequest, *, bound: BoundEdition) -> AdminForm:
    fieldsets: Any = admin.get_fieldsets(request, bound.edition)
    is_theirs = bound.edition is None or admin.has_change_permission(request, bound.edition)
    fixed = admin.get_readonly_fields(request, bound.edition)
    if not is_theirs:
        fixed = flatten_fieldsets(fieldsets)
    return AdminForm(bound.form, list(fieldsets), {}, fixed, model_admin=admin)


def _title(admin: EditionOptions, edition: Any) -> str:
    name = admin.opts.verbose_name
    return str(capfirst(name)) if edition else gettext("Add %(kind)s") % {"kind": name}
