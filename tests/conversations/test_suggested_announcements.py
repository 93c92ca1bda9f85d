"""Requests that become announcements: suggested to those who write these, taken once, and sent by who took it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.announce.announcement import Announcement
from bot.announce.drafts.suggested import take
from bot.arrange.requests import find_request
from bot.arrange.suggesting.suggesting import JOB, suggest
from bot.people.audience import NOBODY
from bot.people.contacts import meet
from bot.people.person import Role
from bot.store.partitions import announcement_partition
from bot.work.job import Job
from bot.work.suggestion import KEPT, Suggestion
from tests.conversations.announcing import go_through
from tests.conversations.offering import SKILLS, offers
from tests.conversations.school import School, send_to
from tests.conversations.stage import Colleague, buttons_of, defaults_of

TAKE, DECLINE = "Maak er een mededeling van", "Niet nodig"
MESSAGE = "De grootouders komen zingen. De burgemeester komt ook."


async def press_release(school: School, kind: str = "press", audience: str = "staff,public") -> None:
    """Ana's, approved by her head and by communication."""
    ana = school.ana
    await school.everybody_installs()
    await ana.says("persbericht")
    await ana.fills(kind=kind, subject="Grootouderfeest", message=MESSAGE).clicks("Volgende")
    await ana.fills(audience=audience, day="2026-12-04", photos="none").clicks("Volgende")
    await ana.clicks("Indienen")
    await school.jobs()
    for person in [school.ben, school.carla] if kind == "press" else [school.carla]:
        await person.clicks("Goedkeuren")
        await school.jobs()


async def also_writes(school: School, person: Colleague) -> None:
    await school.becomes(
        lambda one: replace(one, roles=one.roles | {Role.COMMUNICATION}) if one.id == person.id else one
    )


async def suggestions(school: School) -> list[Suggestion]:
    found = await school.house.records.suggestions.find(order="at")
    return [one.value for one in found.items]


async def drafts(school: School, author: Colleague) -> list[Announcement]:
    found = await school.house.records.announcements.find(equal={"author": author.id}, order="created")
    return [one.value for one in found.items]


async def test_a_press_release_waits_for_communication_and_goes_out_to_whom_it_chooses(school: School) -> None:
    carla = school.carla
    await press_release(school)
    card = carla.card_with("Voorstel voor een mededeling")
    for words in ("Grootouderfeest", MESSAGE, "COM-2026-", "van Ana Martens"):
        assert words in card.text
    assert not school.ana.sees("Voorstel voor een mededeling")
    await carla.clicks(TAKE, on=card)
    typed = defaults_of(carla.newest.card) if TAKE not in buttons_of(carla.newest) else {}
    (draft,) = await drafts(school, carla)
    assert draft.title == "Grootouderfeest"
    assert draft.words["nl"].text.startswith(f"{MESSAGE}\n\n- **")
    assert draft.audience == NOBODY, "whoever takes it chooses"
    assert typed == {} or typed["title"] == "Grootouderfeest"
    await carla.says("mijn mededelingen")
    assert "Voorgesteld" not in carla.newest.text
    await carla.clicks("Verdergaan")
    await go_through(carla, schools="de-linde")
    await carla.clicks(send_to(3))
    await school.jobs()
    assert school.ana.sees(MESSAGE)


async def test_an_internal_opportunity_arrives_too(school: School) -> None:
    await offers(school)
    (one,) = await suggestions(school)
    assert one.words["nl"][0] == "Zorgleerkracht"
    assert SKILLS in one.words["nl"][1]
    assert "**In welke school?** Basisschool De Linde" in one.words["nl"][1]
    assert "Ben Claes" in one.words["fr"][1]
    assert school.carla.sees("Voorstel voor een mededeling")


async def test_what_is_not_for_colleagues_or_the_press_is_suggested_to_nobody(school: School) -> None:
    await press_release(school, "print", "parents")
    assert not await suggestions(school)
    assert not school.carla.sees("Voorstel voor een mededeling")


async def test_nothing_is_suggested_before_it_is_approved(school: School) -> None:
    await offers(school, approved=False)
    assert not await suggestions(school)


