import json
from typing import Any

from django import forms
from django.conf.locale import LANG_INFO
from django.urls import reverse
from django.utils.translation import gettext

from portal.markup import clean

from .pasting import ADDRESS

LONGEST = 200_000
# Those of the region and of international bodies; any other is chosen by its code.
LANGUAGES = """
    ar az be bg cs de en el es fa fi fr he hi hu hy it ja ka kk ko ky mn pl pt ro ru sr tg tk tr uk
    ur uz vi
"""
NAMES = {"mn": "Монгол", "zh": "中文"}  # their own, where Django has none
FROM_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})  # Django thinks so of az, too


class EditorWidget(forms.Textarea):
    """A text box of HTML that the script turns into the rich-text editor; it works without."""

    class Media:
        css = {"all": ["portal/editor/editor.css"]}
        js = [forms.Script("portal/editor/entry.js", type="module")]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        told = {**_labels(), "languages": _languages()}
        context["widget"]["attrs"]["data-editor"] = json.dumps(told, ensure_ascii=False)
        context["widget"]["attrs"]["data-clean"] = reverse(ADDRESS)
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


def _languages() -> list[tuple[str, str, str | None]]:
    """Code, its own name, and the direction where that is not the usual one."""
    names = {code: str(LANG_INFO[code]["name_local"]) for code in LANGUAGES.split()} | NAMES
    found = [
        (code, name[0].upper() + name[1:], "rtl" if code in FROM_RIGHT_TO_LEFT else None)
        for code, name in names.items()
    ]
    return sorted(found, key=lambda language: language[1])


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
        "startAt": gettext("Start at"),
        "blockquote": gettext("Quotation"),
        "link": gettext("Link"),
        "language": gettext("Language of the phrase"),
        "clear": gettext("Clear formatting"),
        "undo": gettext("Undo"),
        "redo": gettext("Redo"),
        **_table_labels(),
        **_question_labels(),
        "pasting": gettext("Pasting …"),
        "nothing": gettext("Nothing is pasted: there are no words in it that can be kept."),
        "notCleaned": gettext(
            "What was copied could not be cleaned; only plain text can be pasted. Look through it: "
            "deleted and hidden passages may be there."
        ),
    }


def _table_labels() -> dict[str, str]:
    return {
        "table": gettext("Table"),
        "caption": gettext("Caption of the table"),
        "headerRow": gettext("Header row"),
        "headerColumn": gettext("Header column"),
        "addRow": gettext("Add a row below"),
        "addColumn": gettext("Add a column after"),
        "deleteRow": gettext("Delete the row"),
        "deleteColumn": gettext("Delete the column"),
        "deleteTable": gettext("Delete the table"),
    }


def _question_labels() -> dict[str, str]:
    return {
        "address": gettext("Address"),
        "saveLink": gettext("Save the link"),
        "removeLink": gettext("Remove the link"),
        "badAddress": gettext("Begin the address with https://, mailto:, tel: or /."),
        "languageOf": gettext("Language"),
        "otherLanguage": gettext("Or the code of another"),
        "removeLanguage": gettext("Remove the language"),
        "firstNumber": gettext("Number of the first item"),
        "captionWords": gettext("Words above the table"),
        "save": gettext("Save"),
        "cancel": gettext("Cancel"),
    }
