"""Hundreds of faults in the real data and pages: each is reported with file, line and remedy, or does no harm; none ends in a traceback."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import markdown
import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from scripts.guide import checks, content, paths
from scripts.guide.bibliography import bibliography
from scripts.guide.model import Guide, Problem, address, counted
from tests import builds
from tests.conftest import NOTATIONS, ROOT, lay, run
from tests.pages import GUIDE

PHASES = (Phase.explicit, Phase.generate)  # each fault is one edit: shrinking it takes longer than reading it
COMMON = settings(derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck), phases=PHASES)
faults = settings(COMMON, max_examples=101)  # for each of five kinds: 505 faults
whole_builds = settings(COMMON, max_examples=6)

FEW = 6  # pages
DOCS = tuple(sorted((ROOT / "docs").rglob("*.md")))
LISTS = tuple(ROOT / path for path in content.RECORDS if path != paths.REVIEWS)
MESSAGE = re.compile(r"(?P<path>[\w./ -]+):(?P<line>[1-9]\d*): \S.*\. \S.*\.(?: \([A-Z]{2}\d\d\))?")
SHOWN = {
    paths.GLOSSARY: paths.DOCS / "glossary.md",
    paths.NUMBERS: paths.DOCS / "get-help" / "index.md",
    paths.EFFECTS: paths.DOCS / "treatment" / "index.md",
}
"""The page that shows most of a data file."""
CLAIM = next(iter(GUIDE.claims))
"""One that the guide has."""
NASTY = (
    *(
        "\t",
        "\x00",
        "\x02wzxhzdk:0\x03",
        "\x0b",
        "\x85",
        "\u2028",
        "\u202e",
        "\u200b",
        "\u00ad",
        "\ufeff",
        "\u00e9",
        "\U0001f600",
        "\r",
        "\\",
        "\\x",
        "$",
    ),
    *("{", "}", "[", "]", "(", ")", "'", '"', "`", "```", "~~~", "*", "_", "<", ">", "&", "|", "%", "@", "!", "#", "---", "...", ","),
    *("&a", "*a", "<<: *a", "? ", "- ", ": ", ":", "~", "null", "yes", "!!binary x", "!ENV x", "!!python/object/apply:os.getcwd []"),
    *("9" * 40, "9" * 5000, "1e999", "nan", "-inf", "0x1F", "1_000", "2026-02-30", "0000-00-00", "9999-12-31", "12:30:45", "."),
    *("[@", "[@]", "[@WK99]", f"[@{CLAIM}", f"[@[@{CLAIM}]]", f"[#{CLAIM}.", "[#.]", "[#WK99.felt]", "[[", "[[terms]]", "[[nothing]]"),
    *("[[people]]", f'[[people {CLAIM}.felt "x]]', "[[people WK99.felt x]]", "[[effects 'x]]", "{:", "{: .ours", "{: #here }", "{: }"),
    *('--8<-- "snippets/none.md"', '--8<-- "../x"', "--8<--", "![", "![]()", "![a](b.png)", '![a](/assets/images/none.svg "c.")'),
    *("<!--", "-->", "<script>", "</article>", "<div markdown>", "!!! emergency", '!!! urgent "x"', "# ", "[a](", "[a](../../x.md)"),
    *("[a](#none)", "[a](http://[)", "[a](glossary.md#none)", "@article{", "@article{a,", "@comment{", '@string{a = "b"}', "{\\'", "\\'{"),
)
WRONG: tuple[Any, ...] = (
    *(None, "", " ", "word", 0, -1, 10**60, 1.5, float("inf"), True, date(1, 1, 1), date(9999, 12, 31), [], [[]], [None], [1, "a"]),
    *({}, {"a": 1}, {"a": {"b": []}}, {1: "a"}, ["a"] * 500, "a" * 20_000, "a\nb", "<b>", "[@WK99]", "2026-02-30", b"\x00", "\u00df\u0130"),
)


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A copy of the real guide, as the current folder."""
    folder = tmp_path_factory.mktemp("fuzz")
    builds.guide(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        yield folder


@st.composite
def bent_text(draw: st.DrawFn, text: str) -> bytes:
    """A file with one fault in its lines, its letters or its bytes."""
    lines = text.split("\n")
    at, other = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
    spot = draw(st.integers(0, len(lines[at])))
    nasty = draw(st.sampled_from(NASTY))
    words = lines[at].split(" ")
    word = draw(st.integers(0, len(words) - 1))
    bends: dict[str, Callable[[], list[str]]] = {
        "delete a line": lambda: lines[:at] + lines[at + 1 :],
        "repeat a line": lambda: lines[: at + 1] + lines[at:],
        "swap two lines": lambda: [lines[other] if row == at else lines[at] if row == other else each for row, each in enumerate(lines)],
        "cut the file": lambda: [*lines[:at], lines[at][:spot]],
        "indent": lambda: [*lines[:at], draw(st.sampled_from([" ", "  ", "\t", "     "])) + lines[at], *lines[at + 1 :]],
        "insert": lambda: [*lines[:at], lines[at][:spot] + nasty + lines[at][spot:], *lines[at + 1 :]],
        "insert a line": lambda: [*lines[:at], nasty, *lines[at:]],
        "replace a word": lambda: [*lines[:at], " ".join([*words[:word], nasty, *words[word + 1 :]]), *lines[at + 1 :]],
        "drop a sign": lambda: [*lines[:at], re.sub(r"[\[\](){}'\":,]", "", lines[at], count=1), *lines[at + 1 :]],
    }
    bent = "\n".join(bends[draw(st.sampled_from(sorted(bends)))]())
    encoding = draw(st.sampled_from(["utf-8"] * 12 + ["utf-8-sig", "utf-16", "latin-1"]))
    return bent.encode(encoding, "replace")


@st.composite
def bent_list(draw: st.DrawFn, text: str) -> bytes:
    """A YAML list with one wrong value, name or item."""
    items = yaml.load(text, yaml.CSafeLoader)
    item = items[draw(st.integers(0, len(items) - 1))]
    name, wrong = draw(st.sampled_from(sorted(item))), draw(st.sampled_from(WRONG))
    match draw(st.sampled_from(["value", "value", "value", "name", "missing", "item", "whole", "twice"])):
        case "value":
            item[name] = wrong
        case "name":
            item[f"{name}s"] = item.pop(name)
        case "missing":
            del item[name]
        case "item":
            items[draw(st.integers(0, len(items) - 1))] = wrong
        case "whole":
            items = wrong
        case "twice":
            items.append(dict(item))
    return written(items)


def written(items: object) -> bytes:
    return yaml.dump(items, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False).encode()


@lru_cache(maxsize=1)
def whole() -> str:
    return (ROOT / paths.REFERENCES).read_text()


@lru_cache(maxsize=1)
def untouched() -> Guide:
    return content.read()


def acted_on(problems: list[Problem]) -> None:
    """Check that each problem is one line that names a file, a line and a remedy."""
    for problem in problems:
        said = MESSAGE.fullmatch(str(problem))
        assert said, str(problem)
        assert Path(said["path"]).exists() or "is missing" in str(problem) or "does not exist" in str(problem), str(problem)


@lru_cache(maxsize=1)
def few() -> frozenset[Path]:
    """Six pages, among them those with a chart of the data."""
    using = [page.path for page in untouched().pages if any("[[effects" in line.text for line in page.lines)]
    others = [page.path for page in untouched().pages if page.path not in using]
    return frozenset([*using, *others][:FEW])


def with_few_pages(path: Path) -> Guide:
    """The guide as it is read now, reduced to the few pages, and `path` where that is a page or its snippet."""
    guide = content.read()
    return replace(guide, pages=tuple(page for page in guide.pages if page.path in few() or page.path == path))


@lru_cache(maxsize=200)
def lacking(path: Path) -> frozenset[Problem]:
    """The problems of the unchanged guide when it is reduced to those pages, such as links to the others."""
    assert untouched()  # reads the guide before it is changed
    return frozenset(checks.problems_of(with_few_pages(path)))


def judged(path: Path, bent: bytes) -> list[Problem]:
    """Every problem that these bytes in a file cause; each must be one that a writer can act on.

    Only a few pages are checked, because the checks of words read the same pages each time.
    """
    before = lacking(path if path.suffix == ".md" else Path())
    good = path.read_bytes()
    path.write_bytes(bent)
    try:
        problems = [problem for problem in checks.problems_of(with_few_pages(path)) if problem not in before]
        acted_on(problems)
        if not problems:
            page = path if path.suffix == ".md" else SHOWN.get(path, paths.DOCS / "about" / "grades.md")
            assert rendered(page.read_text(encoding="utf-8-sig"))
    finally:
        path.write_bytes(good)
    return problems


@lru_cache(maxsize=1)
def engine_like() -> markdown.Markdown:
    """Python-Markdown with the notations of `mkdocs.yml`."""
    others = ("admonition", "attr_list", "def_list", "md_in_html", "tables", "toc", "pymdownx.details")
    return markdown.Markdown(extensions=[*others, *NOTATIONS])


def rendered(page: str) -> str:
    """The HTML of a page below its front matter, or of a snippet, which has none. What checks clean must not stop the engine."""
    return engine_like().reset().convert(page.split("---\n", 2)[2] if page.startswith("---\n") else page)


@faults
@given(st.data())
def test_faults_in_yaml(guide: Path, data: st.DataObject) -> None:
    file = data.draw(st.sampled_from(LISTS))
    text = file.read_text()
    judged(file.relative_to(ROOT), data.draw(st.one_of(bent_text(text), bent_list(text))))


@faults
@given(st.data())
def test_faults_in_bibtex(guide: Path, data: st.DataObject) -> None:
    """With a few entries at a time, because parsing the complete file takes half a second."""
    entries = whole().split("\n\n@")[1:]
    first = data.draw(st.integers(0, len(entries) - 4))
    file = Path("few.bib")
    file.write_bytes(data.draw(bent_text("".join(f"@{entry}\n\n" for entry in entries[first : first + 4]))))
    problems: list[Problem] = []
    sources = {source.key: source for source in bibliography(file, problems)}
    acted_on(checks.problems_of(replace(with_few_pages(file), sources={**untouched().sources, **sources}, problems=tuple(problems))))


@faults
@given(st.data())
def test_faults_in_csv(guide: Path, data: st.DataObject) -> None:
    text = (ROOT / paths.EFFECTS).read_text()
    if data.draw(st.booleans()):
        rows = list(csv.reader(io.StringIO(text)))
        row = rows[data.draw(st.integers(0, len(rows) - 1))]
        row[data.draw(st.integers(0, len(row) - 1))] = data.draw(st.sampled_from(NASTY))
        out = io.StringIO()
        csv.writer(out).writerows(rows)
        judged(paths.EFFECTS, out.getvalue().encode())
    else:
        judged(paths.EFFECTS, data.draw(bent_text(text)))


@faults
@given(st.data())
def test_faults_in_front_matter_and_settings(guide: Path, data: st.DataObject) -> None:
    file = data.draw(st.sampled_from([*DOCS, *[ROOT / paths.CONFIG] * 8]))
    _, front, body = file.read_text().split("---\n", 2) if file in DOCS else ("", file.read_text(), "")
    fence = b"---\n" if file in DOCS else b""
    if data.draw(st.booleans()) and file in DOCS:
        bent = data.draw(bent_list(written([yaml.safe_load(front)]).decode()))
        whole = yaml.safe_load(bent)
        bent = written(whole[0] if isinstance(whole, list) and whole else whole)
    else:
        bent = data.draw(bent_text(front))
    judged(file.relative_to(ROOT), fence + bent + fence + body.encode())


@faults
@given(st.data())
def test_faults_in_notations(guide: Path, data: st.DataObject) -> None:
    file = data.draw(st.sampled_from([*DOCS, *sorted((ROOT / "snippets").glob("*.md"))]))
    text = file.read_text()
    front, body = text.rsplit("---\n", 1) if file in DOCS else ("", text)
    fence = "---\n" if file in DOCS else ""
    judged(file.relative_to(ROOT), (front + fence).encode() + data.draw(bent_text(body)))


@whole_builds
@given(st.data())
def test_a_fault_builds_or_keeps_the_last_site(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    folder = lay("good", tmp_path_factory.mktemp("built") / "tiny")
    (folder / "site").mkdir()
    (folder / "site" / "index.html").write_text("the last good site")
    file = data.draw(st.sampled_from([each for each in sorted(folder.rglob("*")) if each.suffix in (".md", ".yml", ".bib", ".csv")]))
    file.write_bytes(data.draw(bent_text(file.read_text())))
    built = run(folder, "build")
    assert "Traceback" not in built.stderr
    if built.returncode == 0:
        pages = {address(page.relative_to(folder / "docs")) for page in (folder / "docs").rglob("*.md")}
        built_pages = {str(page.parent.relative_to(folder / "site")) for page in (folder / "site").rglob("index.html")}
        assert built_pages == {page.rstrip("/") or "." for page in pages}
    else:
        *problems, last = built.stderr.splitlines()
        assert all(MESSAGE.fullmatch(problem) for problem in problems)
        assert last == f"{counted(problems)} site/ is unchanged."
        assert (folder / "site" / "index.html").read_text() == "the last good site"
