"""The HTML checker names the file and line of each error, without its known false errors."""

from pathlib import Path

import pytest

from scripts import validate_html
from scripts.guide.model import counted
from tests.conftest import ROOT

PAGE = '<!doctype html>\n<html lang="en"><head><title>Page</title>{head}</head>\n<body><h1>Page</h1>{body}</body></html>\n'


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    (tmp_path / "site" / "a b").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "site"


def test_valid_html_with_css_unknown_to_the_checker_passes(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "index.html").write_text(PAGE.format(head="<style>p { position-area: end; }</style>", body="<p popover>Words</p>"))
    assert validate_html.main() == 0
    assert capsys.readouterr().out == "1 built pages: right HTML.\n"


def test_each_error_names_its_file_and_line(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "a b" / "index.html").write_text(PAGE.format(head="", body='\n<p id="x" id="x">Words</p><blink>'))
    assert validate_html.main() == 1
    first, *rest = capsys.readouterr().err.splitlines()
    assert first == "site/a b/index.html:4: Duplicate attribute “id”."
    assert rest[-1] == counted(rest)


def test_a_missing_checker_is_reported_in_one_line(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "index.html").write_text(PAGE.format(head="", body=""))
    (site.parent / "node_modules").unlink()
    assert validate_html.main() == 1
    assert "Run `make test`" in capsys.readouterr().err
    (site / "index.html").unlink()
    assert validate_html.main() == 1
    assert capsys.readouterr().err == "site/ is not built: run `make` first.\n"


def test_every_built_page_is_valid_html(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    assert validate_html.main() == 0, capsys.readouterr().err
