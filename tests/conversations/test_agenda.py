"""A note for the board, from the first word to what the board decided: its agenda, its members, each decision."""

from datetime import timedelta
from typing import Any

import pytest

from bot.arrange.agenda import gathering
from bot.arrange.agenda.gathering import DECIDED_JOB, Overtaken, standing_agenda
from bot.arrange.agenda.meeting import Outcome
from bot.errors import Unavailable
from bot.json import Json
from bot.people.contacts import recipient
from bot.work.job import Job
from tests.conversations.demo import BART, BEN, CARLA, DIRK, LIEVE, MOHAMED, NADIA, Demo, opened_demo
from tests.conversations.expertise import REFUSED
from tests.conversations.figures_held import figures_hold, kept_figures
from tests.conversations.outing import a_file
from tests.conversations.school import School
from tests.conversations.stage import Colleague, Shown, buttons_of

GREET, MARTINE = "Greet Hoste", "Martine Sterckx"
BOARD = (BART, LIEVE, MARTINE)
BOTH = ("Nieuwe turnzaal", "Nieuw logo")


@pytest.fixture
async def demo(school: School) -> Demo:
    return await opened_demo(school, *BOARD, GREET, BEN, DIRK, CARLA, NADIA, MOHAMED)


async def notes(demo: Demo, who: str, title: str, cost: str, reference: str) -> None:
    """Handed in with a dossier, and approved by the general management."""
    one = demo(who)
    await one.says("nota voor de raad")
    if "Nieuwe aanvraag" in buttons_of(one.newest):
        await one.clicks("Nieuwe aanvraag")
    await one.fills(title=title, question="De raad beslist dat het mag.", urgency="year").clicks("Volgende")
    await one.fills(context="Het is nodig.", advice="finance").clicks("Volgende")
    await one.fills(cost=cost).clicks("Volgende")
    if cost != "0":
        assert "Staat dat in de begroting?" in one.newest.text
        await one.fills(cost=cost, budget="in").clicks("Volgende")
    await one.sends_a_file("", a_file(demo.school, "dossier.pdf"))
    await demo.school.jobs()
    await one.clicks("Volgende")
    await one.clicks("Indienen")
    await demo.decides(LIEVE, reference)


async def opens_agendas(greet: Colleague) -> None:
    await greet.says("wachtrij")
    await greet.clicks("Agenda’s: Nota voor de raad", on=greet.newest)


async def gathered(demo: Demo) -> Colleague:
    """Both notes on the agenda of 10 December, in the order in which they were handed in."""
    await notes(demo, BEN, BOTH[0], "250000", "NOTA-2026-00001")
    await notes(demo, CARLA, BOTH[1], "0", "NOTA-2026-00002")
    greet = demo(GREET)
    await opens_agendas(greet)
    assert "2 nota’s op een agenda" in greet.newest.text
    await greet.fills(day="2020-01-01").clicks("Nieuwe agenda")
    assert "Vergadering van" not in greet.newest.text, "a day that is past"
    await greet.fills(day="2026-12-10").clicks("Nieuwe agenda")
    await greet.clicks("Zet op de agenda")
    assert "Kies minstens één nota" in greet.newest.text
    ids = [item.value.id async for item in demo.school.house.records.requests.stream()]
    await greet.fills(notes=",".join(ids)).clicks("Zet op de agenda")
    if greet.newest.text.index(BOTH[0]) > greet.newest.text.index(BOTH[1]):
        await greet.clicks("Lager")
    return greet


async def test_where_notes_wait_each_is_told_by_its_title(demo: Demo) -> None:
    """Not by a choice that many of them have in common."""
    title = "Nieuw **logo** [hier](https://example.org)"
    await notes(demo, CARLA, title, "0", "NOTA-2026-00001")
    greet, carla = demo(GREET), demo(CARLA)
    await greet.says("wachtrij")
    assert title in greet.newest.text
    assert "Dit schooljaar" not in greet.newest.text
    await carla.says("mijn aanvragen")
    assert title in carla.newest.text


async def sent(demo: Demo) -> Colleague:
    greet = await gathered(demo)
    await greet.clicks("Verstuur naar 3 leden")
    await demo.school.jobs()
    return greet


def card_of(one: Colleague, text: str = "Vergadering van") -> Shown:
    return next(shown for shown in reversed(one.chat) if text in shown.text)


