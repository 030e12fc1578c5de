"""Changed medical text, and the register of who signed it."""

import contextlib
import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from scripts.guide import content, paths
from scripts.guide.markdown import rendering
from tests.conftest import ROOT, run

ADDED = "script, style, nav, time, .uses, .reviewed, .also, .overdue, .short-note, .headerlink, #downloads, #a-to-z, #book, [data-question]"

PAGE = "docs/index.md"
REVIEW = """- page: docs/index.md
  reviewed: 2026-01-02
  who: A. Example
  role: a family doctor in Exampleland
  what: All of it was read, and nothing was asked for.
  fingerprint: '{fingerprint}'
"""


@pytest.fixture
def branch(tiny: Path) -> Path:
    """The tiny guide, committed in a git repository."""
    git(tiny, "init", "--quiet")
    git(tiny, "add", ".")
    git(tiny, "commit", "--quiet", "--message", "first")
    return tiny


def git(folder: Path, *words: str) -> None:
    author = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "core.hooksPath=/dev/null")
    subprocess.run(["git", *author, *words], cwd=folder, check=True, capture_output=True)


def edit(folder: Path, old: str, new: str, name: str = PAGE) -> None:
    text = (folder / name).read_text()
    assert old in text
    (folder / name).write_text(text.replace(old, new))


def test_an_unchanged_guide_needs_no_signature(branch: Path) -> None:
    assert run(branch, "signoff HEAD").stdout == "0 medical pages to sign since HEAD.\n"


@pytest.mark.parametrize(
    ("file", "old", "new", "count"),
    [
        (PAGE, "drink some water", "drink some tea", 1),
        ("data/signs.yml", "long: weakness starts suddenly", "long: weakness starts at once", 1),
        ("data/signs.yml", "may be a stroke", "may be nothing", 1),
        ("data/signs.yml", "long: an arm gets weaker over days", "long: an arm gets weaker over weeks", 0),
        ("data/claims.yml", "felt: 58 in 100", "felt: 57 in 100", 2),
        ("data/claims.yml", "certainty: high", "certainty: low", 2),
        ("data/glossary.yml", "A small part of a muscle that flickers.", "Harmless.", 1),
        ("data/glossary.yml", "misspellings: [fasiculation]", "misspellings: [fasikulation]", 0),
        ("data/numbers.yml", "number: '999'", "number: '998'", 1),
        (PAGE, "reviewed: 2026-01-02", "reviewed: 2026-01-03", 0),
        ("docs/about/grades.md", "Every one", "Each one", 0),
        ("docs/assets/images/bump.svg", "<title>A twitch", "<title>A harmless twitch", 1),
        ("docs/assets/images/bump.svg", "/></svg>", "/><text>Do not call an ambulance</text></svg>", 1),
        (PAGE, "(/assets/images/bump.svg", "(/assets/images/./bump.svg", 0),
        (PAGE, "A twitch is a small bump.", "A twitch is nothing.", 1),
        (PAGE, "(glossary.md#fasciculation)", "(glossary.md)", 0),
        (PAGE, "glossary.md#fasciculation), or", "glossary.md#fasciculation) <!--> Take 4000 mg. <!-- -->, or", 1),
        (PAGE, "Read one page a day", "Read `4000 mg` of one page a day", 1),
        (PAGE, "## What to do", "```\nTake 4000 mg.\n```\n\n## What to do", 1),
        (PAGE, "## What to do", "    Take 4000 mg.\n\n## What to do", 1),
        (PAGE, "## What to do", "<!-- a note for writers -->\n\n## What to do", 0),
        ("overrides/main.html", "<main>", "<main><p>Nothing to worry about.</p>", 2),
        ("overrides/main.html", "<main>", "<main><!-- a note -->", 0),
    ],
)
def test_changed_medical_words_are_listed_without_failing(branch: Path, file: str, old: str, new: str, count: int) -> None:
    edit(branch, old, new, file)
    result = run(branch, "signoff HEAD")
    assert result.returncode == 0
    assert result.stdout.splitlines()[-1] == f"{count} medical pages to sign since HEAD."
    assert ("docs/index.md:1: its medical words changed" in result.stdout) == bool(count)


