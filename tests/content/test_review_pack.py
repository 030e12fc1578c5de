"""Which of this guide's claims a clinician reads line by line as claims on a medicine."""

from scripts.guide import reviewable
from tests.pages import GUIDE

MEDICINES = {entry.key for entry in reviewable.entries(GUIDE) if entry.kind == "medicine"}


def test_a_claim_that_names_a_medicine_is_one_whatever_its_topic() -> None:
    assert {"MG05", "LV24", "LV27", "LV36", "TW52", "OC26"} <= MEDICINES


def test_a_claim_that_names_none_is_not() -> None:
    assert not {"WK01", "TW05", "MG36"} & MEDICINES
