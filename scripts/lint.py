"""Command: runs every linter over the files that it knows, on all cores."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from scripts.guide import command, paths, policy

BIN = Path(sys.executable).parent
WORKFLOWS = sorted(map(str, Path(".github/workflows").glob("*.yml")))
FORMS = sorted(map(str, Path(".github/ISSUE_TEMPLATE").glob("[0-9]*.yml")))
SCRIPTS = ("docs/assets/js", "overrides/partials/inline.js", "scripts/guide/offline/overdue.js")
BROWSERS = {f"BROWSERS_FOR_{use.upper()}": ",".join(map(" ".join, named.items())) for use, named in policy.BROWSERS.items()}
"""For eslint.config.mjs: `BROWSERS_FOR_WORDS` is "chrome 79,safari 12,..."."""
LINTERS: tuple[tuple[str, ...], ...] = (  # the slowest first
    ("mypy", "scripts", "tests"),
    ("node", str(paths.TYPE_CHECKER), "-p", "tsconfig.json"),  # Node of the lock, as npm is
    ("lint-imports", "--no-logo", "--no-cache"),
    ("node", str(paths.NODE_MODULES / "@biomejs" / "biome" / "bin" / "biome"), "ci"),
    ("python", "-m", "scripts.plain_english"),
    ("node", "node_modules/eslint/bin/eslint.js", "--no-warn-ignored", *SCRIPTS),
    ("python", "-m", "scripts.css_support"),
    ("ruff", "check", "--quiet", "scripts", "tests"),
    ("ruff", "format", "--quiet", "--check", "scripts", "tests"),
    ("rumdl", "check", "--quiet", "."),
    ("typos",),
    ("yamllint", "--strict", "data", "mkdocs.yml", ".github", ".yamllint.yml"),
    ("check-jsonschema", "--quiet", "--builtin-schema", "vendor.github-workflows", *WORKFLOWS),
    ("check-jsonschema", "--quiet", "--builtin-schema", "vendor.dependabot", ".github/dependabot.yml"),
    ("actionlint", *WORKFLOWS),
    ("check-jsonschema", "--quiet", "--builtin-schema", "vendor.github-issue-forms", *FORMS),
    ("check-jsonschema", "--quiet", "--builtin-schema", "vendor.github-issue-config", ".github/ISSUE_TEMPLATE/config.yml"),
    ("check-jsonschema", "--quiet", "--builtin-schema", "vendor.citation-file-format", "CITATION.cff"),
    ("zizmor", "--quiet", "--offline", "--persona", "auditor", ".github"),
)


def complaint(command: tuple[str, ...]) -> str:
    """The report of a linter below its name; "" where it found nothing."""
    if not (BIN / command[0]).is_file():
        return f"{command[0]}: it is not installed. Run `make lint`, which sets it up.\n"
    run = subprocess.run([str(BIN / command[0]), *command[1:]], capture_output=True, text=True, check=False, env={**os.environ, **BROWSERS})
    return f"{command[0]}:\n{run.stdout}{run.stderr}" if run.returncode else ""


def main() -> int:
    """0 when every linter found nothing; 1 otherwise, after all have run, with their reports in the order of the list."""
    with ThreadPoolExecutor(os.cpu_count()) as workers:
        found = list(filter(None, workers.map(complaint, LINTERS)))
    print(*found, sep="\n", end="\n" if found else "", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    command.run(main)