@pytest.mark.parametrize(
    ("old", "new", "count"),
    [
        ("number: '111'", "number: '112'", 1),
        ("116 123", "116 124", 1),
        ("keyword: SHOUT", "keyword: HELP", 1),
        ("confirmed: press", "confirmed: copy", 1),
        ("seen: 2026-01-02", "seen: 2026-01-01", 0),
        ("seen: 2026-01-02", "seen: 2026-01-02\n      opened: 2026-01-02\n      opened_by: A. Example", 0),
    ],
)
def test_every_number_is_signed_with_the_page_that_lists_them(branch: Path, old: str, new: str, count: int) -> None:
    (branch / PAGE).write_text(f"{(branch / PAGE).read_text()}\n[[numbers]]\n")
    git(branch, "commit", "--quiet", "--all", "--message", "list the numbers")
    edit(branch, old, new, "data/numbers.yml")
    assert run(branch, "signoff HEAD").stdout.splitlines()[-1] == f"{count} medical pages to sign since HEAD."


TOOL = """---
title: A diary
description: A small diary.
summary: It keeps your days.
kind: tool
published: 2026-01-01
reviewed: 2026-01-02
next_review: 2026-12-31
reviewer: none yet
---

<div data-tool="diary"></div>
"""
SCRIPT = '// A note.\nlet shown = "Your day is saved.";\nlet key = "saved";\n'
LABELS = "extra:\n  words:\n    worried: Worried right now?\n"


@pytest.fixture
def with_tool(branch: Path) -> Path:
    """The same repository with a tool, its script, and labels."""
    for name, text in (("docs/diary.md", TOOL), ("docs/assets/js/tools/diary-days.js", SCRIPT), ("data/words.yml", LABELS)):
        (branch / name).parent.mkdir(parents=True, exist_ok=True)
        (branch / name).write_text(text)
    git(branch, "add", ".")
    git(branch, "commit", "--quiet", "--message", "a tool")
    return branch


@pytest.mark.parametrize(
    ("file", "old", "new", "count"),
    [
        ("docs/assets/js/tools/diary-days.js", "Your day is saved.", "You need no doctor.", 1),
        ("docs/assets/js/tools/diary-days.js", "A note.", "Another note.", 0),
        ("docs/assets/js/tools/diary-days.js", 'key = "saved"', 'key = "kept"', 0),
        ("data/words.yml", "Worried right now?", "Nothing to worry about", 3),
    ],
)
def test_labels_and_messages_of_a_tool_are_signed_with_the_pages_that_show_them(
    with_tool: Path, file: str, old: str, new: str, count: int
) -> None:
    edit(with_tool, old, new, file)
    assert run(with_tool, "signoff HEAD").stdout.splitlines()[-1] == f"{count} medical pages to sign since HEAD."


def words(html: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", html.casefold()))


def test_sign_off_covers_every_word_that_the_site_shows() -> None:
    """Every word of a built article is in the page as sign-off renders it, except what finish steps add."""
    with contextlib.chdir(ROOT):
        for page in content.read().pages:
            built = LexborHTMLParser((ROOT / paths.SITE / page.url / "index.html").read_text())
            for added in built.css(ADDED):
                added.decompose()
            article = built.css_first("article")
            assert article is not None
            signed = words(rendering.text(rendering.as_built(page.source))) + words(f"{page.meta.title} {page.meta.summary}")
            unsigned = words(rendering.text(LexborHTMLParser(article.html or ""))) - signed
            assert page.meta.template or not unsigned, f"{page.path}: {unsigned}"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Take care.", ""),
        ("no exercise", "a good rest"),
        ("end of treatment", "a year later"),
        ("-0.31", "-0.32"),
        ("leite2014", "watson2009"),
    ],
)
def test_every_cell_that_a_chart_prints_is_signed(branch: Path, old: str, new: str) -> None:
    effects = branch / "data" / "effects.csv"
    first, row, *_ = effects.read_text().splitlines()
    effects.write_text(f"{first},caution\n{row},Take care.\n")
    edit(branch, "## What to do", '[[effects "For you."]]\n\n## What to do')
    git(branch, "commit", "--quiet", "--all", "--message", "a chart")
    assert run(branch, "signoff HEAD").stdout == "0 medical pages to sign since HEAD.\n"
    edit(branch, old, new, "data/effects.csv")
    assert run(branch, "signoff HEAD").stdout.splitlines()[-1] == "1 medical pages to sign since HEAD."


