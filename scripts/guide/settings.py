"""What `mkdocs.yml` must hold, so that the steps after the build find what they finish."""

from pathlib import Path
from typing import Any

from scripts.guide import paths
from scripts.guide.files import Problems, read_text, yaml_mapping
from scripts.guide.model import Problem
from scripts.guide.records import record
from scripts.guide.subject import Subject

SEARCH = "search"  # writes the index that a step after the build completes
SUBJECT = ("extra", "subject")


def problems() -> Problems:
    """RD06: mkdocs.yml is YAML without tags, and names our templates and the search."""
    found: Problems = []
    item = yaml_mapping(read_text(paths.CONFIG, found), paths.CONFIG, 1, found)
    if item and not found:
        theme, plugins = item.values.get("theme"), item.values.get("plugins")
        folder = str(paths.OVERRIDES.parent)
        if not isinstance(theme, dict) or theme.get("custom_dir") != folder:
            remedy = f"Write `custom_dir: {folder}` below `theme:`"
            found.append(Problem(str(paths.CONFIG), item.at("theme"), "the theme does not know our templates", remedy))
        if SEARCH not in _names(plugins):
            found.append(Problem(str(paths.CONFIG), item.at("plugins"), "the search is not switched on", f"Add `- {SEARCH}` to `plugins:`"))
    return found


def _names(plugins: object) -> set[Any]:
    """The plugins by name: a list of names and of `name: settings`, or one such mapping."""
    if isinstance(plugins, dict):
        return set(plugins)
    each = plugins if isinstance(plugins, list) else []
    return {name for entry in each for name in (entry if isinstance(entry, dict) else [entry]) if isinstance(name, str)}


def subjects(path: Path, problems: Problems) -> list[Subject]:
    """What the guide is about, alone in a list; none, with a Problem, where it is missing or has the wrong shape."""
    text = read_text(path, problems)
    item = yaml_mapping(text, path, 1, problems, SUBJECT) if text else None
    made = record(Subject, item, path, problems) if item else None
    return [made] if made else []
