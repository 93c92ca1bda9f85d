"""Advice on a request: the card of who is asked for it, and what who decides reads of it."""

from datetime import datetime
from functools import partial

from microsoft_teams.cards.core import Action, CardElement

from bot.arrange.advice import Advice, advice_on, told_to_all
from bot.arrange.request import WAITING
from bot.words.clean import clean_line
from cards.answer.buttons import AnswerAsk
from cards.arrange.buttons import AdviceGive, RequestMine
from cards.arrange.parts import about, answers, conditions
from cards.arrange.seen import Seen
from cards.arrange.standing import standing
from cards.arrange.story import story
from cards.arrange.typed import NOTHING, Typed, words_input
from cards.card import Card
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button
from cards.parts.fitting import fitting
from cards.parts.head import box, head
from cards.parts.words import ours, paragraphs, shorten, typed
from cards.texts import Texts


def advice_card(t: Texts, seen: Seen, advice: Advice, now: datetime, *, wrote: Typed = NOTHING) -> Card:
    """As who is asked sees the request; what they gave stands there once they did. `wrote` is what was not sound."""
    return fitting(partial(_advice, t, seen, advice, now, wrote=wrote))


def _advice(t: Texts, seen: Seen, advice: Advice, now: datetime, limit: int, *, wrote: Typed) -> Card:
    request = seen.request
    title = t("approval-title", form=seen.form.title[t.language], name=t.name(request.requester))
    asks = advice.given is None and request.state in WAITING
    body: list[CardElement] = [
        *head(t("advice"), title, about(t, request, now), outside=True),
        standing(t, seen, now),
        box(_said(t, advice, limit), "emphasis"),
        *conditions(t, request, limit),
        answers(t, seen, limit),
        *story(t, seen, told_to_all(request), now, limit, wrote),
        *(words_input(t, "advice", t("advice-label"), wrote) if asks else []),
    ]
    return assemble(t, title, body, _buttons(t, request.id, asks=asks))


def _buttons(t: Texts, request: str, *, asks: bool) -> list[Action]:
    send = button(t("advice-send"), AdviceGive(request=request), "positive") if asks else None
    return actions(send, button(t("my-requests"), RequestMine(), inputs=False), button(t("ask-question"), AnswerAsk()))


def _said(t: Texts, advice: Advice, limit: int) -> list[CardElement]:
    name = clean_line(t.actor(advice.asked.person, advice.asked.behalf))
    said: list[CardElement] = [
        typed(t("advice-wanted", name=name), weight="Bolder"),
        *paragraphs(shorten(advice.asked.text, limit)),
    ]
    if advice.given:
        said += [ours(t("advice-given"), weight="Bolder"), *paragraphs(shorten(advice.given.text, limit))]
    return said


def advice_over_card(t: Texts) -> Card:
    """In its place once it was decided without them: what it was about is not theirs to see any more."""
    body = [*head(t("advice"), t("advice-over")), ours(t("advice-over-about"))]
    mine = button(t("my-requests"), RequestMine())
    return assemble(t, t("advice-over"), body, actions(mine, button(t("ask-question"), AnswerAsk())))


def advice(t: Texts, seen: Seen, limit: int) -> list[CardElement]:
    """For who decides: what was advised, also on what was changed since, and of whom it is still to come, as long as it
    waits."""
    said: list[CardElement] = []
    for one in advice_on(seen.request) if seen.request.state in WAITING else ():
        name = clean_line(t.name(one.adviser))
        if one.given:
            title = "advice-of" if one.given in seen.request.counting else "advice-before"
            said += [typed(t(title, name=name), weight="Bolder"), *paragraphs(shorten(one.given.text, limit))]
        else:
            said.append(typed(t("advice-awaited", name=name), size="Small"))
    return [box(said, "emphasis")] if said else []
