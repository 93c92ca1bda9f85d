"""A second person confirms what weighs much before it goes, or sends it back; never its author, and once."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.announce.announcement import Announcement, AnnouncementState
from bot.store.partitions import announcement_partition
from tests.conversations import announcing
from tests.conversations.confirming import rule
from tests.conversations.school import School, send_to
from tests.conversations.stage import Colleague, Shown, buttons_of

WORDS = "De fotograaf komt dinsdag."
CONFIRM = "Bevestig: naar 3 personeelsleden"
ASKED = "vraagt je om een mededeling te bevestigen"
RULES = rule(
    "communication",
    ["role:communication", "group:hr"],
    weighs="above = 2",
    second=["group:hr", "role:communication"],
) + rule("heads", ["role:teacher"], schools="own", weighs="above = 0", second=["head"])


@pytest.fixture
async def eyes(school: School) -> AsyncIterator[School]:
    """Carla writes; Nadia and Lieve (of hr) confirm what goes to more than two."""
    (school._data / "authors.toml").write_text(RULES, "utf-8")
    await school.restarts()
    await school.everybody_installs()
    yield school


async def write(author: Colleague, people: int = 3, **audience: str) -> None:
    await announcing.write(author, title="Schoolfoto's", text=WORDS, **(audience or {"schools": "de-linde"}))
    await author.clicks(send_to(people))


async def the_one(school: School) -> Announcement:
    (one,) = [item.value async for item in school.house.records.announcements.stream()]
    return one


def reached(school: School) -> set[str]:
    """Who has it as a message, and not to confirm or to write."""
    readers = ("ana", "ben", "emma", "farid", "dirk", "sophie", "james")
    return {name for name in readers if any(is_received(shown) for shown in school.people[name].chat)}


def is_received(shown: Shown) -> bool:
    return WORDS in shown.text and ASKED not in shown.text and announcing.PREVIEW not in buttons_of(shown)


def asked(person: Colleague) -> Shown:
    return next(shown for shown in reversed(person.chat) if ASKED in shown.text)


async def test_a_second_person_sees_all_of_it_and_lets_it_go(eyes: School) -> None:
    await write(eyes.carla)
    assert "Wacht op bevestiging" in eyes.carla.newest.text
    await eyes.jobs()
    assert reached(eyes) == set()
    card = asked(eyes.nadia)
    for words in ("Carla De Smet", WORDS, "3 personeelsleden in 1 school", "iedereen van Basisschool De Linde"):
        assert words in card.text, words
    await eyes.nadia.clicks(CONFIRM, on=card)
    assert "Bevestigd" in card.text
    await eyes.jobs()
    assert reached(eyes) == {"ana", "ben", "emma"}
    assert eyes.carla.sees("Nadia El Amrani, vandaag")
    assert "Bevestigd" in asked(eyes.lieve).text, "the cards of the others show it"
    assert CONFIRM not in buttons_of(asked(eyes.lieve))
    await eyes.jobs(later=timedelta(seconds=5))
    assert (await the_one(eyes)).state is AnnouncementState.SENT


async def test_what_goes_to_few_needs_nobody(eyes: School) -> None:
    await write(eyes.carla, 2, groups="hr")
    await eyes.jobs()
    await eyes.jobs(later=timedelta(seconds=5))
    assert (await the_one(eyes)).state is AnnouncementState.SENT


async def test_it_comes_back_with_a_remark_and_is_asked_for_anew(eyes: School) -> None:
    await write(eyes.carla)
    await eyes.jobs()
    card = asked(eyes.nadia)
    await eyes.nadia.clicks("Stuur terug met deze opmerking", on=card)
    assert "Vul dit nog in." in card.text
    await eyes.nadia.fills(remark="Zet het uur erbij.").clicks("Stuur terug met deze opmerking", on=card)
    await eyes.jobs()
    assert "Zet het uur erbij." in eyes.carla.newest.text
    await eyes.carla.clicks("Verdergaan")
    await eyes.carla.clicks("Aanpassen")
    await announcing.go_through(eyes.carla, text=f"{WORDS} Om 9 uur.")
    await eyes.carla.clicks(send_to(3))
    await eyes.jobs()
    assert reached(eyes) == set()
    again = asked(eyes.nadia)
    assert again is not card
    assert "Om 9 uur." in again.text
    assert "Niet meer te bevestigen" in card.text
    await eyes.lieve.clicks(CONFIRM, on=asked(eyes.lieve))
    await eyes.jobs()
    assert reached(eyes) == {"ana", "ben", "emma"}


async def test_its_author_cannot_confirm_it_by_any_trick(eyes: School) -> None:
    """Nadia is among those who confirm: what she writes waits for Lieve."""
    await write(eyes.nadia)
    await eyes.jobs()
    one = await the_one(eyes)
    assert not any(ASKED in shown.text for shown in eyes.nadia.chat)
    for verb in ("second.confirm", "second.return"):
        await eyes.nadia.sends(verb, {"id": one.id, "revision": one.revision, "remark": "Goed"}, None)
        assert "Dit vind ik niet" in eyes.nadia.newest.text, verb
    await eyes.nadia.sends("announcement.send", {"id": one.id, "revision": one.revision}, None)
    await eyes.nadia.sends("announcement.resume", {"id": one.id}, None)
    await eyes.jobs()
    assert reached(eyes) == set()
    await eyes.lieve.clicks(CONFIRM, on=asked(eyes.lieve))
    await eyes.jobs()
    assert reached(eyes) == {"ana", "ben", "emma"}


async def test_nobody_else_confirms_it(eyes: School) -> None:
    await write(eyes.carla)
    await eyes.jobs()
    one = await the_one(eyes)
    for person in (eyes.ana, eyes.ben, eyes.dirk):
        for verb in ("second.confirm", "second.return", "second.withdraw"):
            await person.sends(verb, {"id": one.id, "revision": one.revision, "remark": "x"}, None)
            assert "Dit vind ik niet" in person.newest.text, verb
    assert (await the_one(eyes)).state is AnnouncementState.TO_CONFIRM


async def test_who_may_confirm_no_more_when_they_click_does_not(eyes: School) -> None:
    await write(eyes.carla)
    await eyes.jobs()
    await eyes.becomes(lambda one: replace(one, groups=frozenset()) if one.id == eyes.nadia.id else one)
    await eyes.nadia.clicks(CONFIRM, on=asked(eyes.nadia))
    assert "Dit vind ik niet" in eyes.nadia.newest.text
    await eyes.jobs()
    assert reached(eyes) == set()


async def test_who_may_confirm_by_now_can(eyes: School) -> None:
    """Ben came to hr after it was asked."""
    await write(eyes.carla)
    await eyes.jobs()
    await eyes.becomes(lambda one: replace(one, groups=frozenset({"hr"})) if one.id == eyes.ben.id else one)
    one = await the_one(eyes)
    await eyes.ben.sends("second.confirm", {"id": one.id, "revision": one.revision}, None)
    await eyes.jobs()
    assert reached(eyes) == {"ana", "ben", "emma"}


async def test_the_first_decides_and_the_other_sees_it(eyes: School) -> None:
    await write(eyes.carla)
    await eyes.jobs()
    of_nadia, of_lieve = asked(eyes.nadia), asked(eyes.lieve)
    waiting = await the_one(eyes)
    data = {"id": waiting.id, "revision": waiting.revision, "remark": "Niet goed"}
    await asyncio.gather(
        eyes.nadia.sends("second.confirm", data, of_nadia), eyes.lieve.sends("second.return", data, of_lieve)
    )
    one = await the_one(eyes)
    assert one.asked
    assert one.asked.decision
    first = "Bevestigd" if one.asked.decision.agreed else "Teruggestuurd"
    assert first in of_nadia.text
    assert first in of_lieve.text
    await eyes.jobs()
    assert bool(reached(eyes)) == one.asked.decision.agreed
    deeds = [item.value.deed async for item in eyes.house.records.audit.stream(order="at")]
    assert deeds.count("announcement.second_confirmed") + deeds.count("announcement.sent_back") == 1


async def test_a_double_click_confirms_once(eyes: School) -> None:
    await write(eyes.carla)
    await eyes.jobs()
    await eyes.nadia.clicks(CONFIRM, on=asked(eyes.nadia), times=2)
    await eyes.jobs()
    assert sum(is_received(shown) for shown in eyes.ana.chat) == 1


async def test_its_author_takes_it_back_and_no_card_of_before_confirms_it(eyes: School) -> None:
    await write(eyes.carla)
    await eyes.jobs()
    card = asked(eyes.nadia)
    old = buttons_of(card)[CONFIRM]
    await eyes.carla.clicks("Ja, neem terug")
    assert "Concept" in eyes.carla.newest.text
    await eyes.nadia.sends("second.confirm", dict(old["data"]), card)
    assert "intussen veranderd" in eyes.nadia.newest.text
    await eyes.jobs()
    assert "Niet meer te bevestigen" in card.text
    assert reached(eyes) == set()


async def test_what_waits_is_not_changed_under_the_eyes_of_who_confirms(eyes: School) -> None:
    await write(eyes.carla)
    one = await the_one(eyes)
    typed = {"title": "Anders", "text": "Iets heel anders.", "schools": "de-linde"}
    await eyes.carla.sends("announcement.preview", {"id": one.id, **typed}, None)
    await eyes.carla.sends("announcement.discard", {"id": one.id}, None)
    assert replace(await the_one(eyes), follow=None) == replace(one, follow=None)


async def test_the_bounds_are_looked_at_again_when_it_is_confirmed(eyes: School) -> None:
    await write(eyes.carla)
    await eyes.jobs()
    await eyes.becomes(lambda one: replace(one, roles=frozenset()) if one.id == eyes.carla.id else one)
    await eyes.nadia.clicks(CONFIRM, on=asked(eyes.nadia))
    await eyes.jobs()
    assert reached(eyes) == set()


async def test_where_nobody_could_confirm_it_says_so(eyes: School) -> None:
    await eyes.becomes(lambda one: replace(one, groups=frozenset()))
    await write(eyes.carla)
    assert "er is niemand die dat kan" in eyes.carla.newest.text
    assert (await the_one(eyes)).state is AnnouncementState.DRAFT


async def test_the_head_of_the_authors_school_is_asked(eyes: School) -> None:
    await write(eyes.ana)
    await eyes.jobs()
    assert ASKED in eyes.ben.newest.text
    assert not any(ASKED in shown.text for shown in eyes.dirk.chat)
    await eyes.ben.clicks(CONFIRM)
    await eyes.jobs()
    assert {"ana", "emma"} <= reached(eyes)


async def test_the_audit_says_who_asked_and_who_confirmed(eyes: School) -> None:
    await write(eyes.carla)
    await eyes.jobs()
    await eyes.nadia.clicks(CONFIRM, on=asked(eyes.nadia))
    one = await the_one(eyes)
    entries = [item.value async for item in eyes.house.records.audit.stream(order="at")]
    told = [(entry.deed, entry.actor) for entry in entries if entry.subject == one.id]
    assert sorted(told) == [
        ("announcement.asked", eyes.carla.id),
        ("announcement.published", eyes.carla.id),
        ("announcement.second_confirmed", eyes.nadia.id),
    ]


async def test_what_was_planned_for_a_moment_that_passed_goes_when_it_is_confirmed(eyes: School) -> None:
    await write(eyes.carla)
    await eyes.jobs()
    one = await the_one(eyes)
    standing = await eyes.house.records.announcements.get(announcement_partition(one.id), one.id)
    assert standing
    planned = replace(one, planned_for=eyes.house.now() + timedelta(hours=1))
    write_it = eyes.house.records.announcements.put(planned, standing.version)
    await eyes.house.records.accept(announcement_partition(one.id), [write_it])
    await eyes.jobs(later=timedelta(hours=2))
    await eyes.nadia.clicks(CONFIRM, on=asked(eyes.nadia))
    await eyes.jobs()
    assert reached(eyes) == {"ana", "ben", "emma"}


async def test_what_is_confirmed_before_its_moment_is_planned(eyes: School) -> None:
    await write(eyes.carla)
    await eyes.jobs()
    one = await the_one(eyes)
    standing = await eyes.house.records.announcements.get(announcement_partition(one.id), one.id)
    assert standing
    planned = replace(one, planned_for=eyes.house.now() + timedelta(hours=3))
    write_it = eyes.house.records.announcements.put(planned, standing.version)
    await eyes.house.records.accept(announcement_partition(one.id), [write_it])
    await eyes.nadia.clicks(CONFIRM, on=asked(eyes.nadia))
    await eyes.jobs()
    assert reached(eyes) == set()
    assert (await the_one(eyes)).state is AnnouncementState.PLANNED
