"""When an announcement goes: how it is chosen, what its author's card says of it, and how its send is cancelled."""

from collections.abc import Mapping
from datetime import UTC, datetime

from microsoft_teams.cards.core import Action, ActionSet, ActionStyle, CardElement, Container

from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.planning.when import MAX_WHY, Chance, Urgency
from bot.people.importance import Importance
from bot.people.local_time import Comes, here, moment_here
from cards.announce.buttons import AnnouncementMine, AnnouncementOpen
from cards.announce.channels import to_whom
from cards.announce.planning_buttons import (
    AnnouncementCancel,
    AnnouncementNow,
    AnnouncementPlan,
    AnnouncementWhen,
    AnnouncementWithdraw,
)
from cards.card import Card
from cards.home.buttons import HelpShow
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, asks_once_more, button, overflow, toggle
from cards.parts.head import apart, head, state
from cards.parts.inputs import choice_input, date_input, some_problems, text_input, time_input, with_problem
from cards.parts.words import ours, paragraphs, typed
from cards.texts import Texts

CANCEL = "cancel"
NOW = "now"
URGENCIES = {
    Urgency.SAFETY: "urgent-safety",
    Urgency.CLOSURE: "urgent-closure",
    Urgency.OUTAGE: "urgent-outage",
    Urgency.LAW: "urgent-law",
    Urgency.OTHER: "urgent-other",
}


# --- before it goes ---------------------------------------------------------------------------------


def when_card(
    t: Texts,
    announcement: Announcement,
    chance: Chance,
    now: datetime,
    problems: Mapping[str, str] | None = None,
    values: Mapping[str, str] | None = None,
) -> Card:
    """Asks when it is to go. `problems` are keys of texts and `values` what was typed, both by input. No input that a
    button of the card needs is called optional."""
    said, typed_in = {at: t(key) for at, key in (problems or {}).items()}, values or {}
    planned = here(announcement.planned_for) if announcement.planned_for else None
    day = typed_in.get("day", planned.date().isoformat() if planned else "")
    hour = typed_in.get("hour", planned.strftime("%H:%M") if planned else "")
    body: list[CardElement] = [
        *head(t("announcement"), t("when-title"), announcement.title, outside=False),
        *some_problems(t, said),
        *quiet_now(t, announcement, chance, now),
        *_proposals(t, announcement, chance, now),
        apart(
            [
                ours(t("when-other"), weight="Bolder"),
                *with_problem(date_input(t, "day", t("when-day"), day, required=True), said.get("day")),
                *with_problem(time_input(t, "hour", t("when-hour"), hour, required=True), said.get("hour")),
                *_urgency(t, announcement, chance, said, typed_in),
            ]
        ),
    ]
    revision = announcement.revision
    urgent = button(t("when-urgent-now"), AnnouncementNow(id=announcement.id, revision=revision))
    return assemble(
        t,
        t("when-title"),
        body,
        actions(
            button(t("when-plan"), AnnouncementPlan(id=announcement.id, revision=revision, at=""), "positive"),
            urgent if announcement.importance is Importance.MANDATORY and not chance.is_now else None,
            button(t("back"), AnnouncementOpen(id=announcement.id), inputs=False),
            overflow(button(t("help"), HelpShow(), inputs=False)),
        ),
    )


def quiet_now(t: Texts, announcement: Announcement, chance: Chance, now: datetime) -> list[CardElement]:
    """That it may not go now, or that some get it later than the others."""
    later = ours(t("when-later", people=chance.later), size="Small", subtle=True)
    some_later: list[CardElement] = (
        [later] if chance.later and announcement.importance is not Importance.MANDATORY else []
    )
    if chance.is_now:
        return some_later
    agreed = t("when-agreed", day=t.day(chance.agreed)) if chance.agreed else ""
    first = t("when-first", moment=t.moment(chance.first, now)) if chance.first else t("when-never")
    return [state(t("when-quiet"), "warning", f"{first} {agreed}"), *some_later]


def plan_for(
    t: Texts, announcement: Announcement, at: datetime, now: datetime, style: ActionStyle | None = "positive"
) -> Action:
    """A button that plans it for this moment."""
    verb = AnnouncementPlan(id=announcement.id, revision=announcement.revision, at=as_sent(at))
    return button(t("when-plan-for", moment=t.moment(at, now)), verb, style, inputs=False)


def later_button(t: Texts, announcement: Announcement, *, is_now: bool) -> Action:
    """Of a mandatory one it leads to sending it outside working hours, too."""
    urgent = announcement.importance is Importance.MANDATORY and not is_now
    return button(t("when-ask-urgent" if urgent else "when-ask"), AnnouncementWhen(id=announcement.id))


