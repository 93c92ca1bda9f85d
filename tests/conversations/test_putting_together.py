"""An author puts an audience together: parts, those who are left out, a pasted list, audiences kept under a name."""

from dataclasses import replace

import pytest

from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.authority.parts import MOST_PARTS
from bot.announce.authority.saving import MOST_OWN
from bot.store.partitions import announcement_partition
from tests.conversations.announcing import NEXT, PREVIEW
from tests.conversations.school import School, send_to
from tests.conversations.stage import Colleague, buttons_of, defaults_of

WORDS = "De fotograaf komt dinsdag."
PUT_TOGETHER = "Samenstellen of lijst plakken"


async def begins(school: School, author: Colleague, **audience: str) -> None:
    """At the card of the audience of a draft."""
    await school.everybody_installs()
    await author.says("mededeling")
    await author.fills(title="Schoolfoto's", text=WORDS).clicks(NEXT)
    await author.fills(**(audience or {"schools": "de-linde"})).clicks(PUT_TOGETHER)


async def the_draft(school: School, author: Colleague) -> Announcement:
    """The newest of theirs."""
    found = await school.house.records.announcements.find(
        equal={"author": author.id}, order="created", descending=True, limit=1
    )
    return found.items[0].value


async def sends(school: School, author: Colleague, people: int) -> set[str]:
    await author.clicks("Klaar")
    await author.clicks(PREVIEW)
    await author.clicks(send_to(people))
    await school.jobs()
    ids = {item.value.person async for item in school.house.records.deliveries.stream()}
    return {name for name, one in school.people.items() if one.id in ids}


async def test_any_of_several_parts_without_some(school: School) -> None:
    carla = school.carla
    await begins(school, carla)
    assert "Voor iedereen van Basisschool De Linde." in carla.newest.text
    await carla.clicks("Deel toevoegen")
    await carla.fills(schools="vaartkant", functions="role:headmaster").clicks("Bewaren")
    assert "iedereen van Basisschool De Linde en alle directies van Atheneum Vaartkant" in carla.newest.text
    await carla.clicks("Mensen weglaten")
    await carla.fills(functions="role:teacher").clicks("Bewaren")
    assert "behalve leerkrachten" in carla.newest.text
    assert "2 personeelsleden in 2 scholen" in carla.newest.text
    assert "Atheneum Vaartkant 1" in carla.newest.text.replace(" | ", " ")
    await carla.clicks("Terug", on=carla.newest)
    assert "behalve leerkrachten" in carla.newest.text, "the step reads what was put together"
    assert "schools" not in defaults_of(carla.newest.card)
    await carla.clicks(NEXT)
    await carla.clicks("Terug")
    await carla.clicks(PUT_TOGETHER)
    assert await sends(school, carla, 2) == {"ben", "dirk"}


async def test_overlaps_count_once(school: School) -> None:
    carla = school.carla
    await begins(school, carla)
    await carla.clicks("Deel toevoegen")
    await carla.fills(functions="role:teacher", schools="de-linde").clicks("Bewaren")
    assert "3 personeelsleden in 1 school" in carla.newest.text
    assert await sends(school, carla, 3) == {"ana", "ben", "emma"}


async def test_a_part_is_changed_and_taken_away(school: School) -> None:
    carla = school.carla
    await begins(school, carla)
    await carla.clicks("Deel toevoegen")
    await carla.fills(jobs="directeur").clicks("Bewaren")
    assert "iedereen met als functie Directeur" in carla.newest.text
    await carla.clicks("Aanpassen", on=carla.newest)
    assert defaults_of(carla.newest.card)["jobs"] == "directeur"
    await carla.fills(jobs="", groups="hr").clicks("Bewaren")
    assert "Directeur" not in carla.newest.text
    assert "in de groep Personeelsdienst" in carla.newest.text
    await carla.clicks("Verwijderen", on=carla.newest)
    assert "in de groep Personeelsdienst" not in carla.newest.text
    await carla.clicks("Verwijderen", on=carla.newest)
    assert "Nog niemand. Voeg een deel toe of plak een lijst." in carla.newest.text


