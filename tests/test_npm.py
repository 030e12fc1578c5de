"""Tests install only the npm packages that they run, because those of the benchmark take minutes."""

import json
import re

from tests.conftest import ROOT

LOCKED = json.loads((ROOT / "package-lock.json").read_text())["packages"]
MAKEFILE = (ROOT / "Makefile").read_text()


def test_tests_install_few_packages() -> None:
    needed = [name for name, package in LOCKED.items() if name and not package.get("dev") and not package.get("optional")]
    assert len(needed) < 120, "a package with many dependencies: npm ci takes ten seconds for 120"


def test_only_the_benchmark_installs_the_packages_for_development() -> None:
    assert "node_modules/lighthouse" in LOCKED
    installs = dict(re.findall(r"^(\.venv/\w+):.*\n(?:\t.*\n)*?\t.*npm ci(.*)$", MAKEFILE, re.MULTILINE))
    assert "--omit=dev" in installs[".venv/node"]
    assert "--omit" not in installs[".venv/lighthouse"]
    assert [name for name, needs in re.findall(r"^([\w./-]+):([^#\n]*)", MAKEFILE, re.MULTILINE) if ".venv/lighthouse" in needs] == [
        "bench"
    ]


def test_every_package_has_a_hash() -> None:
    """A package inside another package is covered by that one's hash."""
    assert [name for name, package in LOCKED.items() if name and "integrity" not in package and not package.get("inBundle")] == []


def test_scripts_run_in_the_locked_node() -> None:
    programs = [*(ROOT / "tests").rglob("*.py"), *(ROOT / "scripts").rglob("*.py")]
    started = re.compile(r"""(run|Popen|check_output|words = )\(?\[["'](node|npm|npx)["']""")
    assert [file.name for file in programs if started.search(file.read_text())] == []
