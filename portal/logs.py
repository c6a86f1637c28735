import logging

_CONTROL = {code: f"\\x{code:02x}" for code in range(32)} | {ord("\n"): " | "}


class OneLine(logging.Formatter):
    """An event is a line, its traceback included, and no visitor can write a second one."""

    def format(self, record: logging.LogRecord) -> str:
        return super().format(record).translate(_CONTROL)
