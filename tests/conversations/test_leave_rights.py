"""Leave as a right: the event first, then the kinship; as many days as it gives; a proof before, or owed afterwards."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.arrange.attachments.wanting import wants
from bot.arrange.request import NotPossible, Request, RequestState
from bot.errors import Unavailable
from bot.people.rights_file import SHIPPED
from bot.store.partitions import request_partition
from tests.conversations.outing import PDF, a_file, kept, sends
from tests.conversations.school import School
from tests.conversations.stage import Colleague, buttons_of, defaults_of, elements_of

OWED = "Bewijs nog te bezorgen"
REMINDS = "Bewijs nog te bezorgen, ten laatste op vr 18 dec. 2026"


async def asks(person: Colleague, event: str, kin: str = "", kind: str = "circumstance") -> None:
    """To the step that asks when."""
    await person.says("verlof")
    await person.fills(kind=kind, occasion=event, occasion__kin=kin).clicks("Volgende")


async def hands_in(school: School, event: str = "wedding", kin: str = "family") -> None:
    """Ana asks 4 December, and does not have the proof yet."""
    await school.everybody_installs()
    await asks(school.ana, event, kin)
    await school.ana.fills(period__from="2026-12-04").clicks("Volgende")
    await school.ana.clicks("Volgende")
    await school.ana.fills(lessons="none").clicks("Volgende")
    await school.ana.clicks("Indienen")
    await school.jobs()


async def the_request(school: School) -> Request:
    found = await school.house.records.requests.find(equal={"requester": school.ana.id}, order="changed", limit=9)
    (one,) = found.items
    return one.value


def choices_of(person: Colleague, id: str) -> list[str]:
    found = [one for one in elements_of(person.newest.card) if one.get("id") == id]
    return [choice["value"] for one in found for choice in one["choices"]]


# --- how many days ----------------------------------------------------------------------------------


async def test_the_event_is_asked_first_and_then_to_whom(school: School) -> None:
    ana = school.ana
    await ana.says("verlof")
    await ana.fills(kind="circumstance").clicks("Volgende")
    assert choices_of(ana, "occasion") == ["wedding", "birth", "pregnancy-loss", "death", "family-council"]
    assert choices_of(ana, "occasion.kin") == []
    await ana.fills(occasion="death").clicks("Volgende")
    assert choices_of(ana, "occasion.kin") == ["partner-child", "parent", "same-roof", "second-degree"]
    assert "Over wie gaat het?" in ana.newest.text
    assert "Door je keuze komt er hieronder nog een vraag bij." in ana.newest.text
    assert "klopt nog niet" not in ana.newest.text, "nobody erred"
    await ana.fills(occasion__kin="parent").clicks("Volgende")
    assert "Recht op 4 dagen, volgens omzendbrief PERS/2021/06 van 28 sep. 2021" in ana.newest.text
    assert "Wat je eerder opnam, weet ik niet." in ana.newest.text
    assert len(ana.chat) == 1, "one card, changed in place"


async def test_an_event_without_kinship_goes_on_at_once(school: School) -> None:
    await asks(school.ana, "birth")
    assert "Recht op 20 dagen" in school.ana.newest.text


async def test_a_kinship_of_another_event_is_asked_once_more(school: School) -> None:
    ana = school.ana
    await asks(ana, "death", "family")
    assert "Kies een van de mogelijkheden" in ana.newest.text
    await ana.fills(occasion="party", occasion__kin="parent").clicks("Volgende")
    assert "Kies een van de mogelijkheden" in ana.newest.text
    await ana.fills(occasion="death", occasion__kin="parent").clicks("Volgende")
    assert "Stap 2 van 5" in ana.newest.text


async def test_the_last_day_that_is_left_open_gives_all_days(school: School) -> None:
    """From Thursday, over a weekend."""
    ana = school.ana
    await asks(ana, "death", "parent")
    assert "leeg: al die dagen" in ana.newest.text
    assert "leeg: dezelfde dag" not in ana.newest.text
    await ana.fills(period__from="2026-12-03").clicks("Volgende")
    await ana.clicks("Terug")
    assert defaults_of(ana.newest.card)["period.to"] == "2026-12-08"


async def test_one_day_of_a_longer_right_may_be_taken(school: School) -> None:
    ana = school.ana
    await asks(ana, "death", "parent")
    await ana.fills(period__from="2026-12-03", period__to="2026-12-03").clicks("Volgende")
    assert "Stap 3 van 5" in ana.newest.text


async def test_more_days_than_the_right_gives_are_refused(school: School) -> None:
    ana = school.ana
    await asks(ana, "wedding", "family")
    await ana.fills(period__from="2026-12-03", period__to="2026-12-04").clicks("Volgende")
    assert "Hiervoor heb je recht op hoogstens 1 dag." in ana.newest.text
    await ana.fills(period__from="2026-12-03", period__to="2026-12-03").clicks("Volgende")
    assert "Stap 3 van 5" in ana.newest.text


async def test_half_days_are_taken_only_where_the_right_gives_them(school: School) -> None:
    ana = school.ana
    await asks(ana, "wedding", "family")
    await ana.fills(period__from="2026-12-03", period__from_part="morning").clicks("Volgende")
    assert "Dit verlof neem je in hele dagen." in ana.newest.text
    await asks(ana, "care", kind="force-majeure")
    await ana.clicks("Nieuwe aanvraag")
    await ana.fills(kind="force-majeure", occasion="care").clicks("Volgende")
    await ana.fills(period__from="2026-12-08", period__from_part="morning", reason="Mijn zoon is ziek.").clicks(
        "Volgende"
    )
    assert "Stap 3 van 5" in ana.newest.text


async def test_of_what_nobody_foresees_an_open_end_is_one_day(school: School) -> None:
    ana = school.ana
    await asks(ana, "care", kind="force-majeure")
    assert "leeg: dezelfde dag" in ana.newest.text
    await ana.fills(period__from="2026-12-03", reason="Mijn zoon is ziek.").clicks("Volgende")
    await ana.clicks("Terug")
    assert defaults_of(ana.newest.card)["period.to"] == "2026-12-03"


async def test_another_kind_of_leave_has_other_events(school: School) -> None:
    ana = school.ana
    await asks(ana, "death", "parent")
    await ana.clicks("Terug")
    await ana.fills(kind="force-majeure").clicks("Volgende")
    assert choices_of(ana, "occasion") == ["care"]


async def test_the_circular_of_the_first_day_counts_and_one_that_changes_is_told(
    school: School, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From 1 December four days for one's own wedding; then, while the draft waits, three."""
    file = tmp_path / "leave_rights.toml"
    more = '[[rights]]\nevent = "wedding"\nkinship = "self"\ndays = 4\nproof = "none"\nsource = "pers-2021-06"\n'
    newer = f"{SHIPPED.read_text('utf-8')}\n{more}since = 2026-12-01\n"
    file.write_text(newer, "utf-8")
    monkeypatch.setenv("BODE_LEAVE_RIGHTS_FILE", str(file))
    await school.restarts()
    await school.everybody_installs()
    ana = school.ana
    await asks(ana, "wedding", "self")
    assert "Recht op 2 dagen" in ana.newest.text
    await ana.fills(period__from="2026-12-07", period__to="2026-12-10").clicks("Volgende")
    assert "hoogstens 2 dagen" not in ana.newest.text
    await ana.fills(lessons="none").clicks("Volgende")
    assert "Recht op 4 dagen" in ana.newest.text, "and no proof is asked for"
    file.write_text(newer.replace('days = 4\nproof = "none"', 'days = 3\nproof = "none"'), "utf-8")
    school.clock.pass_by(timedelta(seconds=5))
    await ana.clicks("Indienen")
    assert "Dit recht is intussen veranderd." in ana.newest.text
    await ana.clicks("Volgende")
    await ana.fills(period__from="2026-12-07", period__to="2026-12-10").clicks("Volgende")
    assert "hoogstens 3 dagen" in ana.newest.text


