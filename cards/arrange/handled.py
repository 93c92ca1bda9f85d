"""How far a request is carried out, in words and colour, the same on every card that shows one."""

from collections.abc import Mapping
from datetime import datetime

from microsoft_teams.cards.core import Action, CardElement, TextColor

from bot.arrange.handling.handling import OPEN, Handled, Handling, HandlingDeed, HandlingState
from bot.arrange.request import Request, RequestState
from bot.words.clean import clean_line, clean_lines
from cards.arrange.handling_buttons import HandlingAnswer
from cards.arrange.seen import Seen
from cards.arrange.typed import Typed, words_input
from cards.arrange.who import who_handled
from cards.parts.buttons import button
from cards.parts.head import Tone, box, state
from cards.parts.words import ours, paragraphs, shorten, typed
from cards.texts import Texts

ANSWER = "answer"
"""The input of an answer to who carries it out."""
LONGEST_ANSWER = 1000

WORDS: Mapping[HandlingState, str] = {
    HandlingState.QUEUED: "handling-queued",
    HandlingState.TAKEN: "handling-taken",
    HandlingState.ASKED: "state-clarifying",
    HandlingState.DONE: "handling-done",
}
TONES: Mapping[HandlingState, Tone] = {
    HandlingState.QUEUED: "accent",
    HandlingState.TAKEN: "accent",
    HandlingState.ASKED: "warning",
    HandlingState.DONE: "good",
}
DOTS: Mapping[HandlingState, TextColor] = {
    HandlingState.QUEUED: "Default",
    HandlingState.TAKEN: "Accent",
    HandlingState.ASKED: "Warning",
    HandlingState.DONE: "Good",
}
DEEDS: Mapping[HandlingDeed, str] = {
    HandlingDeed.TAKEN: "handling-deed-taken",
    HandlingDeed.ASSIGNED: "handling-deed-assigned",
    HandlingDeed.ASKED: "deed-asked",
    HandlingDeed.ANSWERED: "deed-clarified",
    HandlingDeed.RETURNED: "handling-deed-returned",
    HandlingDeed.DONE: "handling-deed-done",
    HandlingDeed.REOPENED: "handling-deed-reopened",
    HandlingDeed.POSTPONED: "handling-deed-postponed",
}
MET: Mapping[str, tuple[str, Tone]] = {
    "approved": ("outcome-approved", "good"),
    "refused": ("outcome-refused", "attention"),
    "noted": ("outcome-noted", "accent"),
}
"""What a meeting decided, by its name in the store."""
NEWS: Mapping[HandlingDeed, str] = {
    HandlingDeed.TAKEN: "told-taken",
    HandlingDeed.ASSIGNED: "told-taken",
    HandlingDeed.ASKED: "told-asked",
    HandlingDeed.ANSWERED: "told-answered",
    HandlingDeed.DONE: "told-done",
    HandlingDeed.REOPENED: "told-reopened",
    HandlingDeed.POSTPONED: "told-postponed",
}
GETS = frozenset({HandlingDeed.TAKEN, HandlingDeed.ASSIGNED, HandlingDeed.DONE, HandlingDeed.REOPENED})
SAID = frozenset({HandlingDeed.DONE, HandlingDeed.POSTPONED, HandlingDeed.REOPENED})
"""With words for who asked."""


def handled(t: Texts, seen: Seen, now: datetime) -> list[CardElement]:
    """Nothing where nobody carries it out, and while its request is not approved (any more), unless it was done."""
    handling = seen.handling
    if handling is None or not (handling.is_open or handling.state is HandlingState.DONE):
        return []
    words, tone = outcome_of(handling) or (WORDS[handling.state], TONES[handling.state])
    return [state(t(words), tone, _detail(t, seen, now))]


def outcome_of(handling: Handling) -> tuple[str, Tone] | None:
    """What the meeting decided that ended it; None where none did."""
    last = handling.history[-1] if handling.history else None
    return MET.get(last.outcome) if last and handling.state is HandlingState.DONE else None


