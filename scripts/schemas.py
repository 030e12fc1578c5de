"""Command: the JSON Schemas that editors read, into `schemas/`."""

from scripts.guide import command, content, paths, schemas
from scripts.guide.files import MAY_BE_EMPTY
from scripts.guide.model import FrontMatter


def texts() -> dict[str, str]:
    """Each schema's file name and text."""
    lists = {schemas.name(path): schemas.file(kind, many=True, may_be_empty=path in MAY_BE_EMPTY) for path, kind in content.RECORDS.items()}
    return {name: schemas.text(schema) for name, schema in {**lists, "front-matter.json": schemas.file(FrontMatter, many=False)}.items()}


def main() -> int:
    """0 when all are written."""
    paths.SCHEMAS.mkdir(exist_ok=True)
    for name, text in texts().items():
        (paths.SCHEMAS / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    command.run(main)
