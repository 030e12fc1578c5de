"""What the data files promise each other."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from scripts.guide import paths, policy, sentences
from scripts.guide.choices import CHOICES
from scripts.guide.dangers import Danger
from scripts.guide.effects import plotted
from scripts.guide.evidence import Claim, Effect, Statement, form_key
from scripts.guide.helplines import Helpline
from scripts.guide.model import Guide, Problem, nearest
from scripts.guide.scores import Audit, AuditItem
from scripts.guide.signs import Level, Sign
from scripts.guide.source import Source

CLAIM_ID = re.compile(r"\b[A-Z]{2}\d{2}\b")


def _sourced(guide: Guide) -> Iterator[tuple[Path, int, str, tuple[str, ...]]]:
    """Each item that rests on sources: its file, its line, its name and the keys of its sources."""
    yield from ((paths.CLAIMS, each.line, f"claim {each.id}", each.sources) for each in guide.claims.values())
    yield from ((paths.GLOSSARY, each.line, f"term \u201c{each.term}\u201d", each.sources) for each in guide.terms)
    yield from ((paths.ARTICLE, each.line, f"statement {each.id}", each.sources) for each in guide.statements.values())
    yield from ((paths.NUMBERS, line.line, f"{each.code} {line.name}", line.sources) for each in guide.countries for line in each.lines)
    yield from ((paths.GROUPS, group.line, group.name, group.sources) for each in guide.groups for group in each.groups)
    yield from ((paths.EFFECTS, each.line, f"effect of \u201c{each.intervention}\u201d", (each.source,)) for each in guide.effects)


def sources_are_known(guide: Guide) -> Iterator[Problem]:
    """DA01: every claim, term, statement, helpline, group and effect names at least one source, and each is in the bibliography."""
    for path, line, name, keys in _sourced(guide):
        if not keys:
            yield Problem(str(path), line, f"{name} has no source", "Name one that you read under `sources:`, or remove the item")
        for key in keys:
            if guide.was_read(paths.REFERENCES) and key not in guide.sources:
                near = nearest(key, guide.sources)
                remedy = f"Add it to {paths.REFERENCES}, or name one that is there (nearest: {near})"
                yield Problem(str(path), line, f"{name} names the unknown source `{key}`", remedy)


def choices_are_known(guide: Guide) -> Iterator[Problem]:
    """DA02: basis, certainty, support, verdict, verified, instrument and similar fields have known values; no claim rests on memory."""
    files: tuple[tuple[Path, Iterable[Claim | Statement | Source | Effect | Audit | AuditItem | Sign | Level | Helpline | Danger]], ...] = (
        (paths.CLAIMS, guide.claims.values()),
        (paths.ARTICLE, guide.statements.values()),
        (paths.REFERENCES, guide.sources.values()),
        (paths.EFFECTS, guide.effects),
        (paths.SELF_AUDIT, guide.audits),
        (paths.AUDIT_ITEMS, guide.audit_items.values()),
        (paths.SIGNS, guide.signs.values()),
        (paths.LEVELS, guide.levels.values()),
        (paths.DANGERS, guide.dangers),
        (paths.NUMBERS, (line for country in guide.countries for line in country.lines)),
    )
    for path, item in ((path, item) for path, items in files for item in items):
        for name, choices in CHOICES[type(item)].items():
            values = getattr(item, name)
            for value in (values,) if isinstance(values, str) else values:
                if value and value not in choices:
                    yield Problem(str(path), item.line, f"`{name}: {value}` is not a choice", f"Write one of: {', '.join(choices)}")


def warnings_rest_on_sound_sources(guide: Guide) -> Iterator[Problem]:
    """DA08: no red flag and no number to call rests on one weak source, or on one that is partly from memory.

    At least one source must be sound (Source.is_sound). Numbers may also rest on policy.AGREEING_SOURCES that agree.
    A claim that is left out for a reason of its own is not printed, so it may wait for a better source.
    """
    printed = (each for each in guide.claims.values() if not each.left_out)
    warnings = [(paths.CLAIMS, each.line, f"claim {each.id}", each.sources) for each in printed if each.topic in policy.WARNING_TOPICS]
    numbers = [
        (paths.NUMBERS, each.line, each.name, each.sources) for country in guide.countries for each in country.lines if each.is_printed
    ]
    for path, line, name, keys in (*warnings, *numbers):
        sources = [guide.sources[key] for key in keys if key in guide.sources]
        agreed = path == paths.NUMBERS and len(sources) >= policy.AGREEING_SOURCES
        if sources and not agreed and not any(source.is_sound for source in sources):
            remedy = f"Add a source that you read on its own page, or give under `left_out:` why {name} is not printed"
            remedy = remedy if path == paths.CLAIMS else f"Add an official page, or {policy.AGREEING_SOURCES} sources that agree"
            yield Problem(str(path), line, f"{name} rests only on sources that are weak or from memory: {', '.join(keys)}", remedy)


def claims_name_known_claims(guide: Guide) -> Iterator[Problem]:
    """DA09: a claim that another claim names in its words or note exists: merged and removed claims are named nowhere."""
    for claim in guide.claims.values():
        for name in sorted({*CLAIM_ID.findall(f"{claim.statement} {claim.note} {claim.left_out}")} - guide.claims.keys()):
            if guide.was_read(paths.CLAIMS) and any(known.startswith(name[:2]) for known in guide.claims):
                what = f"{claim.id} speaks of {name}, which is not there"
                yield Problem(str(paths.CLAIMS), claim.line, what, "Name the claim that replaced it")


def terms_are_single(guide: Guide) -> Iterator[Problem]:
    """DA03: no term, form or misspelling belongs to two terms, and the list is A to Z."""
    owner: dict[str, str] = {}
    last = ""
    for term in guide.terms:
        for form in (*term.written, *term.misspellings):
            first = owner.setdefault(form_key(form), term.term)
            if first != term.term or (*term.written, *term.misspellings).count(form) > 1:
                what = f"\u201c{form}\u201d appears twice"
                yield Problem(str(paths.GLOSSARY), term.line, what, f"Keep it under \u201c{first}\u201d only")
        if term.term.lower() == last:
            yield Problem(str(paths.GLOSSARY), term.line, f"the term \u201c{term.term}\u201d appears twice", "Keep one of them")
        elif term.term.lower() < last:
            yield Problem(str(paths.GLOSSARY), term.line, f"\u201c{term.term}\u201d is not in its place", "Sort the terms A to Z")
        last = term.term.lower()


def meanings_are_short(guide: Guide) -> Iterator[Problem]:
    """DA04: a meaning fits a popover on a small phone."""
    for term in guide.terms:
        count = len(sentences.meaning(term, guide).split())
        if count > policy.MEANING_WORDS:
            what = f"the meaning of \u201c{term.term}\u201d has {count} words"
            yield Problem(str(paths.GLOSSARY), term.line, what, f"Cut it to {policy.MEANING_WORDS}")


def effects_are_on_the_axis(guide: Guide) -> Iterator[Problem]:
    """DA07: each interval that the chart of effects draws lies on its axis, policy.EFFECT_AXIS."""
    lowest, highest = policy.EFFECT_AXIS
    for row in plotted(guide):
        for name, value in (("ci_low", row.ci_low), ("ci_high", row.ci_high)):
            if value is not None and not lowest <= value <= highest:
                what = f"`{name}` is {value:g}, which the chart cannot draw: its axis goes from {lowest:g} to {highest:g}"
                remedy = "Compare it with the source, or widen EFFECT_AXIS in scripts/guide/policy.py"
                yield Problem(str(paths.EFFECTS), row.line, what, remedy)
