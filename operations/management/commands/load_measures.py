from typing import Any

from django.core.management.base import BaseCommand

from operations.measures import load_measures


class Command(BaseCommand):
    help = "Add the usual measures (substances, arms, cases …); what exists is left as it is."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{load_measures()} measures added.")
