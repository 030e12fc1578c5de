"""Every engine builds the same guide, and its warnings become problems. test_commands.py tests the comparison."""

import shutil
from pathlib import Path

import pytest

from scripts import engines
from scripts.guide import engine, engine_comparison, paths
from tests import builds
from tests.conftest import ROOT, lay, run


def test_an_unknown_engine_is_reported(tiny: Path) -> None:
    built = run(tiny, "build", ENGINE="hugo")
    assert built.stderr.startswith("Makefile:1: ENGINE=hugo is not a known engine. Write one of mkdocs, properdocs, zensical.")


def test_each_warning_of_zensical_becomes_a_problem() -> None:
    log = "\x1b[33mWarning:\x1b[0m page does not exist\n  \x1b[38;5;246m\u256d\x1b[0m[\x1b[0m index.md:53:9 \x1b[38;5;246m]\x1b[0m\n"
    (problem,) = engine._warnings(log)
    assert str(problem) == "docs/index.md:53: the engine says: page does not exist. Fix this line."


needs_next = pytest.mark.skipif(not Path(engine.NEXT).exists(), reason="`make .venv-next/ready` sets it up")


@needs_next
@pytest.mark.parametrize("name", [name for name in engine.COMMANDS if name != engine.DEFAULT])
def test_a_tiny_guide_is_the_same_by_every_engine(tmp_path: Path, name: str) -> None:
    sites = {each: lay("good", tmp_path / each) for each in (engine.DEFAULT, name)}
    for each, folder in sites.items():
        built = run(folder, "build", ENGINE=each)
        assert built.returncode == 0, built.stderr
    found = list(engine_comparison.compared(name, *(folder / paths.SITE for folder in sites.values())))
    assert [str(each) for each in found] == []


@needs_next
@pytest.mark.parametrize("name", [name for name in engine.COMMANDS if name != engine.DEFAULT])
def test_the_guide_is_the_same_by_every_engine(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = engines.build_with

    def once(each: str, steps: tuple[str, ...]) -> Path:
        return (
            builds.built(f"engine-{each}", builds.guide, lambda folder, _: shutil.move(command(each, steps), folder / paths.SITE))
            / paths.SITE
        )

    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(paths, "ENGINES", tmp_path)
    monkeypatch.setattr(engines, "build_with", once)
    assert engines.main([name, "--quick"]) == 0, capsys.readouterr().err
