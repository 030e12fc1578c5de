"""Listening: a voice of the device reads the visible text in order, only when asked, until a press or until the page is left."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import violations
from tests.pages import CITED, NIGHT, TOPIC, WITH_A_CARD

Open = Callable[..., Page]

LOCAL = {"name": "Here", "lang": "en-GB", "localService": True, "default": False}
REMOTE = {"name": "Elsewhere", "lang": "en-US", "localService": False, "default": True}
GERMAN = {"name": "Hier", "lang": "de-DE", "localService": True, "default": True}

# Chromium has no voices without a desktop. This one is silent, and `engine.end()` ends the current utterance.
ENGINE = """voices => {
  class Utterance { constructor(text) { this.text = text } }
  class Engine extends EventTarget {
    voices = voices; heard = []; queue = []; cancels = 0; eager = false
    getVoices() { return this.voices }
    speak(said) {
      this.heard.push({text: said.text, rate: said.rate, voice: said.voice.name, lang: said.lang})
      this.queue.push(said)
      if (this.eager) setTimeout(() => this.end())
    }
    cancel() {
      this.cancels += 1
      // Some engines call this an error, some an end; both say so later.
      for (const said of this.queue.splice(0)) setTimeout(() => { said.onerror?.({error: "interrupted"}); said.onend?.({}) })
    }
    end() { this.queue.shift()?.onend?.({}) }
    fail() { this.queue.shift()?.onerror?.({error: "synthesis-failed"}) }
    late(voices) { this.voices = voices; this.dispatchEvent(new Event("voiceschanged")) }
  }
  window.engine = new Engine()
  Object.defineProperty(window, "speechSynthesis", {value: window.engine})
  window.SpeechSynthesisUtterance = Utterance
}"""

WORDS = """
<p hidden>Not this notice.</p>
<h1 class="kept">First <a class="headerlink" href="#x">¶</a></h1>
<p class="lead kept">One <button class="term" type="button">term</button><span class="meaning" popover>Not its meaning.</span>
here.&nbsp;<sup class="cite"><button class="mark" type="button">7</button></sup>
Two <em>here</em> <sup class="cite"><button>8</button></sup>, too.</p>
<section class="admonition urgent kept" aria-label="Urgent"><h2><span class="level">Urgent: </span>Today if:</h2><ul><li>a</li>
<li>b <ul><li>c</li></ul></li></ul></section>
<p>After the card.</p>
<section class="admonition caution kept" aria-label="Take care"><p>Untitled.</p></section>
<h2>Table</h2>
<script>Not a script.</script><svg><title>Not a drawing</title></svg>
<table><caption>Numbers</caption><thead><tr><th>What</th><th>How long</th></tr></thead><tbody><tr><th>Rest</th><td>1.5 hours</td></tr>
<tr><td>Walk</td><td></td></tr></tbody></table>
<figure><figcaption>A caption.</figcaption></figure>
<h2>Dull</h2>
<details><summary>More</summary><p>Not while closed.</p></details>
<p class="more">Not in low energy.</p>
<details class="cited" open><summary>Not the sources</summary></details>
<aside aria-label="Dates of this page"><p>Checked.</p></aside>
"""
SPOKEN = [
    *("First", "One term here.", "Two here, too."),
    *("Urgent: Today if:", "a", "b", "c"),
    "After the card.",
    *("Take care.", "Untitled."),
    *("Table", "Numbers", "Rest; How long: 1.5 hours", "What: Walk", "A caption."),
    *("Dull", "More", "Not in low energy."),
    *("Dates of this page.", "Checked."),
]


def wire(page: Page, base: str) -> None:
    """Open the reading settings."""
    page.locator("[popovertarget=comfort]").first.click()
    page.wait_for_load_state("networkidle")


@pytest.fixture
def settings(open_page: Open, served: str) -> Callable[..., Page]:
    """Opens a page with its reading settings, on a device with these voices; its text is WORDS, or its own."""

    def open_(
        *voices: dict[str, Any], words: str | None = WORDS, before: str = "", url: str = TOPIC, base: str = served, **more: Any
    ) -> Page:
        page = open_page(base, url, **more)
        engine = f"({ENGINE})({json.dumps(voices)}); {before}"
        page.add_init_script(engine)  # for what is opened after it
        page.evaluate(engine)
        if words is not None:
            page.evaluate("words => { document.querySelector('main article').innerHTML = words }", words)
        wire(page, base)
        return page

    return open_


Settings = Callable[..., Page]


def heard(page: Page, what: str = "text") -> list[Any]:
    return list(page.evaluate("what => engine.heard.map(said => said[what])", what))


def end(page: Page, times: int = 1) -> None:
    """End the current utterance."""
    page.evaluate("times => { for (let i = 0; i < times; i++) engine.end() }", times)


def listen(page: Page) -> None:
    page.get_by_role("button", name="Listen to this page").click()


def press(page: Page, name: str) -> None:
    page.locator(".listen-bar").get_by_role("button", name=name, exact=True).click()


def status(page: Page) -> str:
    return page.locator("[aria-label=Listen] [role=status]").inner_text()


def marked(page: Page) -> list[str]:
    return [text.split("\n")[0] for text in page.locator("article [aria-current=true]").all_inner_texts()]


# ---- Where listening is offered ----


@pytest.mark.parametrize("voices", [[], [REMOTE], [{**LOCAL, "localService": "perhaps"}]])
def test_listening_is_hidden_without_a_voice_on_the_device(settings: Settings, voices: list[dict[str, Any]]) -> None:
    page = settings(*voices)
    expect(page.locator("#listen")).to_be_hidden()
    expect(page.get_by_role("button", name="Pause")).to_be_hidden()


def test_listening_is_hidden_where_nothing_can_speak(settings: Settings) -> None:
    page = settings(LOCAL, before="delete window.SpeechSynthesisUtterance")
    expect(page.locator("#listen")).to_be_hidden()


def test_voices_may_appear_late_and_disappear(settings: Settings) -> None:
    page = settings()
    for voices, there in (([REMOTE], False), ([REMOTE, LOCAL], True), ([REMOTE], False)):
        page.evaluate("voices => engine.late(voices)", voices)
        expect(page.get_by_role("button", name="Listen to this page")).to_be_visible(visible=there)
    assert heard(page) == []


def test_listening_never_starts_by_itself(settings: Settings) -> None:
    page = settings(LOCAL)
    page.keyboard.press("Escape")
    page.mouse.wheel(0, 400)
    page.locator("article h2").last.click()
    assert heard(page) == []
    assert marked(page) == []
    assert page.evaluate("Object.keys(localStorage).includes('listen-speed')") is False


# ---- What is read ----


def test_the_text_is_read_in_order_and_nothing_else(settings: Settings) -> None:
    page = settings(REMOTE, GERMAN, LOCAL)
    page.evaluate("engine.eager = true")
    listen(page)
    expect(page.locator("[aria-label=Listen] [role=status]")).to_have_text("Finished")
    assert heard(page) == SPOKEN
    assert set(heard(page, "voice")) == {"Here"}
    assert set(heard(page, "lang")) == {"en-GB"}
    assert marked(page) == []


def test_any_voice_on_the_device_is_better_than_none(settings: Settings) -> None:
    page = settings(REMOTE, GERMAN)
    listen(page)
    assert heard(page, "voice") == ["Hier"]


def test_a_missing_voice_is_not_replaced_by_one_on_a_server(settings: Settings) -> None:
    page = settings(LOCAL)
    listen(page)
    page.evaluate("voices => engine.late(voices)", [REMOTE])
    end(page)
    assert heard(page) == SPOKEN[:1]
    assert status(page) == "The voice is gone"


def test_low_energy_reading_skips_hidden_text(settings: Settings) -> None:
    page = settings(LOCAL)
    page.evaluate("document.documentElement.dataset.reading = 'low'; engine.eager = true")
    listen(page)
    expect(page.locator("[aria-label=Listen] [role=status]")).to_have_text("Finished")
    assert heard(page) == [*SPOKEN[:7], "Take care.", "Untitled."]


def test_text_that_is_hidden_while_reading_is_skipped(settings: Settings) -> None:
    page = settings(LOCAL, words="<h1>A</h1><p id='b'>B.</p><p>C.</p>")
    listen(page)
    page.evaluate("document.getElementById('b').hidden = true")
    end(page)
    assert heard(page) == ["A", "C."]


def test_numbers_to_call_are_said_digit_by_digit(settings: Settings) -> None:
    page = settings(LOCAL, words="<h1>2019</h1><p><a href='tel:999'>999</a> UK, or text <a href='sms:116123'>116 123</a> in 2026.</p>")
    page.evaluate("engine.eager = true")
    listen(page)
    expect(page.locator("[aria-label=Listen] [role=status]")).to_have_text("Finished")
    assert heard(page) == ["2019", "9 9 9 UK, or text 1 1 6, 1 2 3 in 2026."]


def test_long_text_is_split_without_loss(settings: Settings) -> None:
    sentence = "word, " * 40 + "and more words without any comma " * 20 + "x" * 300 + "."
    page = settings(LOCAL, words=f"<h1>A</h1><p>{sentence} Short.</p>")
    page.evaluate("engine.eager = true")
    listen(page)
    expect(page.locator("[aria-label=Listen] [role=status]")).to_have_text("Finished")
    assert max(map(len, heard(page))) <= 140
    assert "".join(heard(page)[1:]).replace(" ", "") == sentence.replace(" ", "") + "Short."
    assert heard(page)[-1] == "Short."


@pytest.mark.parametrize("url", ["", WITH_A_CARD, CITED])
def test_a_real_page_is_read_aloud(settings: Settings, url: str) -> None:
    all_of_it(settings(LOCAL, words=None, url=url))


def test_a_real_page_from_disk_is_read_aloud(settings: Settings, on_disk: str) -> None:
    page = settings(LOCAL, words=None, url=NIGHT, base=on_disk)
    all_of_it(page)


def all_of_it(page: Page) -> None:
    """Check that every item and every level is read, and nothing that is to be skipped."""
    page.evaluate("engine.eager = true")
    listen(page)
    expect(page.locator("[aria-label=Listen] [role=status]")).to_have_text("Finished", timeout=20_000)
    said = heard(page)
    assert said[0] == page.locator("h1").inner_text()[: len(said[0])]
    sources = page.locator("details.cited summary").all_inner_texts()
    for not_said in ("¶", "More in the glossary", "What these words mean", *sources, "\u00a0", "  "):
        assert not [each for each in said if not_said in each], not_said
    items = page.locator("main article > section li:not(:has(a[href^='tel:'], a[href^='sms:']))").all_inner_texts()
    assert [each for each in items if "\n" not in each and len(each) < 90 and each not in said] == []
    cards = page.locator("main article > section[aria-label]").all()
    for card in cards:
        assert [each for each in said if each.startswith(str(card.get_attribute("aria-label")))]


# ---- The controls ----


def test_pause_and_resume_keep_the_place(settings: Settings) -> None:
    page = settings(LOCAL)
    listen(page)
    end(page)
    press(page, "Pause")
    assert status(page) == "Paused"
    assert page.evaluate("engine.queue.length") == 0
    page.wait_for_timeout(50)  # the engine reports the interruption later
    assert status(page) == "Paused"
    assert marked(page) == ["First"]
    press(page, "Resume")
    assert status(page) == "Reading: First"
    assert heard(page) == ["First", "One term here.", "One term here."]


def test_section_buttons_go_forward_and_back(settings: Settings) -> None:
    page = settings(LOCAL)
    listen(page)
    names = [status(page)]
    for _ in range(6):
        press(page, "Next section")
        names.append(status(page))
    assert [name.removeprefix("Reading: ") for name in names] == [
        *("First", "Urgent: Today if", "First", "Take care", "Table", "Dull", "Dates of this page")
    ]
    press(page, "Back one section")
    assert heard(page)[-1] == "Dull"
    assert marked(page) == ["Dull"]
    press(page, "Next section")
    press(page, "Next section")
    assert status(page) == "Finished"
    page.evaluate("scrollTo(0, 0)")
    page.locator("[popovertarget=comfort]").first.click()
    listen(page)
    press(page, "Back one section")
    assert heard(page)[-1] == "First"
    assert page.evaluate("engine.queue.length") == 1


def test_stop_removes_every_mark_and_restores_the_focus(settings: Settings) -> None:
    page = settings(LOCAL)
    listen(page)
    expect(page.locator("#comfort")).to_be_hidden()
    expect(page.get_by_role("button", name="Pause")).to_be_focused()
    press(page, "Stop")
    assert status(page) == "Stopped"
    assert marked(page) == []
    assert page.evaluate("engine.queue.length") == 0
    expect(page.get_by_role("button", name="Pause")).to_be_hidden()
    expect(page.locator("[popovertarget=comfort]").first).to_be_focused()


def test_a_failing_voice_is_reported(settings: Settings) -> None:
    page = settings(LOCAL)
    listen(page)
    page.evaluate("engine.fail()")
    assert status(page) == "The voice stopped. You can press Listen again."
    assert marked(page) == []


def test_the_speed_applies_at_once_and_on_the_next_page(settings: Settings, served: str) -> None:
    page = settings(LOCAL)
    listen(page)
    press(page, "Faster")
    press(page, "Slower")
    assert heard(page) == ["First"] * 3
    assert heard(page, "rate") == [1, 1.25, 0.8]
    page.reload()
    wire(page, served)
    listen(page)
    assert heard(page, "rate") == [0.8]
    expect(page.locator(".listen-bar [aria-pressed=true]")).to_have_text("Slower")


def test_listening_works_without_storage(settings: Settings) -> None:
    forbid = "Storage.prototype.getItem = Storage.prototype.setItem = () => { throw Error('forbidden') }; 0"
    page = settings(LOCAL, before=forbid)
    listen(page)
    press(page, "Faster")
    assert heard(page, "rate") == [1, 1.25]


def test_hiding_the_page_pauses_and_leaving_it_stops(settings: Settings) -> None:
    page = settings(LOCAL)
    listen(page)
    page.evaluate("Object.defineProperty(document, 'hidden', {value: true}); document.dispatchEvent(new Event('visibilitychange'))")
    assert status(page) == "Paused"
    assert page.evaluate("engine.queue.length") == 0
    press(page, "Resume")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert status(page) == "Stopped"
    assert page.evaluate("engine.queue.length") == 0


# ---- How it looks ----


def test_only_a_section_out_of_view_is_scrolled_to(settings: Settings) -> None:
    tall = "".join(f"<h2>{name}</h2>" + "<p>Words.</p>" * 30 for name in "ABC")
    page = settings(LOCAL, words=f"<h1>Top</h1><p>Words.</p><h2>Near</h2>{tall}")
    listen(page)
    press(page, "Next section")
    press(page, "Next section")
    assert page.evaluate("scrollY") == 0
    press(page, "Next section")
    assert page.evaluate("scrollY") > 0
    expect(page.locator("article [aria-current=true]")).to_have_text("B")
    heading, bar = (page.locator(each).bounding_box() for each in ("article [aria-current=true]", ".listen-bar"))
    assert heading is not None
    assert bar is not None
    assert heading["y"] > 64  # below the header
    assert heading["y"] + heading["height"] + 100 < bar["y"]  # with some of its words
    press(page, "Stop")
    page.locator("[popovertarget=comfort]").first.evaluate("button => button.click()")
    listen(page)
    assert heard(page)[-1] != "Top"  # reading begins where the reader is


def test_every_control_works_by_keyboard_without_scrolling(settings: Settings) -> None:
    page = settings(LOCAL, words=None)
    listen(page)
    page.evaluate("scrollTo(0, 500)")
    for name in ("Next section", "Stop", "Slower", "Normal", "Faster"):
        page.keyboard.press("Tab")
        expect(page.locator(".listen-bar").get_by_role("button", name=name)).to_be_focused()
    assert page.evaluate("scrollY") == 500
    page.keyboard.press("Enter")
    assert heard(page, "rate") == [1, 1.25]


def test_the_bar_does_not_cover_the_last_words(settings: Settings) -> None:
    page = settings(LOCAL, words=None)
    listen(page)
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    end_of_page, bar = (page.locator(each).bounding_box() for each in ("footer", ".listen-bar"))
    assert end_of_page is not None
    assert bar is not None
    assert end_of_page["y"] + end_of_page["height"] <= bar["y"]


@pytest.mark.parametrize("size", [{"width": 320, "height": 256}, {"width": 320, "height": 640}, {"width": 1280, "height": 800}])
def test_the_controls_are_large_and_within_the_page(settings: Settings, size: dict[str, int]) -> None:
    page = settings(LOCAL, viewport=size)
    listen(page)
    for button in page.locator(".listen-bar button").all():
        box = button.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44
        expect(button).to_be_in_viewport(ratio=1)
    box = page.locator(".listen-bar").bounding_box()
    assert box is not None
    assert box["height"] <= size["height"] / 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(settings: Settings, scheme: str) -> None:
    page = settings(LOCAL, words=None, url=NIGHT, color_scheme=scheme)
    assert violations(page) == []
    listen(page)
    assert violations(page) == []
