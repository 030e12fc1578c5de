"""Runs the tests of one changed line in a copy of the repository, and says whether one of them fails."""

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from filecmp import dircmp
from functools import cached_property
from pathlib import Path

import rjsmin
from coverage import CoverageData

from scripts.guide.mutation import Mutant

COVERAGE = Path(".cache") / "coverage" / "data"
SECONDS_OF_TESTS = COVERAGE.with_name("seconds.tsv")
"""How long each test took while lines were counted, which tests/conftest.py writes."""
COPIES = Path(".cache") / "mutants"
SITE = Path("site")
SECONDS = 300  # for one run; a longer one leaves the change undecided
UNDECIDED = "?"
TRIES = 8  # runs, because each test that also fails without the change is excluded in turn
FEW = 12  # tests that are tried first: most changes are noticed by one of them
WITHOUT_A_BROWSER = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTEST_PLUGINS": "xdist.plugin"}
"""Environment of pytest: to load the plugins of a browser and others takes longer than most tests, and only a browser's tests need them."""
NEAR = 12  # lines from the changed one on: tests that reach one of them which few others reach come first, then such of the whole file
MOST_TESTS = 300  # of one line: of those that are alike otherwise the quickest come first
GONE = re.compile(r"^ERROR: not found: .*?/(tests/.*)$", re.MULTILINE)  # counted when its parameters had other names
FAILED = re.compile(r"^(?:FAILED|ERROR) (\S.*?)(?: - .*)?$", re.MULTILINE)
OF_SCRIPTS = {
    "diary": ("browser/test_diary.py",), "diary-days": ("test_diary_days.py", "browser/test_diary.py"),
    "store": ("browser/test_diary.py",), "letter": ("test_letter_words.py", "browser/test_letter.py"),
    "plan": ("test_plan_steps.py", "browser/test_plan.py"), "one-sheet": ("content/test_one_sheet.py", "browser/content/test_one_sheet.py"),
    "paper": ("browser/test_letter.py", "browser/test_plan.py", "browser/content/test_one_sheet.py"),
    "fill-in": ("browser/test_fill_in.py", "browser/test_tools.py"), "show-this": ("browser/test_show_this.py",),
    "listen": ("browser/test_listen.py",), "search": ("search/test_search.py", "browser/test_search.py"),
    "worker": ("test_installed.py", "browser/test_installed.py"),
    "installed": ("browser/test_installed.py",),
    "guide": (
        "browser/test_popovers.py", "browser/test_help.py", "browser/test_late.py", "browser/test_keyboard.py", "browser/test_tools.py",
    ),
}  # fmt: skip
"""The tests of each script, by the longest prefix of its name."""


