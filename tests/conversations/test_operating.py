"""Who administers Bode sees how it is, what was set aside, what goes out, what counts and who has which role; to
everybody else none of it is there."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.announce.halting import halting
from bot.doctor.health import PARTS
from bot.front.dispatch import CLICKS
from bot.store.partitions import SET_ASIDE_JOBS
from bot.web.readiness import HOLDS, TELLS
from bot.work.job import Job
from bot.work.kept import SetAside
from cards.announce import halting_buttons
from cards.home import operating_buttons
from cards.home.aside import ids_of
from cards.parts.verbs import Verb
from tests.conversations.expertise import REFUSED, TOPICS
from tests.conversations.operating import administered, deeds, opens, sends
from tests.conversations.school import School
from tests.conversations.stage import buttons_of
from tests.conversations.test_cost import counted

SECRET = "Kaatje is ziek"


VERBS = [
    kind
    for module in (operating_buttons, halting_buttons)
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, Verb) and kind is not Verb
]


async def lies_aside(school: School, *, job: str = "person_welcome", id_: str = "jobs-1") -> SetAside:
    """One that did not go, of which the body says more than ids."""
    body = {"person": school.ana.id, "text": SECRET}
    kept = SetAside(id_, school.clock(), "jobs", job, body, 10, "StoreUnavailable")
    await school.house.records.accept(SET_ASIDE_JOBS, [school.house.records.set_aside.put(kept)])
    return kept


async def test_to_everybody_else_the_word_is_a_word_like_any_other(school: School) -> None:
    await school.everybody_installs()
    ana = school.ana
    await ana.says("beheer")
    said = ana.newest.text
    await ana.says("behanger")
    assert said.replace("beheer", "behanger") == ana.newest.text, "answered as any word of which nothing is known"
    await ana.says("help")
    assert "beheer" not in ana.newest.text.casefold()
    await ana.says("beheerr")
    assert "beheer" not in buttons_of(ana.newest)


@pytest.mark.parametrize("kind", VERBS, ids=lambda kind: kind.verb)
async def test_nobody_else_gets_anything_from_its_buttons(school: School, kind: type[Verb]) -> None:
    carla = await administered(school)
    kept = await lies_aside(school)
    await carla.says("beheer")
    data = {"job": kept.id} if "job" in kind.model_fields else {}
    for other in (school.ana, school.ben):
        await other.sends(kind.verb, data, None)
        assert REFUSED in other.newest.text
    assert await deeds(school, "job.") == await deeds(school, "sends.") == []


async def test_who_administers_finds_it_under_help_and_in_three_languages(school: School) -> None:
    carla = await administered(school)
    await carla.says("help")
    assert "Hoe Bode het doet" in carla.newest.text
    for words, title in {"gestion": "Comment va Bode", "operations": "How is Bode", "beheer": "Hoe gaat het"}.items():
        language = {"gestion": "fr", "operations": "en", "beheer": "nl"}[words]
        await carla.sends("language.choose", {"language": language}, None)
        await carla.says(words)
        assert title in carla.newest.text


async def test_all_is_well_and_then_a_job_waits_too_long(school: School) -> None:
    carla = await administered(school)
    await school.jobs()
    await carla.says("beheer")
    assert "Alles werkt" in carla.newest.text
    assert f"{len(school.people)} collega’s gekend." in carla.newest.text
    await school.ana.says("verlof")
    await school.house.queue.put([an_ended_send()])
    school.clock.pass_by(timedelta(hours=1))
    await carla.says("beheer")
    assert "Er scheelt iets" in carla.newest.text
    assert "al 60 minuten" in carla.newest.text


def an_ended_send() -> Job:
    return Job(halting.ENDED_JOB, {"announcement": "none"})


async def test_what_readyz_finds_wrong_is_told_here_as_well(school: School) -> None:
    carla = await administered(school)

    async def look() -> dict[str, bool]:
        return {"blobs": True, "model": False, "store": True}

    school.house.parts.look = look
    await carla.says("beheer")
    assert "De opslag van bestanden antwoordt niet." in carla.newest.text
    assert "Het model dat op betekenis zoekt" not in carla.newest.text
    assert "Er scheelt iets" in carla.newest.text


def test_every_part_of_readyz_is_told() -> None:
    """People, passages and jobs have findings of their own."""
    assert {*HOLDS, *TELLS} - {"store", "index", "queue"} == set(PARTS)


async def test_what_it_costs_does_not_grow(school: School) -> None:
    carla = await administered(school)
    counting = counted(school)
    await carla.says("beheer")
    counting.reads = counting.commits = 0
    await carla.says("beheer")
    little = counting.reads
    for number in range(30):
        await lies_aside(school, id_=f"jobs-{number:02}")
    for _ in range(3):
        await sends(school)
        await school.jobs()
    await carla.says("beheer")
    counting.reads = counting.commits = 0
    await carla.says("beheer")
    assert counting.reads <= little + halting.SHOWN
    assert counting.commits == 0
    assert "Meer dan 8 taken staan opzij" in carla.newest.text


async def test_a_job_is_looked_at_and_tried_again_and_nothing_that_somebody_wrote_shows(school: School) -> None:
    carla = await administered(school)
    kept = await lies_aside(school)
    await opens(carla, "Taken bekijken")
    assert "person_welcome" in carla.newest.text
    await carla.clicks("Openen", on=carla.newest)
    card = carla.newest
    assert "fout StoreUnavailable" in card.text
    assert school.ana.id in card.text
    assert SECRET not in card.text
    await carla.clicks("Opnieuw proberen", on=card)
    assert "Wordt opnieuw geprobeerd" in carla.newest.text
    leases = await school.house.queue.lease(limit=10, duration=timedelta(seconds=60))
    assert (kept.job, kept.body) in [(one.job.name, one.job.body) for one in leases]
    await carla.sends("aside.retry", {"job": kept.id}, None)
    assert "Wordt opnieuw geprobeerd" in carla.newest.text, "an older card says what became of it"
    await carla.sends("aside.drop", {"job": kept.id}, None)
    assert "Wordt opnieuw geprobeerd" in carla.newest.text
    assert await deeds(school, "job.") == [("job.put_back", carla.id)]
    await opens(carla, "Taken bekijken")
    assert "Er staat geen enkele taak opzij" in carla.newest.text


async def test_a_job_is_dropped_once_more_asked_and_that_can_be_undone(school: School) -> None:
    carla = await administered(school)
    kept = await lies_aside(school)
    await opens(carla, "Taken bekijken")
    await carla.clicks("Openen", on=carla.newest)
    await carla.clicks("Laat de taak vallen", on=carla.newest)
    assert "Laten vallen" in carla.newest.text
    assert await school.house.records.set_aside.get(SET_ASIDE_JOBS, kept.id) is None
    assert not await school.house.queue.lease(limit=10, duration=timedelta(seconds=60))
    await carla.clicks("Ongedaan maken", on=carla.newest)
    assert "Staat opzij" in carla.newest.text
    standing = await school.house.records.set_aside.get(SET_ASIDE_JOBS, kept.id)
    assert standing
    assert standing.value == kept
    await carla.clicks("Laat de taak vallen", on=carla.newest)
    await carla.clicks("Ongedaan maken", on=carla.newest)
    assert [deed for deed, _ in await deeds(school, "job.")] == ["job.dropped", "job.taken_back"] * 2


async def test_of_what_is_not_known_any_more_nothing_is_there(school: School) -> None:
    carla = await administered(school)
    for verb in ("aside.show", "aside.retry", "aside.drop", "aside.undo"):
        await carla.sends(verb, {"job": "jobs-none"}, None)
        assert REFUSED in carla.newest.text


def test_only_ids_of_known_names_are_shown() -> None:
    body = {"person": "3f2b", "text": "Kaatje", "request": "een zin met spaties", "number": 2, "people": [["3f2b", ""]]}
    assert ids_of(body) == [("person", "3f2b"), ("number", "2")]


async def test_older_ones_stand_on_a_card_of_their_own(school: School) -> None:
    carla = await administered(school)
    for number in range(10):
        await lies_aside(school, job=f"job_{number}", id_=f"jobs-{number}")
        school.clock.pass_by(timedelta(minutes=1))
    await opens(carla, "Taken bekijken")
    assert "job_9" in carla.newest.text
    assert "job_1" not in carla.newest.text
    await carla.clicks("Oudere", on=carla.newest)
    assert "job_1" in carla.newest.text
    assert "job_2" not in carla.newest.text
    await carla.sends("aside.list", {"before": "2026-99-99T"}, None)
    assert "job_9" in carla.newest.text, "a moment that is none begins anew"


async def test_twice_the_same_is_once(school: School) -> None:
    carla = await administered(school)
    for verb in ("sends.resume", "sends.halt", "sends.halt", "sends.resume", "sends.resume"):
        await carla.sends(verb, {}, None)
        await school.jobs()
    assert [deed for deed, _ in await deeds(school, "sends.")] == ["sends.halted", "sends.resumed"]


async def test_a_file_that_is_wrong_is_named_with_what_the_check_says(school: School, tmp_path: Path) -> None:
    carla = await administered(school)
    part = school.house.configuration.topics
    file = tmp_path / "topics.toml"
    file.write_text("[[topics]]\nid = 3\n", encoding="utf-8")
    part.place = type(part.place)(file)
    await opens(carla, "Instellingen bekijken")
    assert "De bestanden tellen" in carla.newest.text
    assert "Geweigerd" not in carla.newest.text
    school.clock.pass_by(timedelta(seconds=2))
    await carla.says("beheer")
    assert "1 fout" in carla.newest.text
    await carla.clicks("Instellingen bekijken", on=carla.newest)
    assert "Geweigerd: wat er eerst stond, blijft tellen" in carla.newest.text
    assert "topics.toml" in carla.newest.text
    file.write_bytes(TOPICS.read_bytes())
    school.clock.pass_by(timedelta(seconds=2))
    await carla.clicks("Vernieuwen", on=carla.newest)
    assert "Geweigerd" not in carla.newest.text


async def test_who_has_which_role_with_those_given_for_a_period(school: School) -> None:
    carla = await administered(school)
    await carla.sends("role.new", {}, None)
    await carla.fills(name="Emma Janssens", role="author", first="2026-11-23", last="2026-12-04").clicks(
        "Rol geven", on=carla.newest
    )
    await opens(carla, "Rollen bekijken")
    assert "Beheerder van Bode (1)" in carla.newest.text
    assert "Carla" in carla.newest.text
    assert "Emma Janssens" in carla.newest.text
    assert "1 tijdelijk" in carla.newest.text


def test_all_of_it_is_there() -> None:
    assert {*VERBS} <= {*CLICKS}
