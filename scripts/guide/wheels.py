"""Checks on which Python and system the packages of a lock can be installed from wheels, without a compiler.

`requirements.wheels.json` has, for each package that the locks pin, its Requires-Python and the tags of its wheels.
`make lock` writes it from the data of the package index. Tags: https://packaging.python.org/en/latest/specifications/platform-compatibility-tags/
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.tags import Tag, compatible_tags, cpython_tags, mac_platforms, parse_tag

from scripts.guide.virtualenv import NEWEST, OLDEST

FILE = Path("requirements.wheels.json")
VERSIONS = tuple((3, minor) for minor in range(OLDEST[1], NEWEST[1] + 1))
OLDEST_PATCH = "3.11.2"  # Debian 12
GLIBC = 36  # of Debian 12: 2.36
MACOS = (14, 0)


@dataclass(frozen=True)
class System:
    """A system: its name, the values of its environment markers, and the platform tags of wheels that it installs, best first."""

    name: str
    markers: Mapping[str, str]
    platforms: tuple[str, ...]


def _linux(machine: str) -> System:
    modern = [f"manylinux_2_{minor}_{machine}" for minor in range(GLIBC, 16, -1)]
    markers = {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "platform_machine": machine}
    return System(f"Linux {machine}", markers, (*modern, f"manylinux2014_{machine}", f"linux_{machine}", *_ancient(machine)))


def _ancient(machine: str) -> tuple[str, ...]:
    """Wheels for glibc 2.12 and 2.5, which only x86-64 has."""
    return ("manylinux_2_12_x86_64", "manylinux2010_x86_64", "manylinux_2_5_x86_64", "manylinux1_x86_64") if machine == "x86_64" else ()


LINUX = (_linux("x86_64"), _linux("aarch64"))
OTHERS = (
    System(
        "macOS arm64",
        {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix", "platform_machine": "arm64"},
        tuple(mac_platforms(MACOS, "arm64")),
    ),
    System(
        "Windows amd64",
        {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "platform_machine": "AMD64"},
        ("win_amd64",),
    ),
)
LOCKS: Mapping[str, tuple[System, ...]] = {
    "requirements.txt": (*LINUX, *OTHERS),
    "requirements-bundle.txt": LINUX,
    "requirements-dev.txt": LINUX,
    "requirements-next.txt": LINUX,
}
"""Each lock, and the systems that it is to install on."""


@dataclass(frozen=True)
class Package:
    """One version in the index: its Requires-Python, its wheel tags such as "cp311-abi3-win_amd64", and whether it has a pure source."""

    python: str
    wheels: tuple[str, ...]
    pure_source: bool = False


def pins(lock: str) -> Iterator[Requirement]:
    """Each pinned package of a lock's text, with its marker."""
    for line in re.findall(r"^([A-Za-z0-9][\w.-]*==[^\\\n#]+)", lock, re.MULTILINE):
        yield Requirement(line.strip())


def key(pin: Requirement) -> str:
    """The pin without its marker, such as "libzim==3.13.1"."""
    return f"{pin.name}{pin.specifier}"


@cache
def accepted(version: tuple[int, int], platforms: tuple[str, ...]) -> frozenset[Tag]:
    """Every tag of a wheel that this version of CPython installs on a system with these platforms."""
    own = cpython_tags(version, [f"cp{version[0]}{version[1]}"], platforms)
    return frozenset((*own, *compatible_tags(version, f"cp{version[0]}{version[1]}", platforms)))


def _full_version(version: tuple[int, int]) -> str:
    """The first release of a version that is supported: "3.12.0"."""
    return OLDEST_PATCH if version == OLDEST else f"{version[0]}.{version[1]}.0"


def wanted(pin: Requirement, version: tuple[int, int], system: System) -> bool:
    """Whether a lock installs this pin on this Python and system."""
    where = {
        "python_version": f"{version[0]}.{version[1]}",
        "python_full_version": _full_version(version),
        "implementation_name": "cpython",
    }
    return not pin.marker or pin.marker.evaluate({**where, "platform_python_implementation": "CPython", **system.markers})


def fits(package: Package, version: tuple[int, int], system: System) -> bool:
    """Whether a package can be installed on this Python and system without a compiler."""
    if package.python and _full_version(version) not in SpecifierSet(package.python):
        return False
    return package.pure_source or any(parse_tag(tag) & accepted(version, system.platforms) for tag in package.wheels)


def missing(lock: str, systems: tuple[System, ...], known: Mapping[str, Package]) -> Iterator[str]:
    """A line for each package of a lock's text that cannot be installed somewhere: which, and where."""
    for pin in pins(lock):
        if not (package := known.get(key(pin))):
            yield f"{key(pin)}: {FILE} does not have it. Run `make lock`."
            continue
        where = [(system, version) for system in systems for version in VERSIONS if wanted(pin, version, system)]
        if lacks := [f"{system.name} 3.{version[1]}" for system, version in where if not fits(package, version, system)]:
            yield f"{key(pin)}: no wheel for {', '.join(lacks)}. Pin a version that has one."


def read(file: Path = FILE) -> dict[str, Package]:
    """The recorded data of every package. Raises OSError or ValueError where the file is missing or broken."""
    known = json.loads(file.read_text(encoding="utf-8"))
    return {pin: Package(each["python"], tuple(each["wheels"]), each.get("pure_source", False)) for pin, each in known.items()}


def written(known: Mapping[str, Package]) -> str:
    """The file's text: a line for each package, from A to Z."""
    lines = []
    for pin, package in sorted(known.items()):
        source = {"pure_source": True} if package.pure_source else {}
        lines.append(f"{json.dumps(pin)}: {json.dumps({'python': package.python, 'wheels': package.wheels, **source})}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def useful(tags: list[str]) -> tuple[str, ...]:
    """The tags, of all that a package has, that one of our systems and Pythons accepts."""
    ours = frozenset[Tag]().union(*(accepted(version, system.platforms) for version in VERSIONS for system in (*LINUX, *OTHERS)))
    return tuple(sorted(tag for tag in tags if parse_tag(tag) & ours))
