"""What `make mutants` changes, and what it counts as noticed."""

import subprocess
from pathlib import Path

import pytest
from coverage import CoverageData

from scripts import mutants as command
from scripts.guide import mutation, mutation_tests
from tests import conftest
from tests.conftest import ROOT

PYTHON = '''"""A module: 1 + 1 == 2."""
LEAST = 5  # not 6


def few(names, most):
    """Whether names are few and not many."""
    if not names:
        return True
    print(names)
    return len(names) <= most and min(names) in ("\u00e9", "b") if names[0] else [name for name in names if name]
'''
SCRIPT = """// if (a && b) stop();
const few = (names, most) => {
  if (names && names.length <= most) show(names);
  clear(names);
  return !names || names === 5; // true
};
"""


def changes(tmp_path: Path, name: str, text: str) -> list[tuple[int, str, str]]:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return [(each.line, each.before, each.after) for each in mutation.mutants(tmp_path / name)]


def test_python_is_mutated_in_code_and_not_in_text(tmp_path: Path) -> None:
    found = changes(tmp_path, "few.py", PYTHON)
    assert {line for line, _, _ in found} == {2, 7, 8, 9, 10}
    assert {
        (2, "5", "(5 + 1)"),
        (7, "not", ""),
        (7, "not names", "not (not names)"),
        (8, "True", "False"),
        (9, "print(names)", "pass"),
    } < set(found)
    of_last = {(before, after) for line, before, after in found if line == 10}
    assert {("<=", "<"), ("and", "or"), ("min", "max"), ("in", "not in"), ("name", "not (name)"), ("0", "(0 + 1)")} < of_last
    assert ("names[0]", "not (names[0])") in of_last


def test_javascript_is_mutated_in_code_and_not_in_comments(tmp_path: Path) -> None:
    found = changes(tmp_path, "few.js", SCRIPT)
    assert set(found) == {
        *((3, before, after) for before, after in (("&&", "||"), (" <= ", " < "), ("if (", "if (false && "), ("if (", "if (true || "))),
        (4, "  clear(names);", ""),
        *((5, before, after) for before, after in (("!", ""), ("||", "&&"), ("===", "!=="), ("5", "-1"))),
    }


def test_every_change_of_a_python_file_leaves_one_that_compiles(tmp_path: Path) -> None:
    (tmp_path / "few.py").write_text(PYTHON, encoding="utf-8")
    for mutant in mutation.mutants(tmp_path / "few.py"):
        text = mutant.apply(PYTHON)
        compile(text, "few.py", "exec")
        assert text != PYTHON


def test_a_mutation_of_a_changed_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "few.py").write_text(PYTHON, encoding="utf-8")
    last = mutation.mutants(tmp_path / "few.py")[-1]
    with pytest.raises(ValueError, match="has changed"):
        last.apply(f"# a line more\n{PYTHON}")


def test_a_seed_gives_the_same_choice_even_after_an_unrelated_edit(tmp_path: Path) -> None:
    file = tmp_path / "few.py"
    file.write_text(PYTHON, encoding="utf-8")
    before = [each.id for each in mutation.sample([file], 8, 1)]
    assert before == [each.id for each in mutation.sample([file], 8, 1)] != [each.id for each in mutation.sample([file], 8, 2)]
    assert len({*before}) == 8
    file.write_text(PYTHON.replace("LEAST = 5", "# moved\nLEAST = 7"), encoding="utf-8")
    after = [each.id for each in mutation.sample([file], 8, 1)]
    assert len({*before} & {*after}) >= 7


def test_two_mutations_of_one_line_have_two_names(tmp_path: Path) -> None:
    file = tmp_path / "few.py"
    file.write_text("PAIR = 1, 1\n")
    assert [each.id.partition("few.py: ")[2] for each in mutation.mutants(file)] == [
        "PAIR = 1, 1: 1 -> (1 + 1)",
        "PAIR = 1, 1: 1 -> (1 + 1) (number 2 of the line)",
    ]


def test_every_mutated_folder_has_files_and_every_script_has_tests() -> None:
    for pattern in command.FOLDERS.values():
        files = list(ROOT.glob(pattern))
        assert files, pattern
        for file in (each for each in files if each.suffix == ".js"):
            tests = mutation_tests.OF_SCRIPTS[max(filter(file.stem.startswith, mutation_tests.OF_SCRIPTS), key=len)]
            of_this_guide = all("content/" in test for test in tests)  # a guide on another subject has none of them
            assert of_this_guide or any((ROOT / "tests" / test).is_file() for test in tests), file


@pytest.fixture
def tried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[mutation.Mutant]:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tests").mkdir()
    (tmp_path / "few.py").write_text(PYTHON, encoding="utf-8")
    return mutation.mutants(Path("few.py"))[:10]


