"""Workflows hold no logic: every step is a verb of the Makefile, which runs here too, or an action pinned by its hash."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts import on_main
from tests.conftest import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
MAKEFILE = (ROOT / "Makefile").read_text()
VERBS = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
NEEDS = {name: re.sub(r"\$\(.*\)", "", needs).split() for name, needs in re.findall(r"^([\w./-]+):([^#=\n]*)", MAKEFILE, re.MULTILINE)}
RECIPES = dict(re.findall(r"^([\w./-]+):.*\n((?:\t.*\n)*)", MAKEFILE, re.MULTILINE))
VERB = re.compile(r"make ([a-z-]+)(?: [A-Z_]+=[\w./-]+)*")
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


def test_an_action_has_one_version_everywhere_and_names_it() -> None:
    text = "".join(file.read_text() for file in WORKFLOWS)
    named = NAMED.findall(text)
    assert len(named) == len(re.findall(r"uses: ", text))
    pins = {use.split("@")[0]: {each.split("@")[1] for each in named if each.startswith(use.split("@")[0] + "@")} for use in named}
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


def prerequisites(verb: str) -> set[str]:
    """A verb of the Makefile and everything that it depends on."""
    needed, left = set(), [verb]
    while left:
        name = left.pop()
        needed.add(name)
        left += [each for each in NEEDS.get(name, []) if each not in needed]
    return needed


def builds(verb: str) -> bool:
    """Whether a verb writes `site/` or the forms of `dist/`."""
    return any(f"scripts.{command}\n" in RECIPES.get(name, "") for name in prerequisites(verb) for command in ("build", "bundle"))


def runs_ours(verb: str) -> bool:
    """Whether a verb runs one of our scripts, or installs anything."""
    return prerequisites(verb) != {verb} or "RUN" in RECIPES[verb] or "PYTHON" in RECIPES[verb]


TESTS = {"test", "lint", "test-unit", "test-browser"}
"""The verbs that test; `make test` does what the other three do."""
WHOLE = TESTS - {"test"}


def verbs(job: dict[str, Any]) -> list[str]:
    return [step["run"].split()[1] for step in job["steps"] if "run" in step]


def before(job: str, of_workflow: dict[str, Any]) -> set[str]:
    """All jobs that a job waits for."""
    needed = of_workflow[job].get("needs", [])
    direct = {needed} if isinstance(needed, str) else set(needed)
    return direct.union(*(before(each, of_workflow) for each in direct))


def moved(job: dict[str, Any], way: str) -> list[str]:
    """The names of what a job uploads or downloads."""
    return [step["with"]["name"] for step in job["steps"] if f"actions/{way}-artifact@" in step.get("uses", "")]


def untested(of_workflow: dict[str, Any]) -> Iterator[str]:
    """What a workflow publishes or signs that is not what it tested, or publishes with one of our scripts."""
    building = [name for name, job in of_workflow.items() if any(map(builds, verbs(job)))]
    if len(building) != 1:
        yield f"{len(building)} jobs build, not one"
        return
    (built,) = building
    yield from _after_the_build(of_workflow[built])
    kept = moved(of_workflow[built], "upload")
    for name, job in of_workflow.items():
        tests = TESTS & set(verbs(job))
        if (
            tests - {"lint"}
            and name != built
            and (built not in before(name, of_workflow) or not {"site", "guide"} <= set(moved(job, "download")))
        ):
            yield f"`{name}` does not test what `{built}` built"
        if not tests and name != built:
            ready = before(name, of_workflow)
            ran = {verb for each in ready for verb in verbs(of_workflow[each])}
            if "test" not in ran and not ran >= WHOLE:
                yield f"`{name}` does not wait for the tests"
            yield from (f"`{name}` runs `make {verb}`, which is one of our scripts" for verb in verbs(job) if runs_ours(verb))
            yield from (f"`{name}` takes `{each}`, which nobody tested" for each in moved(job, "download") if each not in kept)


def _after_the_build(job: dict[str, Any]) -> Iterator[str]:
    """What is wrong with the order of the steps of the job that builds: nothing may build once it has been built or kept."""
    seen = kept = False
    for step in job["steps"]:
        verb = (step.get("run") or "make nothing").split()[1]
        upload = "/upload-" in step.get("uses", "")
        if seen and verb in VERBS and builds(verb):
            yield f"`make {verb}` builds a second time"
        if upload and not seen:
            yield f"`{step['name']}` keeps what was not built here"
        seen, kept = seen or (verb in VERBS and builds(verb)), kept or upload
    if not kept:
        yield "what was built is not kept"


@pytest.mark.parametrize("name", ["publish", "release"])
def test_what_is_published_and_signed_is_what_was_tested(name: str) -> None:
    assert list(untested(jobs(ROOT / ".github" / "workflows" / f"{name}.yml"))) == []


def test_a_preview_and_a_report_do_not_wait_for_the_tests() -> None:
    job = jobs(ROOT / ".github" / "workflows" / "publish.yml")["build"]
    assert not TESTS & set(verbs(job))
    assert "report" in verbs(job)
    assert {"guide", "report"} <= set(moved(job, "upload"))


TEST, BUILD = {"run": "make test"}, {"run": "make bundle"}
KEEP = {"name": "Keep", "uses": "actions/upload-artifact@0", "with": {"name": "guide"}}
SITE = {"name": "Keep the site", "uses": "actions/upload-artifact@0", "with": {"name": "site"}}
GET = [{"uses": "actions/download-artifact@0", "with": {"name": name}} for name in ("site", "guide")]
SPLIT = {
    "a": {"steps": [BUILD, SITE, KEEP]},
    "lint": {"steps": [{"run": "make lint"}]},
    "unit": {"needs": "a", "steps": [*GET, {"run": "make test-unit"}]},
    "browser": {"needs": "a", "steps": [*GET, {"run": "make test-browser"}]},
}


@pytest.mark.parametrize(
    ("of_workflow", "fault_found"),
    [
        ({"a": {"steps": [TEST, BUILD, KEEP]}}, "`make bundle` builds a second time"),
        ({"a": {"steps": [TEST, KEEP, {"run": "make build"}]}}, "`make build` builds a second time"),
        ({"a": {"steps": [KEEP, TEST, KEEP]}}, "`Keep` keeps what was not built here"),
        ({"a": {"steps": [TEST]}}, "what was built is not kept"),
        ({"a": {"steps": [TEST, KEEP]}, "b": {"steps": []}}, "`b` does not wait for the tests"),
        ({"a": {"steps": [BUILD, KEEP]}, "b": {"steps": [BUILD]}}, "2 jobs build, not one"),
        (
            {"a": {"steps": [TEST, KEEP]}, "b": {"needs": "a", "steps": [{"run": "make links"}]}},
            "`b` runs `make links`, which is one of our scripts",
        ),
        (
            {"a": {"steps": [TEST, KEEP]}, "b": {"needs": "a", "steps": GET[:1]}},
            "`b` takes `site`, which nobody tested",
        ),
        ({**SPLIT, "b": {"needs": ["a", "lint", "unit"], "steps": []}}, "`b` does not wait for the tests"),
        ({**SPLIT, "unit": {"steps": [*GET, {"run": "make test-unit"}]}}, "`unit` does not test what `a` built"),
        ({**SPLIT, "unit": {"needs": "a", "steps": [{"run": "make test-unit"}]}}, "`unit` does not test what `a` built"),
    ],
)
def test_what_would_publish_something_else_is_found(of_workflow: dict[str, Any], fault_found: str) -> None:
    assert list(untested(of_workflow)) == [fault_found]


def test_split_tests_are_enough() -> None:
    assert list(untested({**SPLIT, "b": {"needs": ["lint", "unit", "browser"], "steps": GET}})) == []


def test_only_locks_with_hashes_are_installed() -> None:
    installs = re.findall(r"^.*\b(?:pip install|npm (?:ci|i|install))\b.*$", MAKEFILE, re.MULTILINE)
    assert installs
    for line in installs:
        assert "--require-hashes" in line or " ci " in line, line


def test_no_token_is_where_third_party_code_runs() -> None:
    """A step with a token runs a recipe that needs only the system's Python and gh, and its job installs nothing."""
    with_token = 0
    for file in WORKFLOWS:
        for job in jobs(file).values():
            if not any("token" in str(step.get("env", "")).lower() for step in job["steps"]):
                continue
            with_token += 1
            for verb in verbs(job):
                assert NEEDS[verb] == [], verb
                assert "$(RUN)" not in RECIPES[verb], verb
                assert "npm" not in RECIPES[verb], verb
    assert with_token == 2


