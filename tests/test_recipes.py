"""The recipes of CONTRIBUTING.md: each right edit passes the checks on the real guide, and each wrong one is reported with its line."""

import posixpath
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from scripts import check, list_checks
from scripts.guide import offline, paths, social_card, subject
from scripts.guide.check_ids import id_and_promise
from scripts.guide.offline import pictures
from tests import builds
from tests.conftest import ROOT, lay_scripts, run_process
from tests.pages import DEEP, GUIDE, PLAIN_SHEET, TOPIC, TOPICS, source_of

RECIPES = dict(re.findall(r"^## (.+)\n\n((?:\d\. .+\n)+)", (ROOT / "CONTRIBUTING.md").read_text(), re.MULTILINE))
PAGE = """---
title: What to pack
description: A short list for a bag that is packed.
summary: A bag by the door saves you a search.
kind: tool
published: 2026-11-22
reviewed: 2026-11-22
next_review: 2027-11-22
reviewer: none yet
---

## In the bag

- Your list of medicines.
- A bottle of water.
"""
SOURCE = """
@article{example2026walking,
  author = {Example, Ann},
  title = {Walking},
  year = {2026},
  doi = {10.1000/182},
  verified = {memory}
}
"""
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>A dot</title><desc>One dot.</desc><path d="M1 1h1"/></svg>'
TERM = """- term: aardvark
  meaning: An animal that eats ants.
  sources:
    - {source}

"""
COUNTRY = """
- country: Exampleland
  code: AQ
  emergency:
    - name: Emergency services
      number: '112'
      url: https://example.org/
      seen: 2026-11-22
      confirmed: official
      sources: [{source}]
  advice:
    - name: Example line
      number: '1700'
      url: https://example.org/
      seen: 2026-11-22
      confirmed: official
      sources: [{source}]
"""
SIGN = """- id: toes-curl
  level: soon
  group: {group}
  long: your toes newly curl by themselves
  short: toes curl
  may_be: may need a check
  claims: [{claim}]
"""

QUESTION = """
- id: what-is-in-the-bag
  ask: What do I pack?
  full: 'yes'
  theme: {theme}
  answer: {answer}
  also: [bag for the hospital, hospitel bag, what goes in my bag, packing list]
"""

SEARCH = """
- id: twitching-in-the-ear
  day: 2026-11-27
  where: stored copies of public web pages,
  words:
    - ear twitching in fibromyalgia
    - fibromyalgia tensor tympani study
  read: 12
  nearest: a page on ringing in the ears.
"""
GROUP = """
- country: Exampleland
  code: AQ
  groups:
    - name: Example Group
      url: https://sqf.quebec/about/
      offers: a meeting each month
      seen: 2026-11-22
      sources: [sqffaq]
"""
GAP = """- id: UK99
  topic: unknown
  statement: No study of twitching ears in fibromyalgia was found.
  basis: gap
  certainty: expert
  support: seen
  search: twitching-in-the-ear
  sources: [{source}]
  left_out: No reader asked for it yet.

"""


def change(file: str, old: str, new: str) -> None:
    path = Path(file)
    text = path.read_text()
    assert old in text, f"{old!r} is not in {file} any more: choose other words for this test"
    path.write_text(text.replace(old, new, 1))


def append(file: str, words: str) -> None:
    Path(file).write_text(Path(file).read_text() + words)


def first(file: str, pattern: str) -> str:
    """The first match of a pattern in a file, so that a test does not depend on today's words."""
    match = re.search(pattern, Path(file).read_text(), re.MULTILINE)
    assert match, f"{file} has no match for {pattern!r} any more"
    return match[0]


SENTENCE = r"^[A-Z][a-z]+(?: [a-z]+){4,12}\.(?= \[@|$)"
"""Matches a short plain sentence on a line of its own."""


