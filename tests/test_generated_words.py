"""Lists and sentences made from the data, each from a few lines of data."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from xml.etree.ElementTree import Element, fromstring, tostring

import pytest

from scripts.guide import labels
from scripts.guide.evidence import Claim, Review, Term
from scripts.guide.groups import Group, GroupsOfCountry
from scripts.guide.helplines import Country, Helpline
from scripts.guide.markdown import charts, editorial, elements, generated, groups, helplines, signs
from scripts.guide.markdown.care_cards import CareCardTreeprocessor
from scripts.guide.markdown.choices import ChoicesTreeprocessor
from scripts.guide.markdown.pattern import LabelTreeprocessor, PartTreeprocessor
from scripts.guide.markdown.self_audit import self_audit
from scripts.guide.model import Guide
from scripts.guide.reviewable import by_id
from scripts.guide.scores import DISCERN, TRUST, AuditItem
from scripts.guide.signs import Level, Row, Sign
from scripts.guide.source import Source

Made = Callable[[Element, Guide, str], None]
SOURCE = Source("nhs", 3, ("NHS",), "Title", "2023", "Journal", url="https://example.org", verified="page")
CLAIM = Claim("AB01", "weakness", "Words.", "studies", "low", "seen", ("nhs",), 7, say={"felt": "58 in 100", "others": "8 in 100"})
LINE = Helpline("Samaritans", "https://www.example.org/x", date(2026, 1, 5), "official", ("nhs",), 9, number="116 123")
LEVEL = Level("soon", "See a doctor", "see a doctor", "I see a doctor", "routine", 8, note="Our own choice of words.")


def shown(made: Made, known: Guide, words: str = "") -> str:
    box = Element("div")
    made(box, known, words)
    return "".join(box.itertext()).replace("\u00a0", " ")


def html(made: Made, known: Guide, words: str = "") -> str:
    box = Element("div")
    made(box, known, words)
    return tostring(box, "unicode", "html")


def sign(name: str, **fields: Any) -> Sign:
    return Sign(
        **{
            "id": name,
            "level": "soon",
            "group": "",
            "long": f"{name} in words",
            "short": name,
            "may_be": "",
            "claims": ("AB01",),
            **fields,
        }
    )


def of_signs(*each: Sign) -> Guide:
    return Guide(signs={one.id: one for one in each}, levels={"soon": LEVEL})


@pytest.mark.parametrize(
    ("count", "who"), [(1, "A1 (2023)."), (3, "A1; A2; A3 (2023)."), (4, "A1; A2; A3; A4 (2023)."), (5, "A1; A2; A3; and others (2023).")]
)
def test_a_source_lists_four_authors_or_three_and_others(count: int, who: str) -> None:
    source = replace(SOURCE, authors=tuple(f"A{at}" for at in range(1, count + 1)))
    said = shown(generated.sources, Guide(sources={"nhs": source}))
    assert said == f"{who}TitleJournal.How we checked it: {source.checked(labels.of_repository())}"
    assert "Journal" not in shown(generated.sources, Guide(sources={"nhs": replace(source, where="")}))


def test_sources_are_sorted_by_author() -> None:
    made = {
        name: replace(SOURCE, key=name, authors=(name,), title=title) for name, title in (("watson", "A"), ("Leite", "B"), ("adams", "C"))
    }
    assert [row.get("id") for row in fromstring(html(generated.sources, Guide(sources=made))).iter("li")] == ["adams", "Leite", "watson"]


def test_the_glossary_is_grouped_by_letter() -> None:
    terms = (
        Term("cramp", "A pull.", ("nhs",), forms=("spasm", "charley horse")),
        Term("tic", "A twitch.", ("nhs", "gone")),
        Term("twitch", "A flicker.", ()),
    )
    box = fromstring(html(generated.terms, Guide(terms=terms, sources={"nhs": SOURCE})))
    assert [(each.tag, each.text, each.get("id")) for each in box if each.tag in ("h2", "h3")] == [
        *(("h2", "C", "letter-c"), ("h3", "cramp", "cramp")),
        *(("h2", "T", "letter-t"), ("h3", "tic", "tic"), ("h3", "twitch", "twitch")),
    ]
    assert [link.get("href") for link in box.iter("a")] == ["#letter-c", "#letter-t", "/sources.md#nhs", "/sources.md#nhs"]
    assert [each.text for each in box.iter("p") if each.get("class") == "forms"] == ["Other words: spasm, charley horse."]


def test_grades_are_counted() -> None:
    claims = {name: replace(CLAIM, id=name, certainty=sure) for name, sure in (("A", "high"), ("B", "low"), ("C", "low"))}
    said = shown(generated.grades, Guide(claims=claims))
    assert said.count("2 of 3 claims.") == 1
    assert said.count("1 of 3 claims.") == 1
    assert said.count("0 of 3 claims.") >= 2


@pytest.mark.parametrize(
    ("verdicts", "said"),
    [
        ({"sign a": "{a} right"}, "1 lines right, 0 wrong, 0 to change; 1 of the right ones still read as they did"),
        ({"sign a": "0123456789ab right"}, "1 lines right, 0 wrong, 0 to change; 0 of the right ones still read as they did"),
        (
            {"sign a": "{a} wrong", "sign b": "{b} change: sooner"},
            "0 lines right, 1 wrong, 1 to change; 0 of the right ones still read as they did",
        ),
    ],
)
def test_a_review_of_lines_says_how_many_were_right(verdicts: Mapping[str, str], said: str) -> None:
    known = of_signs(sign("a"), sign("b"))
    prints = {entry.key: entry.fingerprint for entry in by_id(known).values()}
    items = {name: verdict.format(**prints) for name, verdict in verdicts.items()}
    review = Review(date(2026, 1, 2), "A. Example", "a doctor", "All was read.", items=items)
    assert shown(editorial.reviews, replace(known, reviews=(review,))) == f"2 January 2026: {said}, by A. Example, a doctor. All was read."


def test_reviews_are_listed_newest_first() -> None:
    reviews = tuple(Review(date(2026, month, 1), f"Dr {month}", "a doctor", "Read.", page=f"docs/{month}.md") for month in (1, 3, 2))
    rows = fromstring(html(editorial.reviews, Guide(reviews=reviews))).iter("a")
    assert [(link.text, link.get("href")) for link in rows] == [("3.md", "/3.md"), ("2.md", "/2.md"), ("1.md", "/1.md")]
    assert shown(editorial.reviews, Guide()) == "It is empty: no clinician has reviewed a page."


def test_what_is_left_out_says_why() -> None:
    claims = {name: replace(CLAIM, id=name, left_out=why) for name, why in (("A", ""), ("B", "Too old"), ("C", "Weak"))}
    assert shown(editorial.left_out, Guide(claims=claims)) == ("B Words. Left out: Too old.C Words. Left out: Weak.")
    assert shown(editorial.left_out, Guide(claims={"A": CLAIM})) == "No claim is kept off the pages."


# ---- Numbers to call


def by_country(**lines: Any) -> str:
    return shown(
        helplines.by_country, Guide(countries=(Country("Exampleland", "EX", **{"emergency": (), **lines}),), sources={"nhs": SOURCE})
    )


def test_each_line_of_a_country_says_how_to_reach_it() -> None:
    first, second = replace(LINE, name="Ambulance", number="999", audience="by ear"), replace(LINE, name="Police", number="110")
    press = replace(LINE, name="Fire", number="111", confirmed="press")
    assert "Emergency: 999 (by ear) or 110" in by_country(emergency=(first, press, second))
    advice = (
        replace(LINE, where="North"),
        replace(LINE, where="South"),
        replace(LINE, where="East"),
        replace(LINE, number="1", then="press 2"),
    )
    said = by_country(advice=advice)
    assert "Health advice:Samaritans, in North, South and East: call 116 123.Samaritans: call 1, then press 2." in said
    text = replace(LINE, text="85258", keyword="HELP", audience="under 25", hours="day and night")
    crisis = by_country(crisis=(text, replace(text, number="", keyword=""), replace(LINE, confirmed="press")))
    assert "If you think about ending your life:Samaritans, under 25: call 116 123, or text HELP to 85258, day and night." in crisis
    assert "Samaritans, under 25: text 85258, day and night." in crisis
    assert "Samaritans: we could not confirm the number. Find it at example.org." in crisis


@pytest.mark.parametrize("part", ["advice", "crisis"])
def test_a_country_without_a_kind_of_line_has_no_row_for_it(part: str) -> None:
    row = {"advice": "Health advice:", "crisis": "If you think about ending your life:"}[part]
    assert row in by_country(**{part: (LINE,)})
    assert row not in by_country()


def test_a_country_without_a_crisis_line_says_so_and_names_the_number_for_danger() -> None:
    """The page sends people who think of suicide to the entry of their country, so that entry must name a number."""
    said = by_country(emergency=(replace(LINE, number="1", confirmed="press"), replace(LINE, number="112")))
    assert "If you think about ending your life: we could not confirm a crisis line. If you are in danger, call 112." in said
    assert "could not confirm a crisis line" not in by_country(emergency=(LINE,), crisis=(LINE,))


def test_each_country_says_how_its_numbers_were_confirmed() -> None:
    lines = (
        replace(LINE, seen=date(2026, 1, 5)),
        replace(LINE, name="Shout", confirmed="copy", where="North", seen=date(2026, 1, 3)),
        replace(LINE, name="Line", confirmed="agreed"),
        replace(LINE, name="Press", confirmed="press", seen=date(2026, 1, 1)),
    )
    said = by_country(emergency=(replace(LINE, name="Ambulance", number="999"),), crisis=lines)
    assert said.endswith(
        "Seen on an official page: 999; Samaritans. Seen in a copy of an official page: Shout (North). "
        "Three or more pages agree: Line (NHS). Last checked 3 January 2026."
    )


def test_countries_with_one_emergency_number_share_a_row() -> None:
    of = [("A", "", "112"), ("B", "Bee", "999"), ("C", "Cee", "112")]
    countries = tuple(Country(name, name, (replace(LINE, number=number), LINE), short=short) for name, short, number in of)
    press = Country("D", "D", (replace(LINE, number="1", confirmed="press"), replace(LINE, number="2")))
    rows = fromstring(html(helplines.emergency, Guide(countries=(*countries, press)))).iter("li")
    assert ["".join(row.itertext()) for row in rows] == ["112 A, Cee", "999 Bee", "2 D"]


# ---- Signs


def test_signs_on_one_line_are_joined_by_or() -> None:
    names = ("arm", "leg", "face")
    for count, said in ((1, "arm"), (2, "arm, or leg"), (3, "arm, leg, or face")):
        box = Element("ul")
        row = Row("", tuple((name, name) for name in names[:count]), "a stroke")
        signs._row(elements.add(box, "li"), row, ", or ")
        assert "".join(box.itertext()) == f"{said} (a stroke)"
    labeled = Element("li")
    signs._row(labeled, Row("Weak", (("arm", "arm"),), ""), ", or ")
    assert "".join(labeled.itertext()) == "Weak: arm"


def test_each_labeled_group_of_signs_is_a_list() -> None:
    known = of_signs(sign("arm", group="Weak"), sign("eye", group="Sight"))
    assert html(signs.listed, known, " arm eye").count("<ul>") == 1
    assert html(signs.listed, known, " soon").count("<ul>") == 2


def test_every_sign_is_listed_with_its_cause_claims_and_note() -> None:
    known = of_signs(
        sign("arm", group="Weak", may_be="a stroke", claims=("AB01", "AB02"), note="Faster than others."),
        sign("leg", group="Weak", may_be="a nerve"),
    )
    assert shown(signs.every, known) == (
        "See a doctorOur own choice of words.Weak"
        "Arm in words (a stroke). [@AB01] [@AB02] Our own choice: Faster than others.Leg in words (a nerve). [@AB01]"
    )
    bare = replace(known, levels={"soon": replace(LEVEL, note="")})
    assert "Our own choice of words" not in shown(signs.every, bare)


# ---- People, lists to tap, and parts of a page


@pytest.mark.parametrize(
    ("words", "filled", "framed", "difference"),
    [
        (' AB01.felt "felt weak"', [58], [0], []),
        (' AB01.felt "felt weak" AB01.others "of others"', [58, 8], [50, 0], ["50 more in 100"]),
        (' AB01.others "of others" AB01.felt "felt weak"', [8, 58], [0, 50], ["50 fewer in 100"]),
    ],
)
def test_people_are_drawn_one_by_one(words: str, filled: list[int], framed: list[int], difference: list[str]) -> None:
    box = Element("div")
    charts.people(box, Guide(claims={"AB01": CLAIM}), words)
    groups = list(box.iter("figure"))
    assert [len(list(group.iter("circle"))) for group in groups] == [100] * len(filled)
    assert [len([each for each in group.iter("circle") if each.get("fill")]) for group in groups] == filled
    assert [len(list(group.iter("rect"))) for group in groups] == framed
    assert ["".join(each.itertext()).lower() for each in box.iter("p")] == [each.lower() for each in difference]
    places = {(each.get("cx"), each.get("cy")) for each in groups[0].iter("circle")}
    assert places == {(str(10 + 20 * x), str(10 + 20 * y)) for x in range(10) for y in range(10)}


@pytest.mark.parametrize(("attribute", "kind"), [("", "checkbox"), (' data-one=""', "radio")])
def test_a_list_to_tap_has_a_box_for_each_answer(attribute: str, kind: str) -> None:
    root = fromstring(
        f'<div><div class="choices" data-name="where"{attribute}><p>Where?</p><ul>'
        '<li data-sign="arm">left  <em>arm</em></li><li>leg</li></ul></div></div>'
    )
    ChoicesTreeprocessor().run(root)
    assert [root[0].tag, root[0][0].tag, root[0][1].tag] == ["fieldset", "legend", "div"]
    boxes = list(root.iter("input"))
    assert [(box.get("type"), box.get("name"), box.get("value"), box.get("data-sign")) for box in boxes] == [
        (kind, "where", "left arm", "arm"),
        (kind, "where", "leg", None),
    ]
    assert [each.text for each in root.iter("span")] == ["left arm", "leg"]


def parts(body: str) -> Element:
    root = fromstring(f"<div>{body}</div>")
    LabelTreeprocessor().run(root)
    PartTreeprocessor().run(root)
    return root


def test_a_section_ends_at_the_next_heading_of_its_level() -> None:
    root = parts(
        "<h2>What you can do</h2><ol><li>Rest</li></ol><p>More</p><h2>What nobody knows yet</h2><p>Why.</p><h3>Still</h3><p>Here</p>"
        "<h2>For those who want <em>the studies</em></h2><p>Two.</p><h2>Read next</h2><p>After</p><ol><li>x</li></ol>"
    )
    assert [(each.tag, each.get("class")) for each in root] == [
        *(
            ("h2", "act"),
            ("ol", "steps"),
            ("p", None),
            ("section", "unknown"),
            ("details", "studies"),
            ("h2", None),
            ("p", None),
            ("ol", None),
        ),
    ]
    assert [each.tag for each in root[3]] == ["h2", "p", "h3", "p"]
    assert [each.tag for each in root[4]] == ["summary", "p"]
    assert [each.tag for each in root[4][0]] == ["h2"]


def test_a_heading_with_the_fold_class_folds_its_section() -> None:
    root = parts('<h2 class="fold" id="today">Today</h2><div class="admonition">Now</div><h2>Later</h2>')
    assert [(each.tag, each.get("class")) for each in root] == [("details", "fold"), ("h2", None)]
    assert [(each.tag, each.get("class")) for each in root[0]] == [("summary", None), ("div", "admonition")]
    assert [(each.get("id"), each.get("class")) for each in root[0][0]] == [("today", None)]


@pytest.mark.parametrize(
    ("label", "name"),
    [("What this means for you", "meaning-for-you"), ("Tool", "tool-strip"), ("Say", "say"), ("Do not wait", "not-to-wait")],
)
def test_a_paragraph_that_begins_with_a_label_becomes_its_line(label: str, name: str) -> None:
    root = parts(f"<p class='ours'>{label}: words <b>more</b></p><p>Not {label}: words</p><p>{label} words</p>")
    assert [each.get("class") for each in root] == [f"ours {name}", None, None]
    assert tostring(root[0], "unicode") == f'<p class="ours {name}"><strong>{label}:</strong> words <b>more</b></p>'


@pytest.mark.parametrize(
    ("title", "said"),
    [("<p class='admonition-title'>Short</p>", "In short"), ("<p class='admonition-title'>So</p>", "So"), ("", "In short")],
)
def test_the_box_in_short_has_a_name(title: str, said: str) -> None:
    root = parts(f"<div class='admonition short'>{title}<p>Words</p></div><div class='admonition note'><p>Words</p></div>")
    box, note = root
    assert (box.tag, box.get("aria-label"), box[0].text, len(box)) == ("section", said, said, 2)
    assert (note.tag, note.get("aria-label")) == ("div", None)


def test_elements_are_inserted_in_the_right_place() -> None:
    item = fromstring("<li>Words <b>x</b> more <ul><li>inner</li></ul></li>")
    elements.put_last(item, Element("sup"))
    assert tostring(item, "unicode") == "<li>Words <b>x</b> more&#160;<sup /><ul><li>inner</li></ul></li>".replace("&#160;", "\u00a0")
    alone = fromstring("<p>Words.</p>")
    elements.put_last(alone, Element("sup"))
    assert tostring(alone, "unicode") == "<p>Words.\u00a0<sup /></p>"
    root = fromstring("<p>One <i/> two <b/>, three</p>")
    elements.detach(root, root[1])
    elements.detach(root, root[0])
    assert tostring(root, "unicode") == "<p>One two, three</p>"


# ---- Groups, cards, the self-audit


def test_groups_are_listed_by_country_with_the_oldest_day() -> None:
    one = Group("Us", "https://www.us.example/x", "a meeting", date(2026, 1, 5), ("nhs",))
    two = replace(one, name="Nous", url="https://nous.example/", languages="French", named_by="a magazine", seen=date(2026, 1, 3))
    known = Guide(groups=(GroupsOfCountry("Canada", "CA", groups=(one, two)), GroupsOfCountry("Ireland", "IE")))
    box = fromstring(html(groups.by_country, known))
    assert [(link.text, link.get("href")) for link in box[0]] == [("Canada", "#groups-ca"), ("Ireland", "#groups-ie")]
    canada, ireland = box[1], box[2]
    assert (canada.get("id"), ireland.get("id")) == ("groups-ca", "groups-ie")
    assert ["".join(row.itertext()) for row in canada.iter("li")] == [
        "Us (us.example) offers a meeting.",
        "Nous (nous.example) offers a meeting. Its page is in French. Its address is from a magazine.",
    ]
    assert [each.text for each in canada.iter("p")] == ["Pages seen on 3 January 2026."]
    assert [each.text for each in ireland.iter("p")] == [labels.of_repository()["group_none"]]
    assert not list(ireland.iter("ul"))


@pytest.mark.parametrize(
    ("level", "name"), [("emergency", "Emergency"), ("urgent", "Urgent"), ("routine", "Soon"), ("caution", "Take care"), ("note", None)]
)
def test_a_card_begins_with_its_level_in_words(level: str, name: str | None) -> None:
    titled = f'<div class="admonition {level}"><p class="admonition-title">Call <b>now</b> if:</p><p>x</p></div>'
    root = fromstring(f'<div>{titled}<div class="admonition {level}"><p>x</p></div><div class="{level}"><p>x</p></div></div>')
    CareCardTreeprocessor().run(root)
    tag, again = ("section", f"{name}, list 2") if name else ("div", None)  # two landmarks of one page have two names
    assert [(box.tag, box.get("aria-label")) for box in root] == [(tag, name), (tag, again), ("div", None)]
    assert "".join(root[0][0].itertext()) == (f"{name}: Call now if:" if name else "Call now if:")
    assert root[0][0].tag == ("h2" if name else "p")


def items(*scored: tuple[str, str, str]) -> Guide:
    made = [
        AuditItem(id=f"I{at}", instrument=kind, asks="Asks", score=score, why=why, line=1) for at, (kind, score, why) in enumerate(scored)
    ]
    return Guide(audit_items={each.id: each for each in made})


def test_points_and_yes_answers_are_counted() -> None:
    assert shown(self_audit, items((DISCERN, "5", "Clear"), (DISCERN, "2", ""), (DISCERN, "", "")), "treatment") == (
        "7 of 10 points, from 1 (no) to 5 (yes) for each item.I0, Asks: 5, Clear.I1, Asks: 2."
    )
    assert shown(self_audit, Guide(), "treatment") == "The section waits for its score."
    said = shown(self_audit, items((TRUST, "yes", ""), (TRUST, "no", "Too new"), (TRUST, "yes", ""), (TRUST, "", "")), " trust ")
    assert said == "2 of 3 items: yes.I0, Asks: yes.I1, Asks: no, Too new.I2, Asks: yes."
