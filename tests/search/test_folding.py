"""What is remembered of folded characters stays small, whatever is asked."""

import tracemalloc

from portal.search import fold, folding


def test_folding_whatever_unicode_has_remembers_three_megabytes_at_most() -> None:
    folding.letters("a")
    tracemalloc.start()
    try:
        for first in range(0x3400, 0x1F000, 0x1000):
            folding.letters("".join(map(chr, range(first, first + 0x1000))))
        _now, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 3_000_000
    assert fold("Ёлка Müller") == "елка muller"