@pytest.mark.parametrize(("survivors", "judged", "code"), [(0, 0, 0), (1, 1, 0), (1, 0, 1), (2, 2, 1)])
def test_nine_of_ten_changes_are_noticed_and_each_survivor_is_judged(
    tried: list[mutation.Mutant], survivors: int, judged: int, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    results = {each.id: "" if at < survivors else "tests/test_few.py::test_few" for at, each in enumerate(tried)}
    command.JUDGED.write_text("# why\n\n" + "".join(f"{each.id}\tchanges nothing\n" for each in tried[:judged]), encoding="utf-8")
    assert command.report({"checks": tried}, results) == code
    said = capsys.readouterr().out.splitlines()
    assert said[0] == f"checks: {10 - survivors} of 10 changes noticed, 0 not decided in time"
    assert sum("changes nothing" in line for line in said) == judged
    assert sum("NOT JUDGED" in line for line in said) == survivors - judged
    assert said[-1] == f"all: {10 - survivors} of 10 changes noticed, of 10 chosen"


def test_an_undecided_change_counts_as_unnoticed(tried: list[mutation.Mutant], capsys: pytest.CaptureFixture[str]) -> None:
    results = {each.id: mutation_tests.UNDECIDED for each in tried}
    assert command.report({"checks": tried}, results) == 1
    assert "checks: 0 of 10 changes noticed, 10 not decided in time" in capsys.readouterr().out


def test_without_coverage_data_the_remedy_is_printed(tried: list[mutation.Mutant], capsys: pytest.CaptureFixture[str]) -> None:
    folder = Path("scripts/guide/checks")
    folder.mkdir(parents=True)
    (folder / "few.py").write_text(PYTHON, encoding="utf-8")
    assert command.main([]) == 1
    assert capsys.readouterr().err == "No lines are counted yet. Run `make coverage` first.\n"


SMALL = "def is_small(number):\n    print(number)\n    return number < 10\n"
TESTS_OF_IT = """from small import is_small
def test_always_fails(): assert False
def test_limit():
    assert is_small(9)
    assert not is_small(10)
"""


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository of one module, its tests and the lines that they run."""
    for name, text in {"small.py": SMALL, "tests/test_small.py": TESTS_OF_IT, "site/index.html": "<h1>x</h1>"}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    (tmp_path / "conftest.py").touch()
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    data = CoverageData(str(tmp_path / mutation_tests.COVERAGE))
    (tmp_path / mutation_tests.COVERAGE).parent.mkdir(parents=True)
    for test in ("test_always_fails", "test_limit", "test_that_was_removed"):
        data.set_context(f"tests/test_small.py::{test}")
        data.add_lines({str(tmp_path / "small.py"): [2, 3]})
    data.write()
    return tmp_path


def test_a_change_is_noticed_by_a_test_that_passes_without_it(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository)
    tests = mutation_tests.Tests(repository, skip_build=True)
    found = {mutant.before.strip(): tests.notice(mutant) for mutant in mutation.mutants(Path("small.py"))}
    assert found == {"print(number)": "", "<": "tests/test_small.py::test_limit", "10": "tests/test_small.py::test_limit"}
    assert (repository / "small.py").read_text() == SMALL
    monkeypatch.setattr(mutation_tests, "SECONDS", 0.01)
    assert tests.notice(mutation.mutants(Path("small.py"))[-1]) == mutation_tests.UNDECIDED


def test_the_quickest_tests_of_a_line_come_first(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository)
    assert ROOT / mutation_tests.SECONDS_OF_TESTS == conftest.SECONDS
    rows = ("test_always_fails\t9.00", "test_limit\t0.10", "test_always_fails\t0.05")
    (repository / mutation_tests.SECONDS_OF_TESTS).write_text("".join(f"tests/test_small.py::{row}\n" for row in rows))
    tests = mutation_tests.Tests(repository, skip_build=True)
    line = mutation.mutants(Path("small.py"))[-1]
    assert [test.partition("::")[2] for test in tests._of_line(line)] == ["test_always_fails", "test_limit"]
    (repository / mutation_tests.SECONDS_OF_TESTS).write_text(f"tests/test_small.py::{rows[0]}\n")
    assert mutation_tests.Tests(repository, skip_build=True)._of_line(line)[0].endswith("test_limit")


def test_tests_that_reach_what_few_reach_come_first(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository)
    data = CoverageData(str(repository / mutation_tests.COVERAGE))
    data.read()
    data.set_context("tests/test_small.py::test_limit")
    data.add_lines({str(repository / "small.py"): [4, 5, 6, 7]})  # it runs the most lines
    data.write()
    line = mutation.mutants(Path("small.py"))[0]
    assert mutation_tests.Tests(repository, skip_build=True)._of_line(line)[0].endswith("test_limit")


def test_every_judged_survivor_has_its_file_and_a_reason() -> None:
    for name, why in mutation_tests.judged(ROOT / command.JUDGED).items():
        assert (ROOT / name.partition(": ")[0]).is_file(), name
        assert len(why.split()) >= 3, name
