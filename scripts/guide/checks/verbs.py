"""Whether a sentence has a verb. The Hanover Tagger decides (BNC tags, C5); its English model is in its package.

Measured on the 629 prose sentences of the first edition, read by a person: it called 37 verbless, and 31 were. With policy.VERBS, which
holds the verbs of the other 6, all that it calls verbless are. It misses some: a participle behind a noun counts as a verb.
"""

import re
from functools import lru_cache

from scripts.guide import policy
from scripts.guide.checks import tagger
from scripts.guide.checks.tagger import Tagger

SURE = re.compile(r"\b(?:is|are|was|were|am|has|have|had|do|does|did|can|cannot|could|may|might|must|will|would|should)\b", re.IGNORECASE)
"""Words that are always verbs: most sentences have one, and need no tagger."""
TOKEN = re.compile(r"[A-Za-z\u00c0-\u017f'\u2019/-]+|\d[\d,.]*\d|\d|[.,;:?!()\"]")
LONGEST = 45  # letters of a word; the tagger takes the square of them, so "xxx..." of 2,000 took half a minute
FINITE = re.compile(r"VM0|V[BDHV][BDZI]")
NOT_BEFORE = ("PUN", "CJC", "PRP")
"""After these words a past participle is no verb: "a flicker, often seen" has none, but "women trained" has one."""


@lru_cache(maxsize=20_000)
def has_verb(sentence: str) -> bool:
    """Whether a sentence, as a reader sees it, has a finite verb or an imperative."""
    if SURE.search(sentence) or set(re.findall(r"\w+", sentence.lower())) & set(policy.VERBS):
        return True
    before = "PUN"
    for _, _, tag in _tagger().tag_sent([word[:LONGEST] for word in TOKEN.findall(sentence)]):
        if FINITE.fullmatch(tag) or (tag == "VVN" and before not in NOT_BEFORE):
            return True
        before = before if tag == "AV0" else tag
    return False


@lru_cache(maxsize=1)
def _tagger() -> "Tagger":
    """Loaded when it is first needed: that takes most of a second."""
    return tagger.english()
