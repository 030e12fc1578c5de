"""Every check of the sources. A check is a pure generator of problems; its docstring is its id and its promise."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from scripts.guide import rendered
from scripts.guide.check_ids import with_id
from scripts.guide.checks import (
    addresses,
    amounts,
    built,
    care_cards,
    claims,
    data,
    elements,
    foreign,
    grading,
    groups,
    helplines,
    levels,
    links,
    one_sheet,
    pages,
    pattern,
    phrases,
    pictures,
    quantities,
    questions,
    readability,
    references,
    scores,
    seen,
    signoff,
    signs,
    statements,
    style_sheets,
    subject,
    survey,
    voice,
)
from scripts.guide.model import Guide, Page, Problem

Check = Callable[[Guide], Iterator[Problem]]
ALL: tuple[Check, ...] = (
    data.sources_are_known,
    data.choices_are_known,
    data.warnings_rest_on_sound_sources,
    data.claims_name_known_claims,
    helplines.numbers_can_be_called,
    helplines.countries_are_single,
    helplines.countries_exist,
    helplines.lines_are_confirmed,
    helplines.days_are_past,
    groups.groups_are_single,
    groups.group_pages_were_seen,
    groups.groups_give_no_numbers,
    scores.audits_name_pages,
    scores.pages_are_scored,
    scores.pages_pass_the_index,
    scores.audits_are_past,
    scores.scores_follow_from_items,
    scores.sides_are_single,
    scores.answers_fit_their_list,
    data.terms_are_single,
    data.meanings_are_short,
    data.effects_are_on_the_axis,
    grading.advice_has_a_name,
    grading.gaps_have_a_search,
    grading.searches_were_made,
    pages.dates_make_sense,
    pages.printed_days_are_true,
    pages.summaries_are_short,
    pages.titles_are_single,
    pages.fields_are_plain_text,
    seen.characters_are_visible,
    seen.words_have_one_alphabet,
    foreign.notations_are_ours,
    foreign.attributes_are_ours,
    foreign.boxes_are_whole,
    foreign.lists_begin_alone,
    foreign.numbers_are_shown,
    pages.one_main_heading,
    pages.pages_hold_words,
    pages.pages_hold_no_programs,
    elements.elements_are_closed,
    elements.elements_are_of_tools,
    pages.night_page_is_short,
    pages.roles_are_given,
    subject.fixed_pages_are_there,
    subject.names_of_pages_are_known,
    subject.words_of_the_subject_are_there,
    references.pages_are_in_the_menu,
    references.templates_can_be_read,
    references.templates_are_for_pages,
    references.templates_name_pages,
    statements.statements_have_a_home,
    statements.limits_are_stated,
    addresses.addresses_live_on,
    addresses.pages_have_addresses,
    links.citations_are_known,
    links.blocks_are_known,
    links.links_lead_somewhere,
    links.links_are_whole,
    pictures.pictures_have_words,
    amounts.pictures_give_no_amounts,
    amounts.pages_give_no_amounts_about_themselves,
    pictures.drawings_are_plain,
    pictures.drawn_pictures_are_current,
    pictures.mark_has_colors_of_the_guide,
    care_cards.headings_say_the_action,
    care_cards.cards_are_few,
    care_cards.cards_hold_signs,
    quantities.numbers_are_known,
    quantities.words_for_readers_are_the_data,
    quantities.numbers_are_not_typed_again,
    signs.signs_are_known,
    one_sheet.ticks_are_drawn,
    one_sheet.ticks_are_grouped,
    one_sheet.rules_fit_the_sheet,
    signs.signs_are_single,
    signs.levels_have_signs,
    signs.signs_rest_on_claims,
    signs.signs_are_short,
    signs.groups_are_together,
    levels.levels_come_from_signs,
    levels.cards_draw_their_signs,
    levels.headings_have_signs,
    levels.levels_belong_to_their_signs,
    claims.medical_words_are_cited,
    claims.claims_are_used,
    readability.sentences_are_short,
    readability.paragraphs_are_short,
    readability.words_are_kind,
    readability.dont_lists_say_do_not,
    readability.pages_read_easily,
    readability.pages_are_short,
    readability.topics_are_small,
    readability.key_boxes_are_short,
    voice.pages_say_you,
    voice.sentences_are_joined,
    voice.sentences_have_verbs,
    voice.colons_are_few,
    voice.sentences_have_a_usual_length,
    voice.marks_are_few,
    phrases.no_unfinished_work_is_mentioned,
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
    questions.gaps_are_named,
    style_sheets.braces_are_closed,
    style_sheets.tokens_are_known,
    style_sheets.sheets_say_and_load_nothing,
    style_sheets.colors_can_be_read,
    signoff.register_is_true,
)


RENDERED = (seen.readers_see_what_is_checked, seen.pages_have_no_code)
"""Checks of rendered pages, which run only on a guide in which the others find nothing."""


def problems_of(guide: Guide) -> list[Problem]:
    """Every problem of the sources, by file and line; one that is found twice appears once."""
    found = {*guide.problems, *_problems(ALL, guide)} or set(_problems(RENDERED, guide))
    return list({(problem.path, problem.line, problem.what): problem for problem in sorted(found)}.values())


def _problems(some: tuple[Check, ...], guide: Guide) -> Iterator[Problem]:
    for check in some:
        yield from with_id(check(guide), check)


def problems_of_site(site: Path, guide: Guide) -> list[Problem]:
    """Every problem of a built site, by the source of its page, on the line that has the element or text that it names, or on line 1."""
    known = survey.survey(site)
    sources = {str(site / page.url / "index.html"): page for page in guide.pages}
    found = {problem for page in rendered.each(site) for check in built.ALL for problem in with_id(check(page, known), check)}
    return sorted(_placed(problem, sources.get(problem.path)) for problem in found)


def _placed(problem: Problem, page: Page | None) -> Problem:
    if page is None:
        return problem
    wanted = re.match(r"`(<?[^\s>`=]+)", problem.what)
    lines = [line for line in page.source if wanted and wanted[1].lower() in line.text.lower()]
    return replace(problem, path=lines[0].path, line=lines[0].number) if lines else replace(problem, path=str(page.path))
