"""How the browser is started for a measurement."""

import os

FLAGS = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # no site but this machine's can be asked for anything
    *(["--no-sandbox"] if os.geteuid() == 0 else []),  # a sandbox cannot be had as root
)
