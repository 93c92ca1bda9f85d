"""Counts what became of an announcement in each school: by a job, since it reads every delivery."""

from dataclasses import replace
from datetime import timedelta

from bot.announce.announcement import Announcement, Tally
from bot.announce.composing import follow
from bot.announce.delivery import UNDER_WAY, Delivery
from bot.announce.schools.figures import FIGURES_ID, MOST_TWICE, SchoolFigures, more
from bot.house import House
from bot.people.contacts import Actor
from bot.store.partitions import announcement_partition
from bot.work.job import Job
from bot.work.notice import CardPlace, DeliveryState

JOB = "announcement_schools"
FRESH = timedelta(minutes=1)
"""Figures that are no older are not counted anew, however often somebody looks."""
LONGEST = timedelta(minutes=15)
"""That counting takes: what was asked before is asked anew."""


async def ask(house: House, actor: Actor, id: str, card: str | None) -> tuple[Announcement, SchoolFigures]:
    """The figures as they were counted last, which are counted anew unless they are fresh; `card` shows them then.
    Raises Unavailable."""
    announcement, now = await follow(house, actor, id), house.now()
    place = CardPlace(actor.id, card) if card else None

    def asked(standing: SchoolFigures | None) -> SchoolFigures:
        if standing is None:
            return SchoolFigures(id, now, card=place)
        if _is_due(standing):
            return replace(standing, asked=now, card=place or standing.card)
        return standing

    def _is_due(standing: SchoolFigures) -> bool:
        if standing.at is None or standing.asked > standing.at:
            return now - standing.asked > LONGEST
        return now - standing.at > FRESH

    def promises(before: SchoolFigures | None, after: SchoolFigures) -> list[Job]:
        return [Job(JOB, {"announcement": id})] if before is None or before.asked != after.asked else []

    records = house.records
    figures = await records.change_one(records.school_figures, announcement_partition(id), FIGURES_ID, asked, promises)
    return announcement, figures


async def count(house: House, id: str) -> SchoolFigures | None:
    """None when nobody asked for it."""
    records, partition = house.records, announcement_partition(id)
    standing = await records.school_figures.get(partition, FIGURES_ID)
    if standing is None:
        return None
    directory, now = await house.directory.current(), house.now()
    schools: dict[str, Tally] = {}
    twice: list[str] = []
    async for item in records.deliveries.stream(partition=partition):
        person = directory.people.get(item.value.person)
        school = person.school if person else ""
        schools[school] = _with(schools.get(school, Tally()), item.value, receipts=house.read_receipts)
        if may_be_twice(item.value):
            twice.append(item.value.person)
    named, many = tuple(twice[:MOST_TWICE]), len(twice)

    def counted(before: SchoolFigures | None) -> SchoolFigures:
        base = before or standing.value
        return replace(base, at=now, schools=schools, twice=many, named=named)

    return await records.change_one(records.school_figures, partition, FIGURES_ID, counted)


def _with(tally: Tally, delivery: Delivery, *, receipts: bool) -> Tally:
    delivered = delivery.state is DeliveryState.DELIVERED
    return more(
        tally,
        delivered=delivered,
        confirmed=delivery.confirmed,
        not_reached=not delivered and delivery.state not in UNDER_WAY,
        seen=receipts and delivered and delivery.seen,
    )


def may_be_twice(delivery: Delivery) -> bool:
    """It went out again after a send that may have arrived, and arrived."""
    return delivery.resent and delivery.state is DeliveryState.DELIVERED
