"""Only known kinds of files are published, no symbolic links, and no comments that writers leave for each other."""

from pathlib import Path

import pytest

from scripts.guide.checks import pictures
from scripts.guide.model import Guide
from tests.conftest import run


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("docs/assets/leak.txt", "/etc/passwd"),
        ("docs/leak", "/etc"),
        ("docs/leak.md", "glossary.md"),
        ("overrides/leak.html", "/etc/passwd"),
        ("snippets/leak.md", "/etc/passwd"),
        ("data/leak.yml", "/etc/passwd"),
    ],
)
def test_symbolic_links_are_not_followed(tiny: Path, link: str, target: str) -> None:
    (tiny / link).parent.mkdir(exist_ok=True)
    (tiny / link).symlink_to(target)
    built = run(tiny, "build")
    assert built.returncode == 1
    assert f"{link}:1: this is a symbolic link, which may lead out of the guide. Put the file itself here. (RD03)" in built.stderr
    assert "root:" not in built.stderr
    assert not (tiny / "site").exists()


def test_a_snippet_that_is_a_symbolic_link_is_not_read(tiny: Path) -> None:
    (tiny / "snippets" / "leak.md").symlink_to("/etc/passwd")
    page = tiny / "docs" / "sources.md"
    page.write_text(f'{page.read_text()}\n--8<-- "snippets/leak.md"\n')
    assert "docs/sources.md:17: the snippet `snippets/leak.md` is not in snippets/." in run(tiny, "build").stderr


def test_comments_are_not_published(tiny: Path) -> None:
    page = tiny / "docs" / "sources.md"
    page.write_text(f"{page.read_text()}\n<!-- Jane Roe from ward 4, phone 555 0100 -->\n\nA <!-- b --> c.\n")
    built = run(tiny, "build")
    assert (built.returncode, built.stderr) == (0, "")
    for file in (tiny / "site").rglob("*.html"):
        assert "<!--" not in file.read_text()
        assert "Jane Roe" not in file.read_text()


DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'


@pytest.mark.parametrize(
    "part",
    [
        "<script>a()</script>", "<ScRiPt>a()</ScRiPt>", "<style>p{}</style>", "<foreignObject/>", "<use href='#a'/>",
        "<image href='a.png'/>", "<a href='#'/>", "<animate/>", "<set/>", "<filter/>", "<path onclick='a()'/>", "<path ONCLICK='a()'/>",
        "<path fill='url(//a.example)'/>",
        "<path d='javascript:a()'/>", "<path style='fill:red'/>", "<path class='a' filter='b'/>", "<x:path xmlns:x='urn:x'/>",
        "<path xmlns:x='urn:x' x:href='a'/>", "<?xml-stylesheet href='a.css'?>",
    ],
)  # fmt: skip
@pytest.mark.parametrize("place", ["docs/assets/images/evil.svg", "docs/evil.SVG", "overrides/evil.svg"])
def test_a_drawing_that_loads_or_runs_something_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str, place: str) -> None:
    monkeypatch.chdir(tmp_path)
    Path(place).parent.mkdir(parents=True)
    Path(place).write_text(DRAWING.format(part))
    found = list(pictures.drawings_are_plain(Guide()))
    assert {(each.path, each.line) for each in found} == {(place, 1)}
    assert found[0].what.startswith("this drawing has ")


def test_a_plain_inkscape_drawing_is_published(tiny: Path) -> None:
    (tiny / "docs" / "assets" / "images" / "bump.svg").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<svg version="1.1" xml:space="preserve" xmlns="http://www.w3.org/2000/svg" '
        'viewBox="0 0 9 9"><title>A</title><desc>B</desc><path d="M0 0" transform="translate(1 2)" fill="currentColor"/></svg>'
    )
    built = run(tiny, "build")
    assert (built.returncode, built.stderr) == (0, "")
