"""An announcement that is about to go out to everybody of a generated organisation, all of whom have Bode.

`python -m bench.announcing install|publish PEOPLE URL` does one of both in the data folder of the settings.
"""

import asyncio
import sys
from dataclasses import replace

from bench.people import TENANT, person_id
from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.asking.question import Question
from bot.announce.writing.words import ButtonKind, WayOn, Words
from bot.bootstrap.houses import opened_house
from bot.house import House
from bot.people.audience import Audience
from bot.people.contact import Address, Contact
from bot.people.importance import Importance
from bot.people.principals import EVERYBODY
from bot.settings import load_settings
from bot.store.partitions import announcement_partition, person_partition
from bot.work.job import Job
from bot.work.notice import CardPlace

AT_ONCE = 50
AUTHORS_CARD = CardPlace(person_id(0), "1")
CHOICES = ("Ja", "Nee")
TEXT = "Dinsdag om 10 uur gaat het alarm. Verzamel met je klas op de speelplaats en tel je leerlingen. " * 4
WORDS = Words("Brandoefening", TEXT)


async def install(house: House, people: int, service_url: str) -> None:
    """Everybody has Bode, and is written to at this address."""
    for first in range(0, people, AT_ONCE):
        await asyncio.gather(
            *(_install(house, number, service_url) for number in range(first, min(first + AT_ONCE, people)))
        )


async def _install(house: House, number: int, service_url: str) -> None:
    address = Address(f"a:{number}", service_url, TENANT, f"29:{number}", "bode")
    contact = Contact(person_id(number), address, installed=True, welcomed=True)
    standing = await house.records.contacts.get(person_partition(contact.person), contact.person)
    write = house.records.contacts.put(contact, standing.version if standing else None)
    await house.records.accept(person_partition(contact.person), [write])


async def publish(
    house: House,
    id: str,
    follow: CardPlace | None = AUTHORS_CARD,
    question: Question | None = None,
    *,
    words: Words = WORDS,
    audience: Audience = EVERYBODY,
    importance: Importance = Importance.MANDATORY,
) -> None:
    """As a click on "send" does it: a worker takes it from here. Person 0 wrote it, and their card follows: a new one
    where `follow` is none. With a `question` it can be answered with one of CHOICES. What is mandatory goes at any
    hour, and asks for a confirmation."""
    announcement = Announcement(
        id,
        person_id(0),
        {"nl": replace(words, question="Was je klas op tijd buiten?", choices=CHOICES) if question else words},
        audience,
        confirmation=importance is Importance.MANDATORY,
        state=AnnouncementState.SENDING,
        importance=importance,
        created=house.now(),
        published=house.now(),
        follow=follow,
        question=question,
        buttons=(WayOn(ButtonKind.LINK, "https://bench.example/brand"),),
    )
    write = house.records.announcements.put(announcement)
    jobs = [Job(name, {"announcement": id}) for name in ("announcement_spread", "announcement_follow")]
    await house.records.accept(announcement_partition(id), [write], jobs=jobs)


async def main(step: str, people: int, service_url: str) -> None:
    async with opened_house(load_settings()) as house:
        if step == "install":
            await install(house, people, service_url)
        else:
            await publish(house, "bench")


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2]), sys.argv[3]))
