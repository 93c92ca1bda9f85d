"""Answers that stand in no document: a day of the calendar, people of the directory, what Bode does not know."""

from collections.abc import Sequence
from datetime import date

from microsoft_teams.cards.core import Action, CardElement

from bot.answer.answer import Answer
from bot.people.colleagues import Colleague
from bot.people.occasions import DayOff, Occasion
from bot.words.clean import clean_line
from cards.answer.buttons import AnswerAsk
from cards.answer.sources import source_shown
from cards.answer.words import excerpt_shown
from cards.arrange.buttons import RequestMine
from cards.card import Card
from cards.home.buttons import MOST_SAID, HelpShow, WordsAsk
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button
from cards.parts.head import apart, head
from cards.parts.people import people_to_turn_to
from cards.parts.words import ours, shorten, typed
from cards.texts import Texts

LONGEST_ASKED = 80


def time_card(t: Texts, asked: str, time: str) -> Card:
    title = t("time-now", time=time)
    return assemble(t, title, head(t("calendar"), title), _ways_on(t, asked))


def day_card(t: Texts, asked: str, day: date, today: date, *, works: bool, coming: Occasion) -> Card:
    """Which day it is, whether the reader works then, and the next holiday of the schools."""
    said = t("day-today" if day == today else "day-other", day=t.whole_day(day))
    body = [
        *head(t("calendar"), said, t("day-week", week=day.isocalendar().week)),
        ours(t("day-works" if works else "day-off")),
        *_coming(t, coming, today),
    ]
    return assemble(t, said, body, _ways_on(t, asked))


def occasion_card(t: Texts, asked: str, one: Occasion, today: date, *, next: bool = False) -> Card:
    """A school holiday or a feast with its dates; `next`: it is the one that comes first."""
    name = t(f"occasion-{one.id}")
    when = days_said(t, one)
    body: list[CardElement] = [
        *head(t("calendar"), f"{name}: {when}", t("holiday-next") if next else ""),
        ours(_how_far(t, one, today)),
        *([ours(t("feast-within", holiday=t(f"occasion-{one.within}")))] if one.within else []),
        *([ours(t("feast-bridge", day=t.day(one.bridge)))] if one.bridge else []),
        ours(t("calendar-flemish"), size="Small", subtle=True),
    ]
    return assemble(t, f"{name}: {when}", body, _ways_on(t, asked))


def free_card(t: Texts, asked: str, day: DayOff, school: str) -> Card:
    """Whether the reader works on a day, and why not. `school` is the name of theirs."""
    title = t("free-no" if day.works else "free-yes", day=t.whole_day(day.day))
    body: list[CardElement] = [
        *head(t("calendar"), title),
        *(ours(reason) for reason in _reasons(t, day)),
        typed(t("calendar-of", school=school), size="Small", subtle=True),
    ]
    return assemble(t, title, body, _ways_on(t, asked))


def _reasons(t: Texts, day: DayOff) -> list[str]:
    found: list[str] = []
    if day.feast:
        found.append(t(f"occasion-{day.feast}"))
    if day.holiday:
        found.append(t("free-within", holiday=t(f"occasion-{day.holiday}")))
    if day.weekend:
        found.append(t("free-weekend"))
    if not (found or day.works):
        found.append(t("free-own"))
    if found and day.works:
        found.append(t("free-works-then"))
    return found


def people_card(
    t: Texts,
    asked: str,
    title: str,
    people: Sequence[Colleague],
    others: int,
    also: Answer | None = None,
    *,
    told: Answer | None = None,
) -> Card:
    """Who was meant, and how they are reached; `title` is a name or what was asked for; `also` is what a document says
    about it, and `told` how it says that a function is reached: that comes before who has it."""
    title = shorten(clean_line(title), LONGEST_ASKED)
    reached = any(one.phone or one.mail for one in people)
    body: list[CardElement] = [
        *head(t("colleague"), title[:1].upper() + title[1:], outside=True),
        *_reached(t, told),
        *people_to_turn_to(t, people),
        *([ours(t("people-others", count=others), size="Small", subtle=True)] if others else []),
        *([] if reached else [ours(t("people-no-way"), size="Small", subtle=True)]),
    ]
    if also and also.excerpt and also.citation:
        said = [ours(t("people-also"), weight="Bolder"), *excerpt_shown(also.excerpt), *source_shown(t, also.citation)]
        body.append(apart(said))
    return assemble(t, ", ".join(clean_line(one.name) for one in people), body, _ways_on(t, asked))


def _reached(t: Texts, told: Answer | None) -> list[CardElement]:
    if told is None or told.excerpt is None or told.citation is None:
        return []
    return [typed(clean_line(told.excerpt.text), weight="Bolder"), *source_shown(t, told.citation)]


def not_known_card(t: Texts, asked: str, people: Sequence[Colleague]) -> Card:
    """What is theirs and stands elsewhere: Bode does not know it, and says whom to ask."""
    body: list[CardElement] = [
        *head(t("answer"), t("own-unknown-title")),
        ours(t("own-unknown-text")),
        ours(t("own-unknown-ask" if people else "own-unknown-nobody"), spacing="Small"),
        *people_to_turn_to(t, people),
    ]
    mine = button(t("my-requests"), RequestMine())
    return assemble(t, t("own-unknown-title"), body, _ways_on(t, asked, mine))


def days_said(t: Texts, one: Occasion) -> str:
    first, last = one.days
    return t.whole_day(first) if first == last else t("days-from-to", first=t.day(first), last=t.day(last))


def _coming(t: Texts, one: Occasion, today: date) -> list[CardElement]:
    key = "holiday-now" if one.days[0] <= today else "holiday-coming"
    return [ours(t(key, holiday=t(f"occasion-{one.id}"), days=days_said(t, one)), size="Small", subtle=True)]


def _how_far(t: Texts, one: Occasion, today: date) -> str:
    first, last = one.days
    if today < first:
        return t("days-to-go", count=(first - today).days)
    if today <= last:
        return t("days-left", count=(last - today).days)
    return t("days-gone")


def _ways_on(t: Texts, asked: str, first: Action | None = None) -> list[Action]:
    """The documents may say more: one click searches them for what was asked."""
    said = asked[:MOST_SAID].strip()
    return actions(
        first,
        button(t("search-documents"), WordsAsk(words=said)) if said else None,
        button(t("ask-another"), AnswerAsk()),
        button(t("help"), HelpShow()),
    )
