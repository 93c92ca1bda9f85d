"""What is wrong with a draft, by the step and the input that can mend it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from bot.announce.announcement import Announcement
from bot.announce.asking.checking import wrong_question
from bot.announce.choosing import is_both
from bot.announce.pictures.picture import LATER
from bot.announce.templates.blanks import is_left_in
from bot.announce.visering.visa import Visering
from bot.announce.writing.steps import ProblemKeys, Problems, Step
from bot.announce.writing.words import (
    LONGEST_QUESTION,
    MAX_TEXT,
    MAX_TITLE,
    MOST_BUTTONS,
    MOST_PIECES,
    ButtonKind,
    WayOn,
    Words,
)
from bot.house import House
from bot.links import host_of, is_of
from bot.people.audience import NOBODY, unknown_in
from bot.people.calendar import BRUSSELS, Calendar
from bot.people.contacts import Actor
from bot.people.directory import Directory
from bot.people.importance import Importance
from bot.words.formatted import closed_links
from bot.words.languages import Language

MOST_ACTIONS = 6
"""Buttons of a card (Teams)."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What a draft is held to, as it is now: the organisation's own websites, from which alone pictures come (none for
    any); whether Bode fetches these, and serves them itself; the forms that its author may offer, by id; whom there is;
    the school days of its author's `school`; and the hour."""

    hosts: Collection[str]
    fetches: bool
    forms: Collection[str]
    directory: Directory
    now: datetime
    calendar: Calendar
    school: str


def rules_for(house: House, actor: Actor) -> Rules:
    forms = frozenset(house.forms_for(actor.person))
    return Rules(
        house.link_hosts,
        bool(house.own_links.base),
        forms,
        actor.directory,
        house.now(),
        house.calendar.seen,
        actor.person.school,
    )


def problems_of(draft: Announcement, rules: Rules) -> Problems:
    found = {
        Step.WORDS: wrong_words(draft, rules),
        Step.AUDIENCE: wrong_audience(draft, rules),
        Step.SENDING: wrong_sending(draft, rules),
    }
    return {step: problems for step, problems in found.items() if problems}


def wrong_words(draft: Announcement, rules: Rules) -> ProblemKeys:
    words = draft.words[draft.language]
    problems = {
        **wrong_text(words, draft.blanks),
        **wrong_picture(draft, words, rules),
        **wrong_question(draft.question, words, draft.blanks),
        **wrong_ways(draft, rules),
    }
    if (
        "text" not in problems
        and sum(len(line.pieces) for one in draft.words.values() for line in one.lines) > MOST_PIECES
    ):
        problems["text"] = "problem-text-pieces"
    if draft.binding and draft.binding not in draft.words:
        problems["language"] = "problem-language-binding"
    for language in draft.languages[1:]:
        if wrong_translation(draft, language):
            problems[f"in_{language}"] = "problem-translation"
    return problems


def wrong_translation(draft: Announcement, language: Language) -> ProblemKeys:
    """Of what it says in another language than its main one."""
    words = draft.words[language]
    problems = dict(wrong_text(words, draft.blanks))
    if draft.picture and not words.image_alt:
        problems["image_alt"] = "problem-image-alt"
    problems.update(wrong_question(draft.question, words, draft.blanks, draft.words[draft.language]))
    problems.update(wrong_names(draft, words))
    return problems


def wrong_names(draft: Announcement, words: Words) -> ProblemKeys:
    """Of what its questions to Bode are in another language."""
    return {
        f"name{place}": "problem-way-question-long"
        for place, way in enumerate(draft.buttons, 1)
        if way.kind is ButtonKind.ASK and len(words.button(place - 1)) > LONGEST_QUESTION
    }


