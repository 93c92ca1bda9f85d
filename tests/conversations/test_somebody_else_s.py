"""Every button of every walk is first tried by everybody else: "not allowed" looks like "does not exist"."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from bot.channel.base import RecipientGone
from bot.front.dispatch import CLICKS
from tests.conversations.conftest import opened_school, with_topics
from tests.conversations.expertise import hand_off, make_official, official_id
from tests.conversations.forging import OBJECTS, forge
from tests.conversations.near_pages import with_near_pages
from tests.conversations.outing import write_outing, write_walk
from tests.conversations.school import School, send_to
from tests.conversations.test_arrange import submit_leave
from tests.conversations.test_delivered_twice import CHANGED_IN, Walk, fill_in_rows, narrow, send_files
from tests.conversations.test_items import OUTING
from tests.conversations.test_mandates import gives

OF_EXPERTS = {
    *{"handoff.open", "handoff.take", "handoff.relieve", "handoff.ask", "handoff.answer", "handoff.close"},
    *{"official.start", "official.save", "official.show", "official.edit", "official.withdraw", "official.restore"},
}
MAY: Mapping[str, Sequence[str]] = {**dict.fromkeys(OF_EXPERTS, ("nadia", "lieve")), "mandate.show": ("emma",)}
"""Who may use a button before it was shown to them, by first name: whoever is not named finds nothing there."""

SEEN = {
    *{"announcement.open", "announcement.edit", "announcement.missed", "answer.dispute"},
    *{"request.show", "approval.show", "mandate.show"},
    *{"handoff.start", "handoff.show", "handoff.open", "official.start", "official.show", "official.edit"},
}
"""Buttons that only show the thing that they name."""


async def look(school: School) -> None:
    """At everything there is, from the lists of it."""
    ana, ben, carla, nadia = school.ana, school.ben, school.carla, school.nadia
    await submit_leave(school)
    await ana.says("mijn aanvragen")
    await ana.clicks("Openen")
    await ben.says("goedkeuringen")
    await ben.clicks("Openen")
    await gives(ben, school.emma.name)
    await ben.says("mandaten")
    await ben.clicks("Openen", on=ben.newest)
    await carla.says("mededeling")
    carla.fills(title="Sneeuw", text="De school blijft open.", schools="de-linde")
    await carla.clicks("Bekijk het voorbeeld")
    await carla.clicks("Aanpassen")
    await carla.clicks("Bekijk het voorbeeld")
    school.recorder.fails[ana.conversation] = [RecipientGone("not_installed")]
    await carla.clicks(send_to(3))
    await school.jobs()
    await carla.says("mijn mededelingen")
    await carla.clicks("Openen", on=carla.newest)
    await carla.clicks("Wie niet?")
    await ana.says("Hoeveel dagen verlof krijg ik als ik trouw?")
    await ana.clicks("Dit klopt niet")
    await hand_off(school, school.emma)
    await nadia.says("vragen voor mij")
    await nadia.clicks("Openen", on=nadia.newest)
    await make_official(school, readers="experts")
    await ana.says("mijn vragen")
    await ana.clicks("Openen", on=ana.newest)
    official = official_id(school)
    await nadia.clicks("Aanpassen")
    await nadia.sends("official.show", {"official": official}, None)


def naming() -> set[str]:
    return {kind.verb for kind in CLICKS if kind.model_fields.keys() & OBJECTS.keys()}


def test_every_button_that_names_a_thing_is_tried() -> None:
    assert naming() <= set[str]().union(*CHANGED_IN.values(), SEEN)


@pytest.mark.parametrize("walk", [*CHANGED_IN, look], ids=lambda walk: walk.__name__)
async def test_nobody_else_gets_anything_from_a_button(
    prepared: Path, pytestconfig: pytest.Config, tmp_path: Path, own_forms: Path, walk: Walk
) -> None:
    if walk is send_files:
        write_outing(own_forms)
        write_walk(own_forms)
    if walk is fill_in_rows:
        (own_forms / "outing.toml").write_text(OUTING, encoding="utf-8")
    async with opened_school(prepared, pytestconfig, tmp_path / "data") as school:
        await with_topics(school)
        if walk is narrow:
            await with_near_pages(school, tmp_path / "gids")
        await school.everybody_installs()
        forging = await forge(school, MAY)
        await walk(school)
        tried = forging.forged
        assert tried >= (SEEN if walk is look else CHANGED_IN[walk] & naming())
