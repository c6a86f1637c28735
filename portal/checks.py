"""Mistakes of configuration that a single setting cannot show; `manage.py check` names them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register

HERE = {"127.0.0.1", "localhost", "[::1]", "testserver"}


@register(Tags.security)
def production_is_meant(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    if settings.PRODUCTION or set(settings.ALLOWED_HOSTS) <= HERE:
        return []
    return [
        Warning(
            "ALLOWED_HOSTS names hosts beyond this machine, but PRODUCTION is off.",
            hint="Set PRODUCTION=true: cookies and pages then go over TLS alone.",
            id="portal.W001",
        )
    ]


@register(Tags.security, deploy=True)
def proxy_is_believed(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    if not settings.PRODUCTION or settings.SECURE_PROXY_SSL_HEADER:
        return []
    return [
        Warning(
            "PROXY_SSL_HEADER is empty: behind a proxy every page would redirect to itself.",
            hint="Set the header in which the proxy says https, such as X-Forwarded-Proto.",
            id="portal.W002",
        )
    ]


@register(deploy=True)
def mail_is_sent(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    if not settings.PRODUCTION or settings.EMAIL_BACKEND.endswith(".smtp.EmailBackend"):
        return []
    return [
        Warning(
            "Mail is written to the log: nobody can be sent a new password.",
            hint="Set EMAIL_URL, such as submission://user:password@mail.example.org.",
            id="portal.W003",
        )
    ]


@register(Tags.staticfiles, deploy=True)
def files_are_collected(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    if (Path(settings.STATIC_ROOT) / "staticfiles.json").exists():
        return []
    return [
        Error(
            "Styles, fonts and scripts are not collected: no page can be shown.",
            hint="Run manage.py collectstatic.",
            id="portal.E001",
        )
    ]
