from __future__ import annotations

import sys
import time
from collections.abc import Iterator

WIDTH = 30


def batches(total: int, *, size: int, what: str) -> Iterator[range]:
    """Parts of `range(total)`; after each the bar on the terminal grows."""
    begun = time.monotonic()
    for start in range(0, total, size):
        yield range(start, min(start + size, total))
        done = min(start + size, total)
        spent = time.monotonic() - begun
        left = spent / done * (total - done)
        bar = "#" * (WIDTH * done // total)
        sys.stderr.write(
            f"\r{what} [{bar:-<{WIDTH}}] {done:,} of {total:,}, {spent:.0f} s, {left:.0f} s left "
        )
        sys.stderr.flush()
    sys.stderr.write("\n")
