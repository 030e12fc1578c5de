"""Commands that build, install or compare: what they run and print. The programs that they run are replaced."""

import gzip
import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest

from scripts import fresh, lint, lock, system_packages
from scripts.guide import bare_debian, command, engine_comparison, search_file, wheels
from scripts.guide.bare_debian import Bare
from scripts.guide.bench import baselines, copies, serving
from scripts.guide.external import package_index
from tests.conftest import ROOT

Words = list[str]


class Programs:
    """Replaces `subprocess.run`: records the commands, and answers by the name of the program."""

    def __init__(self, **answers: Any) -> None:
        self.ran: list[Words] = []
        self.answers = answers

    def __call__(self, words: Any, **settings: Any) -> subprocess.CompletedProcess[str]:
        self.ran.append([str(word) for word in words])
        said = next((answer for name, answer in self.answers.items() if Path(words[0]).name.startswith(name.replace("_", "-"))), "")
        code, out = said if isinstance(said, tuple) else (0, said)
        if settings.get("check") and code:
            raise subprocess.CalledProcessError(code, words)
        return subprocess.CompletedProcess(words, code, out, "")


@pytest.fixture
def programs(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Programs]:
    def replaced(**answers: Any) -> Programs:
        made = Programs(**answers)
        monkeypatch.setattr(subprocess, "run", made)
        return made

    return replaced


# ---- Linters and locks


def test_every_linter_runs_and_those_with_findings_are_named(programs: Any, capsys: pytest.CaptureFixture[str]) -> None:
    ran = programs()
    assert lint.main() == 0
    assert {Path(words[0]).name for words in ran.ran} == {command[0] for command in lint.LINTERS}
    assert capsys.readouterr().err == ""
    programs(typos=(2, "a word\n"), ruff=(1, "a line\n"))
    assert lint.main() == 1
    assert capsys.readouterr().err == "ruff:\na line\n\nruff:\na line\n\ntypos:\na word\n\n"


@pytest.fixture
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in wheels.LOCKS:
        (tmp_path / name).write_text("one==1.0\n")
    return tmp_path


