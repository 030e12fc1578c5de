"""Reads the id and the promise of a check from its docstring, and adds the id to each problem that it finds."""

from collections.abc import Iterable
from dataclasses import replace

from scripts.guide.model import Problem


def id_and_promise(check: object) -> tuple[str, str]:
    """The id and the promise of a check: what its docstring says before and after the first colon, as one line."""
    identity, _, promise = (check.__doc__ or "").partition("\n\n")[0].partition(": ")
    return identity, " ".join(promise.split())


def with_id(problems: Iterable[Problem], check: object) -> list[Problem]:
    """The same problems, each with the id of the check that found it."""
    return [replace(problem, check=id_and_promise(check)[0]) for problem in problems]
