from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.utils.translation import gettext_lazy as _


class PublishingConfig(AppConfig):
    name = "portal.publishing"
    label = "publishing"
    verbose_name = _("publishing")


class DeskConfig(admin_apps.AdminConfig):
    """Django's admin with the desk's own site."""

    default = False
    default_site = "portal.publishing.admin.site.DeskSite"
