"""The wheels and Requires-Python of each pinned package in the package index, read through uv and pip with their settings."""

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from packaging.utils import canonicalize_name

from scripts.guide import wheels
from scripts.guide.wheels import Package

UV = str(Path(sys.executable).parent / "uv")
PIP = (sys.executable, "-m", "pip", "--quiet", "--no-input", "--disable-pip-version-check")


def known() -> dict[str, Package]:
    """Every package of every lock, by its pin. Raises CalledProcessError where uv or pip fails; they print the reason."""
    with TemporaryDirectory() as folder:
        tags_of = {pin: tags for lock in wheels.LOCKS for pin, tags in _tags(lock, Path(folder)).items()}
        python_of = _pythons(sorted(tags_of), Path(folder))
    found = {pin: Package(python_of[pin], wheels.useful(tags)) for pin, tags in tags_of.items()}
    lacking = {
        line.partition(": ")[0] for lock, systems in wheels.LOCKS.items() for line in wheels.missing(Path(lock).read_text(), systems, found)
    }
    return found | {pin: Package(found[pin].python, found[pin].wheels, is_pure(pin)) for pin in lacking}


def _tags(lock: str, folder: Path) -> dict[str, list[str]]:
    """The tags of every wheel of each pinned package: the last three parts of a wheel's name."""
    target = folder / f"pylock.{Path(lock).stem}.toml"
    options = ("--quiet", "--universal", "--no-deps", "--format", "pylock.toml", "--python-version", wheels.OLDEST_PATCH)
    subprocess.run([UV, "pip", "compile", *options, lock, "-o", str(target)], check=True)
    packages = tomllib.loads(target.read_text(encoding="utf-8"))["packages"]
    names = {_pin(each): [wheel["url"].rpartition("/")[2] for wheel in each.get("wheels", [])] for each in packages}
    return {pin: ["-".join(name.removesuffix(".whl").rsplit("-", 3)[1:]) for name in of_pin] for pin, of_pin in names.items()}


def _pythons(pins: Iterable[str], folder: Path) -> dict[str, str]:
    """The Requires-Python of each package, as pip reads it; nothing is installed."""
    report = folder / "report.json"
    subprocess.run([*PIP, "install", "--dry-run", "--ignore-installed", "--no-deps", "--report", str(report), *pins], check=True)
    found = [each["metadata"] for each in json.loads(report.read_text(encoding="utf-8"))["install"]]
    return {_pin(each): each.get("requires_python", "") for each in found}


def _pin(package: dict[str, str]) -> str:
    """A package as a lock names it."""
    return f"{canonicalize_name(package['name'])}=={package['version']}"


def is_pure(pin: str) -> bool:
    """Whether the source of a package builds into a wheel for every system, without a compiler."""
    with TemporaryDirectory() as folder:
        command = [*PIP, "wheel", "--no-cache-dir", "--no-deps", "--no-binary", ":all:", "--wheel-dir", folder, pin]
        done = subprocess.run(command, env={**os.environ, "CC": "false", "CXX": "false"}, capture_output=True, check=False)
        return not done.returncode and bool(list(Path(folder).glob("*-none-any.whl")))
