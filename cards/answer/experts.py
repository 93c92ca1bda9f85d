"""A question for an expert: writing it, following it, answering it, and the lists of both sides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from microsoft_teams.cards.core import Action, ActionSet, ActionStyle, CardElement

from bot.answer.experts.hand_off import ENDED, Deed, HandOff, HandOffState
from bot.answer.experts.topic import Topic
from bot.people.colleagues import REACHED, Awaited
from bot.words.clean import clean_line, clean_lines
from cards.answer.buttons import (
    AnswerAsk,
    CuratedMine,
    CuratedStart,
    HandoffAnswer,
    HandoffAsk,
    HandoffClose,
    HandoffMine,
    HandoffOpen,
    HandoffRelieve,
    HandoffReply,
    HandoffSend,
    HandoffShow,
    HandoffSolve,
    HandoffTake,
    HandoffWaiting,
)
from cards.answer.hand_off_standing import TOLD, dotted, exchange, history, standing
from cards.answer.unreached import unreached_asker, unreached_own
from cards.card import Card
from cards.home.buttons import HelpShow
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button, more, opens, overflow
from cards.parts.facts import row
from cards.parts.fitting import fitting
from cards.parts.head import apart, box, head
from cards.parts.inputs import choice_input, some_problems, text_input, with_problem
from cards.parts.verbs import Verb
from cards.parts.words import line, ours, paragraphs, run, shorten, typed
from cards.problems import problem_said
from cards.texts import Texts
from dialogs.problems import Problem

LONGEST_WORDS = 2000
"""Of a question, an answer, a reason."""

LONGEST_TITLE = 200
PAGE = 8
Problems = Mapping[str, Problem]


# --- writing it ---------------------------------------------------------------------------------


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
        *_with_problem(t, own, "words", problems),
        *_with_problem(t, choice, "topic", problems),
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


# --- for who asked ------------------------------------------------------------------------------


def handoff_card(
    t: Texts,
    handoff: HandOff,
    topic: Topic | None,
    now: datetime,
    *,
    awaited: Awaited = REACHED,
    news: bool = False,
    problems: Problems | None = None,
) -> Card:
    """`awaited`: whether it has reached who is to go on with it. `news`: it is sent because an expert did something.
    `problems` are at the input `text`."""
    return fitting(partial(_handoff, t, handoff, topic, now, awaited=awaited, news=news, problems=problems or {}))


def _handoff(
    t: Texts,
    handoff: HandOff,
    topic: Topic | None,
    now: datetime,
    limit: int,
    *,
    awaited: Awaited,
    news: bool,
    problems: Problems,
) -> Card:
    about = [topic.name[t.language] if topic else "", t("handoff-sent", moment=t.moment(handoff.created, now))]
    reply = text_input(t, "text", t("clarification-label"), "", lines=True, most=LONGEST_WORDS)
    asked_back = handoff.state is HandOffState.ASKED
    body: list[CardElement] = [
        *head(t("handoff"), _title(handoff), " · ".join(part for part in about if part), outside=True),
        standing(t, handoff, now, awaited, own=True),
        *unreached_own(t, handoff, awaited),
        *_talked(exchange(t, handoff, now, limit)),
        *(_with_problem(t, reply, "text", problems) if asked_back else _problems_above(t, problems)),
        *_story(t, handoff, now, limit),
    ]
    key = TOLD.get(handoff.state) if news else None
    summary = t(key, name=handoff.expert_name) if key else t("handoff-summary", question=clean_line(handoff.question))
    return assemble(t, summary, body, _asker_buttons(t, handoff))


def _asker_buttons(t: Texts, handoff: HandOff) -> list[Action]:
    own = button(t("my-questions"), HandoffMine(), inputs=False)
    if handoff.state in ENDED:
        return actions(button(t("ask-question"), AnswerAsk()), own)
    if handoff.state is HandOffState.ANSWERED:
        reply = _written(t, "handoff-go-on", "text", "handoff-go-on-label", "send", HandoffReply(handoff=handoff.id))
        return actions(
            button(t("handoff-solved"), HandoffSolve(handoff=handoff.id), "positive", inputs=False), reply, own
        )
    needless = overflow(button(t("handoff-needless"), HandoffSolve(handoff=handoff.id), inputs=False))
    if handoff.state is HandOffState.ASKED:
        return actions(button(t("send-clarification"), HandoffReply(handoff=handoff.id), "positive"), own, needless)
    return actions(button(t("ask-question"), AnswerAsk()), own, needless)


# --- for an expert ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Seen:
    """A hand-off as the expert `reader` (a person's id) sees it. `cited` is title and path of what Bode had shown, None
    where they may not know it; `official`: there is an official answer from it; `awaited`: whether it has reached who
    is to go on with it."""

    handoff: HandOff
    topic: Topic
    reader: str
    cited: tuple[str, str] | None = None
    official: bool = False
    awaited: Awaited = REACHED


def expert_card(t: Texts, seen: Seen, now: datetime, *, problems: Problems | None = None, unsent: str = "") -> Card:
    """`problems` are at the inputs answer, question and reason; `unsent` is what was typed and did not leave."""
    return fitting(partial(_expert, t, seen, now, problems=problems or {}, unsent=unsent))


def _expert(t: Texts, seen: Seen, now: datetime, limit: int, *, problems: Problems, unsent: str) -> Card:
    handoff = seen.handoff
    about = [handoff.asker_name, seen.topic.name[t.language], t.moment(handoff.created, now)]
    body: list[CardElement] = [
        *head(t("handoff-for-you"), _title(handoff), " · ".join(about), outside=True),
        standing(t, handoff, now, seen.awaited, reader=seen.reader),
        *unreached_asker(t, handoff, seen.awaited),
        *_unsent(t, unsent, limit),
        *_problems_above(t, problems),
        *_own_words(handoff, limit),
        *_cited(t, handoff, seen.cited),
        *_talked(exchange(t, handoff, now, limit)),
        *([typed(t("handoff-official-made"), size="Small", weight="Bolder", color="Good")] if seen.official else []),
        *_story(t, handoff, now, limit),
    ]
    summary = t("handoff-for-you-summary", name=handoff.asker_name, question=clean_line(handoff.question))
    return assemble(t, summary, body, _expert_buttons(t, handoff, seen.reader, seen.official))


def _expert_buttons(t: Texts, handoff: HandOff, reader: str, official: bool) -> list[Action]:
    waiting = button(t("questions-for-me"), HandoffWaiting(), inputs=False)
    if handoff.state in ENDED or handoff.state is HandOffState.ANSWERED:
        return actions(_make_official(t, handoff, official), _add(t, handoff, reader), waiting)
    if not handoff.is_with(reader):
        relieve = HandoffRelieve(handoff=handoff.id, revision=handoff.revision)
        return actions(button(t("handoff-relieve"), relieve, inputs=False), waiting)
    free = handoff.state is HandOffState.WAITING
    answer = _written(
        t,
        "handoff-answer",
        "answer",
        "handoff-answer-label",
        "send",
        HandoffAnswer(handoff=handoff.id),
        style=None if free else "positive",
    )
    back = _written(t, "handoff-ask", "question", "question-label", "ask-back-send", HandoffAsk(handoff=handoff.id))
    close = _written(
        t, "handoff-close", "reason", "handoff-close-label", "handoff-close", HandoffClose(handoff=handoff.id)
    )
    if free:
        take = button(t("handoff-take"), HandoffTake(handoff=handoff.id), "positive", inputs=False)
        return actions(take, answer, back, close, waiting)
    return actions(answer, back, close, waiting)


def _make_official(t: Texts, handoff: HandOff, official: bool) -> Action | None:
    if not handoff.last_words(Deed.ANSWERED):
        return None
    if official:
        return button(t("official-edit"), CuratedStart(handoff=handoff.id), inputs=False)
    return button(t("official-make"), CuratedStart(handoff=handoff.id), "positive", inputs=False)


def _add(t: Texts, handoff: HandOff, reader: str) -> Action | None:
    """An answer can be completed until the asker says that it is solved."""
    if handoff.state in ENDED or not handoff.is_with(reader):
        return None
    return _written(t, "handoff-add", "answer", "handoff-answer-label", "send", HandoffAnswer(handoff=handoff.id))


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


# --- parts of both ------------------------------------------------------------------------------


def _title(handoff: HandOff) -> str:
    return shorten(clean_line(handoff.question), LONGEST_TITLE)


def _story(t: Texts, handoff: HandOff, now: datetime, limit: int) -> list[CardElement]:
    """The history behind a button, once there is any."""
    return more(t, "history", history(t, handoff, now, limit), t("history")) if len(handoff.history) > 1 else []


def _talked(said: list[CardElement]) -> list[CardElement]:
    return [box(said, "emphasis")] if said else []


def _written(
    t: Texts, title: str, id: str, label: str, send: str, verb: Verb, *, style: ActionStyle | None = None
) -> Action:
    """A button that first asks for words."""
    words = text_input(t, id, t(label), "", lines=True, most=LONGEST_WORDS)
    words.is_required = True
    words.error_message = t("problem-required")
    return opens(t(title), [words], button(t(send), verb, "positive"), style)


def _with_problem(t: Texts, element: CardElement, id: str, problems: Problems) -> list[CardElement]:
    return with_problem(element, problem_said(t, problems[id]) if id in problems else None)


LABELS = {
    "answer": "handoff-answer-label",
    "question": "question-label",
    "reason": "handoff-close-label",
    "text": "handoff-go-on-label",
}


def _problems_above(t: Texts, problems: Problems) -> list[CardElement]:
    """The input itself is folded away, so its label comes along."""
    return [
        typed(f"{t(LABELS[at])} {problem_said(t, problem)}", color="Attention", weight="Bolder")
        for at, problem in problems.items()
    ]


# --- lists --------------------------------------------------------------------------------------


def handoffs_card(t: Texts, handoffs: Sequence[HandOff], now: datetime, more: bool = False) -> Card:
    """Their own, the newest change first; `more`: these are not all."""
    rows = [
        _row(t, one, button(t("open"), HandoffShow(handoff=one.id)), [t.moment(one.changed, now)])
        for one in handoffs[:PAGE]
    ]
    body: list[CardElement] = [
        *head(t("handoff"), t("my-questions")),
        *(rows or [ours(t("my-questions-none"))]),
        *([ours(t("requests-more"), size="Small", subtle=True)] if more else []),
    ]
    return assemble(
        t, t("my-questions"), body, actions(button(t("ask-question"), AnswerAsk()), button(t("help"), HelpShow()))
    )


def waiting_handoffs_card(
    t: Texts, waiting: Sequence[tuple[HandOff, Topic]], reader: str, now: datetime, more: bool = False
) -> Card:
    """What stands with the experts, the oldest first; `more`: these are not all."""
    rows = [
        _row(
            t,
            one,
            button(t("open"), HandoffOpen(handoff=one.id)),
            [one.asker_name, topic.name[t.language], t.moment(one.created, now)],
            reader,
        )
        for one, topic in waiting[:PAGE]
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
        actions(button(t("official-answers"), CuratedMine()), button(t("ask-question"), AnswerAsk())),
    )


def _row(t: Texts, handoff: HandOff, opening: Action, about: Sequence[str], reader: str = "") -> CardElement:
    small = " · ".join(clean_line(part) for part in about if part)
    words: list[CardElement] = [
        typed(shorten(clean_line(handoff.question), 80), weight="Bolder"),
        line(*dotted(t, handoff, reader), run(f"  {small}", size="Small", subtle=True), spacing="None"),
    ]
    return apart([row(words, [ActionSet(actions=[opening])])])
