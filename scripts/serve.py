"""Command: a live preview. An edit in which the checks find a problem is printed, and the last good pages stay until it is fixed.

The engine serves a copy of the sources, because it stops answering after an edit that it cannot build.
"""

import argparse
import filecmp
import os
import shutil
import subprocess
import sys
from pathlib import Path

import watchfiles

from scripts.guide import checks, command, content, engine, paths
from scripts.guide.model import counted

SCRIPTS = Path("scripts")
WATCHED = [path for path in (*paths.BUILT_FROM, SCRIPTS) if path.exists()]


def copy(folder: Path) -> None:
    """Copy the sources into `folder`. Unchanged files are not written again, because the engine watches them."""
    kept = {path for part in paths.BUILT_FROM for path in (part, *part.rglob("*")) if path.is_file()}
    for path in kept:
        if not (folder / path).is_file() or not filecmp.cmp(path, folder / path, shallow=False):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, folder / path)
    for old in [path for path in folder.rglob("*") if path.is_file() and path.relative_to(folder) not in kept]:
        old.unlink()


def refresh(folder: Path) -> bool:
    """Whether the checks found nothing, so that the preview shows the sources as they are; else each problem is printed."""
    problems = checks.problems_of(content.read())
    if problems:
        print(*problems, f"{counted(problems)} The preview shows the last good pages.", sep="\n", file=sys.stderr, flush=True)
        return False
    copy(folder)
    return True


def serve(folder: Path, address: str) -> subprocess.Popen[bytes]:
    """Start the engine's own server over `folder`."""
    settings = {**os.environ, "PYTHONPATH": str(engine.ROOT), "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.Popen([sys.executable, "-m", "mkdocs", "serve", "--quiet", "--livereload", "-a", address], cwd=folder, env=settings)


def main() -> int:
    """0 when it is interrupted. An edit of scripts/ starts the command again."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--address", default="127.0.0.1:8000", help="where to serve (127.0.0.1:8000)")
    address = parser.parse_args().address
    server = None
    try:
        if refresh(paths.PREVIEW) or (paths.PREVIEW / paths.CONFIG).is_file():
            server = serve(paths.PREVIEW, address)
            print(f"http://{address}/", flush=True)
        for changed in watchfiles.watch(*WATCHED):
            if any(Path(file).suffix == ".py" for _, file in changed):
                if server:
                    server.terminate()
                    server.wait()
                os.execv(sys.executable, [sys.executable, "-m", "scripts.serve", "--address", address])
            if refresh(paths.PREVIEW) and server is None:
                server = serve(paths.PREVIEW, address)
    except KeyboardInterrupt:
        return 0
    finally:
        if server:
            server.terminate()
    return 0


if __name__ == "__main__":
    command.run(main)
