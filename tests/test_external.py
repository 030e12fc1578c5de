"""External links, review dates and the report inform people and block nothing."""

import hashlib
import http.server
import os
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from scripts import external_links, remind, reviews_due
from scripts.guide import content, paths, policy
from scripts.guide.external import links, reports, requests
from scripts.guide.offline import FORMS
from tests.conftest import ROOT, run

NOW = 1_767_312_000


class _Site(http.server.BaseHTTPRequestHandler):
    asked: list[str | float] = []  # noqa: RUF012
    status = {"/there": 200, "/gone": 404, "/closed": 403, "/broken": 500}  # noqa: RUF012

    def answer(self) -> None:
        self.asked.append(f"{self.command} {self.path}")
        no_head = self.path == "/no-head"
        self.send_response(405 if no_head and self.command == "HEAD" else 200 if no_head else self.status[self.path])
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_GET = answer  # noqa: N815

    def log_message(self, *_: object) -> None:
        """Log nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    _Site.asked.clear()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.mark.parametrize(
    ("path", "kind", "asked"),
    [
        ("/there", "there", ["HEAD /there"]),
        ("/no-head", "there", ["HEAD /no-head", "GET /no-head"]),
        ("/gone", "lost", ["HEAD /gone", "GET /gone"]),
        ("/closed", "closed", ["HEAD /closed", "GET /closed"]),
        ("/broken", "lost", ["HEAD /broken"]),
    ],
)
def test_an_address_is_requested_by_head_first(site: str, path: str, kind: str, asked: list[str]) -> None:
    assert requests.ask(site + path, pause=0).kind == kind
    assert _Site.asked == asked


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/", "http://[broken/", "https://nowhere.invalid/", "http://127.0.0.1:1/a b"])
def test_an_unreachable_address_is_lost_and_raises_nothing(address: str) -> None:
    answer = requests.ask(address, seconds=2)
    assert (answer.status, answer.kind) == (0, "lost")
    assert answer.why


def test_a_silent_site_times_out() -> None:
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen()
        assert requests.ask(f"http://127.0.0.1:{deaf.getsockname()[1]}/", seconds=0.3).why == "no answer in time"


def test_only_a_link_that_was_lost_is_requested_again_within_a_month(site: str, tmp_path: Path) -> None:
    cache, wanted = tmp_path / "deep" / "links.json", [f"{site}/there", f"{site}/gone"]
    requests.all_of(wanted, cache, NOW, pause=0)
    _Site.asked.clear()
    answers = requests.all_of(wanted, cache, NOW + 86_400, pause=0)
    assert _Site.asked == ["HEAD /gone", "GET /gone"]
    assert [answers[each].kind for each in wanted] == ["there", "lost"]
    _Site.asked.clear()
    requests.all_of(wanted[:1], cache, NOW + 40 * 86_400, pause=0)
    assert _Site.asked == ["HEAD /there"]


def test_a_broken_cache_is_ignored(site: str, tmp_path: Path) -> None:
    (tmp_path / "links.json").write_text('{"a": [1]}')
    assert requests.all_of([f"{site}/there"], tmp_path / "links.json", NOW, pause=0)[f"{site}/there"].status == 200


def test_requests_to_one_site_are_slow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    monkeypatch.setattr(time, "sleep", pauses.append)
    wanted = [f"https://one.example/{at}" for at in range(3)] + ["https://two.example/"]
    requests.all_of(wanted, tmp_path / "links.json", NOW, pause=2, asking=lambda *_: requests.Answer(200))
    assert pauses == [2, 2]


def test_requests_to_one_site_are_slow_where_it_refuses_head_too(site: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "sleep", _Site.asked.append)
    requests.all_of([f"{site}/no-head", f"{site}/there", f"{site}/gone"], tmp_path / "links.json", NOW)
    pause = policy.LINK_PAUSE
    assert _Site.asked == ["HEAD /no-head", pause, "GET /no-head", pause, "HEAD /there", pause, "HEAD /gone", pause, "GET /gone"]


def test_the_report_on_links_never_fails(in_tiny: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(requests, "_once", lambda *_: requests.Answer(404))
    monkeypatch.setattr(time, "sleep", lambda _: None)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(in_tiny / "job.md"))
    assert external_links.main() == 0
    said = capsys.readouterr().out
    assert "0 there, 2 lost, 0 that let no program in." in said
    assert "(404): `data/references.bib:" in said
    assert (in_tiny / "job.md").read_text() == (in_tiny / "dist" / "links.md").read_text() == said


def test_links_of_pages_are_found_with_their_lines(in_tiny: Path) -> None:
    page = in_tiny / "docs" / "index.md"
    page.write_text(page.read_text() + "\nSee [them](https://example.org/a).\n")
    line = len(page.read_text().splitlines())
    assert links.found(content.read())["https://example.org/a"] == [f"docs/index.md:{line}"]


@pytest.mark.parametrize(
    ("today", "has"), [("2026-06-01", reports.NOTHING_DUE), ("2026-12-01", "## Soon"), ("2027-01-01", "## Past their day")]
)
def test_the_list_of_reviews_names_what_is_due(in_tiny: Path, today: str, has: str) -> None:
    assert has in "\n".join(reports.due(content.read(), date.fromisoformat(today)))


@pytest.mark.parametrize(
    ("there", "today", "did"),
    [
        ("[]", "2026-12-01", ["issue list", "label create", "issue create"]),
        ('[{"number": 7}]', "2026-12-01", ["issue list", "issue edit"]),
        ('[{"number": 7}]', "2026-06-01", ["issue list", "issue close"]),
        ("[]", "2026-06-01", ["issue list"]),
    ],
)
def test_the_one_issue_is_kept_up_to_date(in_tiny: Path, monkeypatch: pytest.MonkeyPatch, there: str, today: str, did: list[str]) -> None:
    log = in_tiny / "log"
    (in_tiny / "gh").write_text(f'#!/bin/sh\necho "$1 $2" >> {log}\n[ "$2" = list ] && echo \'{there}\'\nexit 0\n')
    (in_tiny / "gh").chmod(0o755)
    monkeypatch.setenv("PATH", f"{in_tiny}:{os.environ['PATH']}")
    assert reviews_due.main(["--today", today]) == 0
    assert remind.main() == 0
    assert log.read_text().splitlines() == did


def test_an_issue_that_cannot_be_written_is_reported_in_a_line(
    in_tiny: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert remind.main() == 1
    assert capsys.readouterr().err == "the issue could not be written: dist/reviews-due.md is missing. Run `make due` first.\n"
    assert reviews_due.main(["--today", "2026-12-01"]) == 0
    monkeypatch.setenv("PATH", str(in_tiny))
    assert remind.main() == 1
    assert capsys.readouterr().err.startswith("the issue could not be written: ")


@pytest.mark.parametrize("sound", [True, False])
def test_a_release_has_the_tested_forms_their_checksums_and_the_notes(tmp_path: Path, sound: bool) -> None:
    dist, log = tmp_path / "dist", tmp_path / "log"
    dist.mkdir()
    for name in ("guide.zip", "guide-large.pdf", "notes.md", "report.md"):
        (dist / name).write_text(name)
    digest = hashlib.sha256(b"guide.zip" if sound else b"another").hexdigest()
    (dist / "SHA256SUMS").write_text(f"{digest}  guide.zip\n")
    (tmp_path / "gh").write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {log}\n')
    (tmp_path / "gh").chmod(0o755)
    settings = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "TAG": "v2026.3.3$(id)"}
    made = subprocess.run(["make", "-f", ROOT / "Makefile", "announce"], cwd=tmp_path, env=settings, capture_output=True, check=False)
    assert (made.returncode == 0) == sound == log.is_file()
    files = ["dist/guide-large.pdf", "dist/guide.zip", "dist/SHA256SUMS"]
    settled = ["--verify-tag", "--title", "v2026.3.3$(id)", "--notes-file", "dist/notes.md"]
    assert not sound or log.read_text().splitlines() == ["release", "create", "v2026.3.3$(id)", *files, *settled]


def test_a_release_names_every_form() -> None:
    assert [form.file for form in FORMS if form.file.parent != paths.DIST or not form.file.name.startswith("guide")] == []


@pytest.mark.parametrize("base", ["", "--output=x", "no-such-commit"])
def test_a_report_without_a_commit_says_what_to_do(tiny: Path, base: str) -> None:
    run(tiny, "build")
    made = run(tiny, "report", BASE=base, GIT_CEILING_DIRECTORIES=str(tiny.parent))
    assert made.returncode == 1
    assert "BASE=" in made.stderr
    assert "Traceback" not in made.stderr
    assert made.stdout == ""
