"""The labels of this repository, by their names in `data/words.yml` (decisions/0014)."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

import yaml

from scripts.guide import paths

ROOT = Path(__file__).parents[2]


FIELDS = frozenset(
    [
        "all",
        "by",
        "change",
        "checked",
        "count",
        "day",
        "difference",
        "first",
        "grade",
        "heading",
        "high",
        "how",
        "keyword",
        "languages",
        "named_by",
        "least",
        "low",
        "month",
        "nearest",
        "now",
        "number",
        "offers",
        "outcome",
        "place",
        "result",
        "right",
        "role",
        "same",
        "second",
        "shows",
        "site",
        "statement",
        "what",
        "where",
        "who",
        "why",
        "words",
        "wrong",
        "year",
        "address",
    ]
)
"""What the build fills in between braces."""


NAMES = frozenset(
    """
    skip menu search worried settings close light light_system light_paper light_dim reading reading_whole reading_low size size_usual
    size_large parts topics where on_this_page search_this search_wait search_type search_one search_many search_none search_more_one
    search_more search_instead search_few search_open search_questions search_a_to_z search_get_help search_ignored search_crisis
    search_crisis_text search_overdose search_overdose_text search_emergency search_emergency_text search_violence
    search_violence_text search_emergency_numbers search_crisis_numbers overdue short whole in_glossary dates also checked due
    clinician nobody checkers edit date months used_on cited_on no_page more turn previous next promise about accessibility privacy
    license feedback offline a_to_z sources by_email in_public write_issue unsafe no_address not_here not_here_why help help_why start
    start_why part_short part_steps part_unknown part_studies line_meaning line_tool line_say line_not_to_wait card_emergency
    card_urgent card_routine card_caution card_again sign_or sign_if sign_choice grade_well_shown grade_probably grade_maybe
    grade_very_unsure grade_not_studied grade_advised_by grade_well_shown_means grade_probably_means grade_maybe_means
    grade_very_unsure_means grade_not_studied_means grade_advised_by_means grade_how_sure search_and search_report note_one note_many
    note_source note_grades note_list note_page source_one source_two source_others source_recalled source_seen source_unseen
    source_recalled_details source_recalled_doi source_recalled_address source_missing source_weak count_in count_more count_fewer
    count_about count_none chart_later chart_later_short chart_treatment chart_compared chart_difference chart_difference_short
    chart_certainty chart_result chart_title chart_description chart_less chart_none list_letters list_forms list_from list_others
    list_checked list_name list_claims list_copies left_out left_out_none reviews_none review_verdicts review_by group_countries
    group_none group_seen group_offers group_languages group_named number_countries number_emergency number_advice number_crisis
    number_no_crisis number_or number_and number_in number_call number_then number_or_text number_text number_keyword
    number_unconfirmed number_official
    number_copy number_agreed number_checked moved moved_to book_facts book_copies book_contents copy_built copy_until copy_newer
    copy_newer_unknown copy_disk copy_kiwix copy_extract copy_back copy_title copy_landmarks copy_back_to_text copy_picture
    copy_picture_text copy_end copy_chapter copy_see_chapter copy_letters feed data_glossary data_pages data_danger data_unreviewed
    data_partly data_limits audit_scored audit_page audit_index audit_understand audit_act audit_no audit_no_short audit_none
    audit_unrecorded audit_then audit_questions audit_next_to audit_found audit_full audit_part audit_not audit_unasked audit_alone
    audit_uncompared audit_ours audit_theirs audit_rather audit_answered audit_home audit_waits audit_points audit_yes
    """.split()  # noqa: SIM905  # one name a line would make 242 lines
)
"""Every label that templates and steps of the build show: tests/test_labels.py compares this list with them."""


class Labels(dict[str, str]):
    """Labels by name. One that is missing shows its name: RD04 reports it, and a page stays readable."""

    def __missing__(self, name: str) -> str:
        return name


@lru_cache(maxsize=1)
def of_repository() -> Labels:
    """What a guide shows for a label that its own file does not have; none where the file cannot be read."""
    try:
        return Labels(yaml.safe_load((ROOT / paths.WORDS).read_text(encoding="utf-8"))["extra"]["words"])
    except (OSError, UnicodeDecodeError, yaml.YAMLError, KeyError, TypeError, ValueError):
        return Labels()


def spoken(day: date, labels: Mapping[str, str]) -> str:
    """A day as the guide writes it: 5 May 2027."""
    return labels["date"].format(day=day.day, month=labels["months"].split()[day.month - 1], year=day.year)
