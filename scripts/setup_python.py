"""Command: a virtual environment with what one lock names. It runs on whatever Python there is, and says what is wrong in one line.

`python -m scripts.setup_python .venv requirements.txt` sets up; without arguments it only checks this Python.
"""

import subprocess
import sys
from pathlib import Path

from scripts.guide import command, virtualenv

# --no-deps: a lock is complete, except for what requirements.excludes leaves out. --no-compile: Python compiles a module at its first use.
INSTALL = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", "--no-deps", "--no-compile", "--require-hashes")


def install(folder: Path, lock: str) -> None:
    """Install what a lock names. Raises SetupError, with the reason, where pip fails."""
    pip = [str(folder / "bin" / "python"), *INSTALL, "--requirement", lock]
    done = subprocess.run(pip, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace", check=False)
    if done.returncode:
        raise virtualenv.SetupError(virtualenv.reason(done.stdout, lock))


def main(arguments: "list[str]") -> int:
    """0 when all is set up; 1, with one line on standard error, where this Python, the disk or a download prevents it."""
    try:
        virtualenv.require_supported(sys.version_info[:2])
        if arguments:
            folder, lock = arguments
            virtualenv.create(Path(folder))
            install(Path(folder), lock)
    except virtualenv.SetupError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    command.run(lambda: main(sys.argv[1:]))
