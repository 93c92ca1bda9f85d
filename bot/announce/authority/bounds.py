"""Holds an announcement to the bounds of its author: whom the rules for authors let them reach now."""

from bot.announce.announcement import Announcement
from bot.errors import Unavailable
from bot.house import House
from bot.people.audience import NOBODY, AllOf, Audience, ids_in, members
from bot.people.contacts import Actor
from bot.people.directory import Directory
from bot.people.person import Person
from bot.people.principals import EVERYBODY


def require_author(house: House, actor: Actor) -> None:
    """Raises Unavailable for whoever may not write to anybody."""
    if not house.authors.may_write(actor.person):
        raise Unavailable


def within(audience: Audience, bounds: Audience) -> Audience:
    """Those of the audience who are within the bounds."""
    return audience if bounds == EVERYBODY else AllOf((audience, bounds))


def outside(audience: Audience, bounds: Audience, directory: Directory) -> int:
    """How many of the audience are not within the bounds."""
    if bounds == EVERYBODY:
        return 0
    return len(ids_in(audience, directory)) - len(ids_in(within(audience, bounds), directory))


def allowed_members(house: House, announcement: Announcement, directory: Directory) -> list[Person]:
    """Whom its author may reach with it now, of those whom it is for: nobody, once they left or may not write."""
    author = directory.people.get(announcement.author)
    bounds = house.authors.reach(author, announcement.importance, announcement.topic) if author else NOBODY
    return members(within(announcement.audience, bounds), directory)
