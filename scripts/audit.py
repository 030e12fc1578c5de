"""Command: checks locked dependencies for known vulnerabilities: Python's by pip-audit, npm's by npm. Needs the network.

`--strict`: a package that cannot be audited is a failure too, and so is a lock that is missing or names no package.
"""

import subprocess
import sys
from pathlib import Path

from scripts.guide import command

BIN = Path(sys.executable).parent
PIP_AUDIT = ("--strict", "--require-hashes", "--disable-pip", "--progress-spinner", "off")


def audits() -> list[list[str]]:
    """The audit command of each lock: every `requirements*.txt`, and npm's."""
    locks = sorted(map(str, Path().glob("requirements*.txt")))
    return [*(["pip-audit", "--requirement", lock, *PIP_AUDIT] for lock in locks), ["npm", "audit", "--package-lock-only"]]


def nothing_to_audit() -> list[str]:
    """The locks that are missing, or name no package: their audit would find nothing and pass."""
    locks = {"requirements.txt", *(f"{file.stem}.txt" for file in Path().glob("requirements*.in"))}
    names = {**dict.fromkeys(sorted(locks), "--hash="), "package-lock.json": '"integrity"'}
    return [lock for lock, mark in names.items() if not Path(lock).is_file() or mark not in Path(lock).read_text(encoding="utf-8")]


def main() -> int:
    """0 when no vulnerability is known; 1, after every audit has run, where one found something or could not run."""
    empty = nothing_to_audit()
    for lock in empty:
        print(f"{lock}:1: this lock names no package, so nothing can be audited. Run `make lock`.", file=sys.stderr)
    failed = [command for command in audits() if subprocess.run([str(BIN / command[0]), *command[1:]], check=False).returncode]
    return int(bool(empty or failed))


if __name__ == "__main__":
    command.run(main)
