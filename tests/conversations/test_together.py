"""Deciding on several like requests at once: what they are, beforehand; each by itself; and what became of each."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.arrange.deciding_together import MOST_TOGETHER
from bot.arrange.request import Request, RequestState
from bot.channel.base import Clicked
from bot.front.dispatch import handler
from bot.store.base import DocumentStore, Write
from bot.store.records import Records
from tests.conversations.school import School
from tests.conversations.stage import Colleague, Shown, buttons_of, defaults_of
from tests.conversations.test_any_request import OUTING
from tests.conversations.test_cost import Counting
from tests.conversations.test_mandates import has_mandate
from tests.conversations.test_repetition import asks

TOGETHER = "Samen beslissen"
APPROVE, REFUSE_ALL = "Keur de aangevinkte goed", "Weiger de aangevinkte"
DAYS = ("2026-12-01", "2026-12-02", "2026-12-03", "2026-12-08", "2026-12-10")


@pytest.fixture
async def waiting(school: School) -> School:
    """Ana asks for three days, Emma for one on which Ana is away too."""
    await school.everybody_installs()
    for day in DAYS[:3]:
        await asks(school.ana, day)
    await asks(school.emma, DAYS[2])
    await school.jobs()
    return school


async def opens(who: Colleague) -> Shown:
    await who.says("goedkeuringen")
    await who.clicks(TOGETHER)
    return who.newest


async def requests(school: School) -> Mapping[str, Request]:
    found = [item.value async for item in school.house.records.requests.stream()]
    return {one.reference: one for one in found}


async def states(school: School) -> list[str]:
    return [one.state.value for _, one in sorted((await requests(school)).items())]


def payload(shown: Shown, button: str = APPROVE) -> dict[str, Any]:
    """What a click sends, with the ticks as they stand on the card."""
    return {**defaults_of(shown.card), **dict(buttons_of(shown)[button]["data"])}


async def test_the_list_offers_it_and_the_card_says_what_they_are(waiting: School) -> None:
    ben = waiting.ben
    await ben.says("goedkeuringen")
    assert "Verlofaanvraag: 4 wachten op jou" in ben.newest.text
    await ben.clicks(TOGETHER)
    said = ben.newest.text
    assert said.count("Ana Martens") == 4, "three requests, and beside Emma's"
    assert "di 1 dec. 2026" in said
    assert "Aangevinkt: 2 van 4" in said
    assert "Vroeg ook aan: Emma Janssens, do 3 dec. 2026" in said
    ticks = [value for name, value in defaults_of(ben.newest.card).items() if name.startswith("take.")]
    assert (ticks.count("true"), ticks.count("false")) == (2, 2)


async def test_one_alone_is_not_offered_together(school: School) -> None:
    await school.everybody_installs()
    await asks(school.ana, DAYS[0])
    await school.ben.says("goedkeuringen")
    assert TOGETHER not in buttons_of(school.ben.newest)
    await school.ben.sends("together.show", {"form": "leave"}, school.ben.newest)
    assert APPROVE not in buttons_of(school.ben.newest)


async def test_what_is_ticked_is_approved_each_with_its_own_card_and_audit(waiting: School) -> None:
    ana, ben = waiting.ana, waiting.ben
    card = await opens(ben)
    await ben.clicks(APPROVE)
    assert "Over 2 aanvragen beslist" in card.text
    assert await states(waiting) == ["approved", "approved", "submitted", "submitted"]
    await waiting.jobs()
    assert sum("Goedgekeurd: Verlofaanvraag" in shown.text for shown in ana.chat) == 2
    audited = [item.value async for item in waiting.house.records.audit.stream()]
    assert [one.actor for one in audited if one.deed == "request.approved"] == [ben.id] * 2


async def test_one_more_can_be_ticked(waiting: School) -> None:
    card = await opens(waiting.ben)
    ticks = {name: "true" for name in defaults_of(card.card) if name.startswith("take.")}
    await waiting.ben.fills(**ticks).clicks(APPROVE)
    assert await states(waiting) == ["approved"] * 4


async def test_nothing_ticked_decides_nothing_and_says_so(waiting: School) -> None:
    card = await opens(waiting.ben)
    ticks = {name: "false" for name in defaults_of(card.card) if name.startswith("take.")}
    await waiting.ben.fills(**ticks).clicks(APPROVE)
    assert "Vink eerst minstens één aanvraag aan" in card.text
    assert await states(waiting) == ["submitted"] * 4


async def test_refusing_asks_one_reason_which_each_is_told(waiting: School) -> None:
    ana, ben = waiting.ana, waiting.ben
    card = await opens(ben)
    one = next(name for name, on in defaults_of(card.card).items() if on == "true")
    await ben.fills(**{one: "false"}).clicks(REFUSE_ALL)
    assert "Vul dit nog in" in card.text
    assert defaults_of(card.card)[one] == "false", "what was ticked stays"
    assert await states(waiting) == ["submitted"] * 4
    await ben.fills(reason="Er is dan [toezicht](https://evil.example)", **{one: "true"}).clicks(REFUSE_ALL)
    await waiting.jobs()
    assert card.text.count("Geweigerd") == 2
    refused = [one for one in (await requests(waiting)).values() if one.state is RequestState.REFUSED]
    assert [one.history[-1].text for one in refused] == ["Er is dan [toezicht](https://evil.example)"] * 2
    assert sum("Er is dan" in shown.text for shown in ana.chat) >= 2


async def test_what_changed_meanwhile_is_left_out_and_named_with_why(waiting: School) -> None:
    ana, ben = waiting.ana, waiting.ben
    card = await opens(ben)
    sent = payload(card)
    first, second = (one.id for name, one in sorted((await requests(waiting)).items()) if name[-1] in "12")
    await ana.sends("request.withdraw", {"request": first}, None)
    await ben.sends("approval.ask", {"request": second, "seen": 1, "question": "Wie vervangt je?"}, None)
    await ben.sends("together.approve", sent, card)
    assert "Over geen enkele aanvraag beslist" in card.text
    assert "intussen al “Ingetrokken” (door Ana Martens" in card.text
    assert "Niet beslist: intussen veranderde er iets." in card.text
    assert list(buttons_of(card)).count("Openen") == 1
    assert await states(waiting) == ["withdrawn", "clarifying", "submitted", "submitted"]
    await ben.says("goedkeuringen")
    await ben.clicks(TOGETHER)
    assert "Er is nog een vraag aan de aanvrager" in ben.newest.text


async def test_a_question_that_is_out_is_not_ticked(waiting: School) -> None:
    one = (await requests(waiting))["VRL-2026-00001"]
    await waiting.ben.sends("approval.ask", {"request": one.id, "seen": 1, "question": "Wie?"}, None)
    assert defaults_of((await opens(waiting.ben)).card)[f"take.{one.id}"] == "false"


# --- clicked twice, or by others ----------------------------------------------------------------------


async def test_a_second_click_decides_nothing_and_says_the_same(waiting: School) -> None:
    ben = waiting.ben
    card = await opens(ben)
    sent = payload(card)
    await ben.sends("together.approve", sent, card)
    first = card.text
    history = [one.history for one in (await requests(waiting)).values()]
    await ben.sends("together.approve", sent, card)
    assert card.text == first
    assert [one.history for one in (await requests(waiting)).values()] == history
    await ben.sends("together.refuse", {**sent, "reason": "Toch niet"}, card)
    assert "intussen al “Goedgekeurd” (door Ben Claes" in card.text
    assert await states(waiting) == ["approved", "approved", "submitted", "submitted"]


class Dying(Counting):
    """The process ends at the second commit: before it, or once it was made and nobody was told."""

    def __init__(self, store: DocumentStore, *, made: bool) -> None:
        super().__init__(store)
        self.made = made

    async def commit(self, partition: str, writes: Sequence[Write]) -> Sequence[str | None]:
        if self.commits == 1 and not self.made:
            raise SystemExit("the process is gone")
        versions = await super().commit(partition, writes)
        if self.commits == 2:
            raise SystemExit("the process is gone")
        return versions


@pytest.mark.one_process
@pytest.mark.parametrize("made", [False, True], ids=["before a commit", "after it"])
async def test_a_turn_that_dies_in_the_middle_decides_the_rest_when_it_comes_again(waiting: School, made: bool) -> None:
    ben = waiting.ben
    card = await opens(ben)
    sent, key = payload(card), "f" * 32
    records = Records(Dying(waiting.house.records._store, made=made), now=waiting.clock)
    waiting.stage.handle = handler(replace(waiting.house, records=records))
    with pytest.raises(SystemExit):
        await ben.turn(Clicked("together.approve", sent, card.activity, in_place=True), key=key)
    assert (await states(waiting)).count("approved") == 1 + made
    await waiting.restarts()
    reply = await ben.turn(Clicked("together.approve", sent, card.activity, in_place=True), key=key)
    assert "Over 2 aanvragen beslist" in str(reply.replace)
    assert await states(waiting) == ["approved", "approved", "submitted", "submitted"]
    assert all(len(one.history) <= 2 for one in (await requests(waiting)).values())
    await waiting.jobs()
    waiting.clock.pass_by(timedelta(minutes=5))
    await waiting.house.outbox.sweep(waiting.house.records, waiting.house.now)  # what the dead one did not hand over
    await waiting.jobs()
    assert sum("Goedgekeurd: Verlofaanvraag" in shown.text for shown in waiting.ana.chat) == 2


async def test_ids_of_others_are_told_as_if_they_were_not_there(waiting: School) -> None:
    ben, farid = waiting.ben, waiting.farid
    await asks(farid, DAYS[3])
    await waiting.jobs()
    card = await opens(ben)
    sent = payload(card)
    foreign = next(one for one in (await requests(waiting)).values() if one.requester == farid.id)
    listed = {foreign.id: 1, "leave.2026.nothing": 1}
    await ben.sends("together.approve", {**sent, "requests": listed, **{f"take.{one}": "true" for one in listed}}, card)
    assert card.text.count("Niet beslist: hierover kun jij niet (meer) beslissen.") == 2
    assert "Farid" not in card.text
    assert set(await states(waiting)) == {"submitted"}


async def test_of_another_form_nothing_is_decided(waiting: School) -> None:
    card = await opens(waiting.ben)
    await waiting.ben.sends("together.approve", {**payload(card), "form": "expenses"}, card)
    assert card.text.count("Niet beslist: hierover kun jij niet") == 2
    assert await states(waiting) == ["submitted"] * 4


@pytest.mark.parametrize("how", ["twice", "too many", "none", "no moment"])
async def test_a_list_that_we_would_not_have_sent_decides_nothing(waiting: School, how: str) -> None:
    ben = waiting.ben
    card = await opens(ben)
    sent = payload(card)
    ids = list(sent["requests"])
    lists: Mapping[str, Any] = {
        "twice": [ids[0], ids[0]],
        "too many": {**sent["requests"], **{f"leave.2026.{n}": 1 for n in range(MOST_TOGETHER - 3)}},
        "none": {},
        "no moment": dict.fromkeys(ids, None),
    }
    await ben.sends("together.approve", {**sent, "requests": lists[how]}, card)
    assert await states(waiting) == ["submitted"] * 4
    assert APPROVE in buttons_of(card), "the card stays"


async def test_who_may_not_decide_any_more_decides_none(waiting: School) -> None:
    ben = waiting.ben
    card = await opens(ben)
    sent = payload(card)
    await waiting.becomes(lambda one: replace(one, manager=waiting.dirk.id) if one.manager == ben.id else one)
    await ben.sends("together.approve", sent, card)
    assert card.text.count("hierover kun jij niet (meer) beslissen") == 2
    assert "Martens" not in card.text
    assert await states(waiting) == ["submitted"] * 4
    await ben.sends("together.show", {"form": "leave"}, card)
    assert APPROVE not in buttons_of(card)


async def test_nobody_decides_on_their_own_among_others(waiting: School) -> None:
    ana = waiting.ana
    card = await opens(waiting.ben)
    await ana.sends("together.approve", payload(card), None)
    assert await states(waiting) == ["submitted"] * 4


# --- for somebody else, and in stages -----------------------------------------------------------------


async def test_under_a_mandate_each_line_says_so_and_nobody_decides_on_their_own(school: School) -> None:
    emma = school.emma
    await has_mandate(school, emma)
    for day in DAYS[:2]:
        await asks(school.ana, day)
    await asks(emma, DAYS[3])
    await school.jobs()
    card = await opens(emma)
    assert card.text.count("Je beslist voor Ben Claes") == 2
    assert "Emma Janssens" not in card.text
    await emma.clicks(APPROVE)
    assert await states(school) == ["approved", "approved", "submitted"]
    both = [(one.history[-1].person, one.history[-1].behalf) for one in (await requests(school)).values()]
    assert both[:2] == [(emma.id, school.ben.id)] * 2


async def test_a_mandate_that_is_over_decides_nothing_and_is_named(school: School) -> None:
    emma, ben = school.emma, school.ben
    await has_mandate(school, emma)
    for day in DAYS[:2]:
        await asks(school.ana, day)
    await school.jobs()
    card = await opens(emma)
    sent = payload(card)
    await ben.says("mandaten")
    await ben.clicks("Openen", on=ben.newest)
    await ben.clicks("Intrekken")
    await emma.sends("together.approve", sent, card)
    assert card.text.count("je mandaat daarvoor is voorbij of ingetrokken") == 2
    assert "Ana" not in card.text
    assert await states(school) == ["submitted"] * 2


@pytest.mark.slow
async def test_at_most_twenty_at_once_and_the_rest_after_them(school: School) -> None:
    ana, ben = school.ana, school.ben
    await school.everybody_installs()
    days = [date(2027, 2, 22) + timedelta(days=number) for number in range(40)]
    for day in [one for one in days if one.weekday() < 5][: MOST_TOGETHER + 2]:
        await asks(ana, day.isoformat(), kind="union")
    await school.jobs()
    await ben.says("goedkeuringen")
    assert f"{MOST_TOGETHER + 2} wachten op jou" in ben.newest.text
    await ben.clicks(TOGETHER)
    assert "Er wachten er nog meer" in ben.newest.text
    ticks = {name: "true" for name in defaults_of(ben.newest.card) if name.startswith("take.")}
    assert len(ticks) == MOST_TOGETHER
    await ben.fills(**ticks).clicks(APPROVE)
    assert (await states(school)).count("approved") == MOST_TOGETHER
    await opens(ben)
    assert "Samen beslissen over 2 aanvragen" in ben.newest.text


async def test_after_a_first_agreement_it_is_said_that_others_decide(own_forms: Path, school: School) -> None:
    (own_forms / "outing.toml").write_text(OUTING, "utf-8")
    await school.restarts()
    await school.everybody_installs()
    for day in DAYS[:2]:
        await school.ana.says("uitstap")
        await school.ana.fills(day=day, amount="500").clicks("Volgende")
        await school.ana.clicks("Indienen")
    await school.jobs()
    card = await opens(school.ben)
    await school.ben.clicks(APPROVE)
    assert card.text.count("Jij ging akkoord. Nu is het aan de anderen.") == 2
    assert await states(school) == ["submitted"] * 2
    await school.jobs()
    await opens(school.nadia)
    assert "Samen beslissen over 2 aanvragen" in school.nadia.newest.text


async def test_of_an_annulment_nothing_is_decided_together(waiting: School) -> None:
    """It waits for the same person, and is another question."""
    ana, ben = waiting.ana, waiting.ben
    await ben.clicks("Goedkeuren", on=ben.card_with("VRL-2026-00001"))
    await waiting.jobs()
    await ana.clicks("Vraag om te annuleren")
    await waiting.jobs()
    card = await opens(ben)
    assert "VRL-2026-00001" not in card.text
    assert len(payload(card)["requests"]) == 3
