"""How often the links of an announcement were opened, for its author."""

from microsoft_teams.cards.core import CardElement

from bot.announce.announcement import Announcement
from bot.announce.opening.links import OF_EARLIER, Link, links_in
from bot.announce.opening.opened import link_id
from bot.links import host_of
from bot.words.clean import clean_line
from cards.parts.words import ours, shorten, typed
from cards.texts import Texts

MOST = 5
"""Links that have a line of their own."""
LONGEST = 60
"""Characters of what a link is called."""


def links_opened(t: Texts, announcement: Announcement) -> list[CardElement]:
    """Nothing where they are not counted. Times, not people: nobody knows who."""
    counts = dict(announcement.tally.opened)
    links = [link for link in links_in(announcement) if link_id(link.address) in counts]
    if not counts:
        return []
    lines: list[CardElement] = [ours(t("links-opened"), weight="Bolder", size="Small", spacing="Medium")]
    for link in links[:MOST]:
        said = t("link-opened", link=_called(link), count=counts[link_id(link.address)])
        lines.append(typed(said, size="Small", subtle=True, spacing="Small"))
    for key, count, more in (
        ("links-opened-more", sum(counts[link_id(link.address)] for link in links[MOST:]), len(links[MOST:])),
        ("links-opened-earlier", counts.get(OF_EARLIER, 0), counts.get(OF_EARLIER, 0)),
    ):
        if more:
            lines.append(ours(t(key, links=more, count=count), size="Small", subtle=True, spacing="Small"))
    return lines


def _called(link: Link) -> str:
    """With the host, unless that is said already."""
    host, named = host_of(link.address), shorten(clean_line(link.named), LONGEST)
    if not named:
        return host
    return named if host.removeprefix("www.") in named.lower() else f"{named} ({host})"