async def decides(greet: Colleague, title: str, outcome: str, text: str = "") -> None:
    meeting = card_of(greet)
    titles = [one for one in BOTH if one in meeting.text]
    number = sorted(titles, key=meeting.text.index).index(title)
    left = [one for one in buttons_of(meeting) if one == "Beslissing invoeren"]
    assert left
    await greet.sends("meeting.note", datas(meeting, "meeting.note")[number], meeting)
    await greet.fills(outcome=outcome, text=text).clicks("Bewaar de beslissing")


def datas(shown: Shown, verb: str) -> list[dict[str, Json]]:
    """The payloads of all buttons of this verb, in their order."""
    found: list[dict[str, Json]] = []

    def look(part: Any) -> None:
        if isinstance(part, dict):
            if part.get("verb") == verb and part.get("data"):
                found.append(dict(part.get("data") or {}))
            for one in part.values():
                look(one)
        elif isinstance(part, list):
            for one in part:
                look(one)

    look(shown.card)
    return [one for at, one in enumerate(found) if one not in found[:at]]


@pytest.mark.slow
async def test_from_the_first_word_to_the_last_decision(demo: Demo) -> None:
    ben, carla = demo(BEN), demo(CARLA)
    greet = await sent(demo)
    for name in BOARD:
        card = card_of(demo(name))
        assert card.text.index(BOTH[0]) < card.text.index(BOTH[1])
        assert "Beslissing invoeren" not in buttons_of(card)
    assert not ben.sees("Vergadering van")
    await decides(greet, BOTH[0], "approved", "Met 2 stemmen voor.")
    await demo.school.jobs()
    assert "Goedgekeurd door de vergadering" in card_of(demo(BART)).text
    told = ben.card_with("NOTA-2026-00001").text
    assert "De vergadering besliste" in told and "Met 2 stemmen voor." in told
    assert "Goedgekeurd door de vergadering" in told
    informed = demo(MOHAMED).card_with("NOTA-2026-00001").text
    assert "Goedgekeurd door de vergadering" in informed and "2 stemmen" not in informed
    await decides(greet, BOTH[1], "postponed", "Eerst drie ontwerpen.")
    await demo.school.jobs()
    assert "Uitgesteld" in carla.card_with("NOTA-2026-00002").text
    assert "Alles beslist" in card_of(demo(MARTINE)).text
    await opens_agendas(greet)
    assert "1 nota op een agenda" in greet.newest.text, "what was postponed waits for another"
    await greet.fills(day="2027-01-14").clicks("Nieuwe agenda")
    ids = [one.request for one in (await standing_agenda(demo.school.house, "board_note")).meetings[0].notes]
    await greet.fills(notes=",".join(ids)).clicks("Zet op de agenda")
    assert BOTH[1] in greet.newest.text and BOTH[0] not in greet.newest.text, "only what waits is placed"
    await greet.clicks("Verstuur naar 3 leden")
    await demo.school.jobs()
    await decides(greet, BOTH[1], "noted")
    await demo.school.jobs()
    assert "Kennis van genomen" in carla.card_with("NOTA-2026-00002").text
    deeds = [item.value.deed async for item in demo.school.house.records.audit.stream(order="at")]
    assert deeds.count("meeting.decided") == 3 and deeds.count("handling.met") == 3


async def test_members_open_the_dossier_and_nobody_else_does(demo: Demo) -> None:
    greet = await gathered(demo)
    (first, *_), house = datas(greet.newest, "meeting.note"), demo.school.house
    meeting, request = str(first["meeting"]), str(first["request"])
    opens = {"request": request, "field": "dossier"}
    for verb, data in (("meeting.show", first), ("meeting.note", first), ("attachment.open", opens)):
        assert REFUSED in str(await demo(BART).sends(verb, data, None)), "not before it is sent"
    await greet.clicks("Verstuur naar 3 leden")
    await demo.school.jobs()
    bart = demo(BART)
    await bart.sends("meeting.note", first, card_of(bart))
    assert "De raad beslist dat het mag." in bart.newest.text or bart.sees("De raad beslist dat het mag.")
    assert REFUSED not in str(await bart.sends("attachment.open", opens, None))
    for name in (DIRK, NADIA):
        for verb, data in (("meeting.show", first), ("meeting.note", first), ("attachment.open", opens)):
            assert REFUSED in str(await demo(name).sends(verb, data, None)), (name, verb)
    with pytest.raises(Unavailable):
        await gathering.on_agenda(house, await recipient(house, demo(NADIA).id), request)
    for name in (BART, DIRK):
        actor = await recipient(house, demo(name).id)
        with pytest.raises(Unavailable):
            await gathering.agenda_of(house, actor, "board_note")
        with pytest.raises(Unavailable):
            await gathering.decide(house, actor, meeting, request, Outcome.APPROVED, "", seen=9)


