"""Reactions to the card of an announcement are counted, and nothing that is kept says whose they are."""

import json

from bot.announce.news.reactions import Reactions, summed
from bot.channel.base import Reacted
from bot.store.partitions import announcement_partition
from tests.conversations.preferring import announce
from tests.conversations.school import School
from tests.conversations.stage import Colleague


async def reacts(
    person: Colleague, title: str, *added: str, removed: tuple[str, ...] = (), key: str | None = None
) -> None:
    reply = await person.turn(Reacted(person.card_with(title).activity, added, removed), key=key)
    assert not (reply.messages or reply.replace or reply.toast), "nobody waits for an answer"


async def counted(school: School, sent: str) -> dict[str, int]:
    shares = school.house.records.reactions.stream(partition=announcement_partition(sent))
    return dict(summed([item.value async for item in shares]))


async def test_they_are_counted_by_kind_and_shown_to_the_author(school: School) -> None:
    ana, ben, emma, carla = school.ana, school.ben, school.emma, school.carla
    await school.everybody_installs()
    sent = await announce(school, "Sneeuw")
    await reacts(ana, "Sneeuw", "like")
    await reacts(ben, "Sneeuw", "like", "1f3c4_surfer")
    await reacts(emma, "Sneeuw", "heart")
    assert await counted(school, sent) == {"like": 2, "heart": 1, "other": 1}
    await reacts(emma, "Sneeuw", "like", removed=("heart",))
    assert await counted(school, sent) == {"like": 3, "other": 1}
    await carla.clicks("Vernieuwen", on=carla.card_with("Sneeuw"))
    assert "4 reacties: 👍 3  andere 1" in carla.card_with("Sneeuw").text


async def test_one_that_is_delivered_again_counts_once(school: School) -> None:
    await school.everybody_installs()
    sent = await announce(school, "Sneeuw")
    for _ in range(3):
        await reacts(school.ana, "Sneeuw", "like", key="ab" * 16)
        await school.restarts()
    assert await counted(school, sent) == {"like": 1}


async def test_what_is_kept_names_nobody(school: School) -> None:
    ana = school.ana
    await school.everybody_installs()
    sent = await announce(school, "Sneeuw")
    await reacts(ana, "Sneeuw", "like")
    partition = announcement_partition(sent)
    kept = [item.value async for item in school.house.records.reactions.stream(partition=partition)]
    said = json.dumps([dict(one.counts) for one in kept]) + "".join(one.id for one in kept)
    assert kept and ana.id not in said
    delivery = await school.house.records.deliveries.get(partition, ana.id)
    assert delivery and "like" not in repr(delivery.value)


async def test_a_reaction_to_anything_else_counts_nowhere(school: School) -> None:
    ana, farid = school.ana, school.farid
    await school.everybody_installs()
    sent = await announce(school, "Sneeuw")
    await ana.says("help")
    await ana.turn(Reacted(ana.newest.activity, ("like",)))
    await farid.turn(Reacted(ana.card_with("Sneeuw").activity, ("like",)))
    await ana.turn(Reacted("", ("like",)))
    assert await counted(school, sent) == {}


def test_what_is_taken_back_without_having_been_counted_is_not_below_nothing() -> None:
    shares = [Reactions("a", 0).reacted((), ("like",)), Reactions("a", 1).reacted(("sad", "sad"), ())]
    assert summed(shares) == (("sad", 2),)
    assert summed([shares[0], Reactions("a", 2).reacted(("like", "like"), ())]) == (("like", 1),)
