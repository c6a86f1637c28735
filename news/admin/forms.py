from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.addresses.slugs import slugify
from portal.markup.editor import EditorField
from portal.publishing.admin import EditionForm


class NewsForm(EditionForm):
    body = EditorField(label=_("Text"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "standfirst" in self.fields:
            self.fields["standfirst"].widget.attrs["rows"] = 3
        if self.instance.pk:
            for name in {"headline", "standfirst", "body"} & set(self.fields):
                self.fields[name].widget.attrs["lang"] = self.instance.language

    def clean(self) -> dict[str, Any]:
        """Says at once who holds the address; the gate says it again when it counts."""
        cleaned = super().clean()
        if slug := cleaned.get("slug"):
            self.instance.language = cleaned.get("language") or self.instance.language
            is_made = slug == slugify(cleaned.get("headline", ""), self.instance.language)
            if not is_made and (holder := self.instance.address_holder(slug)):
                self.add_error("slug", self.instance.address_taken(holder, slug=slug))
        return cleaned
