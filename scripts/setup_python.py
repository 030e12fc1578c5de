"""Command: the virtual environment `.venv`. It runs on whatever Python is there, so it says what is missing in one line."""

import shutil
import subprocess
import sys

OLDEST = (3, 11)


def main() -> int:
    """0 when `.venv` is there; 1, with one line on standard error, where this Python cannot make it."""
    if sys.version_info < OLDEST:
        found = "%d.%d" % sys.version_info[:2]  # noqa: UP031 - an old Python must be able to say this
        sys.stderr.write("Python 3.11 or newer is needed, and this is %s. Try: make PYTHON=python3.11\n" % found)  # noqa: UP031
        return 1
    made = subprocess.run([sys.executable, "-m", "venv", ".venv"], capture_output=True, text=True, check=False)
    if made.returncode:
        shutil.rmtree(".venv", ignore_errors=True)
        sys.stderr.write("This Python cannot make a virtual environment. On Debian or Ubuntu: apt-get install python3-venv\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
