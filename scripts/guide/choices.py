"""The fields of records that hold one of a few words, and which: checks and the schemas of editors read this."""

from collections.abc import Mapping

from scripts.guide.dangers import HELPS, Danger
from scripts.guide.evidence import BASES, CERTAINTIES, DESIGNS, EFFECT_CERTAINTIES, SUPPORTS, VERDICTS, Claim, Effect, Statement
from scripts.guide.helplines import CONFIRMED, Helpline
from scripts.guide.model import KINDS, FrontMatter
from scripts.guide.questions import ANSWERED, Question
from scripts.guide.roles import ROLES
from scripts.guide.scores import AUDIT_CHOICES
from scripts.guide.signs import CARDS, LEVELS, Level, Sign
from scripts.guide.source import MISSING, RECALLED, VERIFIED, Source

CHOICES: Mapping[type, Mapping[str, tuple[str, ...]]] = {
    Claim: {"basis": BASES, "certainty": CERTAINTIES, "support": SUPPORTS, "design": DESIGNS},
    Statement: {"agrees": VERDICTS},
    Source: {"verified": VERIFIED, "recalled": tuple(RECALLED), "missing": MISSING},
    Effect: {"certainty": EFFECT_CERTAINTIES, "support": SUPPORTS},
    **AUDIT_CHOICES,
    Question: {"full": ANSWERED},
    Sign: {"level": LEVELS},
    Level: {"id": LEVELS, "card": CARDS},
    Helpline: {"confirmed": CONFIRMED},
    Danger: {"help": HELPS},
    FrontMatter: {"kind": KINDS, "role": tuple(ROLES)},
}
