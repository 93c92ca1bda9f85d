"""The cards of four eyes: what a second person confirms or sends back, and what its author reads of it."""

from datetime import datetime

from microsoft_teams.cards.core import Action, CardElement

from bot.announce.announcement import Announcement, AnnouncementState, Reach
from bot.announce.authority.asked import MOST_REMARK
from bot.people.importance import Importance
from cards.announce.announcement import previewed
from cards.announce.audience import audience_sentence
from cards.announce.buttons import AnnouncementOpen
from cards.announce.by_school import counted
from cards.announce.channels import to_whom
from cards.announce.planning import urgency
from cards.announce.second_buttons import SecondConfirm, SecondReturn, SecondWaiting
from cards.announce.second_parts import outcome
from cards.card import Card
from cards.home.buttons import HelpShow
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button
from cards.parts.head import box, head, state
from cards.parts.inputs import text_input, with_problem
from cards.parts.words import ours, typed
from cards.parts.writing import Writing, writing
from cards.problems import problem_said
from cards.texts import Texts
from dialogs.problems import Problem

REMARK = "remark"
"""Input."""
KINDS = {
    Importance.MANDATORY: "second-mandatory",
    Importance.IMPORTANT: "second-important",
    Importance.INFORMATION: "second-information",
}


def second_card(
    t: Texts,
    announcement: Announcement,
    reach: Reach,
    now: datetime,
    *,
    remark: str = "",
    problem: Problem | None = None,
) -> Card:
    """The whole announcement, for whom it is and how many that are; `remark` is what was typed and did not leave, for
    what is wrong with it."""
    asked = announcement.asked
    waits = announcement.state is AnnouncementState.TO_CONFIRM and asked is not None and asked.decision is None
    back = _back(t, announcement, remark, problem)
    body: list[CardElement] = [
        *head(
            t("second"),
            t("second-title", name=t.name(announcement.author)),
            t("second-subtle", moment=t.moment(asked.at, now)) if asked else "",
            outside=True,
        ),
        *([_waits(t, announcement)] if waits else outcome(t, announcement, now)),
        *_whom(t, announcement, reach),
        *(_when(t, announcement, now) if waits else []),
        box(previewed(t, announcement, now), "emphasis", border=True),
        *([back.box] if waits else []),
    ]
    ways = (
        [_confirm(t, announcement, reach), back.opens]
        if waits
        else [button(t("second-next"), SecondWaiting()), button(t("help"), HelpShow())]
    )
    return assemble(t, t("second-summary", title=announcement.title), body, actions(*ways))


def _waits(t: Texts, announcement: Announcement) -> CardElement:
    return state(t("second-waits"), "warning", t(KINDS[announcement.importance]))


def _whom(t: Texts, announcement: Announcement, reach: Reach) -> list[CardElement]:
    audience = audience_sentence(t, announcement.audience, reach.names)
    return [typed(t("reach-for", audience=audience)), *counted(t, reach)]


def _when(t: Texts, announcement: Announcement, now: datetime) -> list[CardElement]:
    at = announcement.planned_for
    when = t("second-planned", moment=t.moment(at, now)) if at else t("second-at-once")
    return [ours(when, size="Small", subtle=True), *urgency(t, announcement)]


def _confirm(t: Texts, announcement: Announcement, reach: Reach) -> Action:
    verb = SecondConfirm(id=announcement.id, revision=announcement.revision)
    return button(to_whom(t, "second-confirm", reach.people, reach.channels), verb, "positive", inputs=False)


def _back(t: Texts, announcement: Announcement, remark: str, problem: Problem | None) -> Writing:
    words = text_input(t, REMARK, t("second-remark"), remark, lines=True, most=MOST_REMARK)
    send = button(t("second-return-send"), SecondReturn(id=announcement.id, revision=announcement.revision), "positive")
    said = with_problem(words, problem_said(t, problem) if problem else None)
    return writing(t, "second-back", t("second-return"), said, send, shown=problem is not None)


def second_gone_card(t: Texts) -> Card:
    """In the place of one that asked for what was changed or taken back since."""
    body = [*head(t("second"), t("second-gone")), ours(t("second-gone-text"))]
    return assemble(t, t("second-gone"), body, actions(button(t("help"), HelpShow())))


def second_told_card(t: Texts, announcement: Announcement, now: datetime) -> Card:
    """What its author reads: confirmed, and how it goes on, or back with a remark."""
    agreed = bool(announcement.asked and announcement.asked.is_confirmed)
    told = t("second-told-confirmed" if agreed else "second-told-returned")
    body: list[CardElement] = [
        *head(t("follow"), announcement.title, outside=True),
        *outcome(t, announcement, now),
        ours(told, spacing="Small"),
    ]
    on = button(t("open") if agreed else t("go-on"), AnnouncementOpen(id=announcement.id), "positive")
    return assemble(
        t, f"{announcement.title}: {t('second-confirmed' if agreed else 'second-returned')}", body, actions(on)
    )