@pytest.mark.parametrize("tags", [("py3-none-any",), ()])
def test_locks_are_written_and_a_package_without_a_wheel_is_named(
    tags: tuple[str, ...], in_folder: Path, programs: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = programs()
    monkeypatch.setattr(package_index, "known", lambda: {"one==1.0": wheels.Package("", tags)})
    assert lock.main() == (0 if tags else 1)
    outputs = [words[words.index("-o") + 1] for words in ran.ran if "-o" in words]
    assert sorted(outputs) == sorted(wheels.LOCKS)
    assert all("--generate-hashes" in words for words in ran.ran if "-o" in words)
    assert ran.ran[-1][1:3] == ["install", "--package-lock-only"]
    assert "one==1.0" in (in_folder / wheels.FILE).read_text()
    said = capsys.readouterr().err
    assert said == "" if tags else len(said.splitlines()) == len(wheels.LOCKS)


def test_a_tool_that_fails_leaves_the_locks_incomplete(in_folder: Path, programs: Any, capsys: pytest.CaptureFixture[str]) -> None:
    programs(uv=(2, ""))
    assert lock.main() == 1
    assert capsys.readouterr().err == "`uv` failed: the locks are not complete.\n"


def test_the_package_index_is_read(in_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def run(words: Words, **_: Any) -> subprocess.CompletedProcess[str]:
        if "compile" in words:
            wheel = 'wheels = [{url = "https://x/one-1.0-py3-none-any.whl"}, {url = "https://x/one-1.0-cp27-cp27m-win32.whl"}]'
            Path(words[words.index("-o") + 1]).write_text(
                f'[[packages]]\nname = "one"\nversion = "1.0"\n{wheel}\n[[packages]]\nname = "Two"\nversion = "2"\n'
            )
        elif "--report" in words:
            metadata = [
                {"metadata": {"name": "one", "version": "1.0", "requires_python": ">=3.9"}},
                {"metadata": {"name": "two", "version": "2"}},
            ]
            Path(words[words.index("--report") + 1]).write_text(json.dumps({"install": metadata}))
        else:
            (Path(words[words.index("--wheel-dir") + 1]) / f"{words[-1].partition('=')[0]}-2-py3-none-any.whl").touch()
        return subprocess.CompletedProcess(words, 0, "", "")

    monkeypatch.setattr(subprocess, "run", run)
    for name in wheels.LOCKS:
        (in_folder / name).write_text("one==1.0\ntwo==2\n")
    assert package_index.known() == {
        "one==1.0": wheels.Package(">=3.9", ("py3-none-any",)),
        "two==2": wheels.Package("", (), pure_source=True),
    }


@pytest.mark.parametrize(
    ("code", "name", "pure"),
    [(0, "x-1-py3-none-any.whl", True), (0, "x-1-cp311-cp311-linux.whl", False), (1, "x-1-py3-none-any.whl", False)],
)
def test_a_source_that_builds_without_a_compiler_is_pure(code: int, name: str, pure: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    def run(words: Words, env: dict[str, str], **_: Any) -> subprocess.CompletedProcess[str]:
        assert (env["CC"], env["CXX"]) == ("false", "false")
        (Path(words[words.index("--wheel-dir") + 1]) / name).touch()
        return subprocess.CompletedProcess(words, code)

    monkeypatch.setattr(subprocess, "run", run)
    assert package_index.is_pure("x==1") == pure


# ---- A bare system


def test_a_command_in_a_bare_system_runs_as_the_given_user(programs: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    ran = programs()
    machine = Bare("trixie", tmp_path)
    machine.run("root", "make", "test")
    machine.run("user", "make")
    root, user = ran.ran
    assert root[:4] == ["bwrap", "--bind", str(tmp_path), "/"]
    assert root[root.index("--chdir") + 1 :] == ["/root/guide", "make", "test"]
    assert user[user.index("--chdir") + 1 :] == [
        "/home/user/guide",
        "setpriv",
        "--reuid=1000",
        "--regid=1000",
        "--clear-groups",
        "--",
        "make",
    ]


def test_package_index_settings_are_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in os.environ:
        monkeypatch.delenv(name)
    given = {
        "PIP_INDEX_URL": "a",
        "UV_X": "b",
        "https_proxy": "c",
        "NPM_CONFIG_X": "d",
        "PYTEST_ADDOPTS": "-x",
        "HOME": "/root",
        "SECRET": "s",
    }
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    assert set(bare_debian.passed()) == {"PIP_INDEX_URL", "UV_X", "https_proxy", "NPM_CONFIG_X", "PYTEST_ADDOPTS"}


def test_settings_and_named_certificates_are_copied(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in os.environ:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / ".npmrc").touch()
    (tmp_path / "ca.pem").touch()
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    monkeypatch.setattr(bare_debian, "SETTINGS", ("/nowhere/pip.conf", "~/.npmrc"))
    assert list(bare_debian.copies()) == [
        (tmp_path / ".npmrc", Path("/root/.npmrc")),
        (tmp_path / ".npmrc", Path("/home/user/.npmrc")),
        (tmp_path / "ca.pem", tmp_path / "ca.pem"),
    ]


def test_a_bare_system_is_made_from_this_machines_debian_mirror(programs: Any, tmp_path: Path) -> None:
    ran = programs(apt_get="Other https://other/\nDebian https://deb.example/\nDebian https://second/\n", apt_config="Acquire {};\n")
    made = bare_debian.archive("trixie", tmp_path)
    assert made == tmp_path / "trixie.tar"
    assert ran.ran[-1][-3:] == ["trixie", str(made), "https://deb.example/"]
    assert "--include=git,make,python3,python3-venv" in ran.ran[-1]
    assert (tmp_path / "apt.conf").read_text() == "Acquire {};\n"


def test_an_unpacked_system_has_the_settings_and_two_clones(programs: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    ran = programs()
    (tmp_path / "npmrc").write_text("x")
    monkeypatch.setattr(bare_debian, "copies", lambda: iter([(tmp_path / "npmrc", Path("/root/.npmrc"))]))
    machine = bare_debian.unpack("trixie", tmp_path / "a.tar", tmp_path / "root")
    assert (machine.root / "root" / ".npmrc").read_text() == "x"
    assert [words[0] for words in ran.ran] == ["tar", "git", "git", "chown"]
    assert {words[-1] for words in ran.ran if words[0] == "git"} == {f"{machine.root}/root/guide", f"{machine.root}/home/user/guide"}


def test_a_user_can_write_to_shared_memory(programs: Any, tmp_path: Path) -> None:
    ran = programs()
    Bare("trixie", tmp_path).run("user", "make")
    words = ran.ran[-1]
    place = words.index("/dev/shm")
    assert words[place - 3 : place] == ["--perms", "1777", "--tmpfs"]
    assert words[-4:] == ["--regid=1000", "--clear-groups", "--", "make"]


class Machine(Bare):
    """A bare system on which commands end as a test specifies."""

    def __init__(self, *ends: tuple[int, str]) -> None:
        super().__init__("trixie", Path())
        object.__setattr__(self, "ends", list(ends))
        object.__setattr__(self, "ran", [])

    def run(self, who: str, *words: str) -> subprocess.CompletedProcess[str]:
        self.ran.append((who, *words))  # type: ignore[attr-defined]
        code, out = self.ends.pop(0)  # type: ignore[attr-defined]
        return subprocess.CompletedProcess(words, code, out)

    def sizes(self) -> list[str]:
        return ["guide"]


ONE_LINE = "This system lacks Chromium. Run as root: apt-get install chromium\nmake: *** [system] Error 1\n"


def test_as_a_user_make_passes_after_the_one_printed_command() -> None:
    machine = Machine((0, ""), (2, ONE_LINE), (0, ""), (0, ""))
    fresh.as_user(machine)
    assert machine.ran == [  # type: ignore[attr-defined]
        ("user", "make"),
        ("user", "make", "test"),
        ("root", "sh", "-c", "apt-get install chromium"),
        ("user", "make", "test"),
    ]


@pytest.mark.parametrize(
    ("ends", "said"),
    [
        ([(2, "")], "trixie, user: make: it failed."),
        ([(0, ""), (0, "")], "trixie, user: make test: it passed, though packages are missing."),
        ([(0, ""), (2, f"More.\n{ONE_LINE}")], "`make test` by a user is to print one line, and to download nothing."),
    ],
)
def test_an_unexpected_outcome_is_reported(ends: list[tuple[int, str]], said: str) -> None:
    with pytest.raises(fresh.FreshError) as error:
        fresh.as_user(Machine(*ends))
    assert str(error.value) == said


def test_root_runs_both_commands() -> None:
    machine = Machine((0, ""), (0, ""))
    fresh.as_root(machine)
    assert machine.ran == [("root", "make"), ("root", "make", "test")]  # type: ignore[attr-defined]


@pytest.mark.parametrize(("user", "code", "said"), [(1000, 1, "Only root can make a bare system"), (0, 0, ""), (0, 1, "it broke")])
def test_only_root_makes_fresh_systems(
    user: int, code: int, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made: list[tuple[str, str]] = []

    def unpack(suite: str, archive: Path, root: Path) -> Bare:
        made.append((suite, root.name))
        if said == "it broke":
            raise subprocess.CalledProcessError(1, ["it broke"])
        return Machine((0, ""), (0, ""), (0, ""), (0, ""))

    monkeypatch.setattr(os, "geteuid", lambda: user)
    monkeypatch.setattr(bare_debian, "has_tools", lambda: True)
    monkeypatch.setattr(fresh, "TOOLS", system_packages.Need("tools", lambda: True, ()))
    monkeypatch.setattr(bare_debian, "archive", lambda suite, folder: folder / suite)
    monkeypatch.setattr(bare_debian, "unpack", unpack)
    monkeypatch.setattr(fresh, "as_user", fresh.as_root)
    assert fresh.main([]) == code
    assert said in capsys.readouterr().err
    assert made == (
        [] if user else [("bookworm", "root")] if code else [(suite, who) for suite in ("bookworm", "trixie") for who in ("root", "user")]
    )


# ---- Two engines, and a page to compare with


def site(folder: Path, body: str = "", **more: str) -> Path:
    folder.mkdir()
    data = '<script type="application/ld+json">{"name": "x"}</script>'
    head = f'<head><title>T</title><meta name="description" content="d">{data}</head>'
    html = f'<html lang="en">{head}<body><h1 id="a">T</h1>{body}</body></html>'
    (folder / "index.html").write_text(html)
    for name, text in more.items():
        (folder / f"{name}.html").write_text(text)
    return folder


@pytest.mark.parametrize(
    ("body", "respects"),
    [
        ("<p>Words</p>", {"words"}),
        ('<h2 id="b">B</h2>', {"words", "headings"}),
        ('<a href="x/"></a>', {"links"}),
        ('<span popover id="p"></span>', {"popovers"}),
        ('<button popovertarget="p"></button>', {"popovers"}),
        ('<sup class="cite"></sup>', {"citations"}),
        ('<p lang="de"></p>', {"labels"}),
        ('<script type="application/ld+json">{"url": "y"}</script>', {"structured data"}),
        ('<meta name="x" content="y">', {"head"}),
        ("<template>hidden</template><style>x</style>", set()),
    ],
)
def test_engines_are_compared_by_what_readers_get(body: str, respects: set[str], tmp_path: Path) -> None:
    today, other = site(tmp_path / "a"), site(tmp_path / "b", body)
    assert {each.respect for each in engine_comparison.compared("new", today, other)} == respects
    assert {bool(each.added) for each in engine_comparison.compared("new", today, other)} <= {True}
    assert all(each.lost for each in engine_comparison.compared("new", other, today))


def test_spaces_and_the_way_a_link_is_written_make_no_difference(tmp_path: Path) -> None:
    today, other = site(tmp_path / "a", '<p>See <a href="x/">x</a></p>'), site(tmp_path / "b", '<p>\n  See <a href="././x/">x</a></p>')
    assert list(engine_comparison.compared("new", today, other)) == []


def test_files_and_search_and_order_are_compared_too(tmp_path: Path) -> None:
    today, other = site(tmp_path / "a", "<p>One two</p>"), site(tmp_path / "b", "<p>Two One</p>", more="<p>x</p>")
    index = {
        "pages": [{"url": "", "title": "T", "sections": ""}],
        "also": [""],
        "questions": [],
        "asked": [],
        "typed": [],
        "words": "",
        "gaps": "",
    }
    search_file.save({**index, "ignored": "a"}, today)
    found = {each.respect: each for each in engine_comparison.compared("new", today, other)}
    assert set(found) == {"files", "search", "words"}
    assert (found["files"].lost, found["files"].added) == (("search/index.js",), ("more.html",))
    assert str(found["search"]) == "new: search of the whole site\n    - : T a"
    table = list(engine_comparison.table({"new": found.values()}))
    assert [row.split() for row in table[:2]] == [["new"], ["files", "1"]]
    assert table[-1].split() == ["head", "same"]


def test_a_difference_in_order_alone_says_so() -> None:
    difference = engine_comparison.Difference("new", "", "words")
    assert str(difference) == "new: words of index\n    in another order"


def test_a_bare_page_has_the_same_text_and_no_frame(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    body = '<article class="x"><h1>T</h1><p class="y">Some <span class="meaning">hidden</span><mark>words</mark> '
    body += '<a class="z" href="a/">a</a></p><svg></svg></article>'
    folder = baselines.bare(site(tmp_path / "a", body), ("",))
    html = (folder / "index.html").read_text()
    assert html.endswith('<body><main><h1>T</h1><p>Some words <a href="a/">a</a></p></main></body></html>')
    assert not (folder / "a").exists()


def test_the_server_compresses_text_only(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<h1>x</h1>")
    (tmp_path / "index.html").write_text("home")
    (tmp_path / "a.png").write_bytes(b"\x89PNG")
    with serving.serving() as server:
        server.add("ours", tmp_path)

        def get(path: str, **headers: str) -> Any:
            return urllib.request.urlopen(urllib.request.Request(server.address("ours") + path, headers=headers))

        plain, small, picture, home = (
            get("a.html"),
            get("a.html", **{"Accept-Encoding": "gzip"}),
            get("a.png", **{"Accept-Encoding": "gzip"}),
            get(""),
        )
        assert (plain.read(), plain.headers["Content-Type"], plain.headers["Content-Encoding"]) == (
            b"<h1>x</h1>",
            "text/html; charset=utf-8",
            None,
        )
        assert (gzip.decompress(small.read()), small.headers["Content-Encoding"]) == (b"<h1>x</h1>", "gzip")
        assert (picture.read(), picture.headers["Content-Encoding"]) == (b"\x89PNG", None)
        assert home.read() == b"home"
        with pytest.raises(urllib.error.HTTPError, match="404"):
            get("nothing")


def test_the_time_of_a_command_is_measured_and_a_failure_is_reported(tmp_path: Path) -> None:
    (tmp_path / "busy.py").write_text("import time; time.sleep(0.3)")
    begun = time.monotonic()
    measured = copies.run(tmp_path, "busy")
    assert 0.3 <= measured <= time.monotonic() - begun
    (tmp_path / "bad.py").write_text("raise SystemExit('it broke')")
    with pytest.raises(copies.StoppedError, match=r"`bad` stopped: it broke"):
        copies.run(tmp_path, "bad")


def test_a_broken_pipe_other_than_standard_output_is_an_error() -> None:
    with pytest.raises(BrokenPipeError):
        command.run(Mock(side_effect=BrokenPipeError))


@pytest.mark.parametrize("name", ["list_checks", "phone_numbers"])
def test_a_closed_pipe_ends_a_command_quietly(name: str) -> None:
    words = [sys.executable, "-m", f"scripts.{name}"]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == command.CLOSED_PIPE
