"""Command: checks locked dependencies for known vulnerabilities: Python's by pip-audit, npm's by npm. Needs the network.

`--strict`: a package that cannot be audited is a failure too.
"""

import subprocess
import sys
from pathlib import Path

BIN = Path(sys.executable).parent
PYTHONS = ("--strict", "--require-hashes", "--disable-pip", "--progress-spinner", "off")


def audits() -> list[list[str]]:
    """The audit command of each lock: every `requirements*.txt`, and npm's."""
    locks = sorted(map(str, Path().glob("requirements*.txt")))
    return [*(["pip-audit", "--requirement", lock, *PYTHONS] for lock in locks), ["npm", "audit", "--package-lock-only"]]


def main() -> int:
    """0 when no vulnerability is known; 1 after all have run, where one found something or could not audit anything."""
    return 1 if [1 for command in audits() if subprocess.run([str(BIN / command[0]), *command[1:]], check=False).returncode] else 0


if __name__ == "__main__":
    sys.exit(main())
