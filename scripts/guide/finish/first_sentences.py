"""Puts the first sentence of its answer below each question of the page of questions."""

from scripts.guide import answers
from scripts.guide.model import Guide
from scripts.guide.rendered import Rendered


def fill(page: Rendered, guide: Guide) -> None:
    """Fill every placeholder of `[[questions theme]]`."""
    asked = {question.id: question for question in guide.questions.values()}
    for place in page.all("[data-question]"):
        question = asked.get(place.attributes["data-question"] or "")
        if question and (found := answers.first_sentence(question, guide)):
            place.insert_child(found[0])
