"""How a command ends. It runs on any Python, as virtualenv.py does."""

import os
import select
import sys
from collections.abc import Callable
from typing import NoReturn

CLOSED_PIPE = 141
"""128 + SIGPIPE: the status that a shell gives a program whose output nobody reads any more."""


def run(main: "Callable[[], int]") -> NoReturn:
    """Exit with what `main` returns, or quietly with CLOSED_PIPE where the reader of standard output, such as `head`, has enough."""
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:
        if not _is_closed():
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python complains when it flushes at its end
        code = CLOSED_PIPE
    sys.exit(code)


def _is_closed() -> bool:
    """Whether nobody reads standard output any more: a poll reports that as an error. Windows has no poll, so it is taken to be so."""
    if not hasattr(select, "poll"):
        return True
    poll = select.poll()
    poll.register(sys.stdout, 0)
    return bool(poll.poll(0))