def test_a_page_may_not_name_a_reviewer_of_older_words(branch: Path) -> None:
    edit(branch, "drink some water", "drink some tea")
    words = run(branch, "signoff HEAD").stdout.split("fingerprint '")[1].split("'")[0]
    edit(branch, "reviewer: none yet", "reviewer: A. Example")
    assert run(branch, "signoff HEAD").returncode == 1
    (branch / "data" / "reviews.yml").write_text(REVIEW.format(fingerprint=words))
    signed = run(branch, "signoff HEAD")
    assert (signed.returncode, signed.stdout) == (0, "0 medical pages to sign since HEAD.\n")
    assert run(branch, "check").returncode == 0
    edit(branch, "drink some tea", "drink some milk")
    later = run(branch, "signoff HEAD")
    assert later.returncode == 1
    assert later.stderr == (
        "docs/index.md:1: it names A. Example, who did not read these words. Record the review, or write `reviewer: none yet`.\n"
    )


def test_an_unknown_base_says_what_to_do(branch: Path) -> None:
    result = run(branch, "signoff nowhere")
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == "git does not know `nowhere` here. Fetch it, or name another commit, such as BASE=HEAD~1.\n"


@pytest.mark.parametrize(
    ("notation", "file", "old", "new"),
    [
        ("[!lids-droop]", "data/signs.yml", "short: eyelids droop", "short: lids droop"),
        ("[!lids-droop.may]", "data/signs.yml", "may be myasthenia", "may be nothing"),
        ("[!lids-droop.act]", "data/levels.yml", "act: see a doctor within days", "act: see a doctor within weeks"),
    ],
)
def test_a_sign_that_a_sentence_names_is_signed_with_its_page(branch: Path, notation: str, file: str, old: str, new: str) -> None:
    edit(branch, "drink some water", f"drink some water {notation}")
    git(branch, "commit", "--quiet", "--all", "--message", "second")
    assert run(branch, "signoff HEAD").stdout == "0 medical pages to sign since HEAD.\n"
    edit(branch, old, new, file)
    assert run(branch, "signoff HEAD").stdout.splitlines()[-1] == "1 medical pages to sign since HEAD."


@pytest.mark.parametrize(
    ("old", "new", "count"),
    [
        ("a meeting each month", "a meeting each week", 1),
        ("www.example.org", "example.org", 0),
        ("seen: 2026-01-02", "seen: 2026-01-01", 0),
    ],
)
def test_the_groups_are_signed_with_the_page_that_lists_them(branch: Path, old: str, new: str, count: int) -> None:
    (branch / PAGE).write_text(f"{(branch / PAGE).read_text()}\n[[groups]]\n")
    git(branch, "commit", "--quiet", "--all", "--message", "list the groups")
    edit(branch, old, new, "data/groups.yml")
    assert run(branch, "signoff HEAD").stdout.splitlines()[-1] == f"{count} medical pages to sign since HEAD."


def test_a_moved_page_needs_no_new_signature(branch: Path) -> None:
    (branch / "docs/health").mkdir()
    git(branch, "mv", "docs/flicker.md", "docs/health/flicker.md")
    edit(branch, "](night.md)", "](../night.md)", "docs/health/flicker.md")
    edit(branch, "](index.md)", "](../index.md)", "docs/health/flicker.md")
    edit(branch, "flicker.md", "health/flicker.md", "mkdocs.yml")
    edit(branch, "flicker/\n", "flicker/ -> health/flicker/\nhealth/flicker/\n", "data/addresses.txt")
    assert run(branch, "signoff HEAD").stdout == "0 medical pages to sign since HEAD.\n"
    edit(branch, "Look once", "Look twice", "docs/health/flicker.md")
    assert run(branch, "signoff HEAD").stdout.splitlines()[-1] == "1 medical pages to sign since HEAD."


def test_a_changed_link_address_needs_no_signature(branch: Path) -> None:
    edit(branch, "](#what-it-is)", "](glossary.md)")
    assert run(branch, "signoff HEAD").stdout == "0 medical pages to sign since HEAD.\n"
