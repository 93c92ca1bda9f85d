"""A draft is tried on colleagues before it is sent: whom its author names, and nobody else."""

import pytest

from tests.conversations.announcing import write
from tests.conversations.school import School
from tests.conversations.stage import buttons_of

TRY = "Stuur test naar hen"
TEXT = "De school blijft open."


async def drafted(school: School, author: str = "carla", **typed: str) -> None:
    await school.everybody_installs()
    await school.jobs()
    await write(getattr(school, author), title="Sneeuw", text=TEXT, **{"schools": "de-linde", **typed})


async def test_colleagues_who_are_picked_or_named_see_it_and_nobody_else(school: School) -> None:
    carla = school.carla
    await drafted(school, confirmation="true")
    reply = await carla.fills(who=school.sophie.id, names="Emma Janssens, Nadia El Amrani").clicks(TRY)
    assert reply.toast is not None
    assert "Emma Janssens" in reply.toast
    await school.jobs()
    for name, person in school.people.items():
        assert any("Sneeuw" in shown.text for shown in person.chat) == (name in {"carla", "sophie", "emma", "nadia"})
    seen = school.emma.card_with("Sneeuw")
    assert "Carla De Smet toont je hoe deze mededeling wordt." in seen.text
    assert not buttons_of(seen)["Gelezen en begrepen"].get("isEnabled", True)
    assert "Annonce importante" in school.sophie.card_with("Sneeuw").text, "in her own language"
    assert "Verzenden" in carla.newest.text, "the preview stays"


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({}, "Kies of typ een collega."),
        ({"names": "Niemand Nergens"}, "Ik vind geen collega die zo heet."),
        ({"who": "not-of-ours"}, "Deze collega staat niet (meer) in de personeelslijst."),
    ],
)
async def test_what_is_wrong_with_whom_they_named_is_said_there(
    school: School, typed: dict[str, str], problem: str
) -> None:
    await drafted(school)
    await school.carla.fills(**typed).clicks(TRY)
    assert problem in school.carla.newest.text
    assert await school.jobs() == 0


async def test_no_more_than_five(school: School) -> None:
    await drafted(school)
    everybody = ",".join(person.id for person in school.people.values())
    await school.carla.fills(who=everybody).clicks(TRY)
    assert "Kies hoogstens vijf collega’s." in school.carla.newest.text
    assert await school.jobs() == 0


async def test_who_has_no_bode_is_not_asked(school: School) -> None:
    await drafted(school)
    await school.emma.removes()
    await school.carla.fills(names="Emma Janssens").clicks(TRY)
    assert "Niet al deze collega’s hebben Bode al in Teams." in school.carla.newest.text


async def test_a_test_reaches_nobody_outside_the_bounds_of_its_author(school: School) -> None:
    await drafted(school, "ben")
    await school.ben.fills(who=school.farid.id).clicks(TRY)
    assert "Je koos ook mensen aan wie je niet mag schrijven." in school.ben.newest.text
    await school.jobs()
    assert not school.farid.sees(TEXT)
