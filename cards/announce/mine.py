"""What an author wrote, by how it stands: drafts to go on with, what goes later, what was sent to follow."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from microsoft_teams.cards.core import ActionSet, CardElement, Image

from bot.announce.announcement import Announcement, AnnouncementState
from bot.words.clean import clean_line
from bot.work.suggestion import Suggestion
from cards.announce.buttons import AnnouncementCompose, AnnouncementDiscard, AnnouncementOpen
from cards.announce.draft_buttons import (
    AnnouncementDuplicate,
    AnnouncementEarlier,
    AnnouncementOlder,
    AnnouncementTemplates,
)
from cards.announce.following import standing
from cards.announce.languages import picture_of
from cards.announce.suggested import suggestion_row
from cards.card import Card
from cards.home.buttons import HelpShow
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, asks_once_more, button, overflow, toggle
from cards.parts.facts import listed, row
from cards.parts.head import head
from cards.parts.words import ours, shorten, typed
from cards.texts import Texts

PAGE = 8
LONGEST_TITLE = 80

GROUPS: Mapping[AnnouncementState, str] = {
    AnnouncementState.DRAFT: "my-drafts",
    AnnouncementState.TO_CONFIRM: "my-to-confirm",
    AnnouncementState.PLANNED: "my-planned",
    AnnouncementState.SENDING: "my-running",
    AnnouncementState.PAUSED: "my-running",
}
"""Under which heading it stands; whatever else it is, it was sent."""
SENT = "my-sent"


def announcements_card(
    t: Texts,
    announcements: Sequence[Announcement],
    now: datetime,
    *,
    more: bool = False,
    later: bool = False,
    suggestions: Sequence[Suggestion] = (),
) -> Card:
    """The newest first in each group. `more`: there are older ones; `later`: these are not the newest themselves.
    `suggestions` wait for somebody who makes a draft of them."""
    shown = announcements[:PAGE]
    body: list[CardElement] = [*head(t("announcement"), t("my-announcements"), t("my-older") if later else "")]
    if suggestions:
        body.append(ours(t("my-suggestions"), weight="Bolder", spacing="Medium"))
        body += [suggestion_row(t, one, now) for one in suggestions]
    for group in (*dict.fromkeys(GROUPS.values()), SENT):
        own = [one for one in shown if GROUPS.get(one.state, SENT) == group]
        body += [ours(t(group), weight="Bolder", spacing="Medium")] if own else []
        body += [element for one in own for element in _row(t, one, now)]
    if not (shown or suggestions):
        body.append(ours(t("my-announcements-none")))
    older = AnnouncementOlder(before=_moment(shown[-1])) if shown and (more or len(announcements) > PAGE) else None
    return assemble(
        t,
        t("my-announcements"),
        body,
        actions(
            button(t("my-older-ones"), older) if older else None,
            button(t("new-announcement"), AnnouncementCompose(), None if shown else "positive"),
            button(t("templates-from"), AnnouncementTemplates()),
            button(t("help"), HelpShow()),
        ),
    )


def _moment(announcement: Announcement) -> str:
    return announcement.created.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _pictured(announcement: Announcement, said: list[CardElement]) -> list[CardElement]:
    """With its picture beside it, where it has one and what stands on it is said."""
    picture, described = picture_of(announcement), announcement.words[announcement.language].image_alt
    if not picture or not described:
        return said
    return [row(said, [Image(url=picture, alt_text=described, width="48px")])]


def _row(t: Texts, announcement: Announcement, now: datetime) -> list[CardElement]:
    """Of a draft that is thrown away the question stands below it: hidden until it is asked for."""
    one, draft = announcement.id, announcement.state is AnnouncementState.DRAFT
    title = shorten(clean_line(announcement.title), LONGEST_TITLE) or t("no-title-yet")
    stands = standing(t, announcement)[0]
    at = announcement.published or announcement.created
    if announcement.state is AnnouncementState.PLANNED and announcement.planned_for:
        at = announcement.planned_for
    sure = f"discard-{one}"
    yes = button(t("discard-announcement"), AnnouncementDiscard(id=one), "destructive")
    buttons = actions(
        button(t("go-on") if draft else t("open"), AnnouncementOpen(id=one)),
        overflow(button(t("duplicate"), AnnouncementDuplicate(id=one))),
        overflow(button(t("earlier"), AnnouncementEarlier(id=one))) if draft else None,
        overflow(toggle(t("discard"), sure)) if draft else None,
    )
    return [
        listed(
            [
                *_pictured(
                    announcement,
                    [
                        typed(title, weight="Bolder"),
                        typed(f"{stands} · {t.moment(at, now)}", size="Small", subtle=True, spacing="None"),
                    ],
                ),
                ActionSet(actions=buttons),
            ]
        ),
        *([asks_once_more(t, sure, t("discard-announcement-sure"), yes)] if draft else []),
    ]
