"""Django's PostgreSQL, which asks whether a connection still lives only after a rest."""

from __future__ import annotations

import time

from django.db.backends.postgresql import base

REST = 10.0  # seconds; whoever ends connections ends those that did nothing for longer


class DatabaseWrapper(base.DatabaseWrapper):
    """A request asks nothing where another one has just used the connection. Should it have died
    since, a read of public pages is tried once more (portal.publishing.reading)."""

    seen_alive = 0.0

    def close_if_health_check_failed(self) -> None:
        now = time.monotonic()
        if now - self.seen_alive >= REST:
            super().close_if_health_check_failed()
        self.seen_alive = now
