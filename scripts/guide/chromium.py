"""How every browser of ours is started, whoever drives it: quiet, and kept to this machine."""

import os

QUIET = (
    "--disable-gpu",  # it draws without a card
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # No site but this machine's can be asked for anything; a name in .localhost is this machine too.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost, EXCLUDE *.localhost",
)


def flags() -> list[str]:
    """The words behind the browser's name. Its sandbox is left out for root only, who cannot have one."""
    return [*QUIET, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
