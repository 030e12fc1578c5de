"""Command: every linter over every file that it knows."""

import subprocess
import sys
from pathlib import Path

from scripts.guide import paths

BIN = Path(sys.executable).parent
WORKFLOWS = sorted(map(str, Path(".github/workflows").glob("*.yml")))
FORMS = sorted(map(str, Path(".github/ISSUE_TEMPLATE").glob("[0-9]*.yml")))
LINTERS: tuple[tuple[str, ...], ...] = (
    ("ruff", "check", "--quiet", "scripts", "tests"),
    ("ruff", "format", "--quiet", "--check", "scripts", "tests"),
    ("mypy", "scripts"),
    ("rumdl", "check", "--quiet", "."),
    ("typos",),
    ("yamllint", "--strict", "data", "mkdocs.yml", ".github", ".yamllint.yml"),
    ("check-jsonschema", "--quiet", "--builtin-schema", "vendor.github-workflows", *WORKFLOWS),
    ("check-jsonschema", "--quiet", "--builtin-schema", "vendor.dependabot", ".github/dependabot.yml"),
    ("actionlint", *WORKFLOWS),
    ("check-jsonschema", "--quiet", "--builtin-schema", "vendor.github-issue-forms", *FORMS),
    ("check-jsonschema", "--quiet", "--builtin-schema", "vendor.github-issue-config", ".github/ISSUE_TEMPLATE/config.yml"),
    ("check-jsonschema", "--quiet", "--builtin-schema", "vendor.citation-file-format", "CITATION.cff"),
    ("node", str(paths.TYPE_CHECKER), "-p", "tsconfig.json"),  # Node of the lock, as npm is
    ("zizmor", "--quiet", "--offline", "--persona", "auditor", ".github"),
)


def main() -> int:
    """0 when every linter is content; 1 after all have run and one was not, with what it said."""
    failed = 0
    for command in LINTERS:
        run = subprocess.run([str(BIN / command[0]), *command[1:]], capture_output=True, text=True, check=False)
        if run.returncode:
            failed += 1
            print(f"{command[0]}:", run.stdout + run.stderr, sep="\n", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
