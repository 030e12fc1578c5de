"""The numbers by country: what the checks ask of them, and the list that a person ticks before a release."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from scripts import check, phone_numbers
from scripts.guide import content
from scripts.guide.checks import helplines
from scripts.guide.files import yaml_items
from scripts.guide.helplines import Country, Helpline
from scripts.guide.markdown.helplines import text_address
from scripts.guide.model import Guide, Problem
from scripts.guide.records import records
from tests.conftest import run

GUIDE = content.read()
LINES = [(country, line) for country in GUIDE.countries for line in country.lines]
PRINTED = [(country, line) for country, line in LINES if line.confirmed in ("official", "copy", "agreed")]


def addresses(line: Helpline) -> list[str]:
    """The link addresses of a line, computed without the code under test."""
    called = [f"tel:{line.number.replace(' ', '')}"] if line.number else []
    body = f"?&body={line.keyword}" if line.keyword else ""
    return called + ([f"sms:{line.text.replace(' ', '')}{body}"] if line.text else [])


def identity(value: tuple[Country, Helpline]) -> str:
    return f"{value[0].code}-{value[1].name}-{value[1].where}-{value[1].number or value[1].text}"


@pytest.mark.parametrize(
    ("number", "keyword", "address"),
    [("85258", "SHOUT", "sms:85258?&body=SHOUT"), ("0477 13 11 14", "", "sms:0477131114"), ("1737", "A B", "sms:1737?&body=A%20B")],
)
def test_an_sms_link_fills_in_its_keyword_on_android_and_ios(number: str, keyword: str, address: str) -> None:
    assert text_address(number, keyword) == address


LINE = Helpline("Samaritans", "https://example.org/", date(2026, 1, 2), "official", ("a",), 7, number="116 123")
COUNTRY = Country("United Kingdom", "GB", (replace(LINE, name="Emergency", number="999"),), 1, crisis=(LINE,))


def problems(rule: Callable[[Guide], Any], *countries: Country) -> list[str]:
    return [problem.what for problem in rule(Guide(countries=countries))]


@pytest.mark.parametrize("number", ["116 I23", "116  123", " 116", "+44 1", "116-123", "\u0661\u0661\u0666", "\u00b2", "call"])
def test_only_digits_and_single_spaces_can_be_called(number: str) -> None:
    assert problems(helplines.numbers_can_be_called, replace(COUNTRY, crisis=(replace(LINE, number=number),))) == [
        f"`{number}` cannot be called"
    ]
    assert problems(helplines.numbers_can_be_called, replace(COUNTRY, crisis=(replace(LINE, text=number),))) == [
        f"`{number}` cannot be called"
    ]


def test_a_good_country_has_no_problem() -> None:
    for rule in (helplines.numbers_can_be_called, helplines.countries_are_single, helplines.countries_exist, helplines.lines_are_confirmed):
        assert problems(rule, COUNTRY, replace(COUNTRY, country="European Union", code="EU")) == []
    assert problems(helplines.days_are_past, COUNTRY) == []


def test_duplicate_countries_and_codes_are_reported() -> None:
    assert problems(helplines.countries_are_single, COUNTRY, replace(COUNTRY, code="IE")) == ["`country: United Kingdom` appears twice"]
    assert problems(helplines.countries_are_single, COUNTRY, replace(COUNTRY, country="Britain")) == ["`code: GB` appears twice"]


@pytest.mark.parametrize("code", ["UK", "gb", "GBR", "XX", ""])
def test_a_country_code_must_be_in_iso_3166(code: str) -> None:
    assert problems(helplines.countries_exist, replace(COUNTRY, code=code)) == [f"`code: {code}` is no country"]


def test_a_future_day_is_reported_and_today_is_not() -> None:
    today, later = date.today(), date.today() + timedelta(days=2)
    who = replace(LINE, opened=today, opened_by="A. Example")
    assert problems(helplines.days_are_past, replace(COUNTRY, crisis=(replace(who, seen=today),))) == []
    assert problems(helplines.days_are_past, replace(COUNTRY, crisis=(replace(who, seen=later),))) == [f"`seen: {later}` is a future day"]
    assert problems(helplines.days_are_past, replace(COUNTRY, crisis=(replace(who, opened=later),))) == [
        f"`opened: {later}` is a future day"
    ]
    for half in (replace(who, opened=None), replace(who, opened_by=None)):
        assert problems(helplines.days_are_past, replace(COUNTRY, crisis=(half,))) == ["`opened` and `opened_by` belong together"]


def test_a_line_has_a_number_unless_it_is_unconfirmed() -> None:
    bare = replace(LINE, number="")
    assert problems(helplines.numbers_can_be_called, replace(COUNTRY, crisis=(bare,))) == ["Samaritans has no number"]
    assert problems(helplines.numbers_can_be_called, replace(COUNTRY, crisis=(replace(bare, confirmed="press"),))) == []
    for emergency in ((), (replace(LINE, confirmed="press"),), (replace(LINE, number="", text="112"),)):
        assert problems(helplines.numbers_can_be_called, replace(COUNTRY, emergency=emergency)) == [
            "United Kingdom has no emergency number"
        ]


def test_the_list_to_tick_has_country_number_page_and_days() -> None:
    done = replace(LINE, opened=date(2026, 3, 4), opened_by="A. Example", text="85258", keyword="SHOUT", where="Wales", then="press 2")
    guide = Guide(countries=(replace(COUNTRY, crisis=(LINE, done)),))
    assert list(helplines.to_tick(guide))[1:] == [
        "[ ] GB Samaritans: 116 123. https://example.org/ (official, seen 2 January 2026, this address not yet; not opened by a person)",
        "[x] GB Samaritans (Wales): 116 123, text 85258, SHOUT, press 2. https://example.org/ "
        "(official, seen 2 January 2026, this address not yet; opened 4 March 2026 by A. Example)",
    ]
    assert helplines.ticked(guide) == "1 of 3 official pages of numbers were opened by a person."


def test_the_command_lists_every_line_of_the_real_data(capsys: pytest.CaptureFixture[str]) -> None:
    assert phone_numbers.main() == 0
    rows = capsys.readouterr().out.splitlines()
    assert len([row for row in rows if row.startswith(("[ ] ", "[x] "))]) == len(LINES)
    assert all(line.url in row for (_, line), row in zip(LINES, rows, strict=False))


def test_the_command_prints_the_problems_of_a_broken_list(tiny: Path) -> None:
    (tiny / "data" / "numbers.yml").write_text("- country: X\n")
    made = run(tiny, "phone_numbers")
    assert (made.returncode, made.stdout) == (1, "")
    assert "data/numbers.yml:1: `code` is missing." in made.stderr
    assert "Traceback" not in made.stderr


def test_a_release_says_which_pages_were_opened_and_when(capsys: pytest.CaptureFixture[str]) -> None:
    check.main(["--release", "--today", "2026-11-28"])
    released = capsys.readouterr().out
    assert all(row in released for row in (*helplines.to_tick(GUIDE), helplines.ticked(GUIDE)))
    check.main(["--today", "2026-11-28"])
    assert "[ ] " not in capsys.readouterr().out


NESTED = """- country: A
  code: GB
  emergency:
    - name: One
      url: https://a.example/
      seen: 2026-01-02
      confirmed: official
      sources: [a]
    - name: Two
      url: 5
      seen: soon
      confirmed: official
      sources: [a]
      crisis: yes
