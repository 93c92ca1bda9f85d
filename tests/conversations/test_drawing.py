"""A card that says the same to many is drawn once: they are sent one and the same object, which the channel keeps."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

from bot.announce.announcement import Announcement
from bot.announce.delivery import Delivery
from bot.announce.writing.words import Words
from bot.channel.base import Throttled
from bot.json import JsonObject
from bot.people.person import Person
from bot.store.partitions import announcement_partition
from tests.conversations.school import School, send_to
from tests.conversations.stage import Colleague, buttons_of
from tests.conversations.test_announce import compose

CONFIRM = "Gelezen en begrepen"
SOON = timedelta(seconds=5)


def card(person: Colleague) -> JsonObject:
    """The announcement as it stands in their chat."""
    return person.card_with("De fotograaf").card


def drawings(people: Sequence[Colleague]) -> int:
    """How many different cards they have."""
    cards = [card(person) for person in people]
    return len({id(one) for one in cards})


async def send(school: School, later: Sequence[Colleague] = ()) -> None:
    """To everybody; Teams asks for patience when it is the turn of those in `later`."""
    await school.everybody_installs()
    await compose(school.carla, everyone="true")
    for person in later:
        school.recorder.fails[person.conversation] = [Throttled(SOON.total_seconds())]
    await school.carla.clicks(send_to(10))
    await school.jobs()
    assert not any(person.sees("De fotograaf") for person in later)


async def announcement_changes(school: School, change: Callable[[Announcement], Announcement]) -> None:
    def changed(standing: Announcement | None) -> Announcement:
        assert standing
        return change(standing)

    announcement = announcement_id(school.ana)
    await school.house.records.change_one(
        school.house.records.announcements, announcement_partition(announcement), announcement, changed
    )


def announcement_id(reader: Colleague) -> str:
    """Of the newest that they can confirm."""
    return str(buttons_of(reader.card_with("De fotograaf"))[CONFIRM]["data"]["id"])


async def test_everybody_of_one_language_gets_one_drawing(school: School) -> None:
    await send(school)
    sophie, james = school.sophie, school.james
    dutch = [person for person in school.people.values() if person not in (sophie, james)]
    assert len(dutch) == 8
    assert drawings(dutch) == 1
    assert drawings([*dutch, sophie, james]) == 3
    assert [card(person)["lang"] for person in (school.ana, sophie, james)] == ["nl", "fr", "en"]


async def test_what_happens_to_the_send_brings_no_other_drawing(school: School) -> None:
    """It is counted, its author's card follows it, some have confirmed, the bot was refused."""
    late = school.farid
    await send(school, [late])
    await announcement_changes(school, lambda now: replace(now, refusals=1, problem="Unauthorized"))
    await school.jobs(later=timedelta(seconds=2))
    unconfirmed = card(school.ana)
    await school.ben.clicks(CONFIRM)
    await school.jobs(later=SOON)
    assert card(late) is unconfirmed
    assert card(late) is not card(school.ben)
    assert CONFIRM not in buttons_of(school.ben.card_with("De fotograaf"))
    assert CONFIRM in buttons_of(late.card_with("De fotograaf"))


async def test_another_text_is_drawn_anew(school: School) -> None:
    late = school.farid
    await send(school, [late])
    words = {"nl": Words("Schoolfoto's", "De fotograaf komt woensdag.")}
    await announcement_changes(school, lambda now: replace(now, words=words, revision=now.revision + 1))
    await school.jobs(later=SOON)
    assert late.sees("De fotograaf komt woensdag.")
    assert not school.ana.sees("De fotograaf komt woensdag.")


async def test_two_announcements_never_share_a_drawing(school: School) -> None:
    """Their button says of which it is, though all that is read is the same."""
    await send(school)
    first = announcement_id(school.ben)
    await send(school)
    assert announcement_id(school.ben) != first


async def test_on_another_day_the_moment_is_said_anew(school: School) -> None:
    late = school.farid
    await send(school, [late])
    await school.jobs(later=timedelta(hours=22))
    assert "vandaag" in school.ana.card_with("De fotograaf").text
    assert "gisteren" in late.card_with("De fotograaf").text


async def test_an_author_who_is_called_otherwise_now_is_drawn_anew(school: School) -> None:
    def renamed(person: Person) -> Person:
        return replace(person, name="Carla Peeters") if person.id == school.carla.id else person

    late = school.farid
    await send(school, [late])
    await school.becomes(renamed)
    await school.jobs(later=SOON)
    assert "Carla De Smet" in school.ana.card_with("De fotograaf").text
    assert "Carla Peeters" in late.card_with("De fotograaf").text


async def test_who_confirmed_gets_a_card_that_says_so_and_nobody_else_does(school: School) -> None:
    """Whatever is recorded of a delivery that is still to be sent."""
    confirmed, late = school.farid, school.dirk
    await send(school, [confirmed, late])
    partition = announcement_partition(announcement_id(school.ana))

    def confirms(standing: Delivery | None) -> Delivery:
        assert standing
        return replace(standing, confirmed=True, confirmed_at=school.clock())

    await school.house.records.change_one(school.house.records.deliveries, partition, confirmed.id, confirms)
    await school.jobs(later=SOON)
    assert CONFIRM not in buttons_of(confirmed.card_with("De fotograaf"))
    assert card(late) is card(school.ana)
    assert CONFIRM in buttons_of(late.card_with("De fotograaf"))
