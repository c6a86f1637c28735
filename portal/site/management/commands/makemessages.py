"""Django's own makemessages, which reads the templates of the other engine, too."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.core.management.commands import makemessages

from portal.pages.engine import said

PUBLIC = settings.BASE_DIR / "templates" / "public"


class BuildFile(makemessages.BuildFile):
    def preprocess(self) -> None:
        path = Path(self.path).resolve()
        if PUBLIC in path.parents:
            Path(self.work_path).write_text(_calls(path.read_text()))
        else:
            super().preprocess()


def _calls(source: str) -> str:
    """What a template says, as Python that says the same on the same lines."""
    lines: dict[int, list[str]] = {}
    for number, function, words in said(source):
        texts = [words] if isinstance(words, str) else [word for word in words if word]
        call = f"{function}({', '.join(map(repr, texts))})"
        lines.setdefault(number, []).append(call)
    last = max(lines, default=0)
    return "\n".join("; ".join(lines.get(number, ())) for number in range(1, last + 1))


class Command(makemessages.Command):
    build_file_class = BuildFile