WITH_SENTENCE = [str(page.path) for page in GUIDE.pages if re.search(SENTENCE, (ROOT / page.path).read_text(), re.MULTILINE)]
"""Pages on which `first` finds one."""
WORDED, CHECKED, SOUND = WITH_SENTENCE[:3]
SHEET, ANSWER = (source_of(url) for url in (PLAIN_SHEET, TOPIC))
IN_MENU, ANSWERED = (file.removeprefix("docs/") for file in (SHEET, ANSWER))
FOLDER = str(Path(SHEET).parent)
MOVES = source_of(DEEP)
FOLDERS = {Path(source_of(url)).parent for url in TOPICS} - {Path(MOVES).parent, paths.DOCS}
TO = str(min(sorted(FOLDERS), key=lambda folder: len(list((ROOT / folder).iterdir()))) / Path(MOVES).name)
"""Its new place: the topic with the fewest pages, because a topic has room for few."""


def reword(new: str, file: str = WORDED) -> None:
    """Replace the last word of a sentence."""
    old = first(file, SENTENCE)
    change(file, old, f"{old.rsplit(' ', 1)[0]} {new}.")


def add_term() -> None:
    place = first("data/glossary.yml", r"^- term: .+$")
    change("data/glossary.yml", place, known(TERM) + place)


def known(item: str) -> str:
    """An item with a source that the guide has."""
    return item.format(source=first("data/references.bib", r"(?<=^@article\{)\w+"))


def let_lapse(file: str, day: str) -> None:
    change(file, re.findall(r"^next_review: .+$", Path(file).read_text(), re.MULTILINE)[0], f"next_review: {day}")


def add_page(words: str) -> None:
    Path(FOLDER, "bag.md").write_text(words)
    line = first("mkdocs.yml", rf"^ +- .*{re.escape(IN_MENU)}\n")
    below = FOLDER.removeprefix("docs/")
    change("mkdocs.yml", line, f"{line}      - Bag: {below}/bag.md\n")
    append("data/addresses.txt", f"{below}/bag/\n")


def add_picture(line: str) -> None:
    Path("docs/assets/images/dot.svg").write_text(DRAWING)
    append(SHEET, f"\n{line}\n")


def lower(certainty: str) -> None:
    change("data/claims.yml", "\n  certainty: high", f"\n  certainty: {certainty}")


def sign(item: str) -> str:
    """A new last sign of the list, with the group and level of the sign before it and a claim of the guide."""
    group = re.findall(r"^  group: (.+)$", Path("data/signs.yml").read_text(), re.MULTILINE)[-1]
    return item.format(group=group, claim=first("data/claims.yml", r"(?<=^- id: )\w+"))


def change_sign(item: str) -> None:
    """Change the words of a sign, replace another sign with a new one, and name it in a sentence."""
    users = "".join(
        file.read_text() for file in [*Path("docs").rglob("*.md"), *Path("snippets").glob("*.md"), Path("data/sheet-rules.yml")]
    )
    unused = next(name for name in list(GUIDE.signs)[::-1] if not re.search(rf"[^\w-]{name}(?![\w-])", users))
    change("data/signs.yml", first("data/signs.yml", rf"^- id: {unused}\n(?:  .+\n)+"), "")
    append("data/signs.yml", sign(item))
    reword("so. If [!toes-curl], [!toes-curl.act], because it [!toes-curl.may]")


def add_gap(search: str) -> None:
    append("data/searches.yml", search)
    append("data/claims.yml", f"\n{known(GAP)}")


CLAIM = """- id: TW99
  topic: twitching
  statement: A twitch moves no joint in most people.
  basis: advice
  certainty: expert
  by: Example
  support: seen
  sources: [{source}]
  left_out: No reader asked for it yet.

"""


def question(answer: str) -> str:
    themes = re.findall(r"(?<=^  theme: ).+$", Path("data/questions.yml").read_text(), re.MULTILINE)
    return QUESTION.format(answer=answer, theme=themes[-1])  # it is added at the end, because the order is that of the page