class Tests:
    """The copy in which the tests run. `root`: the repository. `skip_build`: whether the whole guide is not built for a survivor."""

    def __init__(self, root: Path, *, skip_build: bool = False) -> None:
        self._root, self._copy, self._skip_build = root, root / COPIES / str(os.getpid()), skip_build
        self._sound: dict[str, bool] = {}  # whether a test passes without any change
        self._site_changed = False
        listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=root, capture_output=True, text=True, check=True)
        shutil.rmtree(self._copy, ignore_errors=True)
        for name in filter(lambda each: (root / each).is_file(), listed.stdout.splitlines()):
            (self._copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(root / name, self._copy / name)
        shutil.copytree(root / SITE, self._copy / SITE, dirs_exist_ok=True)
        for name in (".venv", "node_modules"):
            (self._copy / name).symlink_to((root / name).resolve())
        subprocess.run(["git", "init", "--quiet"], cwd=self._copy, check=True)

    def notice(self, mutant: Mutant) -> str:
        """The name of a test that fails with this change, or "the build"; "" where nothing does, UNDECIDED after SECONDS."""
        file = self._copy / mutant.file
        good = file.read_text(encoding="utf-8")
        file.write_text(mutant.apply(good), encoding="utf-8")
        try:
            if file.suffix == ".js":
                self._site_changed = True
                (self._copy / SITE / mutant.file.removeprefix("docs/")).write_text(rjsmin.jsmin(mutant.apply(good)), encoding="utf-8")
                return self._first_failure(self._of_script(Path(mutant.file).stem), file, good)
            tests = self._of_line(mutant)
            few, others = tests[:FEW], tests[FEW:]
            return self._first_failure(few, file, good) or self._first_failure(others, file, good) or self._in_the_guide(file, good)
        finally:
            file.write_text(good, encoding="utf-8")
            if self._site_changed:
                shutil.copytree(self._root / SITE, self._copy / SITE, dirs_exist_ok=True)
                self._site_changed = False

    def _first_failure(self, tests: Sequence[str], file: Path, good: str) -> str:
        """The first of these tests that fails with the change and passes without it."""
        bad, sound = file.read_text(encoding="utf-8"), [test for test in tests if self._sound.get(test, True)]
        for _ in range(TRIES):
            if not sound or not (failed := self._failed(sound)):
                return ""
            if failed not in self._sound:
                file.write_text(good, encoding="utf-8")
                self._sound[failed] = failed == UNDECIDED or not self._failed([failed])
                file.write_text(bad, encoding="utf-8")
            if self._sound[failed]:
                return failed
            sound = [*(test for test in sound if test != failed), f"--deselect={failed}"]
        return ""

    def _failed(self, tests: Sequence[str]) -> str:
        words = [sys.executable, "-m", "pytest", "-n", "0", "-x", "-rfE", "--no-header", "-p", "no:cacheprovider", *tests]
        plugins = {} if any(test.startswith("tests/browser/") for test in tests) else WITHOUT_A_BROWSER
        try:
            done = subprocess.run(
                words, cwd=self._copy, env={**os.environ, **plugins}, capture_output=True, text=True, check=False, timeout=SECONDS
            )
        except subprocess.TimeoutExpired:
            return UNDECIDED
        if gone := set(GONE.findall(done.stderr + done.stdout)):
            return self._failed(left) if (left := [test for test in tests if test not in gone]) else ""
        match = FAILED.search(done.stdout)
        return match[1] if match else UNDECIDED if done.returncode not in (0, 5) else ""

    def _in_the_guide(self, file: Path, good: str) -> str:
        """Build the whole guide with the change; where its site differs, run the tests that read it."""
        if self._skip_build:
            return ""
        self._site_changed = True
        built = subprocess.run([sys.executable, "-m", "scripts.build"], cwd=self._copy, capture_output=True, check=False)
        if built.returncode or _differ(dircmp(self._root / SITE, self._copy / SITE)):
            files = [file for folder in ("tests", "tests/content") for file in sorted((self._copy / folder).glob("*.py"))]
            readers = [str(each.relative_to(self._copy)) for each in files if "ROOT / paths.SITE" in each.read_text(encoding="utf-8")]
            return "the build" if built.returncode else self._first_failure(readers, file, good)
        return ""

    def _of_script(self, name: str) -> list[str]:
        tests = (f"tests/{test}" for test in OF_SCRIPTS[max(filter(name.startswith, OF_SCRIPTS), key=len)])
        return [test for test in tests if (self._copy / test).is_file()]  # a guide may have a tool less

    def _of_line(self, mutant: Mutant) -> list[str]:
        by_line = self._covered.contexts_by_lineno(str(self._root / mutant.file))
        lines = range(mutant.line, mutant.line + mutant.before.count("\n") + 1)
        tests = {test for line in lines for test in by_line.get(line, ())} - {""} or {test for each in by_line.values() for test in each}
        near = [set(by_line.get(line, ())) for line in range(mutant.line, mutant.line + NEAR)]
        every = [set(each) for each in by_line.values()]
        order = {test: (_rarest(test, near), _rarest(test, every), self._cost(test)) for test in filter(self._is_there, tests - {""})}
        return sorted(order, key=lambda test: order[test])[:MOST_TESTS]

    def _cost(self, test: str) -> tuple[float, int, str]:
        """What sorts tests that are alike otherwise, cheapest first: seconds where they are known, then how many lines a test runs."""
        return self._seconds.get(test, 0), self._size[test], test

    @cached_property
    def _seconds(self) -> dict[str, float]:
        file = self._root / SECONDS_OF_TESTS
        rows = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
        return {test: float(seconds) for test, _, seconds in (row.rpartition("\t") for row in rows)}

    def _is_there(self, test: str) -> bool:
        """Whether the function of a counted test still exists."""
        name, _, function = test.partition("::")
        file = self._copy / name
        return file.is_file() and f"def {function.partition('[')[0]}(" in file.read_text(encoding="utf-8")

    @cached_property
    def _covered(self) -> CoverageData:
        data = CoverageData(str(self._root / COVERAGE))
        data.read()
        return data

    @cached_property
    def _size(self) -> Counter[str]:
        """How many lines each test runs."""
        by_line = (self._covered.contexts_by_lineno(file) for file in self._covered.measured_files())
        return Counter(test for lines in by_line for tests in lines.values() for test in tests)


def _rarest(test: str, reached: Iterable[set[str]]) -> int:
    """The number of tests that reach the least-reached of these lines that this test reaches, as a power of 2."""
    return min((len(tests) for tests in reached if test in tests), default=0).bit_length()


def _differ(both: "dircmp[str]") -> bool:
    return bool(both.left_only or both.right_only or both.diff_files or any(map(_differ, both.subdirs.values())))


def judged(file: Path) -> dict[str, str]:
    """The survivors that somebody looked at, by their id, with the reason why no test needs to notice them."""
    rows = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    pairs: Iterable[tuple[str, str, str]] = (row.partition("\t") for row in rows if row and not row.startswith("#"))
    return {name: why for name, _, why in pairs}
