"""An author says when an announcement goes, changes their mind about one that is planned, or breaks off a send."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import TypeAlias

from bot.announce import composing, followed
from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.planning import cancelling, planning
from bot.announce.planning.when import MAX_WHY, Urgency, Urgent
from bot.errors import Unsound
from bot.front.here import Click, Here, Shown, line
from bot.json import Json
from bot.people.importance import Importance
from bot.people.local_time import Comes, moment_here
from bot.people.local_time import here as on_the_clock
from bot.words.clean import clean_line
from cards.announce import planning_buttons as buttons
from cards.announce.channels import to_whom
from cards.announce.following import follow_card
from cards.announce.planning import when_card
from cards.parts.verbs import Verb

Inputs: TypeAlias = Mapping[str, Json]


def following(here: Here, announcement: Announcement) -> Shown:
    """How it stands, as its author sees it."""
    place = here.house.own_links.to("announcement", announcement.id)
    return Shown(follow_card(here.t, announcement, here.now, place))


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed of a moment, with what is wrong with it by input."""

    values: Mapping[str, str]
    at: datetime | None = None
    urgent: Urgent | None = None
    problems: Mapping[str, str] = field(default_factory=dict[str, str])


async def _when(here: Here, verb: buttons.AnnouncementWhen, _: Inputs) -> Shown:
    announcement = await composing.follow(here.house, here.actor, verb.id)
    if announcement.state not in {AnnouncementState.DRAFT, AnnouncementState.PLANNED}:
        return following(here, announcement)
    await followed.leave(here.house, announcement, here.card)
    return await _asking(here, announcement)


async def _plan(here: Here, verb: buttons.AnnouncementPlan, inputs: Inputs) -> Shown:
    """For the moment of the button, or the one that is typed. Where it may not go then, the card says so where it was
    typed, and keeps that."""
    announcement = await composing.follow(here.house, here.actor, verb.id)
    if verb.at:
        try:
            return await _planned(here, verb, announcement, datetime.fromisoformat(verb.at), None)
        except Unsound as unsound:
            return await asked_again(here, verb.id, unsound)
    asked = _read(announcement, inputs)
    if asked.at is None or asked.problems:
        return await _asking(here, announcement, asked)
    try:
        return await _planned(here, verb, announcement, asked.at, asked.urgent)
    except Unsound as unsound:
        wrong = AT_INPUT.get(unsound.problem)
        if wrong is None:
            raise
        return await _asking(here, announcement, Asked(asked.values, problems={"day": wrong}))


async def asked_again(here: Here, id: str, unsound: Unsound) -> Shown:
    """Where no moment was typed and it may not go then: the card that asks for another. Raises `unsound` where it is
    about something else."""
    if unsound.problem not in AT_INPUT:
        raise unsound
    return await _asking(here, await composing.follow(here.house, here.actor, id))


AT_INPUT = {
    "notice-when-past": "problem-when-past",
    "notice-when-far": "problem-when-far",
    "notice-when-quiet": "problem-when-quiet",
}


async def _planned(
    here: Here, verb: buttons.AnnouncementPlan, announcement: Announcement, at: datetime, urgent: Urgent | None
) -> Shown:
    if announcement.state is AnnouncementState.DRAFT:
        return _done(
            here,
            await composing.publish(here.house, here.actor, verb.id, verb.revision, here.card, at=at, urgent=urgent),
        )
    return _done(here, await planning.move(here.house, here.actor, verb.id, at, urgent, here.card))


async def _now(here: Here, verb: buttons.AnnouncementNow, inputs: Inputs) -> Shown:
    """What is planned, or a draft that is urgent."""
    announcement = await composing.follow(here.house, here.actor, verb.id)
    urgent, problems = _urgent(announcement, inputs)
    if "urgent" in inputs or announcement.state is AnnouncementState.DRAFT:
        if urgent is None:
            problems = problems or {"urgent": "problem-urgent-why"}
        if problems:
            return await _asking(here, announcement, Asked(_values(inputs), problems=problems))
    try:
        if announcement.state is AnnouncementState.DRAFT:
            sent = await composing.publish(here.house, here.actor, verb.id, verb.revision, here.card, urgent=urgent)
        else:
            sent = await planning.send_now(here.house, here.actor, verb.id, urgent, here.card)
    except Unsound as unsound:
        return await asked_again(here, verb.id, unsound)
    return _done(here, sent)


