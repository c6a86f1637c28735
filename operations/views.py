from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse


@login_not_required
def closed(request: HttpRequest, **asked: object) -> HttpResponse:
    """Nothing is public at this address yet."""
    raise Http404
