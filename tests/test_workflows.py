"""Workflows hold no logic: every step is a verb of the Makefile, which runs here too, or an action pinned by its hash."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
VERBS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
VERB = re.compile(r"make ([a-z]+)(?: [A-Z_]+=[\w./-]+)*")
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}")
NAMED = re.compile(r"uses: (\S+)  # v\d+\.\d+\.\d+$", re.MULTILINE)


def jobs(file: Path) -> dict[str, Any]:
    return dict(yaml.safe_load(file.read_text())["jobs"])


def steps() -> Iterator[Any]:
    for file in WORKFLOWS:
        for name, job in jobs(file).items():
            for step in job["steps"]:
                yield pytest.param(step, id=f"{file.stem}-{name}-{step.get('name')}")


def fault(step: dict[str, Any]) -> str:
    """What is wrong with a step, or ""."""
    if "uses" in step:
        return "" if PINNED.fullmatch(step["uses"]) else f"`{step['uses']}` is not pinned by a hash"
    verb = VERB.fullmatch(step.get("run", "").strip())
    if not verb:
        return f"`{step.get('run')}` is not one verb of the Makefile"
    return "" if verb[1] in VERBS else f"the Makefile has no verb `{verb[1]}`"


@pytest.mark.parametrize("step", list(steps()))
def test_a_step_is_a_verb_or_a_pinned_action(step: dict[str, Any]) -> None:
    assert fault(step) == ""
    assert "name" in step
    assert "continue-on-error" not in step
    assert "${{" not in step.get("run", "")


@pytest.mark.parametrize(
    "step",
    [
        {"run": "echo hello"},
        {"run": "make test && echo hello"},
        {"run": "make test\nmake bundle"},
        {"run": "make nothing"},
        {"run": "make report BASE=${{ github.base_ref }}"},
        {"uses": "actions/checkout@v7"},
        {"uses": "./.github/actions/own"},
        {"uses": "docker://alpine:3"},
        {},
    ],
)
def test_a_step_with_logic_or_without_a_pin_is_found(step: dict[str, Any]) -> None:
    assert fault(step)


def test_one_action_has_one_version_everywhere_and_tells_it() -> None:
    text = "".join(file.read_text() for file in WORKFLOWS)
    told = NAMED.findall(text)
    assert len(told) == len(re.findall(r"uses: ", text))
    pins = {use.split("@")[0]: {each.split("@")[1] for each in told if each.startswith(use.split("@")[0] + "@")} for use in told}
    assert {name for name, hashes in pins.items() if len(hashes) > 1} == set()


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_rights_are_given_by_the_job_and_time_is_bounded(file: Path) -> None:
    assert yaml.safe_load(file.read_text())["permissions"] == {}
    for name, job in jobs(file).items():
        assert job["permissions"], name
        assert job["timeout-minutes"] <= 60, name
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False, name


def test_nothing_is_published_or_written_from_a_pull_request() -> None:
    for file in WORKFLOWS:
        whole = yaml.safe_load(file.read_text())
        if "pull_request" in (whole.get("on") or whole[True]):
            for name, job in whole["jobs"].items():
                if "write" in job["permissions"].values():
                    assert "github.event_name != 'pull_request'" in job["if"], name
        assert "pull_request_target" not in file.read_text()


def test_what_is_deployed_and_signed_is_what_was_tested() -> None:
    publish = jobs(ROOT / ".github" / "workflows" / "publish.yml")
    for name in ("publish", "attest"):
        assert publish[name]["needs"] == "test"
        assert not [step for step in publish[name]["steps"] if "run" in step], "it would build again"


def test_only_locks_with_hashes_are_installed() -> None:
    installs = re.findall(r"^.*\b(?:pip install|npm (?:ci|i|install))\b.*$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert installs
    for line in installs:
        assert "--require-hashes" in line or " ci " in line, line
