"""The guide cached in the browser: the last complete version works whatever the server, the network or the browser does."""

import contextlib
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from playwright.sync_api import Error as PlaywrightError

from scripts.guide import paths, policy
from scripts.guide.finish import service_worker
from tests.browser.conftest import LABELS, URLS
from tests.browser.host import Host, hosted, marked, version
from tests.conftest import ROOT
from tests.pages import ANOTHER, BOOK, LISTS, NIGHT, TOPIC

PATIENCE = 8_000
ACTIVE = "navigator.serviceWorker.getRegistration().then(each => each?.active?.state === 'activated')"
UPDATE = "navigator.serviceWorker.getRegistration().then(each => each.update()).then(() => true, () => false)"
STATES = "navigator.serviceWorker.getRegistration().then(r => [r?.installing, r?.waiting, r?.active].map(each => each?.state ?? ''))"
VERSIONS = "caches.keys().then(all => all.filter(name => !name.endsWith(' readers')).map(name => name.split(' ')[2]))"
FILES = """caches.keys().then(all => Promise.all(all.filter(name => !name.endsWith(' readers'))
           .map(name => caches.open(name).then(each => each.keys()).then(keys => keys.length))))"""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return version(tmp_path / "old", "Old")


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return version(tmp_path / "new", "New")


@pytest.fixture
def host(old: Path) -> Iterator[Host]:
    with hosted(old) as it:
        yield it


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def until(page: Page, script: str) -> None:
    """Wait until an expression is true. Playwright's own wait needs `eval`, which the policy of a page forbids."""
    end = time.monotonic() + PATIENCE / 1000
    while not page.evaluate(script):
        assert time.monotonic() < end, script
        page.wait_for_timeout(50)


def until_asked(page: Page, host: Host, file: str) -> None:
    """Wait until a file has been requested: a worker that has not started looks like one that has ended."""
    end = time.monotonic() + PATIENCE / 1000
    while file not in host.asked:
        assert time.monotonic() < end, file
        page.wait_for_timeout(50)


def visit(page: Page, host: Host, url: str = "") -> None:
    """Open a page, touch it until a version is cached, and open it again, so that it comes from that version."""
    page.goto(host.address + url)
    page.keyboard.press("Tab")
    until(page, ACTIVE)
    page.reload()
    page.keyboard.press("Tab")
    page.wait_for_selector("script[src$='installed.js']", state="attached")


def settle(page: Page, *, whole: bool) -> None:
    """Check for a newer version, and wait until it is ready to be used or has failed."""
    page.evaluate(UPDATE)
    until(page, f"{STATES}.then(([coming, waiting]) => !coming && Boolean(waiting) === {str(whole).lower()})")


def shows(page: Page, host: Host, url: str, words: str) -> None:
    """Check that a page and its late script are of one version."""
    page.goto(host.address + url)
    expect(page.locator("h1")).to_contain_text(words)
    page.keyboard.press("Tab")
    until(page, "document.documentElement.dataset.script")
    assert page.get_attribute("html", "data-script") == words
    assert page.evaluate(f"fetch('{host.address}assets/images/mark.svg').then(got => got.text())").count(f"<title>{words} ") == 1


# ---- After one visit ----


@pytest.mark.parametrize("base", ["/", "/repo/"])
def test_after_one_visit_all_pages_pictures_and_search_work_without_a_server(page: Page, base: str) -> None:
    with hosted(ROOT / paths.SITE, base) as host:
        page.goto(host.address)
        page.keyboard.press("Tab")
        until(page, ACTIVE)
        host.down()
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        for url in (url for url in URLS if url not in LISTS):
            got = page.goto(host.address + url, wait_until="domcontentloaded")
            assert got
            assert (got.status, got.from_service_worker) == (200, True), url
            expect(page.locator("h1")).to_have_count(1)
            for picture in page.locator("img").all():
                assert picture.evaluate("each => each.decode().then(() => each.naturalWidth)") > 0, url
        page.goto(host.address + TOPIC)
        page.locator("a.glightbox").first.click()
        page.locator(".glightbox-container .current svg[role=img]").wait_for()
        page.goto(host.address + TOPIC)
        page.locator("[data-late=search]").click()
        page.locator("#search[open]").wait_for()
        page.keyboard.type("cramp")
        page.locator("#found > li a").first.click()
        page.wait_for_url(lambda url: url.partition("#")[0] != host.address + TOPIC)
        expect(page.locator("h1")).to_have_count(1)
        assert page.evaluate(f"fetch('{host.address}assets/images/mark.svg').then(got => got.headers.get('Content-Type'))").startswith(
            "image/svg+xml"
        )
        assert faults == []


