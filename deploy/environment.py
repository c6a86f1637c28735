"""Makes .venv and installs a lock file into it; a second call finds all done and returns at once.

    python3 deploy/environment.py requirements.lock

Needs nothing but Python, and says in one line what is missing. It is kept readable to Pythons
older than the portal's, so that it can tell them so.
"""

import hashlib
import importlib.util
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)
FOLDER = Path(__file__).resolve().parent.parent / ".venv"
PYTHON = FOLDER / "bin" / "python"


def main(lock: Path) -> None:
    if sys.version_info < OLDEST:
        found = ".".join(str(part) for part in sys.version_info[:3])
        sys.exit(
            f"Python 3.11 or later is needed, and {sys.executable} is {found}. "
            "Install a later one and name it, such as: make demo PYTHON=python3.12"
        )
    state = hashlib.sha256(lock.read_bytes() + sys.version.encode()).hexdigest()
    stamp = FOLDER / (lock.name + ".installed")
    if stamp.exists() and stamp.read_text() == state and works():
        return
    if not works():
        create()
    install(lock)
    stamp.write_text(state)


def works() -> bool:
    """Whether the environment is whole and of this Python; a move or an update breaks it."""
    ask = "import pip, sys; print(sys.version, end='')"
    try:
        answer = subprocess.run([PYTHON, "-c", ask], capture_output=True, text=True, check=False)
    except OSError:
        return False
    return answer.stdout == sys.version


def create() -> None:
    if not importlib.util.find_spec("ensurepip"):
        sys.exit("Python's venv is missing. Install it: apt-get install python3-venv")
    if subprocess.run([sys.executable, "-m", "venv", "--clear", FOLDER], check=False).returncode:
        sys.exit(f"{FOLDER} could not be made; the lines above say why.")


def install(lock: Path) -> None:
    sys.stdout.write(f"Installing {lock.name} into {FOLDER.name} (once, about a minute) ...\n")
    sys.stdout.flush()
    quiet = ["-qq", "--disable-pip-version-check", "--no-input"]
    sure = ["--require-hashes", "--only-binary", ":all:", "--requirement", str(lock)]
    if subprocess.run([PYTHON, "-m", "pip", "install", *quiet, *sure], check=False).returncode:
        sys.exit(f"What {lock.name} lists could not be installed; the lines above say why.")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
