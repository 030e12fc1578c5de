"""Workflows have no logic: every step is a verb of the Makefile or an action, and what is published is what was tested.

zizmor and actionlint check the rest in `make lint`: pins by hash, rights, credentials, dangerous triggers and expressions.
"""

import ast
import re
import subprocess
import sys
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
BUILDING = {"build", "bundle", "test"}
TESTING = {"lint", "test-unit", "test-browser"}  # together they are `make test`


def jobs(file: Path) -> dict[str, Any]:
    return dict(yaml.safe_load(file.read_text())["jobs"])


def named(workflow: str) -> dict[str, Any]:
    return jobs(ROOT / ".github" / "workflows" / f"{workflow}.yml")


def verbs(job: dict[str, Any]) -> list[str]:
    return [step["run"].split()[1] for step in job["steps"] if "run" in step]


def moved(job: dict[str, Any], way: str) -> set[str]:
    """The names of the artifacts that a job uploads or downloads."""
    return {step["with"]["name"] for step in job["steps"] if f"actions/{way}-artifact@" in step.get("uses", "")}


def before(job: str, workflow: dict[str, Any]) -> set[str]:
    """Every job that a job waits for."""
    needed = workflow[job].get("needs", [])
    direct = {needed} if isinstance(needed, str) else set(needed)
    return direct.union(*(before(each, workflow) for each in direct))


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_each_step_is_a_verb_or_an_action_and_has_a_time_limit(file: Path) -> None:
    for name, job in jobs(file).items():
        assert job["timeout-minutes"] <= 60, name
        for step in job["steps"]:
            assert "name" in step, name
            assert "continue-on-error" not in step, step["name"]
            if "run" in step:
                verb = VERB.fullmatch(step["run"].strip())
                assert verb, step["run"]
                assert verb[1] in VERBS


def test_nothing_is_published_or_written_from_a_pull_request() -> None:
    for file in WORKFLOWS:
        workflow = yaml.safe_load(file.read_text())
        if "pull_request" in (workflow.get("on") or workflow[True]):  # YAML 1.1 reads `on` as true
            for name, job in workflow["jobs"].items():
                if "write" in job["permissions"].values():
                    assert "github.event_name != 'pull_request'" in job["if"], name


@pytest.mark.parametrize("workflow", ["publish", "release"])
def test_the_site_is_built_once_before_anything_is_uploaded(workflow: str) -> None:
    (name,) = [name for name, job in named(workflow).items() if BUILDING & set(verbs(job))]
    steps = named(workflow)[name]["steps"]
    builds = [at for at, step in enumerate(steps) if step.get("run", "").removeprefix("make ") in BUILDING]
    uploads = [at for at, step in enumerate(steps) if "/upload-" in step.get("uses", "")]
    assert len(builds) == 1
    assert builds[0] < min(uploads)


@pytest.mark.parametrize("workflow", ["publish", "release"])
def test_what_is_published_and_signed_is_what_was_tested(workflow: str) -> None:
    every = named(workflow)
    (built,) = [name for name, job in every.items() if BUILDING & set(verbs(job))]
    for name, job in every.items():
        if name != built and set(verbs(job)) & (TESTING - {"lint"}):
            assert built in before(name, every)
            assert moved(job, "download") == {"site", "guide"}, name
        if "write" in job["permissions"].values():
            ran = {verb for each in before(name, every) for verb in verbs(every[each])}
            assert "test" in ran or ran >= TESTING, f"{name} does not wait for the tests"
            assert set(verbs(job)) <= {"announce"}, f"{name} runs one of our scripts"
            assert moved(job, "download") <= moved(every[built], "upload"), name


def test_previews_and_reports_do_not_wait_for_tests() -> None:
    job = named("publish")["build"]
    assert not TESTING & set(verbs(job))
    assert "report" in verbs(job)
    assert moved(job, "upload") >= {"guide", "report"}


def test_publishing_runs_no_script_of_this_repository() -> None:
    recipe = re.findall(r"^announce:[^\n]*\n((?:\t.*\n)*)", MAKEFILE, re.MULTILINE)[0]
    assert "$(RUN)" not in recipe
    assert "$(PYTHON)" not in recipe


def test_only_locks_with_hashes_are_installed() -> None:
    installs = re.findall(r"^.*\b(?:pip install|npm (?:ci|i|install))\b.*$", MAKEFILE, re.MULTILINE)
    assert installs
    for line in installs:
        assert "--require-hashes" in line or " ci " in line, line


def test_third_party_code_never_runs_with_a_token() -> None:
    """A step with a token runs a recipe that needs only the system's Python and gh, in a job that installs nothing."""
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
def test_commands_with_a_token_or_before_setup_import_only_the_standard_library(name: str) -> None:
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
