"""Lists of questions for experts: one's own, and those that wait for an expert."""

from collections.abc import Sequence
from datetime import datetime

from microsoft_teams.cards.core import Action, ActionSet, CardElement

from bot.answer.experts.hand_off import HandOff
from bot.words.clean import clean_line
from cards.answer.buttons import AnswerAsk, HandoffOpen, HandoffShow, OfficialMine
from cards.answer.hand_off_seen import Seen
from cards.answer.hand_off_standing import dotted
from cards.card import Card
from cards.home.buttons import HelpShow
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button
from cards.parts.facts import row
from cards.parts.head import apart, head
from cards.parts.words import line, ours, run, shorten, typed
from cards.texts import Texts

PAGE = 8


def handoffs_card(t: Texts, handoffs: Sequence[HandOff], now: datetime, more: bool = False) -> Card:
    """Their own, the newest change first; `more`: these are not all."""
    rows = [
        _row(t, one, button(t("open"), HandoffShow(handoff=one.id)), [t.moment(one.changed, now)])
        for one in handoffs[:PAGE]
    ]
    body: list[CardElement] = [
        *head(t("handoff"), t("my-questions")),
        *(rows or [ours(t("my-questions-none"))]),
        *([ours(t("my-questions-more"), size="Small", subtle=True)] if more else []),
    ]
    return assemble(
        t, t("my-questions"), body, actions(button(t("ask-question"), AnswerAsk()), button(t("help"), HelpShow()))
    )


def waiting_handoffs_card(t: Texts, waiting: Sequence[Seen], now: datetime, more: bool = False) -> Card:
    """What stands with the experts, the oldest first; `more`: these are not all."""
    rows = [
        _row(
            t,
            one.handoff,
            button(t("open"), HandoffOpen(handoff=one.handoff.id)),
            [
                t.name(one.handoff.asker),
                one.topic.name[t.language] if one.topic else "",
                t.moment(one.handoff.created, now),
            ],
            one,
        )
        for one in waiting[:PAGE]
    ]
    body: list[CardElement] = [
        *head(t("handoff"), t("questions-for-me")),
        *(rows or [ours(t("questions-for-me-none"))]),
        *([ours(t("questions-for-me-more"), size="Small", subtle=True)] if more else []),
    ]
    return assemble(
        t,
        t("questions-for-me"),
        body,
        actions(button(t("official-answers"), OfficialMine()), button(t("ask-question"), AnswerAsk())),
    )


def _row(t: Texts, handoff: HandOff, opening: Action, about: Sequence[str], seen: Seen | None = None) -> CardElement:
    small = " · ".join(clean_line(part) for part in about if part)
    words: list[CardElement] = [
        typed(shorten(clean_line(handoff.question), 80), weight="Bolder"),
        line(*dotted(t, handoff, seen), run(f"  {small}", size="Small", subtle=True), spacing="None"),
    ]
    return apart([row(words, [ActionSet(actions=[opening])])])
