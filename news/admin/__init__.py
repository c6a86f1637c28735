from . import editions, sections  # noqa: F401  # both register themselves
