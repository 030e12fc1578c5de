"""Command: runs another command when no other one runs under the same lock file, so that two `make` at once wait for each other.

The lock belongs to the process and to the command that it starts: the system releases it when both have ended, killed or not.
This runs on the system's Python, before anything is set up, so on any Python, as setup_python.py does.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows has no such locks: nothing waits there
    fcntl = None  # type: ignore[assignment]

LOCK = Path(".make.lock")


def acquire(lock: Path) -> int:
    """Wait for the lock, naming its holder once on standard error. Returns the file, to be kept open; a child may inherit it."""
    handle = os.open(lock, os.O_RDWR | os.O_CREAT, 0o644)
    if fcntl:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            owner = os.pread(handle, 20, 0).decode().strip() or "unknown"
            print(f"Another make works in this folder (process {owner}). Waiting for it to end.", file=sys.stderr)
            fcntl.flock(handle, fcntl.LOCK_EX)
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)
    return handle


def is_current(target: Path, sources: "list[str]") -> bool:
    """Whether `target` is there and no source is newer."""
    return target.exists() and all(Path(source).stat().st_mtime <= target.stat().st_mtime for source in sources)


def main(arguments: "list[str] | None" = None) -> int:
    """The command's own exit code; 0 without running it where the target is current; the target is touched after a success."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--target", type=Path, help="a file that the command makes: not run where it is newer than --sources")
    parser.add_argument("--sources", default="", help="what the target is made from, separated by spaces")
    parser.add_argument("command", nargs=argparse.REMAINDER)
    asked = parser.parse_args(arguments)
    handle = acquire(LOCK)
    try:
        if asked.target and is_current(asked.target, asked.sources.split()):
            return 0
        code = subprocess.run(asked.command, check=False, pass_fds=(handle,) if fcntl else ()).returncode
        if asked.target and not code:
            asked.target.touch()
        return code
    except KeyboardInterrupt:
        return 130
    finally:
        os.close(handle)


if __name__ == "__main__":
    sys.exit(main())
