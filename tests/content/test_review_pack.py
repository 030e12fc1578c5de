"""Which of this guide's claims a clinician signs line by line as claims about a medicine."""

from scripts.guide import reviewable
from tests.pages import GUIDE

MEDICINES = {entry.key for entry in reviewable.entries(GUIDE) if entry.kind == "medicine"}


def test_a_claim_that_names_a_medicine_is_signed_whatever_its_topic() -> None:
    assert {"MG05", "LV24", "LV26", "LV27", "LV36", "MG28", "OC06", "OC26", "TW09", "TW52"} <= MEDICINES


def test_a_claim_that_names_no_medicine_is_not_signed() -> None:
    assert not {"WK01", "TW05", "MG36"} & MEDICINES