# --- the proof --------------------------------------------------------------------------------------


async def test_a_proof_beforehand_has_to_be_there(school: School) -> None:
    ana, ben = school.ana, school.ben
    await school.everybody_installs()
    await asks(ana, "family-council")
    await ana.fills(period__from="2026-12-04").clicks("Volgende")
    await ana.clicks("Volgende")
    assert "Hier moet het bewijs bij zijn" in ana.newest.text
    await sends(school, ana, "oproeping.pdf")
    await ana.clicks("Volgende")
    await ana.fills(lessons="none").clicks("Volgende")
    await ana.clicks("Indienen")
    await school.jobs()
    assert "oproeping.pdf" in ben.newest.text
    assert OWED not in ben.newest.text
    assert (await the_request(school)).owes is None


async def test_a_proof_that_is_owed_shows_is_reminded_of_and_comes_by_the_chat(school: School) -> None:
    ana, ben = school.ana, school.ben
    await hands_in(school)
    own, asked = ana.card_with("VRL-2026-00001"), ben.card_with("Ana Martens")
    assert REMINDS in own.text
    assert REMINDS in asked.text
    await ben.clicks("Goedkeuren")
    await school.jobs()
    told = ana.newest
    assert REMINDS in told.text, "who is told of the decision is told of this"
    await ana.says("mijn aanvragen")
    assert f"Goedgekeurd · {OWED}" in ana.newest.text

    cards = len(ana.chat)
    await school.jobs(later=timedelta(days=10))
    assert len(ana.chat) == cards, "a week after the leave, not before"
    await school.jobs(later=timedelta(days=9))
    reminder = ana.newest
    assert "Stuur het bestand hier in de chat" in reminder.text
    assert REMINDS in reminder.text

    await ana.sends_a_file("", a_file(school, "huwelijksakte.pdf"))
    await ana.clicks("Toevoegen aan Verlofaanvraag · VRL-2026-00001")
    await school.jobs()
    assert await kept(school) == [PDF]
    assert OWED not in own.text
    assert OWED not in asked.text
    assert "Goedgekeurd: Verlofaanvraag" in told.text, "that it came is no other news"
    assert "huwelijksakte.pdf" in asked.text
    assert "Bestand openen" in buttons_of(asked), "who decided opens it"
    request = await the_request(school)
    assert (request.state, request.owes) == (RequestState.APPROVED, None)


