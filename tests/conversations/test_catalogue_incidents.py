"""The forms that come with Bode to report a theft or an incident: who reads it, and nobody else."""

from datetime import timedelta

from bot.arrange.deciding_together import alike, decide_together
from bot.arrange.outcome import Came
from bot.people import mandates
from bot.people.contacts import recipient
from bot.people.mandates import Terms
from tests.conversations.demo import ANA, BEN, FARID, LIEVE, NADIA, WIM, YUSUF, Demo, Step, carried_out
from tests.conversations.expertise import REFUSED
from tests.conversations.stage import Colleague


async def test_a_theft_is_seen_by_it_and_prevention_at_once(demo: Demo) -> None:
    farid = demo(FARID)
    await farid.says("diefstal melden")
    assert "Bel meteen de helpdesk" in farid.newest.text
    await farid.fills(happened="stolen", device="laptop", where="Trein").clicks("Volgende")
    await farid.fills(police="numbered", how="unattended").clicks("Volgende")
    await farid.fills(police="numbered", report_number="GE.12", how="unattended").clicks("Volgende")
    await farid.fills(data="unknown", called="true").clicks("Volgende")
    await farid.clicks("Indienen")
    await demo.school.jobs()
    assert demo(YUSUF).sees("GE.12")
    assert demo(WIM).sees("GE.12")
    await carried_out(demo, farid, "VDF-2026-00001", WIM)


async def reports(demo: Demo, who: Colleague, readers: str) -> None:
    where: Step = {"kind": "near", "where": "Trap", "readers": readers}
    await demo.hands_in(who, "incident melden", where, {"what": "De leuning kwam los.", "danger": "closed"}, {})
    await who.clicks("Indienen")
    await demo.school.jobs()


async def test_an_incident_is_seen_by_head_and_prevention(demo: Demo) -> None:
    ana = demo(ANA)
    await reports(demo, ana, "both")
    assert demo(BEN).sees("De leuning kwam los.")
    assert demo.reads("De leuning kwam los.") == {ANA, BEN, WIM}
    await demo.decides(WIM, "INC-2026-00001")
    assert "Goedgekeurd" in ana.card_with("INC-2026-00001").text


async def test_an_incident_for_prevention_alone_reaches_nobody_else_in_whatever_way(demo: Demo) -> None:
    """Neither the head, nor who has a mandate that names no forms, nor the list of several at once, nor when it is
    late, nor a card that is forged."""
    ana, wim = demo(ANA), demo(WIM)
    await gives(demo, WIM, LIEVE)
    for _ in range(2):
        await reports(demo, ana, "prevention")
    assert demo.reads("De leuning kwam los.") == {ANA, WIM}
    await wim.says("goedkeuringen")
    assert wim.newest.text.count("Bijna-ongeval") == 2 and "together." not in str(wim.newest.card)
    request = [one.value async for one in demo.school.house.records.requests.stream()][-1]
    assert request.confidential
    for name in (BEN, LIEVE, NADIA):
        await demo(name).says("goedkeuringen")
        assert "Bijna-ongeval" not in demo(name).newest.text
        for verb in ("approval.show", "request.show"):
            assert REFUSED in str(await demo(name).sends(verb, {"request": request.id}, None))
    seen = {request.id: len(request.history)}
    house = demo.school.house
    actor = await recipient(house, wim.id)
    assert await alike(house, actor, "incident") == ([], False)
    (came,) = await decide_together(house, actor, "incident", seen, key="k", approved=True)
    assert came.came is Came.GONE
    await demo.school.jobs(later=timedelta(days=9))
    assert demo.reads("De leuning kwam los.") == {ANA, WIM, LIEVE}, "the general management, as it is late"


async def gives(demo: Demo, grantor: str, holder: str, *forms: str) -> None:
    """A mandate for these forms, or for every one, accepted."""
    house = demo.school.house
    actor, to = await recipient(house, demo(grantor).id), await recipient(house, demo(holder).id)
    day = house.now().date()
    given = await mandates.give(
        house, actor, "-".join(("m", *forms)), Terms(to.id, forms, day, day + timedelta(days=30))
    )
    await mandates.accept(house, to, given.id)
    await demo.school.jobs()


async def test_a_mandate_that_names_the_form_covers_what_is_confidential(demo: Demo) -> None:
    await gives(demo, WIM, LIEVE, "incident")
    await reports(demo, demo(ANA), "prevention")
    await demo(LIEVE).says("goedkeuringen")
    assert "Bijna-ongeval" in demo(LIEVE).newest.text