def wrong_text(words: Words, blanks: Collection[str] | None) -> ProblemKeys:
    """Of one language; `blanks` as in `is_left_in`."""
    problems: dict[str, str] = {}
    if not words.title:
        problems["title"] = "problem-required"
    elif len(words.title) > MAX_TITLE:
        problems["title"] = "problem-title-long"
    elif is_left_in(words.title, blanks):
        problems["title"] = "problem-blanks"
    if not words.text:
        problems["text"] = "problem-required"
    elif len(words.text) > MAX_TEXT:
        problems["text"] = "problem-words-long"
    elif words.formatted and closed_links(words.text):
        problems["text"] = "problem-text-link"
    elif sum(len(line.pieces) for line in words.lines) > MOST_PIECES:
        problems["text"] = "problem-text-pieces"
    elif is_left_in(words.text, blanks):
        problems["text"] = "problem-blanks"
    return problems


def wrong_picture(draft: Announcement, words: Words, rules: Rules) -> ProblemKeys:
    """Where Bode does not serve it, every reader's client fetches it: that tells its host who reads, and when, so it
    comes from an own website alone."""
    problems: dict[str, str] = {}
    if draft.picture and not host_of(draft.picture):
        problems["image"] = "problem-https"
    elif draft.picture and (rules.hosts or not rules.fetches) and not is_of(host_of(draft.picture), rules.hosts):
        problems["image"] = "problem-image-host"
    elif draft.picture and rules.fetches and (problem := _not_fetched(draft)):
        problems["image"] = problem
    if draft.picture and not words.image_alt:
        problems["image_alt"] = "problem-image-alt"
    return problems


def _not_fetched(draft: Announcement) -> str:
    fetched = draft.fetched
    return fetched.problem if fetched and fetched.source == draft.picture else LATER


def wrong_ways(draft: Announcement, rules: Rules) -> ProblemKeys:
    problems: dict[str, str] = {}
    for place, way in enumerate(draft.buttons, 1):
        if problem := _wrong_way(way, rules):
            problems[f"{'way' if way.kind is ButtonKind.FORM else 'to'}{place}"] = problem
    room = room_for_ways(draft)
    if len(draft.buttons) > room:
        problems[f"way{room + 1}"] = "problem-ways-many"
    return problems


def _wrong_way(way: WayOn, rules: Rules) -> str:
    match way.kind:
        case ButtonKind.LINK:
            return "" if host_of(way.to) else "problem-https"
        case ButtonKind.FORM:
            return "" if way.to in rules.forms else "problem-way-form"
        case ButtonKind.ASK if not way.to:
            return "problem-required"
        case ButtonKind.ASK:
            return "" if len(way.to) <= LONGEST_QUESTION else "problem-way-question-long"


def room_for_ways(draft: Announcement) -> int:
    """How many buttons of its author its card can hold beside Bode's own, which are one to ask a question, one to
    confirm where that is asked, and one to mute the topic where that can be."""
    mutable = draft.importance is Importance.INFORMATION and bool(draft.topic)
    return min(MOST_BUTTONS, MOST_ACTIONS - 1 - draft.confirmation - mutable)


def wrong_audience(draft: Announcement, rules: Rules) -> ProblemKeys:
    """A client may send schools, functions and groups that do not exist (any more)."""
    if draft.audience == NOBODY:
        return {"everyone": "problem-audience"}
    if is_both(draft.audience):
        return {"everyone": "problem-audience-both"}
    return {"everyone": "problem-audience-unknown"} if unknown_in(draft.audience, rules.directory) else {}


def wrong_sending(draft: Announcement, rules: Rules) -> ProblemKeys:
    if draft.is_expired(rules.now):
        return {"expires": "problem-expires-past"}
    if draft.question and draft.question.anonymous and draft.expires is None:
        return {"expires": "problem-expires-anonymous"}
    if draft.visering is None:
        return {}
    if draft.importance is not Importance.MANDATORY:
        return {"visa_days": "problem-visa-mandatory"}
    return {"expires": "problem-visa-expires"} if _expires_before_its_day(draft, draft.visering, rules) else {}


def _expires_before_its_day(draft: Announcement, visering: Visering, rules: Rules) -> bool:
    sent = (draft.planned_for or rules.now).astimezone(BRUSSELS).date()
    last = rules.calendar.school_day_after(sent, rules.school, visering.days)
    return draft.expires is not None and draft.expires.astimezone(BRUSSELS).date() <= last
