import json
from typing import Any

from django import forms
from django.utils.translation import gettext

from portal.markup import clean

LONGEST = 200_000


class EditorWidget(forms.Textarea):
    """A text box of HTML that the script turns into the rich-text editor; it works without."""

    class Media:
        css = {"all": ["portal/editor/editor.css"]}
        js = [forms.Script("portal/editor/entry.js", type="module")]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"]["data-editor"] = json.dumps(_labels(), ensure_ascii=False)
        return context

    def use_required_attribute(self, initial: Any) -> bool:
        """A hidden text box cannot tell the writer that it is required; the form does."""
        return False


class EditorField(forms.CharField):
    """Clean markup; empty where no word is left."""

    widget = EditorWidget

    def __init__(self, *, max_length: int = LONGEST, **options: Any) -> None:
        super().__init__(max_length=max_length, **options)

    def to_python(self, value: Any) -> str:
        typed = super().to_python(value) or ""
        return clean(typed) if len(typed) <= (self.max_length or LONGEST) else typed


def _labels() -> dict[str, str]:
    return {
        "text": gettext("Text"),
        "tools": gettext("Text tools"),
        "bold": gettext("Bold"),
        "italic": gettext("Italic"),
        "heading": gettext("Heading"),
        "subheading": gettext("Subheading"),
        "bulletList": gettext("Bulleted list"),
        "orderedList": gettext("Numbered list"),
        "blockquote": gettext("Quotation"),
        "link": gettext("Link"),
        "table": gettext("Table"),
        "addRow": gettext("Add a row below"),
        "addColumn": gettext("Add a column after"),
        "deleteRow": gettext("Delete the row"),
        "deleteColumn": gettext("Delete the column"),
        "undo": gettext("Undo"),
        "redo": gettext("Redo"),
        "address": gettext("Address"),
        "save": gettext("Save the link"),
        "removeLink": gettext("Remove the link"),
        "cancel": gettext("Cancel"),
        "badAddress": gettext("Begin the address with https://, mailto: or /."),
    }
