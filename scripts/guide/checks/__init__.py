"""Every check, in the order in which its subject is met. A check is a pure generator of problems."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from scripts.guide import rendered
from scripts.guide.checks import (
    addresses,
    article,
    built,
    cards,
    cited,
    data,
    grading,
    groups,
    links,
    numbers,
    pages,
    pattern,
    phrases,
    pictures,
    quantities,
    questions,
    sheet,
    signoff,
    signs,
    voice,
    words,
)
from scripts.guide.model import Guide, Problem

ALL: tuple[Callable[[Guide], Iterator[Problem]], ...] = (
    data.sources_are_known,
    data.choices_are_known,
    data.warnings_rest_on_sound_sources,
    data.claims_name_known_claims,
    numbers.numbers_can_be_called,
    numbers.countries_are_single,
    numbers.countries_exist,
    numbers.lines_are_confirmed,
    numbers.days_are_past,
    groups.groups_are_single,
    groups.group_pages_were_seen,
    groups.groups_give_no_numbers,
    data.terms_are_single,
    data.meanings_are_short,
    data.effects_are_on_the_axis,
    grading.advice_has_a_name,
    grading.gaps_have_a_search,
    pages.dates_make_sense,
    pages.printed_days_are_true,
    pages.summaries_are_short,
    pages.titles_are_single,
    pages.fields_are_plain_text,
    pages.one_main_heading,
    pages.pages_hold_words,
    pages.pages_hold_no_programs,
    pages.night_page_is_short,
    pages.roles_are_held,
    pages.templates_name_pages,
    article.statements_have_a_home,
    article.limits_are_told,
    addresses.addresses_live_on,
    addresses.pages_have_addresses,
    links.citations_are_known,
    links.blocks_are_known,
    links.links_lead_somewhere,
    pictures.pictures_have_words,
    pictures.card_is_current,
    cards.headings_say_the_action,
    cards.cards_are_few,
    cards.cards_hold_signs,
    quantities.numbers_are_known,
    quantities.words_for_readers_are_the_data,
    quantities.numbers_are_not_typed_again,
    signs.signs_are_known,
    sheet.ticks_are_signs,
    sheet.rules_fit_the_sheet,
    signs.signs_are_single,
    signs.levels_have_signs,
    signs.signs_rest_on_claims,
    signs.signs_are_short,
    signs.groups_are_together,
    signs.levels_come_from_signs,
    signs.cards_draw_their_signs,
    cited.medical_words_are_cited,
    cited.claims_are_used,
    cited.few_claims_wait,
    words.sentences_are_short,
    words.paragraphs_are_short,
    words.words_are_kind,
    words.dont_lists_say_do_not,
    words.pages_read_easily,
    words.pages_are_short,
    words.topics_are_small,
    words.key_boxes_are_short,
    voice.pages_say_you,
    voice.sentences_are_joined,
    voice.sentences_have_verbs,
    voice.colons_are_few,
    voice.sentences_have_a_usual_length,
    voice.marks_are_few,
    phrases.nothing_undone_is_told,
    phrases.not_never_is_rare,
    phrases.letters_are_spelled_out,
    phrases.words_keep_their_place,
    phrases.fits_are_seizures,
    phrases.headings_are_answered,
    pattern.pages_have_their_parts,
    pattern.boxes_have_one_message,
    pattern.unknown_is_one_sentence,
    pattern.numbers_have_a_meaning,
    pattern.lists_are_short,
    questions.answers_are_there,
    questions.answers_answer,
    questions.questions_are_single,
    questions.themes_have_questions,
    signoff.register_is_true,
)


def problems_of(guide: Guide) -> list[Problem]:
    """Every problem of the sources, those met in reading first among equals, each once, by file and line."""
    return sorted({*guide.problems, *(problem for check in ALL for problem in check(guide))})


def problems_of_site(site: Path, guide: Guide) -> list[Problem]:
    """Every problem of a built site, by the source of its page."""
    known = built.survey(site)
    sources = {str(site / page.url / "index.html"): str(page.path) for page in guide.pages}
    found = {problem for page in rendered.each(site) for check in built.ALL for problem in check(page, known)}
    return sorted(replace(problem, path=sources.get(problem.path, problem.path)) for problem in found)
