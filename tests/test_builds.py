"""A guide that several tests look at is built once for the same sources, settings and code, and again when one of them changes."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests import builds


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(builds, "CACHE", tmp_path / "cache")
    return tmp_path / "cache"


class Builder:
    """Counts what it builds."""

    def __init__(self) -> None:
        self.built: list[str] = []

    def __call__(self, folder: Path, settings: Mapping[str, str]) -> None:
        self.built.append(f"{(folder / 'page.md').read_text()} {settings.get('SITE_URL', '')}".strip())
        (folder / "site").mkdir()

    def ask(self, words: str, **settings: str) -> Path:
        return builds.built("example", lambda folder: (folder / "page.md").write_text(words), self, **settings)


def test_the_same_sources_are_built_once(cache: Path) -> None:
    build = Builder()
    first, second = build.ask("one"), build.ask("one")
    assert first == second
    assert (first / "site").is_dir()
    assert build.built == ["one"]


def test_other_sources_settings_or_code_are_built_again(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build = Builder()
    build.ask("one")
    build.ask("two")
    build.ask("two", SITE_URL="https://example.org/")
    monkeypatch.setattr(builds, "_code", lambda: "other code")
    build.ask("two", SITE_URL="https://example.org/")
    assert build.built == ["one", "two", "two https://example.org/", "two https://example.org/"]
    assert len([each for each in cache.iterdir() if each.is_dir()]) == 1


def test_those_who_ask_at_the_same_time_wait_for_one_build(cache: Path) -> None:
    build = Builder()
    with ThreadPoolExecutor(4) as many:
        assert len(set(many.map(build.ask, ["one"] * 8))) == 1
    assert build.built == ["one"]


def test_a_build_that_fails_is_not_kept(cache: Path) -> None:
    def fail(_: Path, __: Mapping[str, str]) -> None:
        raise AssertionError("broken")

    with pytest.raises(AssertionError, match="broken"):
        builds.built("example", lambda folder: (folder / "page.md").touch(), fail)
    assert not [each for each in cache.iterdir() if each.is_dir()]