def _detail(t: Texts, seen: Seen, now: datetime) -> str:
    handling = seen.handling
    if handling is None or handling.state is HandlingState.QUEUED:
        return t("handling-waits")
    if handling.state is HandlingState.ASKED:
        return t("state-asked", name=t.name(handling.requester)) if seen.reader else t("state-asked-you")
    moment = t.moment(_got(handling), now)
    if handling.state is HandlingState.DONE and handling.history[-1].system:
        return t("state-by", name=who_handled(t, handling.history[-1]), moment=moment)
    if seen.reader != handling.by:
        return t("state-by", name=t.name(handling.by), moment=moment)
    return t("handling-by-you", moment=moment) if handling.state is HandlingState.DONE else t("handling-with-you")


def _got(handling: Handling) -> datetime:
    """When who has it took it or was given it, or when it was done: asking takes what is in the queue."""
    at, had = handling.since, False
    for one in handling.history:
        if one.deed in GETS or (one.deed is HandlingDeed.ASKED and not had):
            at = one.at
        had = one.deed is not HandlingDeed.RETURNED
    return at


def is_asked(seen: Seen) -> bool:
    """Whether who carries it out waits for the requester."""
    handling = seen.handling
    return handling is not None and handling.is_open and handling.state is HandlingState.ASKED


def news(seen: Seen) -> str:
    """The text that tells the requester what was done last, "" where the request itself has newer news."""
    handling, history = seen.handling, seen.request.history
    last = handling.history[-1] if handling and handling.history else None
    person = "" if last is None or last.system else last.person
    own = person == seen.request.requester and last is not None and last.deed is not HandlingDeed.ANSWERED
    if last is None or not (person or last.system) or own or (history and history[-1].at > last.at):
        return ""
    return "told-met" if last.deed is HandlingDeed.DONE and last.outcome else NEWS.get(last.deed, "")


def said(t: Texts, seen: Seen, limit: int) -> list[CardElement]:
    """What was written when it was done, or was not after all."""
    handling = seen.handling
    last = handling.history[-1] if handling and handling.history else None
    if last is None or last.deed not in SAID or not clean_lines(last.text):
        return []
    title = t("meeting-said") if last.meeting else t("handling-said", name=clean_line(who_handled(t, last)))
    return [box([typed(title, weight="Bolder"), *paragraphs(shorten(last.text, limit))], "emphasis")]


def asked_back(t: Texts, seen: Seen, limit: int, wrote: Typed) -> list[CardElement]:
    """The question of who carries it out, with room for the answer."""
    if not is_asked(seen) or seen.handling is None:
        return []
    asked = next(one for one in reversed(seen.handling.history) if one.deed is HandlingDeed.ASKED)
    question = paragraphs(shorten(asked.text, limit))
    return [
        box([ours(t("asked-back"), weight="Bolder"), *question], "emphasis"),
        *words_input(t, ANSWER, t("clarification-label"), wrote, LONGEST_ANSWER),
    ]


def answers(t: Texts, seen: Seen) -> Action | None:
    if not is_asked(seen) or seen.handling is None:
        return None
    verb = HandlingAnswer(request=seen.request.id, seen=len(seen.handling.history))
    return button(t("send-clarification"), verb, "positive")


def deed(t: Texts, entry: Handled, now: datetime, limit: int) -> list[CardElement]:
    """A line of the history, with what was written."""
    moment = t.moment(entry.at, now)
    if entry.outcome in MET:
        words = t("handling-deed-met", outcome=t(MET[entry.outcome][0]), name=t.name(entry.person), moment=moment)
    elif entry.person or entry.system:
        words = t(DEEDS[entry.deed], name=who_handled(t, entry), to=t.name(entry.to), moment=moment)
    else:
        words = t("handling-deed-freed", moment=moment)
    text = clean_lines(entry.text)
    told = paragraphs(t("quoted", text=shorten(text, limit)), spacing="None") if text else []
    return [typed(words, size="Small", subtle=True, spacing="Small"), *told]


def is_stopped(request: Request, state: HandlingState) -> bool:
    """Whether nothing is to be carried out, although it is not done: its annulment is asked, or it is annulled."""
    return request.state is not RequestState.APPROVED and (state in OPEN or state is HandlingState.STOPPED)
