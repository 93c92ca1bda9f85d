"""A question for an expert as the expert sees it: taking it, answering it, asking back, closing it."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial

from microsoft_teams.cards.core import Action, CardElement

from bot.answer.experts.hand_off import ENDED, Deed, HandOff, HandOffState
from bot.words.clean import clean_line, clean_lines
from cards.answer.buttons import (
    HandoffAnswer,
    HandoffAsk,
    HandoffClose,
    HandoffRelieve,
    HandoffTake,
    HandoffWaiting,
    OfficialStart,
)
from cards.answer.hand_off_parts import LONGEST_TITLE, story, talked, title, words_of
from cards.answer.hand_off_seen import Seen
from cards.answer.hand_off_standing import standing
from cards.answer.unreached import unreached_asker
from cards.card import Card
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button
from cards.parts.fitting import fitting
from cards.parts.head import apart, box, head
from cards.parts.words import ours, paragraphs, shorten, typed
from cards.parts.writing import Writing, writing
from cards.texts import Texts
from dialogs.problems import Problem

ANSWER, ASK, CLOSE = "answering", "ask-back", "close"
Problems = Mapping[str, Problem]


def expert_card(t: Texts, seen: Seen, now: datetime, *, problems: Problems | None = None, unsent: str = "") -> Card:
    """`problems` are at the inputs answer, question and reason; `unsent` is what was typed and did not leave."""
    return fitting(partial(_expert, t, seen, now, problems=problems or {}, unsent=unsent))


def _expert(t: Texts, seen: Seen, now: datetime, limit: int, *, problems: Problems, unsent: str) -> Card:
    handoff = seen.handoff
    topic = seen.topic.name[t.language] if seen.topic else ""
    about = [t.name(handoff.asker), topic, t.moment(handoff.created, now)]
    writings = _writings(t, seen, problems, unsent)
    body: list[CardElement] = [
        *head(t("handoff-for-you"), title(handoff), " · ".join(part for part in about if part), outside=True),
        standing(t, seen, now),
        *([] if problems else _unsent(t, unsent, limit)),
        *unreached_asker(t, seen),
        *_own_words(handoff, limit),
        *_cited(t, handoff, seen.cited),
        *talked(t, handoff, now, limit),
        *([typed(t("handoff-official-made"), size="Small", weight="Bolder", color="Good")] if seen.official else []),
        *(words_of(t, "answer", t("handoff-answer-label"), problems, unsent) if _answers_now(seen) else []),
        *story(t, handoff, now, limit),
        *(one.box for one in writings),
    ]
    summary = t("handoff-for-you-summary", name=t.name(handoff.asker), question=clean_line(handoff.question))
    return assemble(t, summary, body, _buttons(t, seen, writings))


def _answers_now(seen: Seen) -> bool:
    """Who took it has the answer's input open before them: it is what the card is for."""
    handoff = seen.handoff
    with_experts = handoff.state in {HandOffState.TAKEN, HandOffState.ASKED}
    return with_experts and handoff.is_with(seen.reader)


def _buttons(t: Texts, seen: Seen, writings: list[Writing]) -> list[Action]:
    handoff, opens = seen.handoff, [one.opens for one in writings]
    waiting = button(t("questions-for-me"), HandoffWaiting(), inputs=False)
    if handoff.state in ENDED or handoff.state is HandOffState.ANSWERED:
        return actions(_make_official(t, handoff, seen.official), *opens, waiting)
    if not handoff.is_with(seen.reader):
        relieve = HandoffRelieve(handoff=handoff.id, revision=handoff.revision)
        style = "positive" if seen.orphaned else None
        return actions(button(t("handoff-relieve"), relieve, style, inputs=False), waiting)
    if handoff.state is HandOffState.WAITING:
        take = button(t("handoff-take"), HandoffTake(handoff=handoff.id), "positive", inputs=False)
        return actions(take, *opens, waiting)
    return actions(button(t("send"), HandoffAnswer(handoff=handoff.id), "positive"), *opens, waiting)


def _writings(t: Texts, seen: Seen, problems: Problems, unsent: str) -> list[Writing]:
    """What an expert can do with words only, in the order of the buttons."""
    handoff = seen.handoff
    if handoff.state in ENDED or not handoff.is_with(seen.reader):
        return []
    answered = handoff.state is HandOffState.ANSWERED
    ids = (ANSWER,) if answered else (ASK, CLOSE) if _answers_now(seen) else (ANSWER, ASK, CLOSE)
    return [_writing(t, handoff, one, [other for other in ids if other != one], problems, unsent) for one in ids]


def _writing(t: Texts, handoff: HandOff, id: str, beside: list[str], problems: Problems, unsent: str) -> Writing:
    if id == ANSWER:  # an answer can be completed until the asker says that it is solved
        again = handoff.state is HandOffState.ANSWERED
        opens, name, label = t("handoff-add" if again else "handoff-answer"), "answer", t("handoff-answer-label")
        send = button(t("send"), HandoffAnswer(handoff=handoff.id), "positive")
    elif id == ASK:
        opens, name, label = t("handoff-ask"), "question", t("question-label")
        send = button(t("ask-back-send"), HandoffAsk(handoff=handoff.id), "positive")
    else:
        opens, name, label = t("handoff-close"), "reason", t("handoff-close-label")
        send = button(t("handoff-close-send"), HandoffClose(handoff=handoff.id), "destructive")
    words = words_of(t, name, label, problems, unsent)
    return writing(t, id, opens, words, send, beside=beside, shown=name in problems)


def _make_official(t: Texts, handoff: HandOff, official: bool) -> Action | None:
    if not handoff.last_words(Deed.ANSWERED):
        return None
    if official:
        return button(t("official-edit"), OfficialStart(handoff=handoff.id), inputs=False)
    return button(t("official-make"), OfficialStart(handoff=handoff.id), "positive", inputs=False)


def _own_words(handoff: HandOff, limit: int) -> list[CardElement]:
    if clean_line(handoff.words) == clean_line(handoff.question):
        return []
    return [apart([*paragraphs(shorten(clean_lines(handoff.words), limit))])]


def _cited(t: Texts, handoff: HandOff, cited: tuple[str, str] | None) -> list[CardElement]:
    if not handoff.source:
        return [ours(t("handoff-cited-nothing"), size="Small", subtle=True)]
    if cited is None:
        return []
    where = " · ".join(part for part in map(clean_line, cited) if part)
    return [typed(t("handoff-cited", where=shorten(where, LONGEST_TITLE)), size="Small", subtle=True)]


def _unsent(t: Texts, unsent: str, limit: int) -> list[CardElement]:
    if not unsent:
        return []
    return [box([ours(t("handoff-unsent"), weight="Bolder"), *paragraphs(shorten(unsent, limit))], "warning")]