def address(file: str) -> str:
    """The address of a page's source file: "topic/page/"."""
    return f"{file.removeprefix('docs/').removesuffix('.md')}/"


def move_page(kept: str) -> None:
    """Move a page to another topic, with all links to it; `kept` is the line for its old address."""
    Path(MOVES).rename(TO)
    for file in Path("docs").rglob("*.md"):
        before = MOVES if str(file) == TO else str(file)
        file.write_text(re.sub(r"\]\(([^)#:\s]+\.md)", lambda link: f"]({led(link[1], before, str(file))}", file.read_text()))  # noqa: B023
    for file in [Path("mkdocs.yml"), *Path("data").glob("*.yml")]:
        file.write_text(file.read_text().replace(MOVES.removeprefix("docs/"), TO.removeprefix("docs/")))
    change("data/addresses.txt", f"{address(MOVES)}\n", f"{kept}\n{address(TO)}\n")


def led(link: str, before: str, now: str) -> str:
    """A link on a page that moved from `before` to `now`, after the move."""
    if link.startswith("/"):
        return link.replace(MOVES.removeprefix("docs"), TO.removeprefix("docs"))
    target = posixpath.normpath(posixpath.join(posixpath.dirname(before), link))
    return posixpath.relpath(TO if target == MOVES else target, posixpath.dirname(now))


RIGHT: dict[str, Callable[[], None]] = {
    "Fix a sentence": lambda: reword("so"),
    "Add a term": add_term,
    "Add a source": lambda: append("data/references.bib", SOURCE),
    "Add a claim": lambda: append("data/claims.yml", f"\n{known(CLAIM)}"),
    "Move a page": lambda: move_page(f"{address(MOVES)} -> {address(TO)}"),
    "Raise or lower a grade": lambda: lower("moderate"),
    "Add a page": lambda: add_page(PAGE),
    "Add a picture": lambda: add_picture('![A dot.](/assets/images/dot.svg "One dot is enough.")'),
    "Add the numbers of a country": lambda: append("data/numbers.yml", known(COUNTRY)),
    "Add a group": lambda: append("data/groups.yml", GROUP),
    "Say that something is not studied": lambda: add_gap(SEARCH),
    "Add or change a sign": lambda: change_sign(SIGN),
    "Add a question": lambda: append("data/questions.yml", question(ANSWERED)),
    "Change a label": lambda: change("data/words.yml", "size: Text size\n", "size: Size of the text\n"),
    "Release": lambda: append("CHANGELOG.md", "- A line for readers.\n"),
}
WRONG: dict[str, tuple[Callable[[], None], str]] = {
    "Fix a sentence": (
        lambda: reword("so " * 20 + "so"),
        rf"{re.escape(WORDED)}:\d+: this sentence has \d\d words.*\. Cut it to \d\d",
    ),
    "Add a term": (
        lambda: append("data/glossary.yml", f"\n{known(TERM)}"),
        r"data/glossary\.yml:\d+: .aardvark. is not in its place\. Sort the terms A to Z\.",
    ),
    "Add a source": (
        lambda: append("data/references.bib", SOURCE.replace("  year = {2026},\n", "")),
        r"data/references\.bib:\d+: the source `example2026walking` has no year\. ",
    ),
    "Add a claim": (
        lambda: append("data/claims.yml", f"\n{known(CLAIM).replace('  by: Example', '  author: Example')}"),
        r"data/claims\.yml:\d+: `author` is not a field of this item",
    ),
    "Move a page": (
        lambda: move_page(address(MOVES)),
        rf"data/addresses\.txt:\d+: .*{re.escape(address(MOVES))}.*",
    ),
    "Raise or lower a grade": (lambda: lower("strong"), r"data/claims\.yml:\d+: `certainty: strong` is not a choice\. Write one of: high"),
    "Say that something is not studied": (
        lambda: add_gap(SEARCH.replace("in-the-ear", "of-an-ear")),
        r"data/claims\.yml:\d+: UK99 names the unknown search `twitching-in-the-ear`",
    ),
    "Add or change a sign": (
        lambda: change_sign(SIGN.replace("toes curl", "toes curl and do not uncurl again by themselves")),
        r"data/signs\.yml:\d+: `short` of toes-curl has 9 words\. Cut it to 6",
    ),
    "Add a question": (
        lambda: append("data/questions.yml", question(f"{ANSWERED}#what-to-pack")),
        r"data/questions\.yml:\d+: `#what-to-pack`, the answer to `what-is-in-the-bag`, is no anchor of " + re.escape(ANSWER),
    ),
    "Add a page": (
        lambda: add_page(PAGE.replace("reviewed: 2026-11-22\n", "")),
        rf"{re.escape(FOLDER)}/bag\.md:2: `reviewed` is missing\. Add `reviewed:` with a day",
    ),
    "Add a picture": (
        lambda: add_picture("![A dot.](/assets/images/dot.svg)"),
        rf"{re.escape(SHEET)}:\d+: the picture `/assets/images/dot\.svg` has no caption\. Write it behind the file",
    ),
    "Add the numbers of a country": (
        lambda: append("data/numbers.yml", known(COUNTRY).replace("'1700'", "call 1700")),
        r"data/numbers\.yml:\d+: `call 1700` cannot be called\. Write two digits or more, and single spaces only\.",
    ),
    "Add a group": (
        lambda: append("data/groups.yml", GROUP.replace("sqf.quebec", "example.org")),
        r"data/groups\.yml:\d+: the site of `url: https://example\.org/about/` is in no source of Example Group\. Read a page of that site",
    ),
    "Change a label": (
        lambda: change("data/words.yml", "size: Text size\n", "size: <b>Text size</b>\n"),
        r"data/words\.yml:\d+: `size` has an angle bracket\. Write it in words: templates print it as HTML\.",
    ),
    "Release": (
        lambda: let_lapse(SHEET, "2026-11-23"),
        rf"{re.escape(SHEET)}:\d+: the next review was due on 23 November 2026\. Check each sentence",
    ),
}
BY_HAND = {"Add a check", "Change a color", "Add a notation", "Add a form", "Use this for another subject"}
"""Recipes that are no single edit: tested below, in tests/slow/test_another_subject.py, or by the checks of each part."""