async def test_a_click_on_an_older_card_changes_nothing_and_two_clicks_once(demo: Demo) -> None:
    greet = await gathered(demo)
    older = datas(greet.newest, "meeting.move")[0]
    await greet.sends("meeting.move", older, greet.newest)
    order = [one.request for one in (await standing_agenda(demo.school.house, "board_note")).meetings[0].notes]
    await greet.sends("meeting.move", older, greet.newest)
    assert "Dit was intussen al veranderd" in greet.newest.text
    assert order == [one.request for one in (await standing_agenda(demo.school.house, "board_note")).meetings[0].notes]
    await greet.clicks("Verstuur naar 3 leden", times=2)
    await demo.school.jobs()
    assert sum("Vergadering van" in shown.text for shown in demo(BART).chat) == 1


@pytest.mark.parametrize(("outcome", "said"), [("refused", "Niet goedgekeurd"), ("postponed", "Uitgesteld")])
async def test_a_decision_that_is_carried_out_again_is_the_requester_s_once(
    demo: Demo, outcome: str, said: str
) -> None:
    greet = await sent(demo)
    await decides(greet, BOTH[0], outcome)
    await demo.school.jobs()
    meeting = (await standing_agenda(demo.school.house, "board_note")).meetings[0]
    told = len(demo(BEN).chat)
    for note in meeting.notes:
        await demo.school.house.queue.put([Job(DECIDED_JOB, {"meeting": meeting.id, "request": note.request})])
    await demo.school.jobs(later=timedelta(hours=1))
    assert len(demo(BEN).chat) == told
    assert said in demo(BEN).card_with("NOTA-2026-00001").text


async def test_what_a_meeting_decided_is_carried_out_in_the_figures(demo: Demo) -> None:
    greet, house = await sent(demo), demo.school.house
    await decides(greet, BOTH[0], "approved")
    await demo.school.jobs()
    await decides(greet, BOTH[1], "postponed")
    await demo.school.jobs()
    counts = [counts for counts in (await kept_figures(house)).values() if "2026-11:done" in counts]
    assert [one["2026-11:done"] for one in counts] == [1]
    await figures_hold(house)


async def test_what_is_called_off_meanwhile_is_said_and_not_decided(demo: Demo) -> None:
    greet = await sent(demo)
    ben = demo(BEN)
    await ben.fills(reason="Niet meer nodig").clicks("Vraag om te annuleren")
    await demo.school.jobs()
    await demo(LIEVE).clicks("Aanvraag annuleren")
    await demo.school.jobs()
    await greet.sends("meeting.show", datas(card_of(greet), "meeting.note")[0], card_of(greet))
    assert "Dit punt is ingetrokken of geannuleerd" in card_of(greet).text


async def test_a_note_stands_on_one_agenda_at_a_time(demo: Demo) -> None:
    greet = await gathered(demo)
    house = demo.school.house
    actor = await recipient(house, greet.id)
    agenda = await standing_agenda(house, "board_note")
    (first,) = agenda.meetings
    day = first.day + timedelta(days=7)
    later, other = await gathering.begin(house, actor, "board_note", "other", day, seen=agenda.revision)
    with pytest.raises(Overtaken):
        await gathering.place(house, actor, other.id, [first.notes[0].request], seen=later.revision)


async def test_who_makes_agendas_finds_them_in_the_help_and_by_their_name_and_others_are_told_who_does(
    demo: Demo,
) -> None:
    greet, ben = demo(GREET), demo(BEN)
    await greet.says("help")
    await greet.clicks("Agenda", on=greet.newest)
    assert "Nieuwe agenda" in buttons_of(greet.newest)
    await ben.says("help")
    assert "Agenda" not in buttons_of(ben.newest)
    await ben.says("agenda")
    assert "Een agenda maakt wie daarvoor in het formulier staat" in ben.newest.text
    assert "Nieuwe agenda" not in buttons_of(ben.newest)
