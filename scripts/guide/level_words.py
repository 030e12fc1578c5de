"""Words that give a danger sign its speed of help, and where a page may write them itself (decisions/0019)."""

from typing import Final

_WHO = "doctors?|GP|midwife|pharmacist|nurse|physicians?|specialists?|help|advice|care|attention|seen"
_WHEN = (
    "today|tonight|(?:on )?the same day|at once|immediately|straight away|right away|right now|urgently"
    r"|this week|tomorrow|quickly|without delay|as soon as (?:possible|you can)|within (?:[\w-]+ ){0,3}(?:hours?|days?|weeks?)"
)
WORDS: Final = (
    r"(?:call(?:s|ing)? an )?ambulances?\b",
    r"paramedics?\b",
    r"emergency department|emergenc(?:y|ies)\b(?! (?:numbers?|services?)\b)",
    r"\bA ?(?:&|and) ?E\b|\bcasualty\b",
    r"(?:go|get) (?:straight )?to (?:an? |the )?(?:hospital|ER\b)",
    r"(?:call|ring|phone)(?: \w+){0,2} emergency services?\b",
    r"life-threatening",
    r"(?:call|ring|dial|phone)(?: \w+){0,2} (?:999|911|112|000|111|108)\b",
    r"needs? an? (?:\w+ )?call\b",
    r"\burgent (?:care|help|advice|attention|appointment)\b",
    rf"\b(?:{_WHO})(?: [\w'-]+){{0,3}},? (?:{_WHEN})\b",
    rf"\b(?:{_WHEN}),? (?:\w+ ){{0,3}}(?:{_WHO})\b",
    rf"\b(?:see (?:someone|somebody)|(?:get|be|have it) (?:checked|examined|looked at)|ask for a visit) (?:{_WHEN})\b",
)  # only a sign from data/signs.yml may add these words to a page
KINDS: Final = ("medical", "tool")  # pages about this guide mention the lists, and send nobody anywhere
ALLOWED: Final = {
    "If you cannot reach anyone today, or it gets worse, go to an emergency department.": "what to do where the list for today fails",
    "Do I need a doctor today?": "a reader's question, which leads to the lists",
    "some signs need help at once": "it leads to the lists",
    "need an ambulance, a doctor today, or a visit": "what the page of all lists is about",
    "which changes need help now, today, or at your next visit": "what a page with all lists is about",
    "First the emergency check": "what the page for the night begins with",
    "with an ambulance and a telephone": "what a drawing shows",
    "number for an ambulance": "a place to write a number",
    "Ambulance number": "a place to write a number",
    "In an emergency, do what the emergency service says": "it gives no level to a sign",
    "only the last row is an emergency by itself": "the row of seizures, whose sign is in the message of that page",
    "doctor or midwife the same day": "pregnancy is no danger sign; the speed is that of LV27",
    "Get medical help quickly if your baby": "the baby is not the reader; LV30 says quickly, and names no level",
    "tell a doctor at once": "a worse mood on a medicine: MD27 names no speed, and crisis lines are next to it",
}  # words that are allowed in a page, and why they give no level to a sign
SIGNS_IN_OWN_WORDS: Final = {"anything-new": "whatever is new is this sign, so a page says itself what is"}  # not named next to what to do
