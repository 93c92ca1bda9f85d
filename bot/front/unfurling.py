"""Bode's own links: what everybody sees of one in a message, and what the person sees who brings it to their chat."""

from dataclasses import replace

from microsoft_teams.cards.core import Action

from bot.announce import composing as announcing
from bot.announce import turns as announcements
from bot.announce.announcement import Announcement, AnnouncementState
from bot.answer.official import turns as official
from bot.answer.official import writing
from bot.channel.base import Reply, SearchResult
from bot.errors import Unavailable
from bot.front.here import Here, Shown
from bot.own_links import Target
from bot.people.person import EVERYONE
from bot.people.principals import EVERYBODY
from bot.words.clean import clean_lines
from cards.card import Card
from cards.home.unfurled import closed_link_card, unfurled_card
from cards.parts.people import own_chat

OUT = frozenset({AnnouncementState.SENDING, AnnouncementState.SENT, AnnouncementState.PAUSED})
"""States in which an announcement is on its way to its audience, or there."""


async def unfurl(here: Here, address: str, bot: str) -> Reply:
    """The card is put in a message for others, so it does not go by what this person may read. Nothing of a link that
    is not ours. `bot` is our account in Teams."""
    if not here.house.own_links.is_own(address):
        return Reply()
    target, way = here.house.own_links.target(address), own_chat(here.t, bot, address)
    card = await _open_to_all(here, target, way) if target else None
    card = card or closed_link_card(here.t, way)
    return Reply(results=(SearchResult(card.summary, here.t("bode"), card.unfurled_json()),))


async def _open_to_all(here: Here, target: Target, way: Action | None) -> Card | None:
    t = here.t
    match target.kind:
        case "announcement":
            found = await announcing.find(here.house, target.id)
            if found is None or not is_for_all(found):
                return None
            moment = t.moment(found.published or here.now, here.now)
            subtle = t("announcement-from", name=t.name(found.author), moment=moment)
            words = found.words_in(t.language)
            text = "\n".join(line.said for line in words.lines)
            return unfurled_card(t, t("announcement"), words.title, subtle, text, way)
        case "answer":
            answer = await writing.find(here.house, target.id)
            if answer is None or answer.withdrawn or EVERYONE not in answer.readers:
                return None
            text = clean_lines(answer.text)
            return unfurled_card(t, t("official-answer"), answer.question, "", text, way)


def is_for_all(announcement: Announcement) -> bool:
    """Everybody, without any exception."""
    return announcement.state in OUT and announcement.audience == EVERYBODY and announcement.recalled is None


async def opened(here: Here, target: Target) -> Shown:
    """What this person may see of it, in their own chat. Raises Unavailable."""
    if target.kind == "answer":
        return await official.open_one(here, target.id)
    try:
        return await announcements.open_one(here, target.id)
    except Unavailable:
        found = await announcing.find(here.house, target.id)
        if found is None or not is_for_all(found):
            raise
        # Sent before they came: they may read it, and nobody waits for their confirmation.
        return await announcements.shown(here, replace(found, confirmation=False, question=None), None)
