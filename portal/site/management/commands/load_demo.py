from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import BaseCommand, CommandError

from portal.site.demo.loading import Collision, load_demo
from portal.site.demo.signins import give_passwords, sign_ins_file


class Command(BaseCommand):
    help = "Load the demonstration; run again, it changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--new-passwords",
            action="store_true",
            help="give the three demonstration users new passwords",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            news, operations = load_demo()
        except (Collision, PermissionDenied) as refusal:
            raise CommandError(str(refusal)) from refusal
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages)) from refusal
        if options["new_passwords"]:
            give_passwords()
        if news or operations:
            self.stdout.write(
                f"Loaded: {news} news items in two languages, {operations} operations."
            )
        else:
            self.stdout.write("The demonstration is here already; nothing was changed.")
        self.stdout.write(f"Sign-ins: {sign_ins_file()}")
