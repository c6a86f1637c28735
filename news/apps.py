from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from portal.publishing.registry import register


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = _("news")

    def ready(self) -> None:
        register(self.get_model("Edition"))
