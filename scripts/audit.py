"""Command: asks whether a fault is known in anything that the locks name: Python's by pip-audit, npm's by npm. Needs the network."""

import subprocess
import sys
from pathlib import Path

BIN = Path(sys.executable).parent
PYTHONS = ("--require-hashes", "--disable-pip", "--progress-spinner", "off")


def audits() -> list[list[str]]:
    """A command for each lock: every `requirements*.txt`, and npm's."""
    locks = sorted(map(str, Path().glob("requirements*.txt")))
    return [*(["pip-audit", "--requirement", lock, *PYTHONS] for lock in locks), ["npm", "audit", "--package-lock-only"]]


def main() -> int:
    """0 when no fault is known; 1 after all have run and one found something, or could not ask."""
    return 1 if [1 for command in audits() if subprocess.run([str(BIN / command[0]), *command[1:]], check=False).returncode] else 0


if __name__ == "__main__":
    sys.exit(main())
