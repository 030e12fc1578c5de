"""The letter to an employer: taps make a letter, which names no illness and no guide unless the reader asks for it."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.fill_in import EVIL, Open, pages, ready, saved_and_copied, tap
from tests.pages import with_tool

URL = with_tool("letter")
OWN = "One example from my day, if you like"
ANA = ("Lifting or carrying", "Early mornings", "Less heavy work", "Short rest breaks", "Try it for four weeks", "Write down what we agree")
WISH = "What I ask for, in my own words"


@pytest.fixture
def letter(served: str, open_page: Open) -> Page:
    return ready(open_page(served, URL))


def paragraphs(page: Page) -> list[str]:
    return page.locator(".sheet > p").all_inner_texts()


def test_tapping_makes_the_letter(base: str, open_page: Open) -> None:
    page = ready(open_page(base, URL))
    expect(page.locator(".sheet .ticks")).to_have_count(3)  # the one to fill in by hand
    page.get_by_label("To whom, if you like").fill("Maria")
    expect(page.locator(".sheet .ticks")).to_have_count(3)  # a name alone does not make a letter
    tap(page, *ANA)
    page.get_by_label(OWN).fill("I carry boxes in the morning,\nwhen I am stiffest")
    page.get_by_label("My name, if you like").fill("Ana")
    assert paragraphs(page) == [
        "Dear Maria,",
        "I want to go on doing my work well. For reasons of health, some parts of it are hard for me at present.",
        "What is hard for me now is lifting or carrying heavy things and starting early in the morning. "
        "I carry boxes in the morning, when I am stiffest.",
        "It would help me if I could take short rest breaks and do less heavy work.",
        "I suggest that we try it for four weeks, and then see how it goes. Please let us write down what we agree.",
        "Thank you for reading this.",
        "Sincerely,",
        "Ana",
    ]


def test_the_example_of_the_page_is_a_letter_of_this_tool(letter: Page) -> None:
    tap(letter, *ANA)
    example = " ".join(letter.locator("article > p.ours").all_inner_texts())
    letter.get_by_label(OWN).fill("I carry boxes in the morning, when I am stiffest.")
    for paragraph in paragraphs(letter)[1:3]:
        assert paragraph in example
    expect(letter.locator("article > p.ours").first).to_contain_text("made up")


def test_letter_and_paper_name_the_illness_only_if_asked(letter: Page) -> None:
    letter.evaluate("""() => { for (const box of document.querySelectorAll('form[data-tool] [type=checkbox]')) box.checked = true
      document.querySelector('form[data-tool] textarea').dispatchEvent(new Event('input', { bubbles: true })) }""")
    assert "fibromyalgia" not in letter.locator(".sheet").inner_text().lower()
    letter.get_by_role("button", name="Empty it all").click()
    assert "fibromyalgia" not in letter.locator(".sheet").inner_text().lower()
    tap(letter, "Short rest breaks", "I say that it is fibromyalgia")
    expect(letter.locator(".sheet")).to_contain_text("I have fibromyalgia")


def test_a_printed_page_has_no_title_that_names_the_illness(letter: Page) -> None:
    title = letter.title()
    letter.evaluate("() => { window.print = () => { dispatchEvent(new Event('beforeprint')); window.seen = document.title; "
                    "dispatchEvent(new Event('afterprint')) } }")  # fmt: skip
    letter.get_by_role("button", name="Print").click()
    assert letter.evaluate("window.seen") == "Letter"
    assert letter.title() == title


def test_the_letter_is_one_page_whatever_is_ticked_and_written(letter: Page) -> None:
    letter.evaluate("""() => { for (const box of document.querySelectorAll('form[data-tool] [type=checkbox]')) box.checked = true
      for (const field of document.querySelectorAll('form[data-tool] :is(textarea, [type=text])')) {
        field.value = 'Wide words '.repeat(40).slice(0, field.maxLength); field.dispatchEvent(new Event('input', { bubbles: true })) } }""")
    for paper in ("A4", "Letter"):
        assert pages(letter.pdf(format=paper)) == 1
    letter.emulate_media(media="print")
    for screen in ("form[data-tool]", "form.acts", "h1"):
        expect(letter.locator(screen)).to_be_hidden()
    assert letter.locator(".sheet").evaluate("sheet => parseFloat(getComputedStyle(sheet).fontSize)") >= 14


def test_markup_in_free_text_stays_text(letter: Page) -> None:
    for field in (OWN, WISH):
        letter.get_by_label(field).fill(EVIL)
    letter.get_by_label("To whom, if you like").fill(EVIL[:60])
    expect(letter.locator(".sheet")).to_contain_text(EVIL)
    assert letter.locator(".sheet :is(img, script, b)").count() == 0
    assert letter.evaluate("window.ran") is None


def test_the_tool_is_saved_and_copied_as_text(served: str, open_page: Open) -> None:
    page = ready(open_page(served, URL, permissions=["clipboard-read", "clipboard-write"]))
    tap(page, "Less heavy work", "Short rest breaks", "My own pace", "Other tasks")
    text = saved_and_copied(page, "letter.txt")
    assert text.startswith("Hello,\n\nI want to go on doing my work well.")
    assert "\n\nIt would help me if I could:\n- work at my own pace\n- take short rest breaks\n" in text