async def test_it_is_reminded_of_once_and_not_when_it_came(school: School) -> None:
    ana = school.ana
    await hands_in(school)
    await school.jobs(later=timedelta(days=20))
    cards = len(ana.chat)
    assert "Stuur het bestand hier in de chat" in ana.newest.text
    await school.jobs(later=timedelta(days=40))
    assert len(ana.chat) == cards
    await ana.says("mijn aanvragen")
    await ana.clicks("Openen")
    assert "Bewijs nog te bezorgen: dat kon tot en met vr 18 dec. 2026" in ana.newest.text


async def test_nothing_is_owed_for_what_was_refused_or_withdrawn(school: School) -> None:
    ana, ben = school.ana, school.ben
    await hands_in(school)
    await ben.fills(reason="Dan is er een klassenraad").clicks("Weiger deze aanvraag")
    await school.jobs()
    assert OWED not in ana.card_with("VRL-2026-00001").text
    cards = len(ana.chat)
    await school.jobs(later=timedelta(days=20))
    assert len(ana.chat) == cards
    await ana.sends_a_file("", a_file(school, "huwelijksakte.pdf"))
    await school.jobs()
    assert await kept(school) == []
    refused = await the_request(school)
    with pytest.raises(Unavailable):
        await wants(school.house, refused)
    with pytest.raises(NotPossible):
        refused.attach({**refused.answers, "proof": [{"id": "1"}]}, ["akte.pdf"], school.house.now())


async def test_what_is_approved_takes_no_other_file(school: School) -> None:
    """Nor a second time: what who decided saw stays what it was."""
    ana, ben = school.ana, school.ben
    await hands_in(school)
    await ben.clicks("Goedkeuren")
    await school.jobs()
    await ana.sends_a_file("", a_file(school, "akte.pdf"))
    await ana.clicks("Toevoegen aan Verlofaanvraag · VRL-2026-00001")
    await school.jobs()
    before = await the_request(school)
    await ana.sends_a_file("", a_file(school, "nog een.pdf", b"%PDF-1.7\n" + bytes(99)))
    await school.jobs()
    assert await the_request(school) == before
    assert len(await kept(school)) == 1


async def test_a_proof_that_is_there_at_once_is_not_owed(school: School) -> None:
    ana = school.ana
    await school.everybody_installs()
    await asks(ana, "wedding", "family")
    await ana.fills(period__from="2026-12-04").clicks("Volgende")
    await sends(school, ana, "akte.pdf")
    await ana.clicks("Volgende")
    await ana.fills(lessons="none").clicks("Volgende")
    await ana.clicks("Indienen")
    await school.jobs()
    assert OWED not in ana.card_with("VRL-2026-00001").text
    dues = await school.house.records.dues.find(order="at", limit=50)
    assert not any(one.value.id.startswith("proof:") for one in dues.items)


async def test_the_reminder_stands_in_the_commit_of_the_request(school: School) -> None:
    await hands_in(school)
    request = await the_request(school)
    due = await school.house.records.dues.get(request_partition(request.id), f"proof:{request.id}")
    assert due
    assert request.owes
    assert due.value.at.isoformat() == "2026-12-11T09:00:00+01:00"
