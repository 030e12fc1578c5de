"""What the bench measures can be built: a generated guide has nothing to mend."""

from pathlib import Path

import pytest

from scripts.guide import content, paths
from scripts.guide.bench import growth
from tests.conftest import ROOT, run


def test_a_guide_of_more_pages_is_built_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(paths, "BENCH", tmp_path)
    folder = growth.guide(len(content.read().pages) + 25)
    built = run(folder, "build")
    assert (built.returncode, built.stderr) == (0, "")
    assert len(list((folder / paths.SITE).glob("topic-*/**/index.html"))) == 25
