"""How a hand-off stands and what was said, in words and colour, the same on every card that shows one."""

from collections.abc import Mapping
from datetime import datetime

from microsoft_teams.cards.core import CardElement, TextColor, TextRun

from bot.answer.experts.hand_off import Deed, Event, HandOff, HandOffState, Holding
from bot.words.clean import clean_line, clean_lines
from cards.answer.hand_off_seen import Seen
from cards.parts.facts import earlier
from cards.parts.fitting import steps_shown
from cards.parts.head import Tone, state
from cards.parts.words import paragraphs, run, shorten, typed
from cards.texts import Texts

WORDS: Mapping[HandOffState, str] = {
    HandOffState.WAITING: "handoff-waiting",
    HandOffState.TAKEN: "handoff-taken",
    HandOffState.ASKED: "handoff-asked",
    HandOffState.ANSWERED: "handoff-answered",
    HandOffState.SOLVED: "handoff-state-solved",
    HandOffState.CLOSED: "handoff-closed",
}
TONES: Mapping[HandOffState, Tone] = {
    HandOffState.WAITING: "warning",
    HandOffState.TAKEN: "accent",
    HandOffState.ASKED: "warning",
    HandOffState.ANSWERED: "good",
    HandOffState.SOLVED: "good",
    HandOffState.CLOSED: "emphasis",
}
DOTS: Mapping[HandOffState, TextColor] = {
    HandOffState.WAITING: "Warning",
    HandOffState.TAKEN: "Accent",
    HandOffState.ASKED: "Warning",
    HandOffState.ANSWERED: "Good",
    HandOffState.SOLVED: "Good",
    HandOffState.CLOSED: "Default",
}
DEEDS: Mapping[Deed, str] = {
    Deed.SENT: "handoff-deed-sent",
    Deed.TAKEN: "handoff-deed-taken",
    Deed.ASKED: "handoff-deed-asked",
    Deed.REPLIED: "handoff-deed-replied",
    Deed.ANSWERED: "handoff-deed-answered",
    Deed.SOLVED: "handoff-deed-solved",
    Deed.CLOSED: "handoff-deed-closed",
}
TOLD: Mapping[HandOffState, str] = {
    HandOffState.ASKED: "told-expert-asked",
    HandOffState.ANSWERED: "told-expert-answered",
    HandOffState.CLOSED: "told-expert-closed",
}
TALK = frozenset({Deed.ASKED, Deed.REPLIED, Deed.ANSWERED, Deed.CLOSED})


def standing(t: Texts, seen: Seen, now: datetime) -> CardElement:
    handoff, reached = seen.handoff, seen.awaited.reached
    tone = TONES[handoff.state] if reached else "warning"
    detail = _detail(t, seen, now) if reached else _unreached(t, seen)
    return state(_words(t, handoff, new=not seen.own), tone, detail)


def _unreached(t: Texts, seen: Seen) -> str:
    if seen.orphaned and not (seen.own and seen.handoff.state is HandOffState.ASKED):
        return with_whom(t, seen)
    if seen.handoff.state is HandOffState.WAITING:
        return t("state-unreached")
    if seen.handoff.state is HandOffState.TAKEN:
        return t("handoff-with-gone", name=t.name(seen.handoff.expert))
    return t("state-asked-you") if seen.own else t("state-asked", name=t.name(seen.handoff.asker))


def _words(t: Texts, handoff: HandOff, *, new: bool) -> str:
    """What was sent for who asked is new for who is to answer it."""
    return t("handoff-new") if new and handoff.state is HandOffState.WAITING else t(WORDS[handoff.state])


def _detail(t: Texts, seen: Seen, now: datetime) -> str:
    handoff = seen.handoff
    match handoff.state:
        case HandOffState.WAITING:
            return t("handoff-waiting-own") if seen.own else t("handoff-waiting-experts")
        case HandOffState.TAKEN:
            return with_whom(t, seen)
        case HandOffState.ASKED:
            return t("state-asked-you") if seen.own else t("state-asked", name=t.name(handoff.asker))
        case _:
            last = handoff.history[-1]
            return t("state-by", name=t.actor(last.person, last.behalf), moment=t.moment(last.at, now))


WITH: Mapping[Holding, str] = {
    Holding.HERE: "handoff-with",
    Holding.LEFT: "handoff-with-left",
    Holding.NO_EXPERT: "handoff-with-no-expert",
}


def with_whom(t: Texts, seen: Seen) -> str:
    expert = seen.handoff.expert
    if not expert:
        return t("handoff-with-nobody")
    return t("handoff-with-you") if expert == seen.reader else t(WITH[seen.holding], name=t.name(expert))


def dotted(t: Texts, handoff: HandOff, seen: Seen | None = None) -> list[TextRun]:
    """For a row of a list: a coloured dot and the words; for an expert, as they have `seen` it, with whom it is."""
    words = _words(t, handoff, new=seen is not None)
    if seen and handoff.expert:
        words = f"{words}, {with_whom(t, seen)}"
    return [
        run("● ", color=DOTS[handoff.state], size="Small"),
        run(clean_line(words), size="Small", weight="Bolder"),
    ]


def history(t: Texts, handoff: HandOff, now: datetime, limit: int) -> list[CardElement]:
    """Who did what when, oldest first, with what they wrote, of at most `limit` characters each; how many more there
    were where they do not fit."""
    shown = steps_shown(len(handoff.history), limit)
    events = earlier(t, len(handoff.history) - shown)
    for event in handoff.history[-shown:]:
        words = handoff.words if event.deed is Deed.SENT else event.text
        events += _event(t, event, words, now, limit)
    return events


def exchange(t: Texts, handoff: HandOff, now: datetime, limit: int) -> list[CardElement]:
    """The newest word of an expert, with the reply to it that came before or after."""
    said = [event for event in handoff.history if event.deed in TALK]
    return [element for event in said[-2:] for element in _event(t, event, event.text, now, limit)]


def _event(t: Texts, event: Event, text: str, now: datetime, limit: int) -> list[CardElement]:
    words = t(DEEDS[event.deed], name=t.actor(event.person, event.behalf), moment=t.moment(event.at, now))
    told = clean_lines(text)
    quoted = paragraphs(shorten(told, limit), spacing="None") if told else []
    return [typed(words, size="Small", subtle=True, spacing="Small"), *quoted]
