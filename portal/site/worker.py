"""What each process of the server runs: the portal, for as long as the server itself lives."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from threading import Thread

from django.core.handlers.wsgi import WSGIHandler

from portal.wsgi import application

SECONDS_BETWEEN_LOOKS = 1
SECONDS_TO_ANSWER = 10  # what readers wait for is still answered


def worker() -> WSGIHandler:
    server = multiprocessing.parent_process()
    if server is not None:
        Thread(target=_end_with, args=[server.pid], name="end with server", daemon=True).start()
    return application


def _end_with(server: int) -> None:
    """A server that was killed ends nobody. What it leaves would hold the port against the next
    one, and answer with code and settings of yesterday."""
    while os.getppid() == server:
        time.sleep(SECONDS_BETWEEN_LOOKS)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(SECONDS_TO_ANSWER)
    os._exit(1)
