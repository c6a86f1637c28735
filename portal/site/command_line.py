"""Commands whose surroundings fail them say so in one line; `--traceback` shows where."""

from __future__ import annotations

import sys
from smtplib import SMTPException

from django.core.management import execute_from_command_line
from django.db import Error as DatabaseFault


def run(arguments: list[str]) -> None:
    try:
        execute_from_command_line(arguments)
    except (OSError, DatabaseFault, SMTPException) as fault:
        if "--traceback" in arguments:
            raise
        sys.exit(f"{' '.join(arguments[:2])} failed: {said(fault)}.")


def said(fault: Exception) -> str:
    """Rights, disk, database and mail server, in their own words."""
    if isinstance(fault, OSError) and fault.strerror:
        names = [str(name) for name in (fault.filename, fault.filename2) if name is not None]
        return ": ".join([fault.strerror, *([" -> ".join(names)] if names else [])])
    return " ".join(str(fault).split()).rstrip(".") or type(fault).__name__
