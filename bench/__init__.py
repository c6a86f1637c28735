"""How fast the portal is, on as much invented content as one likes; see the README."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
django.setup()