@pytest.mark.parametrize("name", ["remind", "on_main", "run_locked"])
def test_what_runs_with_a_token_or_before_setup_imports_the_standard_library_only(name: str) -> None:
    tree = ast.parse((ROOT / "scripts" / f"{name}.py").read_text())
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {each.split(".")[0] for each in imported} <= sys.stdlib_module_names


def test_a_release_is_of_main_and_from_a_protected_environment() -> None:
    of_release = jobs(ROOT / ".github" / "workflows" / "release.yml")
    steps = of_release["build"]["steps"]
    assert steps[0]["with"]["fetch-depth"] == 0
    assert steps[1]["run"] == "make on-main"
    for name, job in of_release.items():
        writes = {right for right, level in job["permissions"].items() if level == "write"}
        assert (job.get("environment") == "release") == bool(writes), name


def test_a_commit_that_is_not_on_main_is_not_released(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    git = ("git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "core.hooksPath=/dev/null")
    for words in ("init --quiet", "commit --quiet --allow-empty -m one", "update-ref refs/remotes/origin/main HEAD"):
        subprocess.run([*git, *words.split()], check=True)
    assert on_main.main() == 0
    subprocess.run([*git, "commit", "--quiet", "--allow-empty", "-m", "two"], check=True)
    assert on_main.main() == 1
