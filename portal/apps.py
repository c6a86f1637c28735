from django.apps import AppConfig

import portal.checks  # noqa: F401  # registers them


class PortalConfig(AppConfig):
    name = "portal"
