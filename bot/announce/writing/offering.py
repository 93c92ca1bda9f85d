"""Which forms that an announcement offers are not for one of its readers."""

from bot.announce.announcement import Announcement
from bot.announce.writing.words import ButtonKind
from bot.house import House
from bot.people.person import Person


def closed_to(house: House, person: Person, announcement: Announcement) -> frozenset[str]:
    offered = [way.to for way in announcement.buttons if way.kind is ButtonKind.FORM]
    return frozenset(offered).difference(house.forms_for(person)) if offered else frozenset()
