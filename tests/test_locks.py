"""Every lock installs without a compiler on every Python and system that the README promises, by the data that `make lock` wrote."""

from pathlib import Path

import pytest

from scripts.guide import virtualenv, wheels
from scripts.guide.wheels import LINUX, LOCKS, OTHERS, Package
from tests.conftest import ROOT

KNOWN = wheels.read(ROOT / wheels.FILE)
EVERYWHERE = "Linux x86_64 3.12, Linux x86_64 3.13, Linux x86_64 3.14, Linux aarch64 3.12, Linux aarch64 3.13, Linux aarch64 3.14"
OLD_LIBZIM = {
    "libzim==3.1.0": Package(
        "",
        (
            "cp311-cp311-macosx_10_9_x86_64", "cp311-cp311-macosx_11_0_arm64",
            "cp311-cp311-manylinux_2_17_aarch64.manylinux2014_aarch64", "cp311-cp311-manylinux_2_17_x86_64.manylinux2014_x86_64",
        ),
    )
}  # fmt: skip


def test_every_lock_is_checked() -> None:
    assert set(LOCKS) == {file.name for file in ROOT.glob("requirements*.txt")}
    assert {file.with_suffix(".txt").name for file in ROOT.glob("requirements*.in")} == set(LOCKS)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pinned_package_installs_everywhere(lock: str) -> None:
    text = (ROOT / lock).read_text()
    assert len(list(wheels.pins(text))) == len([line for line in text.splitlines() if line and line[0].isalnum()])
    assert list(wheels.missing(text, LOCKS[lock], KNOWN)) == []


def test_recorded_wheels_are_those_of_pinned_packages() -> None:
    assert set(KNOWN) == {wheels.key(pin) for lock in LOCKS for pin in wheels.pins((ROOT / lock).read_text())}


def test_a_package_with_wheels_for_one_python_only_is_found() -> None:
    lock = (ROOT / "requirements-bundle.txt").read_text()
    old = lock.replace("libzim==3.13.1", "libzim==3.1.0")
    assert old != lock
    assert list(wheels.missing(old, LINUX, KNOWN | OLD_LIBZIM)) == [
        f"libzim==3.1.0: no wheel for {EVERYWHERE}. Pin a version that has one."
    ]
    assert list(wheels.missing(old, LINUX, KNOWN)) == ["libzim==3.1.0: requirements.wheels.json does not have it. Run `make lock`."]


@pytest.mark.parametrize(
    ("package", "lacks"),
    [
        (Package(">=3.9", ("py3-none-any",)), 0),
        (
            Package(
                "",
                ("cp39-abi3-manylinux_2_28_x86_64", "cp39-abi3-manylinux2014_aarch64", "py3-none-macosx_11_0_arm64", "py3-none-win_amd64"),
            ),
            0,
        ),
        (Package("", (), pure_source=True), 0),
        (Package(">=3.12", ("py3-none-any",)), 4),
        (Package("<3.14", ("py3-none-any",)), 4),
        (Package(">=3.11.5", ("py3-none-any",)), 4),  # Debian 12 has 3.11.2
        (Package("", ("py2-none-any",)), 16),
        (Package("", ("cp39-abi3-manylinux_2_39_x86_64",)), 16),  # newer than the C library of Debian 12
        (Package("", ("py3-none-musllinux_1_2_x86_64", "py3-none-macosx_11_0_x86_64", "py3-none-win32")), 16),
        (Package("", ("py3-none-manylinux1_x86_64",)), 12),
        (Package("", ("cp314-cp314t-win_amd64",)), 16),  # without the lock of the interpreter
    ],
)
def test_a_package_installs_where_a_wheel_fits(package: Package, lacks: int) -> None:
    lines = list(wheels.missing("name==1.0 \\\n    --hash=sha256:0\n", (*LINUX, *OTHERS), {"name==1.0": package}))
    assert sum(line.count(" 3.") for line in lines) == lacks


def test_a_package_is_required_only_where_its_marker_applies() -> None:
    lock = "name==1.0 ; sys_platform == 'win32' and python_full_version < '3.12' \\\n    --hash=sha256:0\n"
    (line,) = wheels.missing(lock, (*LINUX, *OTHERS), {"name==1.0": Package("", ())})
    assert line == "name==1.0: no wheel for Windows amd64 3.11. Pin a version that has one."


def test_recorded_wheels_can_be_read_again(tmp_path: Path) -> None:
    file = tmp_path / "wheels.json"
    file.write_text(wheels.written(KNOWN))
    assert wheels.read(file) == KNOWN
    assert file.read_text() == (ROOT / wheels.FILE).read_text()


def test_tags_of_unsupported_systems_are_left_out() -> None:
    tags = [
        "cp311-cp311-win_amd64",
        "cp310-cp310-win_amd64",
        "pp311-pypy311_pp73-win_amd64",
        "py3-none-any",
        "cp314-cp314-musllinux_1_2_x86_64",
    ]
    assert wheels.useful(tags) == ("cp311-cp311-win_amd64", "py3-none-any")


def test_the_lock_of_make_has_no_package_of_the_bundle() -> None:
    names = {pin.name for pin in wheels.pins((ROOT / "requirements.txt").read_text())}
    assert not names & {"weasyprint", "libzim", "pillow", "fonttools", "brotli", "zopfli", "babel", "requests", "tzdata"}
    assert names < {pin.name for pin in wheels.pins((ROOT / "requirements-bundle.txt").read_text())}


@pytest.mark.parametrize(
    ("smaller", "larger"),
    [("requirements", "requirements-bundle"), ("requirements-bundle", "requirements-dev"), ("requirements", "requirements-next")],
)
def test_a_larger_lock_pins_the_same_versions_as_a_smaller_one(smaller: str, larger: str) -> None:
    of = [{pin.name: str(pin.specifier) for pin in wheels.pins((ROOT / f"{name}.txt").read_text())} for name in (smaller, larger)]
    assert of[0].items() <= of[1].items()


def test_the_locks_and_the_workflows_name_the_same_pythons() -> None:
    publish = (ROOT / ".github" / "workflows" / "publish.yml").read_text()
    for version in (virtualenv.OLDEST, virtualenv.NEWEST):
        assert f'"{version[0]}.{version[1]}"' in publish
    assert "python-version-file" not in "".join(file.read_text() for file in (ROOT / ".github" / "workflows").glob("*.yml"))
