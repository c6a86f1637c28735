from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from portal.publishing.registry import register


class OperationsConfig(AppConfig):
    name = "operations"
    verbose_name = _("operations")

    def ready(self) -> None:
        register(self.get_model("OperationEdition"))
        register(self.get_model("SheetEdition"))
