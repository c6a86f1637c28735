#!/usr/bin/env python3
import os
import sys

from portal.site.command_line import run

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    run(sys.argv)
