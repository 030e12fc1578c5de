"""Every number that this guide promises, each with its reason."""

from typing import Final

REVIEW_MONTHS: Final = 12  # decisions/0003: emergency numbers and medicine labels change within a year
SUMMARY_WORDS: Final = 25  # the ten-second line: two short sentences
MEANING_WORDS: Final = 35  # a popover that fits a 320 px screen without scrolling
NIGHT_PAGE_WORDS: Final = 120  # product.md: worried-now is one screen
DESCRIPTION_CHARS: Final = 160  # search engines cut longer descriptions
WARNINGS_PER_PAGE: Final = 2  # checklist C6: more call-outs than two stop being read

ZIP_BYTES: Final = 1_000_000  # a message attachment that passes everywhere
BUILD_EPOCH_FLOOR: Final = 315_532_800  # 1 January 1980: a ZIP cannot hold an older date
