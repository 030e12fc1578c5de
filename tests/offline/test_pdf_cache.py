"""The cache of PDFs: equal parts return the cached PDF, changed parts make a new one, and only a few are kept."""

import errno
import os
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pydyf
import pytest

from scripts.guide import paths, system_requirements
from scripts.guide.offline import layout, pdf_cache


@pytest.fixture(autouse=True)
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def never() -> bytes:
    raise AssertionError("it was made again")


def test_equal_parts_are_laid_out_once_and_changed_parts_again() -> None:
    assert pdf_cache.kept(("<p>A</p>", "style", 1), lambda: b"A") == b"A"
    assert pdf_cache.kept(("<p>A</p>", "style", 1), never) == b"A"
    for at, others in enumerate((("<p>B</p>", "style", 1), ("<p>A</p>", "styles", 1), ("<p>A</p>", "style", 2), ("<p>A</p>style", "", 1))):
        assert pdf_cache.kept(others, lambda at=at: bytes([at])) == bytes([at])  # type: ignore[misc]


def test_a_new_version_of_a_library_makes_a_new_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    pdf_cache.kept("A", lambda: b"A")
    for name in pdf_cache.LIBRARIES:
        with monkeypatch.context() as patch:
            patch.setattr(pdf_cache, "version", lambda each, name=name: "another" if each == name else "1")
            assert pdf_cache.kept("A", name.encode) == name.encode()


def test_another_library_of_the_system_makes_another(monkeypatch: pytest.MonkeyPatch) -> None:
    pdf_cache.kept("A", lambda: b"A")
    for name, _, _ in pdf_cache.OF_SYSTEM:
        with monkeypatch.context() as patch:
            patch.setattr(pdf_cache, "_version", lambda library, *_, name=name: f"{library} {library == name}")
            assert pdf_cache.kept("A", name.encode) == name.encode()


def test_each_library_of_the_system_says_its_version() -> None:
    for each in pdf_cache.OF_SYSTEM:
        assert any(character.isdigit() for character in pdf_cache._version(*each).removeprefix(each[0])), each
    assert pdf_cache._version("of-nobody", "version", int) == "no of-nobody"


def test_another_font_makes_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_requirements, "FONTS", (str(tmp_path / "fonts"),))
    (tmp_path / "fonts").mkdir()
    for at, name in enumerate(("DejaVuSans.ttf", "Noto.otf", "Noto.ttc")):
        (tmp_path / "fonts" / name).touch()
        assert pdf_cache.kept("A", lambda at=at: bytes([at])) == bytes([at])  # type: ignore[misc]
        (tmp_path / "fonts" / name).write_bytes(b"another")
        assert pdf_cache.kept("A", lambda at=at: bytes([9, at])) == bytes([9, at])  # type: ignore[misc]
    assert pdf_cache.kept("A", never) == bytes([9, 2])


def test_a_failed_pdf_is_not_cached() -> None:
    with pytest.raises(AssertionError):
        pdf_cache.kept("A", never)
    assert pdf_cache.kept("A", lambda: b"A") == b"A"


@pytest.mark.parametrize("left", [b"", b"%PDF-1.7", bytes(40)])
def test_an_incomplete_file_is_made_again(left: bytes) -> None:
    pdf_cache.kept("A", lambda: b"A")
    for file in paths.PDF_CACHE.iterdir():
        file.write_bytes(left)
    assert pdf_cache.kept("A", lambda: b"A") == b"A"
    assert pdf_cache.kept("A", never) == b"A"


def test_a_cache_that_cannot_be_written_loses_no_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(file: Path, content: bytes) -> None:
        with file.open("wb") as half:
            half.write(content[:1])
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        assert pdf_cache.kept("A", lambda: b"A") == b"A"
    assert list(paths.PDF_CACHE.iterdir()) == []


def test_two_processes_can_make_the_same_pdf_at_once() -> None:
    made = bytes(2_000_000)
    with ProcessPoolExecutor(3) as workers:
        assert list(workers.map(write_and_read, [made] * 3)) == [True] * 3


def write_and_read(made: bytes) -> bool:
    file = paths.PDF_CACHE / "same"
    for _ in range(20):
        pdf_cache._write(file, made)
        if pdf_cache._read(file) != made:
            return False
    return True


def test_files_of_a_killed_process_are_deleted() -> None:
    pdf_cache.kept(("last",), lambda: b"")
    (paths.PDF_CACHE / "half.1").write_bytes(b"%PDF")
    for at in range(pdf_cache.KEPT):
        for file in paths.PDF_CACHE.iterdir():
            os.utime(file, (file.stat().st_atime, file.stat().st_mtime - 60))
        pdf_cache.kept((at,), lambda: b"")
    assert [file.name for file in paths.PDF_CACHE.iterdir() if file.suffix] == []


def test_only_the_last_used_pdfs_are_kept() -> None:
    for at in range(pdf_cache.KEPT):
        pdf_cache.kept((at,), lambda: b"")
        for file in paths.PDF_CACHE.iterdir():
            os.utime(file, (file.stat().st_atime, file.stat().st_mtime - 60))
    assert pdf_cache.kept((0,), never) == b""
    pdf_cache.kept(("new",), lambda: b"")
    assert len(list(paths.PDF_CACHE.iterdir())) == pdf_cache.KEPT
    assert pdf_cache.kept((0,), never) == b""
    with pytest.raises(AssertionError, match="made again"):
        pdf_cache.kept((1,), never)


def test_the_cached_list_of_pages_equals_pydyfs_own() -> None:
    document = pydyf.PDF()
    theirs = []
    with layout.page_references_kept():
        for _ in range(3):
            document.add_page(pydyf.Dictionary({"Type": "/Page"}))
            theirs.append(list(document.page_references))
    assert theirs[-1] == list(document.page_references)
    assert [len(each) for each in theirs] == [1, 2, 3]