async def test_a_part_of_nothing_is_none(school: School) -> None:
    """An empty one that took people away or added them would be somebody's surprise."""
    carla = school.carla
    await begins(school, carla)
    before = (await the_draft(school, carla)).audience
    for button in ("Deel toevoegen", "Mensen weglaten"):
        await carla.clicks(button)
        await carla.clicks("Bewaren")
        assert "Kies minstens één school, functie, groep of functietitel." in carla.newest.text
        await carla.clicks("Terug")
    assert (await the_draft(school, carla)).audience == before


async def test_a_pasted_list_says_who_is_unknown_and_double(school: School) -> None:
    carla = school.carla
    await begins(school, carla)
    await carla.clicks("Verwijderen", on=carla.newest)
    assert "Nog niemand." in carla.newest.text
    assert "Voor niemand" not in carla.newest.text, "it is said once"
    await carla.clicks("Lijst plakken")
    await carla.fills(names="Niemand Bekend").clicks("Bewaren")
    assert "Niemand van deze lijst is gevonden." in carla.newest.text
    assert "Niemand Bekend" in carla.newest.text, "what was pasted is kept"
    await carla.fills(names="ben@proefnet.example\nEmma Janssens; Ben Claes\nfout@proefnet.example").clicks("Bewaren")
    said = carla.newest.text
    assert "2 mensen herkend" in said
    assert "Niet gevonden: fout@proefnet.example" in said
    assert "Stond er al: Ben Claes" in said
    await carla.clicks("Aanpassen", on=carla.newest)
    assert set(str(defaults_of(carla.newest.card)["names"]).split("\n")) == {"ben@proefnet.example", "Emma Janssens"}
    await carla.clicks("Terug")
    assert await sends(school, carla, 2) == {"ben", "emma"}


async def test_an_audience_is_kept_used_shared_and_thrown_away(school: School) -> None:
    carla, ben = school.carla, school.ben
    await begins(school, carla)
    await carla.clicks("Bewaarde doelgroepen")
    assert "Er is nog geen doelgroep bewaard." in carla.newest.text
    await carla.clicks("Bewaar")
    assert "Geef de doelgroep een naam." in carla.newest.text
    await carla.fills(name="Onze school", shared="true").clicks("Bewaar")
    await carla.clicks("Terug")
    await carla.clicks("Verwijderen", on=carla.newest)
    await carla.clicks("Bewaarde doelgroepen")
    await carla.clicks("Gebruik")
    assert "Voor iedereen van Basisschool De Linde." in carla.newest.text

    await begins(school, ben, schools="de-linde")
    await ben.clicks("Bewaarde doelgroepen")
    assert "Gedeeld door Carla De Smet" in ben.newest.text
    assert "Verwijderen" not in buttons_of(ben.newest), "it is not theirs"
    saved = next(one["data"]["saved"] for one in buttons_of(ben.newest).values() if "saved" in dict(one["data"]))
    draft = await the_draft(school, ben)
    await ben.sends("audience.forget", {"id": draft.id, "revision": draft.revision, "saved": saved}, None)
    assert "Dit vind ik niet" in ben.newest.text
    await carla.says("mijn mededelingen")
    mine = await the_draft(school, carla)
    await carla.sends("audience.saved", {"id": mine.id, "revision": mine.revision}, carla.newest)
    await carla.clicks("Verwijderen", on=carla.newest)
    assert "Er is nog geen doelgroep bewaard." in carla.newest.text


