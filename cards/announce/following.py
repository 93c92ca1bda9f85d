"""The author's cards of an announcement: how its send stands, and who was not reached."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from microsoft_teams.cards.core import Action, ActionSet, CardElement

from bot.announce.announcement import Announcement, AnnouncementState, NotReached, Tally
from bot.announce.correcting.edition import can_be_changed
from bot.announce.halting.halt import HALTED
from bot.words.clean import clean_lines
from cards.announce.answers import answers_box
from cards.announce.buttons import (
    AnnouncementMine,
    AnnouncementMissed,
    AnnouncementRefresh,
    AnnouncementReport,
    AnnouncementResume,
    AnnouncementSchools,
    AnnouncementWho,
)
from cards.announce.channels import missed_posts, post_reason, posts_lines
from cards.announce.correcting import bringing_state
from cards.announce.correcting_buttons import CorrectionShow
from cards.announce.opening import links_opened
from cards.announce.planning import CANCEL, can_be_cancelled, cancelling, planned_ways, planned_words, urgency
from cards.announce.reminding_buttons import ReminderShow
from cards.announce.second_parts import WITHDRAW, withdrawing
from cards.announce.visering import visering_state
from cards.announce.visering_buttons import VisaShow
from cards.card import Card
from cards.home.buttons import HelpShow
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button, overflow, toggle
from cards.parts.chart import Bar, donut
from cards.parts.head import Tone, head, state
from cards.parts.own_link import own_link
from cards.parts.words import ours, paragraphs, typed
from cards.texts import Texts

MOST_NAMES = 200
WELL = 0.95
"""Of the recipients, at least: then it counts as reached, though some were not."""
HARDLY = 0.8
"""Of the recipients; below it the author has something to do."""


def standing(t: Texts, announcement: Announcement) -> tuple[str, Tone]:
    """How it stands, in a word or two and the colour that goes with them; the colour follows who was really reached."""
    if announcement.recalled:
        return t("recalled"), "warning"
    tally = announcement.tally
    match announcement.state:
        case AnnouncementState.DRAFT:
            return t("draft"), "emphasis"
        case AnnouncementState.TO_CONFIRM:
            return t("to-confirm"), "warning"
        case AnnouncementState.SENDING:
            return t("sending"), "accent" if tally.not_reached <= tally.recipients * (1 - WELL) else "warning"
        case AnnouncementState.PLANNED:
            return t("planned"), "accent"
        case AnnouncementState.STOPPED:
            return t("stopped"), "attention"
        case AnnouncementState.CANCELLED:
            return t("cancelled"), "warning"
        case AnnouncementState.PAUSED:
            return t("paused"), "warning"
        case AnnouncementState.SENT:
            return _reached(t, tally)


def _reached(t: Texts, tally: Tally) -> tuple[str, Tone]:
    if not tally.delivered and not tally.posts.posted and (tally.expected or tally.posts.channels):
        return t("sent-to-nobody"), "attention"
    if tally.delivered >= tally.expected * WELL and not tally.posts.missed:
        return t("sent"), "good"
    return t("sent-to-some"), "warning" if tally.delivered >= tally.expected * HARDLY else "attention"


IN_CHANNELS = frozenset({AnnouncementState.SENDING, AnnouncementState.SENT})
NO_LINK = frozenset({AnnouncementState.DRAFT, AnnouncementState.TO_CONFIRM, AnnouncementState.STOPPED})
DETAILS = {
    AnnouncementState.DRAFT: "follow-draft",
    AnnouncementState.TO_CONFIRM: "follow-to-confirm",
    AnnouncementState.SENDING: "follow-sending",
    AnnouncementState.SENT: "follow-sent",
    AnnouncementState.STOPPED: "follow-stopped",
    AnnouncementState.PAUSED: "follow-paused",
    AnnouncementState.CANCELLED: "follow-cancelled",
}


def follow_card(t: Texts, announcement: Announcement, now: datetime, place: str = "", *, put_off: bool = False) -> Card:
    """The author's own card: when it goes, or how the send stands, in words, numbers and a chart. `place` is the link
    to it. `put_off`: it did not go when it was to."""
    tally = announcement.tally
    words, _ = standing(t, announcement)
    if announcement.state is AnnouncementState.PLANNED:
        planned = planned_words(t, announcement, now, put_off=put_off)
        summary = t("follow-summary", title=announcement.title, state=words)
        return assemble(
            t,
            summary,
            [*head(t("follow"), announcement.title, outside=True), *_written(t, announcement), *planned],
            planned_ways(t, announcement),
        )
    body: list[CardElement] = [
        *head(t("follow"), announcement.title, _sent(t, announcement, now), outside=True),
        *_written(t, announcement),
        *_stands(t, announcement, now),
        *urgency(t, announcement),
        *visering_state(t, announcement, now),
        *_figures(t, announcement),
        *posts_lines(t, tally),
        *answers_box(t, announcement, now),
        *_who_got(t, announcement),
        *([ours(t("follow-tell-them"))] if _has_missed(announcement) and not announcement.recalled else []),
        *cancelling(t, announcement),
        *withdrawing(t, announcement),
    ]
    if announcement.problem and not _is_halted(announcement):
        body.append(typed(t("follow-code", code=announcement.problem), size="Small", subtle=True))
    if announcement.state not in NO_LINK and not announcement.recalled:
        body += own_link(t, place)
    return assemble(
        t, t("follow-summary", title=announcement.title, state=words), body, actions(*_ways_on(t, announcement))
    )


def _stands(t: Texts, announcement: Announcement, now: datetime) -> list[CardElement]:
    """Of what was recalled, that first; how far it had got counts less then."""
    detail = _detail(t, announcement)
    if announcement.recalled:
        return [*bringing_state(t, announcement, now), ours(detail, size="Small", subtle=True)]
    words, tone = standing(t, announcement)
    return [state(words, tone, detail), *bringing_state(t, announcement, now)]


def _written(t: Texts, announcement: Announcement) -> list[CardElement]:
    """By which other system, where its author did not write it."""
    return [typed(t("follow-system", name=announcement.system.name), subtle=True)] if announcement.system else []


def _detail(t: Texts, announcement: Announcement) -> str:
    tally = announcement.tally
    if not tally.recipients and tally.posts.channels and announcement.state in IN_CHANNELS:
        return t("posts", posted=tally.posts.posted, channels=tally.posts.channels)
    said = "follow-halted" if _is_halted(announcement) else DETAILS[announcement.state]
    reached = t(said, delivered=tally.delivered, people=tally.recipients)
    missed = t("follow-missed", people=tally.not_reached) if tally.not_reached else ""
    return f"{reached} {missed}"


def _is_halted(announcement: Announcement) -> bool:
    """With all sends, by who administers Bode: its author waits until they go on."""
    return announcement.state is AnnouncementState.PAUSED and announcement.problem == HALTED


def _has_missed(announcement: Announcement) -> bool:
    return announcement.state is AnnouncementState.SENT and _missed(announcement.tally) > 0


def _missed(tally: Tally) -> int:
    """People and channels."""
    return tally.not_reached + tally.posts.missed


def _ways_on(t: Texts, announcement: Announcement) -> list[Action | None]:
    """What the author can do first stands first: take up a send that pauses, or see who has to hear it otherwise."""
    resume = button(t("resume"), AnnouncementResume(id=announcement.id), "positive")
    refresh = button(t("refresh"), AnnouncementRefresh(id=announcement.id))
    who_not = button(t("who-not"), AnnouncementMissed(id=announcement.id))
    mine = button(t("my-announcements"), AnnouncementMine())
    return [
        resume if announcement.state is AnnouncementState.PAUSED and not _is_halted(announcement) else None,
        toggle(t("second-withdraw"), WITHDRAW) if announcement.state is AnnouncementState.TO_CONFIRM else None,
        who_not.with_style("positive") if _has_missed(announcement) else None,
        refresh,
        who_not if _missed(announcement.tally) and not _has_missed(announcement) else None,
        as_file(t, announcement),
        button(t("set-right"), CorrectionShow(id=announcement.id)) if can_be_changed(announcement) else None,
        overflow(toggle(t("cancel-send"), CANCEL) if can_be_cancelled(announcement) else mine),
    ]


def _who_got(t: Texts, announcement: Announcement) -> list[CardElement]:
    """Below the numbers that it is about."""
    if not announcement.tally.recipients:
        return []
    by_school = button(t("by-school"), AnnouncementSchools(id=announcement.id))
    unconfirmed = announcement.confirmation and announcement.tally.confirmed < announcement.tally.delivered
    who = [button(t("who-unconfirmed"), ReminderShow(id=announcement.id))] if unconfirmed else []
    sets = [ActionSet(actions=[*who, by_school, button(t("who-got"), AnnouncementWho(id=announcement.id))])]
    if announcement.visering:
        sets.append(ActionSet(actions=[button(t("visa-list"), VisaShow(id=announcement.id))]))
    return list(sets)


def as_file(t: Texts, announcement: Announcement) -> Action | None:
    """Everybody, with what became of it; of what went to nobody yet there is nothing to tell."""
    if not announcement.tally.recipients:
        return None
    return button(t("as-file"), AnnouncementReport(id=announcement.id))


def _sent(t: Texts, announcement: Announcement, now: datetime) -> str:
    return t("announcement-sent", moment=t.moment(announcement.published, now)) if announcement.published else ""


def _figures(t: Texts, announcement: Announcement) -> list[CardElement]:
    """Of those who got it, who confirmed and who did not; of an announcement that asks nothing, only that it arrived:
    whether they read it is not known."""
    tally = announcement.tally
    if not tally.recipients:
        return []
    figures = [Bar(t("figure-delivered"), tally.delivered, "good")]
    if announcement.confirmation:
        waiting = max(tally.delivered - tally.confirmed, 0)
        figures = [
            Bar(t("figure-confirmed"), tally.confirmed, "good"),
            Bar(t("figure-unconfirmed"), waiting, "categoricalBlue"),
        ]
    figures += [
        Bar(t("figure-under-way"), tally.under_way, "neutral"),
        Bar(t("figure-not-reached"), tally.not_reached, "attention"),
    ]
    chosen = (("figure-muted", tally.muted), ("figure-held", tally.held))
    figures += [Bar(t(key), count, "neutral") for key, count in chosen if count]
    middle = t.number(tally.confirmed if announcement.confirmation else tally.delivered)
    return [
        *donut(t, t("figures", people=tally.recipients), figures, middle),
        *_reactions(t, tally),
        *links_opened(t, announcement),
    ]


SIGNS = {"like": "👍", "heart": "❤️", "laugh": "😆", "surprised": "😮", "sad": "😢", "angry": "😠"}


def _reactions(t: Texts, tally: Tally) -> list[CardElement]:
    """How many, and with what; nobody keeps who."""
    if not tally.reactions:
        return []
    signs = [f"{SIGNS.get(kind, t('reaction-other'))} {t.number(count)}" for kind, count in tally.reactions]
    total = sum(count for _, count in tally.reactions)
    return [ours(t("reactions", count=total, signs="  ".join(signs)), size="Small", subtle=True)]


# --- who was not reached ------------------------------------------------------------------------

REASONS = {
    "cancelled": "reason-cancelled",
    "not_installed": "reason-not-installed",
    "blocked": "reason-blocked",
    "ambiguous": "reason-ambiguous",
    "rejected": "reason-rejected",
    "left": "reason-left",
    "offline": "reason-offline",
    "recalled": "reason-recalled",
    "expired": "reason-expired",
    "muted": "figure-muted",
    "held": "figure-held",
    "no_address": "reason-not-installed",
    "unknown": "reason-unknown",
}


def missed_card(
    t: Texts,
    announcement: Announcement,
    lines: Sequence[NotReached],
    more: int,
    posts: Sequence[NotReached] = (),
) -> Card:
    """Who was not reached, by reason; `more` people are not among the lines. `posts` are channels in which it could not
    be posted."""
    shown, left = lines[:MOST_NAMES], more + max(len(lines) - MOST_NAMES, 0)
    by_reason = sorted(shown, key=lambda line: (_reason(line), line.name))
    body = head(t("missed"), announcement.title, t("missed-count", people=len(lines) + more), outside=True)
    for key, group in groupby(by_reason, key=_reason):
        names = [line.name for line in group]
        body += [
            ours(t(key, people=len(names)), weight="Bolder"),
            *paragraphs(", ".join(clean_lines(name) for name in names), spacing="Small"),
        ]
    if left:
        body.append(ours(t("missed-more", people=left), subtle=True))
    if not lines and not posts:
        body.append(ours(t("missed-nobody")))
    said = [NotReached(one.name, _why_not(t, one.reason)) for one in posts]
    body += missed_posts(t, said)
    return assemble(
        t,
        t("missed-summary", title=announcement.title),
        body,
        actions(
            button(t("back-to-figures"), AnnouncementRefresh(id=announcement.id)),
            as_file(t, announcement),
            button(t("help"), HelpShow()),
        ),
    )


def _why_not(t: Texts, reason: str) -> str:
    """Of a channel."""
    return t(post_reason(reason)) if post_reason(reason) else reason_text(t, reason)


def _reason(line: NotReached) -> str:
    return REASONS.get(line.reason, "reason-unknown")


def reason_text(t: Texts, reason: str) -> str:
    """Why one person was not reached."""
    return t(REASONS.get(reason, "reason-unknown"), people=1)
