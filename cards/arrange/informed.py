"""A request as somebody sees it who is told of it and does not decide: who, when, how it stands, and what they need."""

from collections.abc import Collection
from datetime import datetime
from functools import partial

from microsoft_teams.cards.core import CardElement

from bot.arrange.request import RequestState
from bot.words.clean import clean_line
from cards.answer.buttons import AnswerAsk
from cards.arrange.forms import answers_of
from cards.arrange.handled import handled, outcome_of
from cards.arrange.parts import about
from cards.arrange.replacement import replaced, seeks
from cards.arrange.scores import score_button
from cards.arrange.seen import Seen
from cards.arrange.standing import standing
from cards.card import Card
from cards.home.buttons import HelpShow
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button
from cards.parts.fitting import fitting
from cards.parts.head import apart, head
from cards.parts.words import line, ours, run
from cards.texts import Texts
from dialogs.filling import asked_answers

CALLED_OFF = frozenset({RequestState.REFUSED, RequestState.WITHDRAWN, RequestState.ANNULLED})


def informed_card(t: Texts, seen: Seen, shows: Collection[str], now: datetime) -> Card:
    """`shows` are the fields of which they see the answers: no others, and never what was written with a decision."""
    return fitting(partial(_informed, t, seen, shows, now))


def _informed(t: Texts, seen: Seen, shows: Collection[str], now: datetime, limit: int) -> Card:
    request, form = seen.request, seen.form
    given = asked_answers(form, request.answers)
    fields, when = form.asked(given), _when(t, seen)
    title = t("approval-title", form=form.title[t.language], name=t.name(request.requester))
    answers = answers_of(t, [one for one in fields if one.id in shows], request, limit, opens=False)
    body: list[CardElement] = [
        *head(t("informed"), title, about(t, request, now), outside=True),
        *([line(run(when, weight="Bolder"))] if when else []),
        *((handled(t, seen, now) if _is_met(seen) else []) or [standing(t, seen, now)]),
        *replaced(t, seen.sought),
        *score_button(t, seen),
        *([ours(t("informed-over"), weight="Bolder")] if request.state in CALLED_OFF else []),
        *([apart(answers)] if answers else []),
        ours(t("informed-why"), size="Small", subtle=True),
    ]
    ways = actions(seeks(t, seen.sought), button(t("ask-question"), AnswerAsk()), button(t("help"), HelpShow()))
    return assemble(t, title, body, ways)


def _is_met(seen: Seen) -> bool:
    """Whether a meeting decided about it: who is told of it knows what, and not what was written with it."""
    return seen.handling is not None and outcome_of(seen.handling) is not None


def _when(t: Texts, seen: Seen) -> str:
    """The first day or period that was answered."""
    given = asked_answers(seen.form, seen.request.answers)
    field = next((one for one in seen.form.asked(given) if one.gist == "when" and given.get(one.id) is not None), None)
    return clean_line(field.said(t, given[field.id])) if field else ""


def told_no_more_card(t: Texts) -> Card:
    """In the place of a request that they are not told of any more."""
    title = t("informed-no-more")
    body = [*head(t("informed"), title), ours(t("informed-no-more-why"))]
    return assemble(t, title, body, actions(button(t("ask-question"), AnswerAsk()), button(t("help"), HelpShow())))
