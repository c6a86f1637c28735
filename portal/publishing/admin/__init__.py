"""The desk: what every edition's admin is built from.

    @admin.register(Edition)
    class NewsAdmin(EditionAdmin):
        search_index = SearchIndex("news_edition")  # without one there is no search box
        list_display = ("__str__", "readers", "work", "language", "changed")
        list_filter = (StateFilter, LanguageFilter)  # own filters: SimpleListFilter, no DISTINCT
        fieldsets = ((None, {"fields": ("language", "headline", "slug", "body")}),)
        autocomplete_fields = ("dateline",)
        inlines = (PeopleInline,)  # subclasses of ChildInline

The list shows heads alone; `readers` and `work` are the state in words. A draft is a form, what
waits or was approved is shown read-only; the buttons are the acts that state and role allow.

Hooks, each with its default in `EditionHooks`:
    new_identity(request, form)        the identity of a first draft, unsaved; of the form's fields
    save_identity(request, form)       writes what a draft's form changes of its identity
    complete(form, rows)               what follows from fields and rows together, or is refused
    public_path(edition)               for "view on site"
    siblings(edition, at=)             other public editions offered for withdrawal beside it
    render_preview(request, edition, at=), with has_preview = True
    more_facts(edition)                lines of the panel above the form: Fact(label, text, path)
    more_acts(request, edition), perform(act, edition, desk=, start=, confirmed=)
                                     buttons of your own

A form's way from the request to the answer is one function: `changeform.edit`. `bound.bind` gives
fields and rows as typed and writes nothing; whatever needs a text that is not saved begins there.

Form fields that are no columns: subclass EditionForm and name them in the fieldsets. What stops a
submission belongs in the model's `gate()`; its messages appear beside the fields of that name.
Everything is written by the kernel's verbs: never call `save()` in an admin class. An admin class
whose rows are chosen by autocomplete may name them: `choice_labels(rows) -> {pk: label}`.
"""

from .buttons import Act
from .changelist import CappedPaginator, StateFilter
from .choices import DATE, Choosing, ChosenFilter, ChosenSelect
from .desk import Desk, NotDone, desk_of, is_editable
from .edition import EditionAdmin
from .forms import EditionForm
from .hooks import Fact
from .inlines import ChildFormSet, ChildInline

__all__ = [
    "DATE", "Act", "CappedPaginator", "ChildFormSet", "ChildInline", "Choosing", "ChosenFilter",
    "ChosenSelect", "Desk",
    "EditionAdmin", "EditionForm", "Fact", "NotDone", "StateFilter", "desk_of", "is_editable",
]  # fmt: skip