def _done(here: Here, announcement: Announcement) -> Shown:
    tally = announcement.tally
    if here.in_dialog and announcement.state is AnnouncementState.PLANNED and announcement.planned_for:
        moment = here.t.moment(announcement.planned_for, here.now)
        return Shown(toast=to_whom(here.t, "follow-planned", tally.recipients, tally.posts.channels, moment=moment))
    if here.in_dialog and announcement.state is AnnouncementState.SENDING:
        key = "notice-announcement-under-way"
        return Shown(toast=to_whom(here.t, key, tally.recipients, tally.posts.channels))
    return following(here, announcement)


async def _take_back(here: Here, verb: buttons.AnnouncementWithdraw, _: Inputs) -> Shown:
    return following(here, await planning.take_back(here.house, here.actor, verb.id))


async def _cancel(here: Here, verb: buttons.AnnouncementCancel, _: Inputs) -> Shown:
    return following(here, await cancelling.cancel(here.house, here.actor, verb.id))


async def _asking(here: Here, announcement: Announcement, asked: Asked | None = None) -> Shown:
    reach = await composing.reach_of(
        here.house, here.actor, announcement.audience, announcement.importance, announcement.topic
    )
    typed = asked or Asked({})
    return Shown(when_card(here.t, announcement, reach.chance, here.now, typed.problems, typed.values))


def _values(inputs: Inputs) -> dict[str, str]:
    return {at: line(inputs, at)[:MAX_WHY] for at in ("day", "hour", "urgent", "urgent_words") if line(inputs, at)}


def _read(announcement: Announcement, inputs: Inputs) -> Asked:
    """An hour that the clock jumps over comes back as the one that it shows then, to be looked at."""
    values = _values(inputs)
    urgent, problems = _urgent(announcement, inputs)
    day, hour = _day(values.get("day", "")), _hour(values.get("hour", ""))
    if day is None:
        problems["day"] = "problem-when-day" if values.get("day") else "problem-when-needed"
    if hour is None:
        problems["hour"] = "problem-when-hour" if values.get("hour") or day else "problem-when-needed"
    if day is None or hour is None:
        return Asked(values, urgent=urgent, problems=problems)
    moment = moment_here(day, hour)
    if moment.comes is Comes.NEVER:
        values["hour"] = f"{on_the_clock(moment.at):%H:%M}"
        problems["hour"] = "problem-when-skipped"
    return Asked(values, moment.at, urgent, problems)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _hour(text: str) -> time | None:
    try:
        return time.fromisoformat(text.strip().zfill(5)).replace(tzinfo=None)
    except ValueError:
        return None


def _urgent(announcement: Announcement, inputs: Inputs) -> tuple[Urgent | None, dict[str, str]]:
    """Of a mandatory one; what is typed elsewhere counts for nothing."""
    chosen, words = line(inputs, "urgent"), clean_line(line(inputs, "urgent_words"))[:MAX_WHY]
    if announcement.importance is not Importance.MANDATORY or chosen not in set(Urgency):
        return None, {}
    why = Urgency(chosen)
    problems = {"urgent_words": "problem-urgent-words"} if why is Urgency.OTHER and not words else {}
    return Urgent(why, words), problems


CLICKS: Mapping[type[Verb], Click] = {
    buttons.AnnouncementWhen: _when,
    buttons.AnnouncementPlan: _plan,
    buttons.AnnouncementNow: _now,
    buttons.AnnouncementWithdraw: _take_back,
    buttons.AnnouncementCancel: _cancel,
}