def test_nothing_is_cached_before_a_touch_and_downloads_and_the_book_never(page: Page, host: Host) -> None:
    page.goto(host.address, wait_until="networkidle")
    assert set(host.asked) <= {"", "assets/images/mark.svg"}
    assert page.evaluate(STATES) == ["", "", ""]
    visit(page, host)
    assert not [path for path in host.asked if path.startswith((BOOK, "guide.")) or path.endswith((".zip", ".png"))]


def test_a_missing_page_is_reported_with_and_without_a_server(page: Page, host: Host) -> None:
    visit(page, host)
    page.goto(host.address)
    got = page.goto(host.address + "nothing/here/")
    assert got
    assert got.status == 404
    host.down()
    for url in ("nothing/here/", BOOK, ANOTHER.rstrip("/")):
        got = page.goto(host.address + url)
        assert got
        assert got.status == 404
        expect(page.locator("h1")).to_have_text(LABELS["not_here"])


def test_other_ways_to_write_an_address_lead_to_the_page(page: Page, host: Host) -> None:
    visit(page, host)
    host.down()
    for url in (TOPIC.rstrip("/"), f"{TOPIC}index.html", f"{TOPIC}?from=mail", "index.html"):
        page.goto(host.address + url)
        expect(page.locator("h1")).to_contain_text("Old")
        assert page.locator("a.name").evaluate("link => link.href") == host.address, url


def test_the_cached_page_shows_when_the_server_takes_over_two_seconds(page: Page, host: Host) -> None:
    visit(page, host)
    page.goto(host.address)
    host.fault = lambda path: "slow" if path == TOPIC else ""
    got = page.goto(host.address + TOPIC)
    assert got
    assert got.from_service_worker
    waited = page.evaluate(
        "(({ responseStart, workerStart }) => responseStart - workerStart)(performance.getEntriesByType('navigation')[0])"
    )
    assert 0.9 * policy.SERVER_WAIT_MS <= waited < 3500


def test_a_browser_that_saves_data_downloads_nothing_in_advance(page: Page, host: Host) -> None:
    page.add_init_script("Object.defineProperty(Navigator.prototype, 'connection', { value: { saveData: true } })")
    page.goto(host.address)
    page.keyboard.press("Tab")
    page.wait_for_load_state("networkidle")
    assert "assets/js/installed.js" in host.asked
    assert "sw.js" not in host.asked


def test_two_guides_on_one_origin_leave_each_other_alone(page: Page, old: Path, new: Path) -> None:
    with hosted(old, "/one/") as host:
        visit(page, host)
        kept = page.evaluate("caches.keys()")
        host.base = "/two/"
        host.publish(new)
        visit(page, host)
        assert set(kept) < set(page.evaluate("caches.keys()"))
        host.down()
        shows(page, host, TOPIC, "New")
        host.base = "/one/"
        shows(page, host, TOPIC, "Old")


# ---- A server that goes wrong ----


@pytest.mark.parametrize("fault", ["500", "gone", "cut short of its length", "empty", "part"])
def test_a_page_that_the_server_fails_to_send_comes_from_the_cache(page: Page, host: Host, fault: str) -> None:
    visit(page, host)
    page.goto(host.address)
    host.fault = lambda path: fault
    shows(page, host, TOPIC, "Old")


POISON = """caches.keys().then(names => Promise.all(names.filter(name => !name.endsWith(' readers')).map(name => caches.open(name))))
  .then(all => Promise.all(all.map(each => each.put(location.href.replace(/[^/]*$/, '') + 'FILE',
    new Response('<!doctype html><h1>Poison</h1>', { headers: { 'Content-Type': 'text/html' } })))))"""


