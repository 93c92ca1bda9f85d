"""A question for an expert as who asked sees it: writing it, and following it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial

from microsoft_teams.cards.core import Action, CardElement

from bot.answer.experts.hand_off import ENDED, HandOff, HandOffState
from bot.answer.experts.topic import Topic
from bot.words.clean import clean_line
from cards.answer.buttons import AnswerAsk, HandoffMine, HandoffReply, HandoffSend, HandoffSolve
from cards.answer.hand_off_parts import LONGEST_TITLE, LONGEST_WORDS, story, talked, title, words_of, wrong_at
from cards.answer.hand_off_seen import Seen
from cards.answer.hand_off_standing import TOLD, standing
from cards.answer.unreached import unreached_own
from cards.card import Card
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button, overflow
from cards.parts.fitting import fitting
from cards.parts.head import head
from cards.parts.inputs import choice_input, some_problems, text_input
from cards.parts.words import ours, shorten
from cards.parts.writing import Writing, writing
from cards.texts import Texts
from dialogs.problems import Problem

REPLY = "reply"
Problems = Mapping[str, Problem]


def ask_expert_card(
    t: Texts, id: str, question: str, topics: Sequence[Topic], *, topic: str, words: str, problems: Problems
) -> Card:
    """`id` is the question's; `topic` the one that is chosen now, "" for none. `problems` are at topic and words."""
    options = [(one.id, one.name[t.language]) for one in topics]
    choice = choice_input(t, "topic", t("handoff-topic-label"), options, topic)
    own = text_input(t, "words", t("handoff-words-label"), words, lines=True, most=LONGEST_WORDS)
    asked = t("you-asked", question=shorten(clean_line(question), LONGEST_TITLE))
    body: list[CardElement] = [
        *head(t("handoff"), t("ask-expert-title"), asked),
        *some_problems(t, problems),
        *wrong_at(t, own, "words", problems),
        *wrong_at(t, choice, "topic", problems),
        ours(t("ask-expert-text"), size="Small", subtle=True),
    ]
    return assemble(
        t,
        t("ask-expert-title"),
        body,
        actions(
            button(t("handoff-send"), HandoffSend(question=id), "positive"),
            button(t("ask-another"), AnswerAsk(), inputs=False),
        ),
    )


def handoff_card(
    t: Texts, seen: Seen, now: datetime, *, news: bool = False, problems: Problems | None = None, wrote: str = ""
) -> Card:
    """`news`: it is sent because an expert did something. `problems` are at the input `text`, where `wrote` stood."""
    return fitting(partial(_handoff, t, seen, now, news=news, problems=problems or {}, wrote=wrote))


def _handoff(t: Texts, seen: Seen, now: datetime, limit: int, *, news: bool, problems: Problems, wrote: str) -> Card:
    handoff = seen.handoff
    about = [
        seen.topic.name[t.language] if seen.topic else "",
        t("handoff-sent", moment=t.moment(handoff.created, now)),
    ]
    more = _more(t, handoff, problems, wrote)
    body: list[CardElement] = [
        *head(t("handoff"), title(handoff), " · ".join(part for part in about if part), outside=True),
        standing(t, seen, now),
        *unreached_own(t, seen),
        *talked(t, handoff, now, limit),
        *_asked_back(t, handoff, problems, wrote),
        *story(t, handoff, now, limit),
        *([more.box] if more else []),
    ]
    key = TOLD.get(handoff.state) if news else None
    asked = t("handoff-summary", question=clean_line(handoff.question))
    return assemble(t, t(key, name=t.name(handoff.expert)) if key else asked, body, _buttons(t, handoff, more))


def _asked_back(t: Texts, handoff: HandOff, problems: Problems, wrote: str) -> list[CardElement]:
    if handoff.state is not HandOffState.ASKED:
        return []
    return words_of(t, "text", t("clarification-label"), problems, wrote)


def _more(t: Texts, handoff: HandOff, problems: Problems, wrote: str) -> Writing | None:
    """They go on asking after an answer, in this very card."""
    if handoff.state is not HandOffState.ANSWERED:
        return None
    words = words_of(t, "text", t("handoff-go-on-label"), problems, wrote)
    send = button(t("send"), HandoffReply(handoff=handoff.id), "positive")
    return writing(t, REPLY, t("handoff-go-on"), words, send, shown="text" in problems)


def _buttons(t: Texts, handoff: HandOff, more: Writing | None) -> list[Action]:
    own = button(t("my-questions"), HandoffMine(), inputs=False)
    if handoff.state in ENDED:
        return actions(button(t("ask-question"), AnswerAsk()), own)
    if more:
        solved = button(t("handoff-solved"), HandoffSolve(handoff=handoff.id), "positive", inputs=False)
        return actions(solved, more.opens, own)
    needless = overflow(button(t("handoff-needless"), HandoffSolve(handoff=handoff.id), inputs=False))
    if handoff.state is HandOffState.ASKED:
        return actions(button(t("send-clarification"), HandoffReply(handoff=handoff.id), "positive"), own, needless)
    return actions(button(t("ask-question"), AnswerAsk()), own, needless)
