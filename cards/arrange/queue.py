"""The queue of those who carry requests out: what is open in their teams."""

from collections.abc import Sequence
from datetime import datetime

from microsoft_teams.cards.core import ActionSet, CardElement

from bot.arrange.handling.handling import Handling
from bot.arrange.request import Request
from bot.words.clean import clean_line
from cards.answer.buttons import AnswerAsk
from cards.arrange.agenda_buttons import AgendaShow
from cards.arrange.buttons import RequestMine
from cards.arrange.gist import gist
from cards.arrange.handled import DOTS, WORDS
from cards.arrange.handling_buttons import HandlingShow
from cards.card import Card
from cards.home.buttons import HelpShow
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button
from cards.parts.facts import row
from cards.parts.head import apart, head
from cards.parts.words import line, ours, run, shorten, typed
from cards.texts import Texts
from dialogs.filling import asked_answers
from dialogs.model import Form

PAGE = 8
Queued = Sequence[tuple[Form, Request, Handling]]


def queue_card(
    t: Texts, queued: Queued, reader: str, now: datetime, more: bool = False, agendas: Sequence[Form] = ()
) -> Card:
    """As it was when it was asked: `more`, these are not all. `agendas` are forms of which they make the agendas."""
    rows = [_row(t, form, request, handling, reader, now) for form, request, handling in queued[:PAGE]]
    more = more or len(queued) > PAGE
    counted = "queue-title-more" if more else "queue-title"
    title = t(counted, count=len(rows)) if rows else t("queue-none-title")
    body: list[CardElement] = [
        *head(t("queue"), title, t("approvals-then", moment=t.moment(now, now))),
        *(rows or [ours(t("queue-none"))]),
        *([ours(t("queue-more"), size="Small", subtle=True)] if more else []),
    ]
    made = [button(t("agenda-of", form=one.title[t.language]), AgendaShow(form=one.id)) for one in agendas]
    buttons = [*made, button(t("my-requests"), RequestMine()), button(t("ask-question"), AnswerAsk())]
    return assemble(t, title, body, actions(*buttons, button(t("help"), HelpShow())))


def _row(t: Texts, form: Form, request: Request, handling: Handling, reader: str, now: datetime) -> CardElement:
    told = gist(t, form, asked_answers(form, request.answers))
    who = t("handling-with-you") if handling.by == reader else ""
    if handling.by and not who:
        who = t("handling-with", name=clean_line(t.name(handling.by)))
    small = " · ".join(one for one in (who, form.title[t.language], t.moment(handling.since, now)) if one)
    urgent = [run(t("handling-urgent"), size="Small", weight="Bolder", color="Attention"), run("  ", size="Small")]
    words: list[CardElement] = [
        typed(shorten(clean_line(t.name(request.requester)), 80), weight="Bolder"),
        *([typed(told, size="Small", spacing="None")] if told else []),
        line(
            *(urgent if handling.urgent else []),
            run("● ", color=DOTS[handling.state], size="Small"),
            run(t(WORDS[handling.state]), size="Small", weight="Bolder"),
            run(f"  {small}", size="Small", subtle=True),
            spacing="None",
        ),
    ]
    opening = button(t("open"), HandlingShow(request=request.id))
    return apart([row(words, [ActionSet(actions=[opening])])])