@pytest.mark.parametrize("file", [TOPIC, "assets/images/mark.svg", "404.html"])
def test_a_cached_file_that_another_project_changed_is_never_shown(page: Page, host: Host, file: str) -> None:
    visit(page, host)
    page.goto(host.address)
    page.evaluate(POISON.replace("FILE", file))
    assert page.evaluate(f"caches.match('{host.address}{file}').then(each => each.text())") == "<!doctype html><h1>Poison</h1>"
    host.down()
    for url in (file, "nothing/here/"):
        tab, shown = page.context.new_page(), None
        with contextlib.suppress(PlaywrightError):  # no network, and no valid cached file
            shown = tab.goto(host.address + url)
        assert shown is None or b"Poison" not in shown.body()
        tab.close()
    host.up()
    page.goto(host.address)
    until(page, f"caches.match('{host.address}{file}').then(each => each?.text()).then(text => text && !text.includes('Poison'))")
    host.down()
    page.goto(host.address + TOPIC)
    expect(page.locator("h1")).to_contain_text("Old")


BAD = [
    ("500", TOPIC),
    ("html", "assets/js/guide.js"),
    ("html", NIGHT),
    ("cut", "search/index.js"),
    ("cut", TOPIC),
    ("cut short of its length", "assets/js/listen.js"),
    ("gone", "404.html"),
]


@pytest.mark.parametrize(("fault", "file"), BAD)
def test_a_first_version_with_a_bad_file_is_not_cached(page: Page, host: Host, fault: str, file: str) -> None:
    host.fault = lambda path: fault if path == file else ""
    page.goto(host.address + "a-to-z/")
    page.keyboard.press("Tab")
    until_asked(page, host, file)
    until(page, f"{STATES}.then(states => states.join('') === '')")
    until(page, f"{VERSIONS}.then(all => all.length === 0)")
    host.up()
    visit(page, host, "a-to-z/")
    host.down()
    shows(page, host, TOPIC, "Old")


@pytest.mark.parametrize(("fault", "file"), BAD)
def test_a_newer_version_with_a_bad_file_is_not_installed(page: Page, host: Host, new: Path, fault: str, file: str) -> None:
    visit(page, host)
    before = page.evaluate(VERSIONS)
    (new / "assets" / "js" / "listen.js").write_text("// new")
    (new / "search" / "index.js").write_text("// new")
    (new / "404.html").write_text(marked((new / "404.html").read_text(), "New"))
    service_worker.write(new)
    host.publish(new)
    host.fault = lambda path: fault if path == file else ""
    settle(page, whole=False)
    assert page.evaluate(VERSIONS) == before
    host.down()
    shows(page, host, TOPIC, "Old")
    host.up()
    settle(page, whole=True)


def test_a_server_that_fails_halfway_leaves_the_old_version_complete(page: Page, host: Host, new: Path) -> None:
    visit(page, host)
    before = page.evaluate(VERSIONS)
    host.publish(new)
    host.asked.clear()
    host.fault = lambda path: "gone" if len(host.asked) > 4 else ""
    settle(page, whole=False)
    assert page.evaluate(VERSIONS) == before
    shows(page, host, TOPIC, "Old")


def test_files_of_two_versions_are_never_mixed(page: Page, host: Host, old: Path, new: Path) -> None:
    """While a site is being published, the list of files is new and some files are still old."""
    visit(page, host)
    mixed = new / TOPIC / "index.html"
    whole, stale = mixed.read_bytes(), (old / TOPIC / "index.html").read_bytes()
    mixed.write_bytes(stale)
    host.publish(new)
    settle(page, whole=False)
    mixed.write_bytes(whole)
    settle(page, whole=True)


# ---- A browser that goes wrong ----


def test_a_full_browser_caches_nothing_and_the_site_works(page: Page, context: BrowserContext, host: Host) -> None:
    session = context.new_cdp_session(page)
    page.goto(host.address)
    session.send("Storage.overrideQuotaForOrigin", {"origin": host.address.removesuffix(host.base), "quotaSize": 100_000})
    page.keyboard.press("Tab")
    until(page, "document.documentElement.dataset.script")
    until(page, f"{STATES}.then(states => states.join('') === '')")
    shows(page, host, TOPIC, "Old")
    session.send("Storage.overrideQuotaForOrigin", {"origin": host.address.removesuffix(host.base)})
    visit(page, host)
    host.down()
    shows(page, host, TOPIC, "Old")


