"""Reads the guide at an older commit from git."""

import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path


class CommitError(Exception):
    """The base commit cannot be checked out; the message is one line that says why, and what to do."""


def check_out(commit: str, folder: Path) -> Path:
    """Write every file of the commit where HEAD branched off `commit` into `folder`, which is emptied first.

    Raises CommitError where git does not know `commit`, or it shares no history with HEAD.
    """
    base = subprocess.run(["git", "merge-base", "HEAD", commit], capture_output=True, text=True, check=False)
    if commit.startswith("-") or base.returncode:
        raise CommitError(f"git does not know `{commit}` here. Fetch it, or name another commit, such as BASE=HEAD~1.")
    files = subprocess.run(["git", "archive", "--format=zip", base.stdout.strip()], capture_output=True, check=True).stdout
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with zipfile.ZipFile(BytesIO(files)) as archive:  # tarfile's filters need Python 3.11.4, and Debian 12 has 3.11.2
        archive.extractall(folder)
    return folder
