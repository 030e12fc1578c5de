"""Each label that code or a template names is in data/words.yml, with only those placeholders that the build fills in."""

import re
from pathlib import Path
from string import Formatter
from types import SimpleNamespace

import pytest
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, FunctionLoader
from selectolax.lexbor import LexborHTMLParser

from scripts.guide import content, dangers, grades, labels, paths, settings, source
from scripts.guide.finish import search_help, search_index
from tests.conftest import ROOT, lay_scripts, run_process

NAMED = re.compile(r"""(?:labels|words)(?:\[["']|\.get\(["'])(\w+)["']|config\.extra\.words\.(\w+)""")
SOURCES = [*(ROOT / "scripts" / "guide").rglob("*.py"), *(ROOT / "overrides").rglob("*.html")]


MADE = {
    *(f"grade_{grade.replace(' ', '_')}{of}" for grade in grades.GRADES for of in ("", "_means")),
    *(f"search_{kind}{of}" for kind in dangers.HELPS for of in ("", "_text")),
    *(f"search_{name}_numbers" for names in search_help.LINES.values() for name in names),
    *(f"search_{name}" for name in (*search_index.LABELS, *search_index.FURTHER)),
    *(f"source_recalled_{what}" for what in source.RECALLED),
    *(
        f"{setting}_{choice}"
        for setting, choices in {"light": "system paper dim", "reading": "whole low", "size": "usual large"}.items()
        for choice in choices.split()
    ),
}
"""Labels whose names the code puts together from its lists."""


def test_every_label_that_code_names_exists() -> None:
    named = {first or second for file in SOURCES for first, second in NAMED.findall(file.read_text())}
    assert len(named) > 100
    assert (named | MADE) - labels.NAMES == set()


def test_each_known_label_exists_and_is_used() -> None:
    """A use is its name in quotes or after `words.`, or a name that code puts together."""
    text = "".join(file.read_text() for file in SOURCES if file.name != "labels.py")
    written = set(re.findall(r"""["'](\w+)["']|\bwords\.(\w+)""", text)) | {("", name) for name in (*MADE, *content.read().subject.footer)}
    assert labels.NAMES - {first or second for first, second in written} == set()
    assert labels.of_repository().keys() == labels.NAMES


def test_a_missing_or_unused_label_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "of_repository", labels.Labels)
    words = dict.fromkeys(labels.NAMES - {"menu", "skip"}, "x") | {"meun": "Menu", "contact": "Write to us"}
    assert [f"{each.what}. {each.remedy}" for each in settings.wrong_names(words, ["contact", "shop"])] == [
        "the label `menu` is missing, so pages would show its name. Write `menu:` with its words below `words:`",
        "the label `shop` is missing, so pages would show its name. Write `shop:` with its words below `words:`",
        "the label `skip` is missing, so pages would show its name. Write `skip:` with its words below `words:`",
        "no page shows the label `meun`. Write `menu`, or remove it",
    ]


def test_a_label_that_a_guide_lacks_is_reported_with_its_line(tiny: Path) -> None:
    lay_scripts(tiny)
    file = tiny / paths.WORDS
    file.write_text(file.read_text().replace("    skip: Skip to content\n", ""))
    line = file.read_text().split("\n").index("  words:") + 1
    checked = run_process(tiny, "check", PYTHONPATH=str(tiny))
    assert checked.returncode == 1
    assert f"data/words.yml:{line}: the label `skip` is missing, so pages would show its name. " in checked.stderr


def test_the_known_placeholders_are_those_in_the_labels() -> None:
    used = {name for text in labels.of_repository().values() for _, name, _, _ in Formatter().parse(text) if name is not None}
    assert used == labels.FIELDS


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{count} in 100", ""),
        ("{counts} in 100", "the field `{counts}`, which nothing fills in"),
        ("Facts {0}", "the field `{0}`, which nothing fills in"),
        ("Facts {count", "a brace without its partner"),
    ],
)
def test_an_unknown_placeholder_is_reported(text: str, said: str) -> None:
    assert settings.unknown_fields(text) == said


@pytest.mark.parametrize("text", ["start: Start: here", "", "extra: {words: }", "\udcff"])
def test_an_unreadable_file_has_no_labels_and_stops_nothing(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(labels, "ROOT", tmp_path)
    (tmp_path / paths.WORDS).parent.mkdir()
    (tmp_path / paths.WORDS).write_bytes(text.encode(errors="surrogateescape"))
    assert labels.of_repository.__wrapped__() == {}
    assert labels.Labels()["card_urgent"] == "card_urgent"


class Hostile(dict[str, object]):
    """Labels for any name, each of which would end an attribute and start an element unless it is escaped."""

    def __missing__(self, name: str) -> str:
        return "\"'><i class=injected onclick=evil>"


@pytest.mark.parametrize("template", ["main.html", "404.html", "feedback.html"])
def test_every_template_escapes_labels(template: str) -> None:
    icons = FunctionLoader(lambda name: "<svg></svg>" if name.startswith(".icons/") else None)
    made = Environment(loader=ChoiceLoader([FileSystemLoader(ROOT / paths.OVERRIDES), icons]), autoescape=False)  # as in the engines
    made.filters["url"] = str
    label, addresses = Hostile()["any"], {"footer": ["about"], "pages": {"about": "about/", "questions": "asked/"}}
    extra = {
        "words": Hostile(),
        "short_name": label,
        "repo_url": "https://a.example/b",
        "feedback_email": "a@b.example",
        "subject": addresses,
    }
    meta = {
        "title": label,
        "summary": label,
        "also": [label],
        "description": label,
        "kind": "medical",
        "reviewer": label,
        "next_review": "x",
    }
    part = {"title": label, "url": "a/", "active": True, "children": [{"title": label, "url": "a/"}, {"title": label, "url": "b/"}]}
    page = {"url": "b/", "title": label, "meta": meta, "previous_page": part, "next_page": part, "file": {"src_uri": "b.md"}}
    config = {"extra": extra, "site_name": label, "extra_css": [], "theme": {"language": "en", "direction": "ltr", "favicon": "a.svg"}}
    html = made.get_template(template).render(config=config, page=page, nav=SimpleNamespace(items=[part]), base_url=".")
    tree = LexborHTMLParser(html)
    assert len(html) > 5000
    assert tree.css("body.injected, .injected, [onclick]") == []


def test_a_template_without_escapes_would_be_noticed() -> None:
    assert LexborHTMLParser(f'<nav aria-label="{Hostile()["any"]}">').css(".injected") != []