def test_a_browser_too_full_for_a_newer_version_keeps_the_old_one(page: Page, context: BrowserContext, host: Host, new: Path) -> None:
    visit(page, host)
    before = page.evaluate(VERSIONS)
    session = context.new_cdp_session(page)
    used = int(page.evaluate("navigator.storage.estimate().then(each => each.usage)"))
    session.send("Storage.overrideQuotaForOrigin", {"origin": host.address.removesuffix(host.base), "quotaSize": used + 20_000})
    host.publish(new)
    settle(page, whole=False)
    assert page.evaluate(VERSIONS) == before
    host.down()
    shows(page, host, TOPIC, "Old")


def test_files_that_the_browser_evicted_are_fetched_again(page: Page, context: BrowserContext, host: Host) -> None:
    visit(page, host)
    whole = page.evaluate(FILES)
    context.new_cdp_session(page).send(
        "Storage.clearDataForOrigin", {"origin": host.address.removesuffix(host.base), "storageTypes": "cache_storage"}
    )
    assert page.evaluate(FILES) in ([], [0])
    shows(page, host, TOPIC, "Old")
    until(page, f"{FILES}.then(all => all.join() === '{whole[0]}')")
    host.down()
    shows(page, host, NIGHT, "Old")


def test_a_worker_stopped_halfway_starts_again(page: Page, context: BrowserContext, host: Host) -> None:
    session = context.new_cdp_session(page)
    session.send("ServiceWorker.enable")
    host.fault = lambda path: "slow" if path.startswith("assets/") and len(host.asked) > 8 else ""
    page.goto(host.address)
    page.keyboard.press("Tab")
    until(page, f"{STATES}.then(([coming]) => coming)")
    session.send("ServiceWorker.stopAllWorkers")
    host.up()
    visit(page, host)
    host.down()
    shows(page, host, TOPIC, "Old")


def test_a_worker_stopped_halfway_in_a_newer_version_keeps_the_old(page: Page, context: BrowserContext, host: Host, new: Path) -> None:
    visit(page, host)
    session = context.new_cdp_session(page)
    session.send("ServiceWorker.enable")
    host.publish(new)
    host.fault = lambda path: "slow" if path.startswith("assets/") else ""
    page.evaluate("void navigator.serviceWorker.getRegistration().then(each => each.update())")
    until(page, f"{STATES}.then(([coming]) => coming)")
    session.send("ServiceWorker.stopAllWorkers")
    host.down()
    shows(page, host, TOPIC, "Old")
    session.send("ServiceWorker.stopAllWorkers")  # and between a page and its script, too
    shows(page, host, NIGHT, "Old")


# ---- Two versions ----


def test_a_newer_page_gets_newer_files_while_an_older_version_is_cached(page: Page, context: BrowserContext, host: Host, new: Path) -> None:
    visit(page, host)
    session = context.new_cdp_session(page)
    session.send("ServiceWorker.enable")
    host.publish(new)
    host.fault = lambda path: "500" if path == "sw.js" else ""  # so that the new version is not cached yet
    shows(page, host, TOPIC, "New")
    page.goto(host.address + "a-to-z/")
    session.send("ServiceWorker.stopAllWorkers")  # the worker forgets what it has not stored
    page.keyboard.press("Tab")
    until(page, "document.documentElement.dataset.script")
    assert page.get_attribute("html", "data-script") == "New"
    host.down()
    shows(page, host, TOPIC, "Old")


