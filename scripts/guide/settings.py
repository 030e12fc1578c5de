"""The settings that `mkdocs.yml` must have, because the steps after the build rely on them."""

from typing import Any

from scripts.guide import paths
from scripts.guide.files import Problems, read_text, yaml_mapping
from scripts.guide.model import Problem

SEARCH = "search"  # writes the index that a step after the build completes


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
