"""Command: builds the guide with every engine, offline forms included, and fails on any difference that a reader would find."""

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

from scripts.guide import command, engine, engine_comparison, paths
from scripts.guide.engine_comparison import Difference

ADDRESS = "https://example.org/guide/"  # so that absolute addresses are compared too
STEPS = ("scripts.build", "scripts.bundle")


def build_with(name: str, steps: tuple[str, ...]) -> Path:
    """The finished site of one engine, in its own folder. Raises ValueError with the output of a step that failed."""
    folder = paths.ENGINES / name
    engine.copy_sources(folder)
    settings = {**engine.environment(()), "PYTHONPATH": str(Path.cwd()), "SITE_URL": ADDRESS, "ENGINE": name}
    for step in steps:
        run = subprocess.run([sys.executable, "-m", step], cwd=folder, env=settings, capture_output=True, text=True, check=False)
        if run.returncode:
            raise ValueError(f"{name}: {step} stopped: {run.stderr.strip()}")
    return folder / paths.SITE


def main(arguments: list[str] | None = None) -> int:
    """0 and a table where a reader gets the same; 1 with each difference on standard error, or where a build failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("engines", nargs="*", default=[name for name in engine.COMMANDS if name != engine.DEFAULT], help="which (all)")
    parser.add_argument("--quick", action="store_true", help="without the offline forms")
    chosen = parser.parse_args(arguments)
    steps = STEPS[:1] if chosen.quick else STEPS
    found: dict[str, list[Difference]] = {}
    shutil.rmtree(paths.ENGINES, ignore_errors=True)
    try:
        today = build_with(engine.DEFAULT, steps)
        for name in chosen.engines:
            found[name] = list(engine_comparison.compared(name, today, build_with(name, steps)))
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    print(*engine_comparison.table(found), sep="\n")
    differences = [each for of_engine in found.values() for each in of_engine]
    print(*differences, sep="\n", end="\n" if differences else "", file=sys.stderr)
    return 1 if differences else 0


if __name__ == "__main__":
    command.run(main)