def test_a_newer_version_is_offered_and_installed_only_at_a_press(page: Page, context: BrowserContext, host: Host, new: Path) -> None:
    visit(page, host, TOPIC)
    other = context.new_page()
    other.goto(host.address + "a-to-z/")
    host.publish(new)
    loads: list[str] = []
    for each in (page, other):
        each.on("load", lambda of: loads.append(of.url))
    settle(page, whole=True)
    expect(page.get_by_text("A newer version of this guide is here.")).to_be_attached()
    page.wait_for_timeout(500)
    assert loads == []
    expect(page.locator("h1")).to_contain_text("Old")
    page.get_by_role("button", name="Use it").click()
    expect(page.locator("h1")).to_contain_text("New")
    assert loads == [host.address + TOPIC]  # and nothing was reloaded under the reader of the other page
    expect(other.locator("h1")).to_contain_text("Old")
    other.keyboard.press("Tab")
    until(other, "document.documentElement.dataset.script")
    assert other.get_attribute("html", "data-script") == "Old"  # its files are still from its own version
    expect(page.locator("#newer")).to_have_count(0)
    host.down()
    shows(page, host, NIGHT, "New")


def test_old_versions_are_deleted_when_no_page_uses_them(page: Page, host: Host, new: Path) -> None:
    visit(page, host)
    host.publish(new)
    file = new / paths.WORKER
    file.write_text(file.read_text().replace(f'"memory":{policy.READER_MEMORY_MS}', '"memory":0'))
    settle(page, whole=True)
    assert len(page.evaluate(VERSIONS)) == 2
    page.goto("about:blank")  # no page of the guide is open, so the newer version takes over by itself
    page.wait_for_timeout(1000)
    page.goto(host.address)
    until(page, f"{STATES}.then(states => states.join() === ',,activated')")
    page.goto(host.address + TOPIC)
    until(page, f"{VERSIONS}.then(all => all.length === 1)")
    host.down()
    shows(page, host, TOPIC, "New")


def test_a_visit_is_enough_to_find_a_newer_version(page: Page, host: Host, new: Path) -> None:
    visit(page, host)
    host.publish(new)
    page.goto(host.address + TOPIC)
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Use it")).to_be_attached(timeout=PATIENCE)


def test_a_newer_version_downloads_only_what_changed(page: Page, host: Host, new: Path) -> None:
    visit(page, host)
    host.publish(new)
    host.asked.clear()
    settle(page, whole=True)
    assert "assets/js/guide.js" in host.asked
    assert not [path for path in host.asked if path.startswith(("search/", "assets/vendor/")) or path.endswith("-path.svg")]


# ---- Where nothing can be cached ----


def test_a_copy_on_disk_and_a_site_without_a_lock_have_no_worker(page: Page, host: Host, on_disk: str) -> None:
    page.goto(on_disk + "index.html")
    page.keyboard.press("Tab")
    page.wait_for_selector("script[src$='guide.js']", state="attached")
    assert page.locator("link[rel=manifest], script[src$='installed.js']").count() == 0
    plain = "http://guide.test/"

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(plain)
        file = host.folder / path
        route.fulfill(path=file / "index.html" if file.is_dir() else file)

    page.route(f"{plain}**", answer)
    asked: list[str] = []
    page.on("request", lambda sent: asked.append(sent.url))
    page.goto(plain)
    page.keyboard.press("Tab")
    page.wait_for_load_state("networkidle")
    assert f"{plain}sw.js" not in asked


Icon = dict[str, str]


def test_a_device_can_install_it(page: Page, context: BrowserContext, host: Host) -> None:
    page.goto(host.address)
    session = context.new_cdp_session(page)
    assert session.send("Page.getInstallabilityErrors")["installabilityErrors"] in ([], [{"errorId": "in-incognito", "errorArguments": []}])
    manifest = session.send("Page.getAppManifest")
    assert (manifest["url"], manifest["errors"]) == (host.address + "manifest.webmanifest", [])
    kept = page.evaluate("fetch('manifest.webmanifest').then(got => got.json())")
    size: Callable[[Icon], str] = lambda icon: page.evaluate(  # noqa: E731
        "src => { const i = new Image(); i.src = src; return i.decode().then(() => `${i.naturalWidth}x${i.naturalHeight}`) }", icon["src"]
    )
    assert [size(icon) for icon in kept["icons"] if icon["sizes"] != "any"] == [i["sizes"] for i in kept["icons"] if i["sizes"] != "any"]
