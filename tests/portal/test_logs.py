import logging
import sys

from portal.logs import OneLine


def test_event_with_a_traceback_and_a_visitors_line_breaks_is_one_line() -> None:
    try:
        raise ValueError("first\nsecond")
    except ValueError:
        record = logging.LogRecord(
            "django.request",
            logging.ERROR,
            "",
            0,
            "Bad: %s",
            ("/a\r\nFAKE\x1b[2J",),
            sys.exc_info(),
        )
    line = OneLine("{levelname} {message}", style="{").format(record)
    assert line.startswith("ERROR Bad: /a\\x0d | FAKE\\x1b[2J | Traceback")
    assert line.endswith("ValueError: first | second")
    assert not any(ord(letter) < 32 for letter in line)