async def test_it_is_taken_once_and_the_others_see_by_whom(school: School) -> None:
    carla, emma = school.carla, school.emma
    await also_writes(school, emma)
    await offers(school)
    hers = emma.card_with("Voorstel voor een mededeling")
    await carla.clicks(TAKE)
    await school.jobs()
    assert "Carla De Smet maakt er een mededeling van" in hers.text
    assert TAKE not in buttons_of(hers)
    (one,) = await suggestions(school)
    for verb in ("suggestion.take", "suggestion.decline"):
        await emma.sends(verb, {"id": one.id}, hers)
        assert "Carla De Smet maakt er een mededeling van" in emma.newest.text
    assert not await drafts(school, emma)
    await carla.sends("suggestion.take", {"id": one.id}, None)
    assert len(await drafts(school, carla)) == 1, "a second click opens the same draft"


async def test_two_who_take_it_at_the_same_moment_make_one_draft(school: School) -> None:
    await also_writes(school, school.emma)
    await offers(school)
    (one,) = await suggestions(school)
    house = school.house
    first, second = [await meet(house, person.id, None) for person in (school.carla, school.emma)]
    await take(house, first, one.id)
    with pytest.raises(Exception, match=r"^$"):
        await take(house, second, one.id)
    partition = announcement_partition(one.id)
    standing = await house.records.announcements.get(partition, one.id)
    assert standing
    assert standing.value.author == school.carla.id


async def test_one_that_needs_no_announcement_is_declined(school: School) -> None:
    carla = school.carla
    await also_writes(school, school.emma)
    await offers(school)
    await carla.clicks(DECLINE)
    assert "Je vond geen mededeling nodig" in carla.newest.text
    await school.jobs()
    assert "Carla De Smet vond geen mededeling nodig" in school.emma.card_with("Voorstel").text
    await carla.says("mijn mededelingen")
    assert "Voorgesteld" not in carla.newest.text
    assert not await drafts(school, carla)


async def test_it_waits_in_the_list_until_somebody_takes_it_or_its_time_is_over(school: School) -> None:
    carla = school.carla
    await offers(school)
    await carla.says("mijn mededelingen")
    assert "Voorgesteld Zorgleerkracht KAN-2026-" in carla.newest.text
    await carla.says("vandaag")
    assert "1 voorstel voor een mededeling" in carla.newest.text
    await school.ben.says("vandaag")
    assert "voorstel voor een mededeling" not in school.ben.newest.text
    school.clock.pass_by(KEPT + timedelta(days=1))
    await carla.says("mijn mededelingen")
    assert "Voorgesteld" not in carla.newest.text


async def test_it_is_for_those_whom_the_form_names_alone(school: School) -> None:
    """A headmaster may announce, and is none of them: for him there is no such thing."""
    await offers(school)
    (one,) = await suggestions(school)
    for person in (school.ben, school.ana):
        for verb in ("suggestion.take", "suggestion.decline"):
            await person.sends(verb, {"id": one.id}, None)
            assert "Dit vind ik niet" in person.newest.text
            await person.sends(verb, {"id": "suggested.x"}, None)
            assert "Dit vind ik niet" in person.newest.text
    assert (await suggestions(school))[0].is_open
    await school.ben.says("mijn mededelingen")
    assert "Zorgleerkracht" not in school.ben.newest.text


async def test_a_job_that_comes_again_suggests_and_tells_once(school: School) -> None:
    await offers(school)
    (one,) = await suggestions(school)
    request = one.id.removeprefix("suggested.")
    await school.carla.clicks(TAKE)
    await school.house.queue.put(
        [Job(JOB, {"request": request}), Job("announcement_suggested", {"suggestion": one.id})]
    )
    await school.jobs()
    standing = await find_request(school.house, request)
    rule = school.house.forms["opportunity"].announcement
    assert standing
    assert rule
    await suggest(school.house, standing, rule, {"nl": ("Anders", "Anders")})
    assert [again.words["nl"][0] for again in await suggestions(school)] == ["Zorgleerkracht"]
    assert [again.taken for again in await suggestions(school)] == [school.carla.id]
    assert len([shown for shown in school.carla.chat if "Zorgleerkracht" in shown.text and TAKE in shown.text]) == 0
