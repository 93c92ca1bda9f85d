"""Telling examples of every card in every language: for the gallery, the snapshots and the rules of all cards."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.words.languages import LANGUAGES, Language
from cards.card import Card
from cards.examples.absences import absence_examples
from cards.examples.agenda import agenda_examples
from cards.examples.announcements import announcement_examples
from cards.examples.answers import answer_examples
from cards.examples.attachments import attachment_examples
from cards.examples.audiences import audience_examples
from cards.examples.changes import change_examples
from cards.examples.corrections import correction_examples
from cards.examples.courses import course_examples
from cards.examples.doctor import doctor_examples
from cards.examples.drafts import draft_examples
from cards.examples.experts import expert_examples
from cards.examples.forms import form_examples
from cards.examples.gaps import gaps_examples
from cards.examples.handling import handling_examples
from cards.examples.handouts import handout_examples
from cards.examples.home import home_examples
from cards.examples.informed import informed_examples
from cards.examples.items import item_examples
from cards.examples.mandates import mandate_examples
from cards.examples.matching import matching_examples
from cards.examples.matters import matters_examples
from cards.examples.news import news_examples
from cards.examples.operating import operating_examples
from cards.examples.own_data import own_data_examples
from cards.examples.papers import paper_examples
from cards.examples.questions import question_examples
from cards.examples.reports import report_examples
from cards.examples.requests import request_examples
from cards.examples.reviews import review_examples
from cards.examples.roles import role_examples
from cards.examples.scores import score_examples
from cards.examples.second import second_examples
from cards.examples.systems import system_examples
from cards.examples.terms import term_examples
from cards.examples.together import together_examples
from cards.examples.unfurled import unfurled_examples
from cards.examples.visering import visering_examples
from cards.examples.weeks import week_examples
from cards.examples.world import speaking


@dataclass(frozen=True, slots=True)
class Example:
    """`card` is the name of the card function, `name` says what is telling about the example."""

    card: str
    name: str
    language: Language
    content: Card


def examples(languages: Sequence[Language] = LANGUAGES) -> Iterator[Example]:
    families = (
        home_examples,
        absence_examples,
        own_data_examples,
        handout_examples,
        unfurled_examples,
        matters_examples,
        announcement_examples,
        draft_examples,
        news_examples,
        second_examples,
        audience_examples,
        correction_examples,
        visering_examples,
        question_examples,
        answer_examples,
        form_examples,
        attachment_examples,
        item_examples,
        request_examples,
        together_examples,
        change_examples,
        system_examples,
        term_examples,
        course_examples,
        handling_examples,
        paper_examples,
        agenda_examples,
        report_examples,
        role_examples,
        operating_examples,
        score_examples,
        informed_examples,
        matching_examples,
        mandate_examples,
        week_examples,
        expert_examples,
        review_examples,
        gaps_examples,
        doctor_examples,
    )
    for language in languages:
        for family in families:
            for card, name, content in family(speaking(language)):
                yield Example(card, name, language, content)
