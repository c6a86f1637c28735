import importlib.util
import sys
from pathlib import Path

import pytest

from deploy import environment


def test_environment_of_an_old_python_says_which_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    with pytest.raises(SystemExit) as stopped:
        environment.main(Path("requirements.lock"))
    assert str(stopped.value) == (
        f"Python 3.11 or later is needed, and {sys.executable} is 3.9.2. "
        "Install a later one and name it, such as: make demo PYTHON=python3.12"
    )


def test_environment_without_venv_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(SystemExit) as stopped:
        environment.create()
    assert str(stopped.value) == (
        "Python's venv is missing. Install it: apt-get install python3-venv"
    )
