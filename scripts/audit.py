"""Command: checks locked dependencies for known vulnerabilities, Python's with pip-audit and npm's with npm. Needs the network."""

import subprocess
import sys
from pathlib import Path

BIN = Path(sys.executable).parent
PYTHONS = ("--require-hashes", "--disable-pip", "--progress-spinner", "off")


def audits() -> list[list[str]]:
    """The audit command of each lock: every `requirements*.txt`, and npm's."""
    locks = sorted(map(str, Path().glob("requirements*.txt")))
    return [*(["pip-audit", "--requirement", lock, *PYTHONS] for lock in locks), ["npm", "audit", "--package-lock-only"]]


def main() -> int:
    """0 when no vulnerability is known; 1 when any audit found one or could not run, after all have run."""
    return 1 if [1 for command in audits() if subprocess.run([str(BIN / command[0]), *command[1:]], check=False).returncode] else 0


if __name__ == "__main__":
    sys.exit(main())
