"""What `mkdocs.yml` must hold, so that the steps after the build find what they finish."""

from scripts.guide import paths
from scripts.guide.files import Problems, read_text, yaml_mapping
from scripts.guide.model import Problem


def problems() -> Problems:
    """Every fault of the file as YAML, and what the guide cannot be built without."""
    found: Problems = []
    item = yaml_mapping(read_text(paths.CONFIG, found), paths.CONFIG, 1, found)
    if item and not found:
        theme, folder = item.values.get("theme"), str(paths.OVERRIDES.parent)
        if not isinstance(theme, dict) or theme.get("custom_dir") != folder:
            remedy = f"Write `custom_dir: {folder}` below `theme:`"
            found.append(Problem(str(paths.CONFIG), item.at("theme"), "the theme does not know our templates", remedy))
    return found
