"""What is pasted in the editor is cleaned here, by the one cleaner; the writer is told of it."""

from collections import Counter

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from portal.markup import cleaned

from .links import FILTER, LOCAL
from .sight import COMMENT, DELETED, HIDDEN

LONGEST = 1_000_000  # bytes, cleaned in seconds: of ten, word processors write nine for style
ADDRESS = "clean-markup"


@require_POST
def clean_markup(request: HttpRequest) -> HttpResponse:
    """The body is HTML as it was on the clipboard; 413 where it is too long to be cleaned."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) > LONGEST:
        return HttpResponse(status=413)
    found = cleaned(request.body.decode(errors="replace"))
    return JsonResponse({"html": found.html, "leftOut": left_out_words(found.left_out)})


def left_out_words(left_out: Counter[str]) -> str:
    """A sentence for the writer; empty where nothing was left out."""
    comments, deleted, hidden = (left_out[kind] for kind in (COMMENT, DELETED, HIDDEN))
    local, filtered = (left_out[kind] for kind in (LOCAL, FILTER))
    named = [
        (comments, ngettext("%(count)d comment", "%(count)d comments", comments)),
        (deleted, ngettext("%(count)d deleted passage", "%(count)d deleted passages", deleted)),
        (hidden, ngettext("%(count)d hidden passage", "%(count)d hidden passages", hidden)),
        (
            local,
            ngettext(
                "%(count)d link to a place that readers cannot reach",
                "%(count)d links to places that readers cannot reach",
                local,
            ),
        ),
        (
            filtered,
            ngettext(
                "%(count)d link whose target a mail filter hides",
                "%(count)d links whose targets a mail filter hides",
                filtered,
            ),
        ),
    ]
    things = [words % {"count": count} for count, words in named if count]
    return gettext("Left out: %(things)s.") % {"things": ", ".join(things)} if things else ""
