from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from .tree import ROOT

PRODUCTION = {
    "ENV_FILE": os.devnull,
    "PRODUCTION": "true",
    "SECRET_KEY": "0123456789abcdefghij" * 3,
    "SITE_URL": "https://press.example.org",
    "DATABASE_URL": "sqlite:////tmp/none.sqlite3",
    "PROXY_SSL_HEADER": "X-Forwarded-Proto",
    "EMAIL_URL": "submission://press:word@mail.example.org",
}


def test_check_of_a_complete_production_finds_nothing(tmp_path: Path) -> None:
    (tmp_path / "staticfiles.json").touch()
    answer = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT,
        env={**PRODUCTION, "STATIC_ROOT": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.stderr == ""
    assert answer.stdout == "System check identified no issues (3 silenced).\n"
