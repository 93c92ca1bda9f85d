"""Answers what stands in no document from where it stands: the calendar, one's own requests, the directory.

What a message asks for is read from its words (bot.words.matters); what was read counts only when it comes to
something: a day that there is, a person of the asker's directory. Whatever is left is searched for.
"""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.answer import answering
from bot.answer.answer import Answer, Verdict
from bot.arrange.turns import requesting
from bot.front.here import Here, Shown
from bot.people.calendar import WorkDays, today
from bot.people.colleagues import MOST_NAMED, Colleague, colleague, having, nearest
from bot.people.directory import Directory
from bot.people.finding import Found, PhoneBook
from bot.people.occasions import day_off, next_holiday, occasion
from bot.people.person import Person, Role
from bot.words.days import understood
from bot.words.languages import Language
from bot.words.matters import Ask, Matter, matters_in
from bot.words.questions import questions_in
from cards.home import matters as cards

YEARS = range(2000, 2100)
"""Whose holidays are told."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A matter that comes to something: its day, or whom it names."""

    matter: Matter
    day: date | None = None
    found: Found | None = None


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, and on which day."""

    person: Person
    language: Language
    directory: Directory
    today: date


def settle(text: str, asker: Asker, book: PhoneBook) -> Settled | None:
    """What the text asks for of the calendar, of one's own or of a person; None for what is to be searched for. Looks
    through the whole directory: for a thread."""
    return next(filter(None, (_settled(matter, asker, book) for matter in _read(text, asker.language))), None)


def _read(text: str, language: Language) -> Iterable[Matter]:
    """Of all of it, or else of its one question: "ik ga op reis, wanneer is het krokus"."""
    read = questions_in(text)
    alone = [read.questions[0].text] if len(read.questions) == 1 and read.besides else []
    return dict.fromkeys(matter for said in (text, *alone) for matter in matters_in(said, language))


def _settled(matter: Matter, asker: Asker, book: PhoneBook) -> Settled | None:
    match matter.ask:
        case Ask.DATE | Ask.FREE:
            day = understood(matter.about, asker.today) if matter.about else asker.today
            return Settled(matter, day=day) if day else None
        case Ask.OCCASION:
            return Settled(matter) if matter.year is None or matter.year in YEARS else None
        case Ask.PERSON:
            found = book.find(asker.directory, asker.person, matter.about, own=matter.own)
            return Settled(matter, found=found) if found and found.people else None
        case Ask.NAMED:
            people = book.called(asker.directory, matter.about.split(), whole=True)
            return Settled(matter, found=Found(tuple(people), by_name=True)) if people else None
        case _:
            return Settled(matter)


async def answered(here: Here, text: str) -> Shown | None:
    """The answer from where it stands; None for what is to be searched for."""
    actor = here.actor
    asker = Asker(actor.person, actor.language, actor.directory, today(here.house))
    said = here.house.configuration.synonyms.seen.standard(text)
    settled = await asyncio.to_thread(settle, said, asker, here.house.phone_book)
    return await _answer(here, text, settled) if settled else None


async def _answer(here: Here, asked: str, settled: Settled) -> Shown:
    match settled.matter.ask:
        case Ask.TIME:
            return Shown(cards.time_card(here.t, asked, here.t.time(here.now)))
        case Ask.DATE | Ask.FREE:
            return await _day(here, asked, settled)
        case Ask.OCCASION | Ask.NEXT:
            return _occasion(here, asked, settled.matter)
        case Ask.REQUESTS:
            return await requesting.show_open(here)
        case Ask.STANDING:
            return await requesting.show_mine(here)
        case Ask.UNKNOWN:
            return Shown(cards.not_known_card(here.t, asked, _can_tell(here)))
        case Ask.PERSON | Ask.NAMED:
            return await _people(here, asked, settled)


# --- the calendar -----------------------------------------------------------------------------------


async def _day(here: Here, asked: str, settled: Settled) -> Shown:
    now, days = today(here.house), await _work_days(here)
    day = settled.day or now
    if settled.matter.ask is Ask.FREE:
        return Shown(cards.free_card(here.t, asked, day_off(day, days), _school_of(here)))
    return Shown(cards.day_card(here.t, asked, day, now, works=day in days, coming=next_holiday(now)))


def _occasion(here: Here, asked: str, matter: Matter) -> Shown:
    now = today(here.house)
    if matter.ask is Ask.NEXT:
        return Shown(cards.occasion_card(here.t, asked, next_holiday(now), now, next=True))
    one = occasion(matter.about, now, matter.year, next_year=matter.next_year)
    return Shown(cards.occasion_card(here.t, asked, one, now))


async def _work_days(here: Here) -> WorkDays:
    return (await here.house.calendar.current()).of(here.actor.person)


def _school_of(here: Here) -> str:
    school = here.actor.directory.schools.get(here.actor.person.school)
    return school.name if school else ""


# --- people -----------------------------------------------------------------------------------------


async def _people(here: Here, asked: str, settled: Settled) -> Shown:
    found = settled.found or Found(())
    matter = settled.matter
    shown = [colleague(person, here.actor.directory) for person in found.people[:MOST_NAMED]]
    first = matter.reach and not found.by_name
    told = await answering.reached_by(here.house, here.actor, asked, matter.about) if first else None
    also = None if found.by_name or told else await _also(here, asked)
    title = shown[0].name if len(found.people) == 1 and found.by_name else matter.about
    others = len(found.people) - len(shown)
    return Shown(cards.people_card(here.t, asked, title, shown, others, also, told=told))


async def _also(here: Here, asked: str) -> Answer | None:
    """What a document says of a function, where that is certain."""
    found = await answering.look_up(here.house, here.actor, asked)
    return found if found.verdict is Verdict.ANSWERED else None


def _can_tell(here: Here) -> tuple[Colleague, ...]:
    """Who can look up balances and timetables: the office of the own school first, then who is of the personnel."""
    asker, directory = here.actor.person, here.actor.directory
    office = directory.having(Role.SECRETARY, asker.school)
    return (*nearest(office, asker, directory)[:1], *having(Role.HR, asker, directory)[: MOST_NAMED - 1])