async def test_a_shared_audience_widens_nobodys_bounds(school: School) -> None:
    await begins(school, school.carla, schools="vaartkant")
    await school.carla.clicks("Bewaarde doelgroepen")
    await school.carla.fills(name="Vaartkant", shared="true").clicks("Bewaar")
    await begins(school, school.ben, schools="de-linde")
    await school.ben.clicks("Bewaarde doelgroepen")
    await school.ben.clicks("Gebruik")
    assert "mensen te veel" in school.ben.newest.text
    await school.ben.clicks("Klaar")
    await school.ben.clicks(PREVIEW)
    assert "Verzenden" not in buttons_of(school.ben.newest)


async def test_a_bound_author_is_offered_the_own_school_alone(school: School) -> None:
    await begins(school, school.ben, schools="de-linde")
    await school.ben.clicks("Deel toevoegen")
    said = school.ben.newest.text
    assert "Basisschool De Linde" in said
    assert "Atheneum Vaartkant" not in said
    assert "everyone" not in defaults_of(school.ben.newest.card)


@pytest.mark.parametrize("inputs", [{"schools": "niet-echt"}, {"functions": "group:hr"}, {"functions": "role:baas"}])
async def test_what_a_client_makes_up_reaches_nobody(school: School, inputs: dict[str, str]) -> None:
    carla = school.carla
    await begins(school, carla)
    await carla.clicks("Verwijderen", on=carla.newest)
    await carla.clicks("Deel toevoegen")
    await carla.fills(**inputs).clicks("Bewaren")
    assert "Nog niemand" in carla.newest.text
    await carla.clicks("Klaar")
    await carla.clicks(PREVIEW)
    assert "Verzenden" not in buttons_of(carla.newest)


async def test_an_old_card_changes_nothing(school: School) -> None:
    carla = school.carla
    await begins(school, carla)
    draft = await the_draft(school, carla)
    await carla.clicks("Verwijderen", on=carla.newest)
    old = {"id": draft.id, "revision": draft.revision, "place": 0, "without": False}
    await carla.sends("audience.remove", old, None)
    assert "intussen veranderd" in carla.newest.text
    for verb in ("audience.show", "audience.part", "audience.list", "audience.saved"):
        await school.emma.sends(verb, {**old, "revision": 2}, None)
        assert "Dit vind ik niet" in school.emma.newest.text, verb


async def test_what_is_sent_is_put_together_no_more(school: School) -> None:
    carla = school.carla
    await begins(school, carla)
    draft = await the_draft(school, carla)
    standing = await school.house.records.announcements.get(announcement_partition(draft.id), draft.id)
    assert standing
    sent = replace(draft, state=AnnouncementState.SENDING)
    write = school.house.records.announcements.put(sent, standing.version)
    await school.house.records.accept(announcement_partition(draft.id), [write])
    await carla.clicks("Verwijderen", on=carla.newest)
    assert "intussen veranderd" in carla.newest.text
    assert (await the_draft(school, carla)).audience == draft.audience


@pytest.mark.walk
async def test_parts_and_kept_audiences_are_bounded(school: School) -> None:
    carla = school.carla
    await begins(school, carla)
    for number in range(MOST_PARTS):
        draft = await the_draft(school, carla)
        at = {"id": draft.id, "revision": draft.revision, "place": -1, "without": True}
        inputs = {"functions": "role:teacher" if number % 2 else "role:hr", "jobs": f"titel-{number}"}
        await carla.sends("audience.keep", {**at, **inputs}, None)
    draft = await the_draft(school, carla)
    at = {"id": draft.id, "revision": draft.revision, "place": -1, "without": True}
    await carla.sends("audience.keep", {**at, "jobs": "te-veel"}, None)
    assert "Meer delen passen er niet" in carla.newest.text
    for number in range(MOST_OWN + 1):
        at = {"id": draft.id, "revision": draft.revision, "name": f"Groep {number}", "shared": "false"}
        await carla.sends("audience.save", at, carla.newest)
    assert "Je hebt het hoogste aantal bewaarde doelgroepen." in carla.newest.text
