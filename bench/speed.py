"""Asks every public page again and again, in this process and warm: python -m bench.speed

A request goes through the whole of what the server runs (`portal.wsgi`), so the time is that of
the middleware, the view, the database and the template together. CPU is that of this process:
SQLite's share is in it, a PostgreSQL server's is not.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import sys
import time
from collections.abc import Callable, Iterator
from statistics import median
from typing import Any, NamedTuple
from urllib.parse import urlsplit
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.db import connection

from bench.pages import PAIRS, pages
from portal.wsgi import application

WARM_UP = 5


class Cost(NamedTuple):
    """Medians, in milliseconds; `bytes` before compression."""

    wall: float
    cpu: float
    queries: int
    bytes: int


class BadAnswer(Exception):
    """A page that should be there did not answer 200 or 302."""


def ask(path: str) -> int:
    """One request; how many bytes came back."""
    parts, answer = urlsplit(path), []
    environ: dict[str, Any] = {"PATH_INFO": parts.path, "QUERY_STRING": parts.query}
    setup_testing_defaults(environ)
    environ["wsgi.url_scheme"], environ["HTTP_HOST"] = settings.SITE_URL.split("://")

    def start(
        status: str, headers: list[tuple[str, str]], _fault: Any = None
    ) -> Callable[..., Any]:
        answer.append(status)
        return answer.append

    size = sum(map(len, application(environ, start)))
    if answer[0][:3] not in ("200", "302"):
        raise BadAnswer(f"{path}: {answer[0]}")
    return size


def measure(path: str, *, rounds: int) -> Cost:
    size = 0
    for _ in range(WARM_UP):
        size = ask(path)
    queries = _queries(path)
    walls, cpus = [], []
    for _ in range(rounds):
        wall, cpu = time.perf_counter(), time.process_time()
        ask(path)
        walls.append((time.perf_counter() - wall) * 1000)
        cpus.append((time.process_time() - cpu) * 1000)
    return Cost(median(walls), median(cpus), queries, size)


def _queries(path: str) -> int:
    asked = []

    def count(execute: Callable[..., Any], *rest: Any) -> Any:
        asked.append(rest[0])
        return execute(*rest)

    with connection.execute_wrapper(count):
        ask(path)
    return len(asked)


def report(rounds: int) -> Iterator[str]:
    costs: dict[str, Cost] = {}
    yield f"{connection.vendor}, {rounds} rounds, medians\n\n"
    yield "| page | queries | ms | CPU ms | kB |\n| --- | ---: | ---: | ---: | ---: |\n"
    for name, path in pages():
        cost = costs[name] = measure(path, rounds=rounds)
        yield (
            f"| {name} | {cost.queries} | {cost.wall:.1f} | {cost.cpu:.1f} "
            f"| {cost.bytes / 1000:.1f} |\n"
        )
    yield "\n"
    for first, last in PAIRS:
        yield f"{last} / {first}: {costs[last].wall / costs[first].wall:.2f}\n"


def profile(path: str, *, rounds: int) -> None:
    for _ in range(WARM_UP):
        ask(path)
    with cProfile.Profile() as profiler:
        for _ in range(rounds):
            ask(path)
    pstats.Stats(profiler).sort_stats("cumulative").print_stats(60)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--profile", metavar="PATH", help="where the time of one page goes")
    asked = parser.parse_args()
    if asked.profile:
        profile(asked.profile, rounds=asked.rounds)
        return
    for line in report(asked.rounds):
        sys.stdout.write(line)
        sys.stdout.flush()


if __name__ == "__main__":
    main()
