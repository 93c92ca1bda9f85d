"""A paper that Bode makes: what whoever carries the request out fills in, its words, and the button that gives it."""

from collections.abc import Mapping
from datetime import date

from microsoft_teams.cards.core import ActionSet, CardElement

from bot.arrange.papers.asked import BLANK, MOST_TYPED, Asked
from bot.arrange.request import Request
from bot.pdf.written import Written
from bot.people.papers import put_into
from bot.words.clean import clean_line
from bot.words.file_names import file_name
from cards.arrange.handling_buttons import PaperGet
from cards.arrange.seen import Seen
from cards.arrange.typed import Typed, at_input
from cards.parts.buttons import button
from cards.parts.inputs import text_input
from cards.parts.words import ours, typed
from cards.texts import Texts

ENDING = "pdf"
_FACTS: Mapping[str, str] = {"name": "paper-fact-name", "job": "paper-fact-job", "school": "paper-fact-school"}


def blanks(t: Texts, asked: Asked, wrote: Typed, who: str) -> list[CardElement]:
    """What is to be filled in so that Bode makes it; or what the directory lacks of `who`, so that it does not."""
    title = asked.template.title[t.language]
    if not asked.can_be_made:
        missing = t.all_of([t(_FACTS[one]) for one in asked.missing])
        said = t("paper-missing", paper=title, name=clean_line(who), what=missing)
        return [typed(said, color="Attention")]
    items: list[CardElement] = [ours(t("paper-makes", paper=title), weight="Bolder")]
    for blank in asked.template.blanks:
        name = BLANK + blank.id
        element = text_input(t, name, blank.label[t.language], wrote.values.get(name, ""), most=MOST_TYPED)
        items += at_input(t, element, name, wrote)
    return items


def paper_button(t: Texts, seen: Seen) -> list[CardElement]:
    """Gives the paper, once it was said that it is to be made."""
    paper = seen.handling.paper if seen.handling else None
    if paper is None:
        return []
    gets = button(t("paper-get"), PaperGet(request=seen.request.id), inputs=False)
    return [ActionSet(actions=[gets], spacing="Small")]


def words(t: Texts, asked: Asked, request: Request, filled: Mapping[str, str], today: date) -> Written:
    """`t` is of the language of the paper."""
    issuer, day = asked.issuer, t.long_day(today)
    values = {**asked.facts, **filled, "organisation": issuer.name, "reference": request.reference, "date": day}
    title = asked.template.title[t.language]
    return Written(
        file_name(f"{title} {request.reference}", ENDING),
        t.language,
        title,
        tuple(put_into(one[t.language], values) for one in asked.template.paragraphs),
        issuer.name,
        issuer.address,
        t("paper-reference", reference=request.reference),
        t("paper-signed", place=issuer.place, day=day),
        issuer.signatory,
        issuer.function[t.language],
        today.isoformat(),
        t("paper-transcribed"),
    )
