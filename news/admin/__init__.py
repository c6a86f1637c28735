from . import edition, section  # noqa: F401  # both register themselves
