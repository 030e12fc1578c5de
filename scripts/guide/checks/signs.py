"""A sign has one level everywhere: every list and sentence draws it from `data/signs.yml` (decisions/0019)."""

from collections import Counter
from collections.abc import Iterator

from scripts.guide import notation, paths, policy, signs
from scripts.guide.model import Guide, Line, Page, Problem, nearest, repeated


def signs_are_known(guide: Guide) -> Iterator[Problem]:
    """SI01: `[!id.part]` names a sign and a part of it; `[[signs ...]]` names levels, groups, ids and forms."""
    if not guide.was_read(paths.SIGNS, paths.LEVELS):
        return
    meanings = [Line(str(paths.GLOSSARY), term.line, term.meaning) for term in guide.terms]
    for match, line in notation.matches(notation.SIGN, [*(line for page in guide.pages for line in page.lines), *meanings]):
        if match[1] not in guide.signs:
            yield unknown(line, match[0], match[1], [*guide.signs])
        elif match[2] is not None and match[2] not in signs.PARTS:
            remedy = f"Write one of: {', '.join(f'[!{match[1]}.{part}]' for part in signs.PARTS)}, or [!{match[1]}]"
            yield line.problem(f"{match[0]} names no part of a sign", remedy)
    for page in guide.pages:
        for line, names in lists(page):
            known = [*signs.names(guide.signs), *guide.signs]
            for name in names:
                if name not in known:
                    yield unknown(line, f"[[signs {name}]]", name, known)
            if names and all(name in known for name in names) and not signs.chosen(guide.signs, names):
                yield line.problem("this list has no sign", "Name a level, a group of that level, or an id")


def unknown(line: Line, shown: str, name: str, known: list[str]) -> Problem:
    """A problem for a name that is not in `known`; `shown` is how it was written."""
    near = nearest(name, known)
    remedy = f"Add it to {paths.SIGNS}, or name one that is there (nearest: {near})"
    return line.problem(f"unknown sign {shown}", remedy)


def lists(page: Page) -> Iterator[tuple[Line, list[str]]]:
    """Each `[[signs ...]]` of a page, with the names in it."""
    for line in page.lines:
        match = notation.BLOCK.match(line.text.strip())
        if match and match[1] == "signs":
            yield line, match[2].split()


def signs_are_single(guide: Guide) -> Iterator[Problem]:
    """SI02: no two signs share their words or short words: one of them could have another level."""
    for name in ("long", "short"):
        for sign, other in repeated(guide.signs.values(), name):
            what = f"{sign.id} ({sign.level}) has the same `{name}` as {other.id} ({other.level})"
            yield _problem(sign, what, "Keep one of them, or say how they differ")


def levels_have_signs(guide: Guide) -> Iterator[Problem]:
    """SI03: each level of a sign has its words in `data/levels.yml`, and each level there has a sign."""
    used = {sign.level for sign in guide.signs.values()}
    for name in signs.LEVELS if guide.was_read(paths.LEVELS, paths.SIGNS) else ():
        if name in used and name not in guide.levels:
            yield Problem(str(paths.LEVELS), 1, f"the level `{name}` is missing, and signs have it", "Restore its item")
        elif name in guide.levels and name not in used:
            remedy = f"Give it to a sign in {paths.SIGNS}, or remove this item if your subject has no such sign"
            yield Problem(str(paths.LEVELS), guide.levels[name].line, f"the level `{name}` has no sign", remedy)


def signs_rest_on_claims(guide: Guide) -> Iterator[Problem]:
    """SI04: each sign names at least one claim, and each is in `data/claims.yml`."""
    for sign in guide.signs.values():
        if not sign.claims:
            yield _problem(sign, f"the sign {sign.id} names no claim", "Name one under `claims:`, or remove the sign")
        for key in sign.claims:
            if guide.was_read(paths.CLAIMS) and key not in guide.claims:
                near = nearest(key, guide.claims)
                remedy = f"Add it to {paths.CLAIMS}, or name one that is there (nearest: {near})"
                yield _problem(sign, f"the sign {sign.id} names the unknown claim `{key}`", remedy)


def signs_are_short(guide: Guide) -> Iterator[Problem]:
    """SI05: the words and the group of a sign are within policy's limits, and its first-person forms do not say "you"."""
    limits = dict.fromkeys(("long", "tick"), policy.SENTENCE_WORDS)
    limits |= {"short": policy.SIGN_SHORT_WORDS, "may_be": policy.SIGN_MAY_BE_WORDS}
    for sign in guide.signs.values():
        for name, most in limits.items():
            count = len(getattr(sign, name).split())
            if count > most:
                yield _problem(sign, f"`{name}` of {sign.id} has {count} words", f"Cut it to {most}")
        if not sign.has_person:
            what = f"on a sheet, {sign.id} would speak to \u201cyou\u201d"
            yield _problem(sign, what, "Write \u201cI\u201d in its `person:` and `tick:`")
    counts = Counter((sign.level, sign.group) for sign in guide.signs.values())
    for (level, group), count in counts.items():
        if count > policy.SIGNS_PER_GROUP:
            last = [sign for sign in guide.signs.values() if (sign.level, sign.group) == (level, group)][-1]
            what = f"the group \u201c{group}\u201d of `{level}` has {count} signs"
            yield _problem(last, what, f"Keep {policy.SIGNS_PER_GROUP}, and give the others a group of their own")


def groups_are_together(guide: Guide) -> Iterator[Problem]:
    """SI08: signs are sorted by level, fastest first, and signs of one group are together, because lists follow the file."""
    seen: list[tuple[str, str]] = []
    for sign in guide.signs.values():
        here = (sign.level, sign.group)
        if sign.level not in signs.LEVELS or seen[-1:] == [here]:
            continue
        late = bool(seen) and signs.LEVELS.index(seen[-1][0]) > signs.LEVELS.index(sign.level)
        if late or here in seen:
            yield _problem(sign, f"{sign.id} is not in its place", f"Move it to the others of `{sign.level}`, \u201c{sign.group}\u201d")
        seen.append(here)


def _problem(sign: signs.Sign, what: str, remedy: str) -> Problem:
    return Problem(str(paths.SIGNS), sign.line, what, remedy)
