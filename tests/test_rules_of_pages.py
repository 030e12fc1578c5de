"""Rules of pages, each on the smallest page that breaks it, and on a similar page that keeps it."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest

from scripts.guide import content, paths, policy, records, social_card
from scripts.guide.checks import (
    addresses,
    care_cards,
    claims,
    grading,
    links,
    pages,
    phrases,
    pictures,
    readability,
    seen,
    signoff,
    statements,
)
from scripts.guide.evidence import Claim, Effect, Review, Statement, Term
from scripts.guide.helplines import Country, Helpline
from scripts.guide.markdown import charts
from scripts.guide.model import Address, Guide
from scripts.guide.reviewable import is_medicine_line
from scripts.guide.signs import Sign
from scripts.guide.source import Source
from scripts.guide.subject import Subject
from tests.made import guide, page, reported

SIGN = Sign("s", "soon", "g", "an arm is weak", "arm weak", "a nerve", ("AB01",), 6)
LINE = Helpline("Samaritans", "https://example.org/", date(2026, 1, 2), "official", ("nhs",), 9, number="116 123")
CLAIM = Claim("AB01", "weakness", "words", "studies", "low", "seen", ("nhs",), 7, say={"felt": "58 in 100"})
START = "no citation in this paragraph: \u201c{}\u201d"

# ---- Every medical sentence rests on a claim


@pytest.mark.parametrize(
    "text",
    [
        "Muscles twitch. [@AB01]",
        "Muscles twitch.\nThey stop again. [@AB01]",
        "Muscles twitch.\n{: .ours }",
        "Muscles twitch.\n{: .stop }",
        "Tool: [Diary](diary.md) for your days.",
        'Say: "I am weak."',
        *(f"## Words {{: #{anchor} }}\n\nMuscles twitch." for anchor in policy.UNCITED_HEADINGS),
        "## Where these lists come from\n\nMuscles twitch.",
        *(f'!!! {card} "Call if:"\n\n    Muscles twitch.' for card in policy.UNCITED_CARDS),
        '!!! Emergency "Call if:"\n\n    Muscles twitch.',
        "[[signs ambulance]]",
        '![A leg](leg.svg "It twitches.")',
        "<div>\n</div>",
        "## Why do muscles twitch?",
        "- Muscles twitch.\n\n    They stop again. [@AB01]",
        '!!! short "In short"\n\n    **Muscles twitch.**\n\n    They stop again. [@AB01]',
    ],
)
def test_listed_exceptions_need_no_citation(text: str) -> None:
    assert reported(claims.medical_words_are_cited, guide(text)) == []


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Muscles twitch.", "Muscles twitch."),
        ("One two three four five six seven.", "One two three four five six \u2026"),
        ("Muscles twitch.\n\nThey stop. [@AB01]", "Muscles twitch."),
        ("Muscles twitch.\n{: .lead }", "Muscles twitch."),  # another class does not exempt a paragraph
        ("Muscles twitch.\n{: #why }", "Muscles twitch."),
        ("They stop. [@AB01]\n{: .ours }\n\nMuscles twitch.", "Muscles twitch."),
        ("## Questions to ask\n\nWhy?\n\n## Why\n\nMuscles twitch.", "Muscles twitch."),
        ('!!! note "Note"\n\n    Muscles twitch.', "Muscles twitch."),  # another kind of card does not exempt a paragraph
        ('!!! emergency "Call if:"\n\n    A leg is weak.\n\nMuscles twitch.', "Muscles twitch."),  # nor does a card above it
        ('!!! emergency "Call if:"\n\n    A leg is weak.\n\n!!! note "N"\n\n    Muscles twitch.', "Muscles twitch."),
        ("- Muscles twitch.\n- They stop. ", "- Muscles twitch. "[:-1]),
        ("| Muscle | twitches |\n| --- | --- |", "| Muscle | twitches |"),
    ],
)
def test_medical_words_without_a_citation_are_found(text: str, start: str) -> None:
    assert reported(claims.medical_words_are_cited, guide(text)) == [START.format(start)]


@pytest.mark.parametrize("kind", ["tool", "about"])
def test_only_medical_pages_need_citations(kind: str) -> None:
    assert reported(claims.medical_words_are_cited, guide("Muscles twitch.", kind=kind)) == []


def test_a_claim_is_either_cited_or_left_out() -> None:
    def of(text: str, left_out: str = "") -> list[str]:
        return reported(claims.claims_are_used, replace(guide(text), claims={"AB01": replace(CLAIM, left_out=left_out)}))

    assert of("Words. [@AB01]") == of("Words.", "Too old.") == of("[[every-sign]]", "Too old.") == []
    assert of("Words.") == ["no page cites AB01"]
    assert of("Words. [@AB01]", "Too old.") == ["AB01 is left out, and a page cites it"]


# ---- Care cards


@pytest.mark.parametrize("level", care_cards.TIERS)
def test_a_care_card_names_an_action_and_is_not_folded(level: str) -> None:
    def of(first: str) -> list[str]:
        return reported(care_cards.headings_say_the_action, guide(f"{first}\n\n    Words."))

    assert of(f'!!! {level} "Call if:"') == []
    assert of(f'??? {level} "Call if:"') == of(f'???+ {level} "Call if:"') == [f"this {level} card is folded"]
    assert of(f'!!! {level} "Danger"') == of(f"!!! {level}") == [f"this {level} card does not say what to do"]
    assert of(f'!!! note {level} "Danger"') == [f"this {level} card does not say what to do"]
    assert of('??? note "More"') == []


def test_an_emergency_card_is_in_no_fold() -> None:
    def of(heading: str, level: str = "emergency") -> list[str]:
        return reported(care_cards.headings_say_the_action, guide(f'{heading}\n\n!!! {level} "Call if:"\n\n    Words.'))

    assert of("## More {: #more .fold }") == of("## More {: .fold }\n\n### Red") == ["this emergency card is in a fold"]
    assert of("## More") == of("## More {: .fold }\n\n## Red") == of("## More {: .fold }", "urgent") == []


def test_a_care_card_lists_signs_and_an_emergency_card_the_numbers() -> None:
    def of(text: str, kind: str = "medical") -> list[str]:
        return reported(care_cards.cards_hold_signs, guide(text, kind=kind))

    whole = '!!! emergency "Call if:"\n\n    [[signs ambulance]]\n\n    [[emergency-numbers]]'
    assert of(whole) == []
    assert of(whole.replace("\n\n    [[emergency-numbers]]", "")) == ["this emergency card names no number to call"]
    assert of(whole.replace("\n\n    [[emergency-numbers]]", ""), "tool") == []
    assert of(whole.replace("[[signs ambulance]]", "Words.")) == ["this emergency card lists no sign"]
    assert of('!!! urgent "Call if:"\n\n    [[signs today]]') == []
    assert of('!!! urgent "Call if:"\n\n    Words.\n\n[[signs today]]') == ["this urgent card lists no sign"]


# ---- Front matter and structure of a page


def test_a_printed_date_must_be_that_of_the_last_review() -> None:
    for said in (
        "Last checked 2 January 2026.",
        "Last checked on 2 January 2026.",
        "Last checked **on** 2 January 2026.",
        "**Last checked:** 2 January 2026",
    ):
        assert reported(pages.printed_days_are_true, guide(said)) == []
        late = said.replace("2 January", "3 January")
        assert reported(pages.printed_days_are_true, guide(late)) == ["the day here is not `reviewed: 2026-01-02`"]


@pytest.mark.parametrize("field", ["title", "description"])
def test_no_two_pages_share_a_title_or_description(field: str) -> None:
    one, other = page(name="docs/a.md", **{field: "Sleep"}), page(name="docs/b.md", **{field: "sleep"})
    assert reported(pages.titles_are_single, Guide(pages=(one,))) == []
    assert reported(pages.titles_are_single, Guide(pages=(one, other))) == [f"docs/a.md has the same {field}"]


@pytest.mark.parametrize("field", ["title", "description", "summary", "reviewer", "also", "typed"])
@pytest.mark.parametrize("mark", ["<", ">"])
def test_an_angle_bracket_in_front_matter_is_found(field: str, mark: str) -> None:
    value: Any = (f"a {mark} b", "c") if field in ("also", "typed") else f"a {mark} b"
    assert reported(pages.fields_are_plain_text, guide(**{field: value})) == [f"`{field}` has an angle bracket"]


def test_an_unknown_kind_of_page_is_found() -> None:
    assert reported(pages.titles_are_single, guide(kind="blog")) == ["`kind: blog` is not a choice"]


def test_a_page_must_have_text_or_a_template() -> None:
    assert reported(pages.pages_hold_words, guide("\n\n  \n")) == ["this page is empty"]
    assert reported(pages.pages_hold_words, guide("Words.")) == reported(pages.pages_hold_words, guide("", template="x.html")) == []


@pytest.mark.parametrize(
    "html",
    [
        "<script>",
        "<STYLE>",
        "<iframe src=x>",
        "<object data=x>",
        "<embed>",
        "<base href=x>",
        "<link rel=x>",
        "<meta charset=x>",
        '<p onclick="x">',
        "<p style='x'>",
        '<iframe srcdoc="x">',
        "[x](javascript:x)",
    ],
)
def test_a_script_in_a_page_is_found(html: str) -> None:
    assert len(reported(pages.pages_hold_no_programs, guide(f"Words {html}"))) >= 1
    assert reported(pages.pages_hold_no_programs, guide("<div class='x' data-on='x' markdown> on = 'x'")) == []


def test_each_role_has_as_many_pages_as_it_allows() -> None:
    def of(*roles: str) -> list[str]:
        needed = ("night", "book-first", "danger", "glossary", "sources")
        every = (
            *(page(name=f"docs/{role}.md", role=(role,)) for role in needed),
            *(page(name=f"docs/x{at}.md", role=(role,)) for at, role in enumerate(roles)),
        )
        return reported(pages.roles_are_given, Guide(pages=every))

    assert of() == of("changes", "book", "signs") == of("list", "list", "stop", "stop") == []
    assert of("night") == ["`night` is the role of docs/night.md too"]
    assert of("book", "book") == ["`book` is the role of docs/x0.md too"]
    assert of("knight") == ["`knight` is not a role"]
    assert reported(pages.roles_are_given, Guide()) == [
        f"no page has the role `{role}`, which every guide needs" for role in ("night", "book-first", "danger", "glossary", "sources")
    ]


UNKIND = "\u201cjust\u201d is a word that this guide does not use"


@pytest.mark.parametrize(
    "made",
    [
        guide("It is just a twitch."),
        guide(title="Just a twitch"),
        guide(summary="It is just a twitch."),
        Guide(terms=(Term("tic", "It is just a twitch.", ("nhs",)),)),
        *(Guide(signs={"s": replace(SIGN, **{part: "just so"})}) for part in ("long", "short", "person", "may_be")),  # type: ignore[arg-type]
        *(
            Guide(countries=(Country("A", "GB", (), crisis=(replace(LINE, **{part: "just so"}),)),))  # type: ignore[arg-type]
            for part in ("name", "audience", "hours", "then")
        ),
    ],
)
def test_an_unkind_word_is_found_wherever_readers_see_it(made: Guide) -> None:
    assert [what.lower() for what in reported(readability.words_are_kind, made)] == [UNKIND]


@pytest.mark.parametrize("words", ["only a twitch", "adjust it", "You have just been told", "just-in-time"])
def test_a_word_that_only_looks_unkind_passes(words: str) -> None:
    assert reported(readability.words_are_kind, guide(words)) == []


# ---- Pictures


DRAWING = '<svg xmlns="http://www.w3.org/2000/svg"><title>A leg</title><desc>It twitches.</desc>{}</svg>'


@pytest.fixture
def drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The problems that are reported for a drawing with this content, when a page shows it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs" / "topic").mkdir(parents=True)

    def of(svg: str, text: str = '![A leg](leg.svg "It twitches.")', name: str = "leg.svg") -> list[str]:
        (tmp_path / "docs" / "topic" / name).write_text(svg)
        return reported(pictures.pictures_have_words, guide(text))

    return of


def test_a_complete_drawing_passes(drawn: Any) -> None:
    assert drawn(DRAWING.format("<path d='M0 0' class='accent'/>")) == []


@pytest.mark.parametrize("name", ["title", "desc"])
def test_a_drawing_without_a_description_is_found(drawn: Any, name: str) -> None:
    empty = {"title": "<title>A leg</title>", "desc": "<desc>It twitches.</desc>"}[name]
    for svg in (DRAWING.replace(empty, ""), DRAWING.replace(empty, f"<{name}> </{name}>")):
        assert drawn(svg.format("")) == [f"this drawing has no <{name}>"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('![ ](leg.svg "It twitches.")', "the picture `leg.svg` has no text"),
        ("![A leg](leg.svg)", "the picture `leg.svg` has no caption"),
        ('![A leg](leg.svg " ")', "the picture `leg.svg` has no caption"),
        ('![A leg](arm.svg "It twitches.")', "the picture `arm.svg` does not exist"),
        ('![A leg](leg.png "It twitches.")', "the picture `leg.png` is not an SVG"),
    ],
)
def test_a_picture_without_a_text_or_a_file_is_found(drawn: Any, text: str, what: str) -> None:
    assert drawn(DRAWING.format(""), text) == [what]


def test_the_preview_picture_must_match_the_current_drawing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(social_card, "drawing", lambda: "<svg>today</svg>")
    wrong = ["this picture was made from another drawing, mark or name"]
    assert reported(pictures.drawn_pictures_are_current, Guide()) == wrong
    paths.SOCIAL_CARD_DRAWING.parent.mkdir(parents=True)
    (paths.DOCS / paths.SOCIAL_CARD).parent.mkdir(parents=True)
    (paths.DOCS / paths.SOCIAL_CARD).touch()
    assert reported(pictures.drawn_pictures_are_current, Guide()) == wrong
    social_card.record(paths.SOCIAL_CARD_DRAWING, "<svg>yesterday</svg>")
    assert reported(pictures.drawn_pictures_are_current, Guide()) == wrong
    social_card.record(paths.SOCIAL_CARD_DRAWING, "<svg>today</svg>")
    assert reported(pictures.drawn_pictures_are_current, Guide()) == []
    (paths.DOCS / paths.SOCIAL_CARD).unlink()
    assert reported(pictures.drawn_pictures_are_current, Guide()) == wrong
    monkeypatch.setattr(social_card, "drawing", lambda: "")
    assert reported(pictures.drawn_pictures_are_current, Guide()) == []


# ---- Links, statements, addresses, grades


def test_links_lead_to_pages_and_headings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs" / "topic").mkdir(parents=True)
    for name in ("docs/topic/example.md", "docs/index.md"):
        (tmp_path / name).touch()
    home = page("## Why\n\n## Why\n", name="docs/index.md")

    def of(target: str) -> list[str]:
        return reported(links.links_lead_somewhere, Guide(pages=(home, page(f"See [it]({target}).\n\n## Here {{#there}}"))))

    for good in (
        "../index.md",
        "/index.md",
        "../index.md#why",
        "/index.md#why_1",
        "#there",
        "example.md#there",
        "https://x",
        "tel:999",
        "mailto:a@b",
        "sms:1",
    ):
        assert of(good) == [], good
    assert of("index.md") == ["the link `index.md` leads nowhere"]
    assert of("/topic/") == ["the link `/topic/` leads nowhere"]
    assert of("#here") == ["`#here` is no heading of docs/topic/example.md"]
    assert of("../index.md#why_2") == ["`#why_2` is no heading of docs/index.md"]


def test_an_unknown_citation_names_the_nearest() -> None:
    made = replace(guide("Words. [@AB10]"), claims={"AB01": CLAIM})
    (problem,) = links.citations_are_known(made)
    assert (problem.what, problem.line) == ("unknown claim [@AB10]", 11)
    assert "(nearest: AB01)" in problem.remedy
    assert reported(links.citations_are_known, replace(made, pages=guide("Words. [@AB01]").pages)) == []


def test_a_statement_needs_a_page_that_names_its_limits() -> None:
    partly = Statement("A01", "part", "words", "partly", ("nhs",), 5)

    def of(text: str, article: tuple[str, ...], statement: Statement = partly) -> list[str]:
        made = replace(guide(text, article=article), statements={"A01": statement})
        return reported(statements.statements_have_a_home, made) + reported(statements.limits_are_stated, made)

    says = 'It is not shown.\n{: data-article="A01" }'
    assert of(says, ("A01",)) == of("Words.", ("A01",), replace(partly, agrees="yes")) == []
    assert of("Words.", ("A01",)) == ["statement A01 is partly, and no paragraph here says so"]
    assert of("Words.", ()) == ["statement A01 has no home"]
    assert of(says, ("A01", "A02")) == ["there is no statement A02"]
    assert "a paragraph answers A01, which is not in `article:`" in of(says, ())


def test_a_published_address_must_stay_or_redirect(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    def of(*kept: Address) -> list[str]:
        made = Guide(pages=(page(name="docs/index.md"), page(name="docs/sleep.md")), addresses=kept)
        return reported(addresses.addresses_live_on, made) + reported(addresses.pages_have_addresses, made)

    home, sleep = Address("./"), Address("sleep/")
    assert of(home, sleep) == []
    assert of(home) == [f"`sleep/`, its address, is not in {paths.ADDRESSES}"]
    assert of(sleep) == [f"`./`, its address, is not in {paths.ADDRESSES}"]
    assert of(home, sleep, Address("old/")) == ["there is no page at `old/` any more"]
    assert of(home, sleep, Address("old/", "sleep/")) == ["this file is missing"]
    paths.MOVED_TEMPLATE.parent.mkdir(parents=True)
    paths.MOVED_TEMPLATE.touch()
    assert of(home, sleep, Address("old/", "sleep/"), Address("older/", "./")) == []
    assert of(home, Address("sleep/", "./")) == ["`sleep/` is a page and leads on"]
    assert of(home, sleep, Address("old/", "gone/#why")) == ["`old/` leads to `gone/#why`, which is no page"]


@pytest.mark.parametrize(
    ("fields", "what"),
    [
        ({"basis": "advice", "certainty": "expert", "by": "NICE"}, []),
        ({"basis": "advice", "certainty": "expert"}, ["AB01 is advice and names nobody"]),
        ({"basis": "advice", "certainty": "low", "by": "NICE"}, ["AB01 is advice with `certainty: low`"]),
        ({"by": "NICE"}, ["AB01 has `by:` and is not advice"]),
        ({"certainty": "expert"}, ["AB01 has `certainty: expert` and basis `studies`"]),
        ({"basis": "gap", "certainty": "expert"}, []),
    ],
)
def test_advice_names_who_gives_it(fields: dict[str, str], what: list[str]) -> None:
    assert reported(grading.advice_has_a_name, Guide(claims={"AB01": replace(CLAIM, **fields)})) == what  # type: ignore[arg-type]


# ---- Sign-off


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("number: '999'", "number: '998'"),
        ("number: '111'", "number: '112'"),
        ("'116 123'", "'116 124'"),
        ("text: '85258'", "text: '85259'"),
        ("keyword: SHOUT", "keyword: HELP"),
        ("hours: day and night", "hours: by day"),
        ("where: Scotland", "where: Wales"),
        ("name: Samaritans", "name: Listeners"),
        ("confirmed: press", "confirmed: copy"),
        ("confirmed: copy", "confirmed: official"),
    ],
)
def test_every_field_of_a_helpline_is_signed_with_its_page(in_tiny: Path, old: str, new: str) -> None:
    home, other = in_tiny / "docs" / "index.md", in_tiny / "docs" / "flicker.md"
    home.write_text(f"{home.read_text()}\n[[numbers]]\n")
    before = {page.path: signoff.fingerprint(page, known) for known in [content.read()] for page in known.pages}
    data = in_tiny / "data" / "numbers.yml"
    assert old in data.read_text()
    data.write_text(data.read_text().replace(old, new, 1))
    content._data.cache_clear()
    after = {page.path: signoff.fingerprint(page, known) for known in [content.read()] for page in known.pages}
    assert before[home.relative_to(in_tiny)] != after[home.relative_to(in_tiny)]
    assert before[other.relative_to(in_tiny)] == after[other.relative_to(in_tiny)]


SIGNED = Review(date(2026, 1, 2), "A. Example", "a doctor", "All was read.", "docs/topic/example.md", "0123456789ab", line=3)


@pytest.mark.parametrize(
    ("review", "what"),
    [
        (SIGNED, []),
        (replace(SIGNED, page=""), ["this review is of neither a page nor lines of the pack, or of both"]),
        (replace(SIGNED, items={"sign s": "0123456789ab right"}), ["this review is of neither a page nor lines of the pack, or of both"]),
        (replace(SIGNED, page="docs/gone.md"), ["`docs/gone.md` is no page"]),
        (replace(SIGNED, fingerprint="0123456789a"), ["`fingerprint: 0123456789a` is no fingerprint"]),
        (replace(SIGNED, fingerprint="0123456789AB"), ["`fingerprint: 0123456789AB` is no fingerprint"]),
        *((replace(SIGNED, page="", items={"sign s": f"0123456789ab {said}"}), []) for said in ("right", "wrong", "change: sooner")),
        *(
            (replace(SIGNED, page="", items={name: said}), [f"`{name}: {said}` is no verdict on a line of the pack"])
            for name, said in (
                ("sign s", "0123456789ab"),
                ("sign s", "right"),
                ("sign s", "0123456789ab change: "),
                ("word s", "0123456789ab right"),
            )
        ),
    ],
)
def test_broken_entries_of_the_review_register_are_found(review: Review, what: list[str]) -> None:
    assert reported(signoff.register_is_true, replace(guide(), reviews=(review,))) == what


def test_a_page_may_only_name_a_reviewer_recorded_for_it() -> None:
    wrong = "`A. Example` has no review of this page in data/reviews.yml"
    named = guide(reviewer="A. Example")
    assert reported(signoff.register_is_true, named) == [wrong]
    assert reported(signoff.register_is_true, replace(named, reviews=(SIGNED,))) == []
    other = replace(named, pages=(*named.pages, page(name="docs/b.md", reviewer="A. Example")), reviews=(SIGNED,))
    assert [(problem.path, problem.what) for problem in signoff.register_is_true(other)] == [("docs/b.md", wrong)]


# ---- Reading the files


@pytest.mark.parametrize(
    ("value", "hint", "fits"),
    [
        (date(2026, 1, 2), date, True),
        (datetime(2026, 1, 2, 3, 4), date, False),
        (datetime(2026, 1, 2), date | None, False),
        (None, date | None, True),
        (None, date, False),
        ("2026-01-02", date, False),
        (None, str | None, True),
        (None, str, False),
        (1, int, True),
        (0, int, False),
        (-1, int, False),
        (True, int, False),
        ("1", int, False),
        ("", str, False),
        (" ", str, False),
        (["a"], tuple[str, ...], True),
        ([], tuple[str, ...], True),
        (["a", " "], tuple[str, ...], False),
        ("a", tuple[str, ...], False),
        ([1], tuple[str, ...], False),
    ],
)
def test_values_of_the_wrong_type_do_not_fit_a_field(value: object, hint: object, fits: bool) -> None:
    assert records._fits(value, hint) == fits


@pytest.mark.parametrize("name", ["a.html", "a.HTML", "a.htm", "a.MD", "a.markdown", "a.mdown", "a.mkd", "a.mkdn"])
def test_a_page_in_html_is_reported_because_no_check_reads_it(in_tiny: Path, name: str) -> None:
    (in_tiny / "docs" / name).write_text("<p>Take four tablets.</p>")
    assert [(problem.path, problem.what) for problem in content.read().problems] == [(f"docs/{name}", "this page would escape every check")]


@pytest.mark.parametrize("name", ["docs/index.md", "overrides/main.html"])
def test_a_missing_required_file_is_reported(in_tiny: Path, name: str) -> None:
    (in_tiny / name).unlink()
    assert [problem.path for problem in content.read().problems if problem.what == "this file is missing"] == [name]


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("../outside.md", "is not in snippets/"),
        ("{outside}", "is not in snippets/"),
        ("snippets/../../outside.md", "is not in snippets/"),
        ("data/claims.yml", "is not in snippets/"),
        ("snippets/nothing.md", "does not exist"),
        ("snippets/" + "x" * 300, "does not exist"),
    ],
)
def test_a_snippet_outside_its_folder_is_reported(in_tiny: Path, name: str, what: str) -> None:
    (in_tiny.parent / "outside.md").write_text("Take four tablets.")
    name = name.format(outside=in_tiny.parent / "outside.md")
    night = in_tiny / "docs" / "night.md"
    night.write_text(f'{night.read_text()}\n\n--8<-- "{name}"\n')
    assert f"the snippet `{name}` {what}" in [problem.what for problem in content.read().problems]


def test_unchecked_words_are_reported_once_and_hidden_comments_are_not(in_tiny: Path) -> None:
    night = in_tiny / "docs" / "night.md"
    before = night.read_text().count("\n")
    night.write_text(f"{night.read_text()}\n<!-- strong -->\n\n<!--> four strong doses two -->\n\n<!--> two -->\n")
    found = [(each.line, each.what.partition(", which")[0]) for each in seen.readers_see_what_is_checked(content.read())]
    assert found == [
        (before + 4, "readers see \u201cfour strong doses two\u201d"),
        (before + 6, "readers see \u201ctwo\u201d"),
    ]


# ---- Charts


def test_two_results_of_one_treatment_show_their_year() -> None:
    one = Effect("exercise", "no exercise", "pain", "SMD", -0.3, "low", "a", "seen", "end of treatment", 2, -0.5, -0.1)
    sources = {key: Source(key, 1, ("A",), "T", year, "", url="https://x") for key, year in (("a", "2017"), ("b", "2021"))}
    known = Guide(
        Subject("Cramp", outcome="pain"), effects=(one, replace(one, source="b"), replace(one, timepoint="after 6 months")), sources=sources
    )
    names = charts._names(list(known.effects), known)
    assert names == ["exercise, 2017", "exercise, 2021", "exercise, 6 months or later"]
    box = Element("div")
    charts.effects(box, known, ' "For you."')
    assert sorted(row.text or "" for row in box.iter("th") if row.get("scope") == "row") == names
    assert {"exercise, 2017", "exercise, 2021", "exercise, later"} < {label.text for label in box.iter("text")}


def test_the_chart_names_the_outcome_and_groups_of_its_subject() -> None:
    one = Effect("Slow Walking", "rest", "fatigue", "SMD", -0.3, "low", "a", "seen", "end of treatment", 2, -0.5, -0.1)
    rows = (one, replace(one, intervention="tea"), replace(one, outcome="pain", intervention="pills"))
    subject = Subject("Cramp", outcome="fatigue", treatments={"Talking": "CBT, talk", "Moving": "yoga, walking"})
    box = Element("div")
    charts.effects(box, Guide(subject, effects=rows, sources={"a": Source("a", 1, ("A",), "T", "2017", "", url="https://x")}), "")
    assert [row.text for row in box.iter("th") if row.get("scope") == "rowgroup"] == ["Moving", "Other"]
    assert {row.text for row in box.iter("th") if row.get("scope") == "row"} == {"Slow Walking", "tea"}
    words = [text for each in box.iter() if (text := each.text)]
    assert {"Difference in fatigue", "Average effect of treatments on fatigue: Moving", "less fatigue"} <= set(words)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("SNRIs may help.", ["\u201cSNRI\u201d comes before its words"]),
        ("A nerve tablet (SNRI) may help.", []),
        ("SNRIX and an ASNRI are other words.", []),
        ("Nerve pills, called SNRIs, may help.", []),
        ("An SNRI/SSRI may help.", []),
    ],
)
def test_abbreviations_of_the_subject_must_be_spelled_out(text: str, found: list[str]) -> None:
    subject = Subject("Cramp", abbreviations={"SNRI": "nerve tablet, Nerve pill"})
    assert [each.what for each in phrases.letters_are_spelled_out(Guide(subject, pages=(page(text),)))] == found


@pytest.mark.parametrize(
    ("text", "signed"), [("Take two tablets.", True), ("Do not take teas.", True), ("Teams should wait.", False), ("Tea is hot.", False)]
)
def test_claims_that_ask_for_something_with_a_medicine_of_the_subject_are_signed(text: str, signed: bool) -> None:
    claim = replace(CLAIM, topic="topic", statement=text)
    assert is_medicine_line(claim, ("tea",)) == signed