"""


def test_a_problem_in_a_nested_item_has_the_line_of_its_field(tmp_path: Path) -> None:
    file, problems = tmp_path / "n.yml", list[Problem]()
    file.write_text(NESTED)
    assert records(Country, file, problems) == []
    assert sorted((problem.line, problem.what) for problem in problems) == [
        (10, "`url` has the wrong shape"),
        (11, "`seen` has the wrong shape"),
        (14, "`crisis` is not a field of this item"),
    ]


@pytest.mark.parametrize("value", ["999", "['999']", "{name: One}", "null", "[{name: One}, x]"])
def test_a_field_of_nested_items_names_their_kind(tmp_path: Path, value: str) -> None:
    file, problems = tmp_path / "n.yml", list[Problem]()
    file.write_text(f"- country: A\n  code: GB\n  emergency: {value}\n")
    assert records(Country, file, problems) == []
    (problem,) = problems
    assert (problem.line, problem.what) == (3, "`emergency` has the wrong shape")
    assert problem.remedy == "It must be a list of items with name, url, seen, confirmed, sources"


def test_nested_items_keep_their_line_numbers(tmp_path: Path) -> None:
    file = tmp_path / "n.yml"
    file.write_text(
        NESTED.replace("url: 5", "url: https://b.example/").replace("seen: soon", "seen: 2026-01-03").replace("      crisis: yes\n", "")
    )
    problems: list[Problem] = []
    (country,) = records(Country, file, problems)
    assert problems == []
    assert [(line.name, line.line) for line in country.emergency] == [("One", 4), ("Two", 9)]
    (item,) = yaml_items(file, problems)
    assert [part.at("seen") for part in item.parts["emergency"]] == [6, 11]