def as_sent(at: datetime) -> str:
    """As a button carries it: to the minute, and not before."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")


def _proposals(t: Texts, announcement: Announcement, chance: Chance, now: datetime) -> list[CardElement]:
    """What can be chosen by one click."""
    found = dict.fromkeys(one for one in (None if chance.is_now else chance.first, chance.next_day) if one)
    buttons = [plan_for(t, announcement, at, now, None) for at in found]
    return [ActionSet(actions=buttons)] if buttons else []


def _urgency(
    t: Texts, announcement: Announcement, chance: Chance, problems: Mapping[str, str], values: Mapping[str, str]
) -> list[CardElement]:
    """Of a mandatory one: why it does not wait until people work, and how many that would disturb now."""
    if announcement.importance is not Importance.MANDATORY:
        return []
    why = announcement.urgent
    chosen = values.get("urgent", why.why.value if why else "")
    words = values.get("urgent_words", why.words if why else "")
    options = [(one.value, t(URGENCIES[one])) for one in Urgency]
    items: list[CardElement] = [
        ours(t("when-urgent"), size="Small", subtle=True),
        *([ours(t("when-urgent-quiet", people=chance.people, quiet=chance.quiet))] if chance.quiet else []),
        *with_problem(
            choice_input(t, "urgent", t("when-urgent-why"), options, chosen, required=True), problems.get("urgent")
        ),
        *with_problem(
            text_input(t, "urgent_words", t("when-urgent-words"), words, required=False, most=MAX_WHY),
            problems.get("urgent_words"),
        ),
    ]
    return [Container(items=items, spacing="Medium")]


# --- while it is planned ----------------------------------------------------------------------------


def planned_words(t: Texts, announcement: Announcement, now: datetime, *, put_off: bool = False) -> list[CardElement]:
    """When it goes, and to how many."""
    if announcement.state is not AnnouncementState.PLANNED or announcement.planned_for is None:
        return []
    at, tally = announcement.planned_for, announcement.tally
    detail = to_whom(t, "follow-planned", tally.recipients, tally.posts.channels, moment=t.moment(at, now))
    sure = button(t("when-now-yes"), AnnouncementNow(id=announcement.id, revision=announcement.revision), "positive")
    return [
        state(t("planned"), "accent", detail),
        *([ours(t("planned-put-off"))] if put_off else []),
        *([ours(t("when-twice"), size="Small", subtle=True)] if _comes_twice(at) else []),
        *urgency(t, announcement),
        asks_once_more(t, NOW, to_whom(t, "when-now-sure", tally.recipients, tally.posts.channels), sure),
    ]


def _comes_twice(at: datetime) -> bool:
    local = here(at)
    return moment_here(local.date(), local.time()).comes is Comes.TWICE


def urgency(t: Texts, announcement: Announcement) -> list[CardElement]:
    """Why it did not wait until people work, or will not."""
    if announcement.urgent is None:
        return []
    return [typed(t("planned-urgent", why=why_urgent(t, announcement)), size="Small")]


def why_urgent(t: Texts, announcement: Announcement) -> str:
    urgent = announcement.urgent
    if urgent is None:
        return ""
    why = t(URGENCIES[urgent.why])
    if urgent.why is Urgency.OTHER:
        return urgent.words or why
    return f"{why} ({urgent.words})" if urgent.words else why


def planned_ways(t: Texts, announcement: Announcement) -> list[Action]:
    return actions(
        button(t("when-other-moment"), AnnouncementWhen(id=announcement.id)),
        button(t("when-take-back"), AnnouncementWithdraw(id=announcement.id)),
        toggle(t("when-now"), NOW),
        overflow(button(t("my-announcements"), AnnouncementMine())),
    )


def held_card(t: Texts, announcement: Announcement, problem: str) -> Card:
    """What was planned did not go; `problem` is the key of the text that says why."""
    body: list[CardElement] = [
        *head(t("follow"), announcement.title, outside=True),
        state(t("held"), "attention", t("held-text")),
        *paragraphs(t(problem)),
    ]
    opens = button(t("go-on"), AnnouncementOpen(id=announcement.id), "positive")
    return assemble(
        t,
        t("follow-summary", title=announcement.title, state=t("held")),
        body,
        actions(opens, button(t("my-announcements"), AnnouncementMine()), button(t("help"), HelpShow())),
    )


def grown_card(t: Texts, announcement: Announcement, planned: int, now: int, *, waits: bool) -> Card:
    """The moment of what was planned came, and it is for other people than then: it `waits` for a second person, or it
    goes to a few more than one confirmed."""
    said = t("grown-waits" if waits else "grown-goes", planned=planned, now=now)
    body: list[CardElement] = [
        *head(t("follow"), announcement.title, outside=True),
        state(t("to-confirm" if waits else "grown"), "warning", said),
        *([ours(t("follow-to-confirm"), size="Small", subtle=True)] if waits else []),
    ]
    opens = button(t("open"), AnnouncementOpen(id=announcement.id), "positive")
    return assemble(t, f"{announcement.title}: {said}", body, actions(opens, button(t("help"), HelpShow())))


# --- while it is sent -------------------------------------------------------------------------------


def can_be_cancelled(announcement: Announcement) -> bool:
    """While it is under way, or held up on its way."""
    return announcement.state in {AnnouncementState.SENDING, AnnouncementState.PAUSED}


def cancelling(t: Texts, announcement: Announcement) -> list[CardElement]:
    """Asks once more, behind the button of the same name."""
    if not can_be_cancelled(announcement):
        return []
    yes = button(t("cancel-send-now"), AnnouncementCancel(id=announcement.id), "destructive")
    return [asks_once_more(t, CANCEL, t("cancel-send-sure"), yes)]