@pytest.fixture
def guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the real guide, as the current folder."""
    builds.guide(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def judge(recipe: str) -> int:
    return check.main(["--release", "--today", "2026-11-25"] if recipe == "Release" else [])


def test_every_recipe_has_five_lines_and_a_test() -> None:
    assert set(RECIPES) == set(RIGHT) | BY_HAND
    assert set(WRONG) == set(RIGHT)
    assert {len(steps.splitlines()) for steps in RECIPES.values()} == {5}


def test_every_command_and_path_of_a_recipe_exists() -> None:
    verbs = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    text = (ROOT / "CONTRIBUTING.md").read_text()
    assert set(re.findall(r"`make ([a-z-]+)", text)) <= verbs
    for name in re.findall(r"`((?:docs|data|scripts|tests|schemas|\.vscode)/[\w./-]*)`", text):
        assert (ROOT / name).exists(), name


@pytest.mark.parametrize("recipe", RIGHT)
def test_a_correct_edit_passes(recipe: str, guide: Path, capsys: pytest.CaptureFixture[str]) -> None:
    RIGHT[recipe]()
    assert judge(recipe) == 0, capsys.readouterr().err


@pytest.mark.parametrize("recipe", WRONG)
def test_a_wrong_edit_is_reported_with_its_line(recipe: str, guide: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit, said = WRONG[recipe]
    edit()
    assert judge(recipe) == 1
    assert any(re.match(said, line) for line in capsys.readouterr().err.splitlines())


def test_a_new_check_is_one_function_and_one_line(guide: Path) -> None:
    lay_scripts(guide)
    (guide / "scripts/guide/checks/example.py").write_text(
        "from scripts.guide.model import Problem\n\n\n"
        "def titles_are_plain(guide):\n"
        '    """EX01: no title asks a question."""\n'
        "    for page in guide.pages:\n"
        '        if "?" in page.meta.title:\n'
        '            yield Problem(str(page.path), page.meta_lines["title"], "this title asks", "Let it answer")\n'
    )
    change(
        "scripts/guide/checks/__init__.py",
        "    signoff.register_is_true,\n",
        "    signoff.register_is_true,\n    example.titles_are_plain,\n",
    )
    change("scripts/guide/checks/__init__.py", "    data,\n", "    data,\n    example,\n")
    checked = run_process(guide, "check", PYTHONPATH=str(guide))
    assert checked.returncode == 1
    assert re.match(r"docs/[\w/-]+\.md:2: this title asks\. Let it answer\.", checked.stderr)


def test_checks_of_one_file_report_that_file_only(guide: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(WORDED, first(WORDED, SENTENCE), "Simply rest.")
    change(CHECKED, "\n## ", "\n# Another\n\n## ")
    assert check.main([WORDED]) == 1
    assert {line.split(":")[0] for line in capsys.readouterr().err.splitlines()[:-1]} == {WORDED}
    assert check.main([SOUND]) == 0
    assert check.main(["docs/none.md"]) == 1
    assert "no such file" in capsys.readouterr().err


def test_each_check_has_an_example_that_breaks_it() -> None:
    """A folder of tests/sites, or a test that calls the check by its name."""
    messages = "".join(file.read_text() for file in (ROOT / "tests" / "sites").glob("*/expected.txt"))
    tests = "".join(file.read_text() for file in (ROOT / "tests").rglob("test_*.py"))
    for each in list_checks.ALL:
        identity = id_and_promise(each)[0]
        if identity == "RV01":  # a notice, which fails nothing: tests/test_review.py reads it
            continue
        name = getattr(each, "__name__", "")
        assert f"({identity})" in messages or re.search(rf"\b(?:{name}|{identity})\b", tests), f"{identity} {name} has no example"


def test_each_kind_of_pdf_has_its_css_rules() -> None:
    """A kind without rules in pdf.css would be a second file with the same pages as the first."""
    style = (ROOT / "scripts" / "guide" / "offline" / "pdf.css").read_text()
    kinds = [form.write.keywords["kind"] for form in offline.FORMS if isinstance(form.write, partial)]
    assert len(kinds) == len(set(kinds)) >= 2
    for kind in kinds[1:]:
        assert f'[data-kind="{kind}"]' in style, f"write the rules of `{kind}` in pdf.css"


def test_forking_names_each_required_page() -> None:
    text = (ROOT / "FORKING.md").read_text()
    assert [name for name in subject.REQUIRED if f"`{name}`" not in text] == []


def test_a_changed_color_reports_what_must_be_updated(guide: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change("docs/assets/css/tokens.css", "--accent: #0b4a55", "--accent: #0b4a56")
    assert check.main([]) == 1
    said = capsys.readouterr().err
    assert "docs/assets/images/mark.svg:4: the mark has the color `#0B4A55`, which the guide no longer has" in said
    change("docs/assets/images/mark.svg", "#0B4A55", "#0B4A56")
    assert check.main([]) == 1
    said = capsys.readouterr().err
    assert "mark.svg" not in said
    for png in ("card.png", "images/icon-192.png", "images/icon-512.png", "images/icon-maskable.png"):
        assert f"docs/assets/{png}:1: this picture was made from another drawing, mark or name. Run `make pictures`" in said


def test_the_cover_has_the_colors_of_the_guide() -> None:
    (cover,) = (html for file, _, html, _ in pictures.drawings("A title") if file == pictures.COVER)
    assert "var(--" not in cover
    assert social_card.colors()["--accent"] in cover
