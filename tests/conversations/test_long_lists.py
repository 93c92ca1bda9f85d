"""No list is cut in silence: each says that there is more, and what waits is never hidden by what does not."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.writing.words import Words
from bot.answer.experts import handing_off
from bot.answer.experts.hand_off import Deed, Event, HandOff, HandOffState
from bot.answer.official import editions
from bot.answer.official.official_answer import OfficialAnswer
from bot.arrange import requests
from bot.arrange.approval import Approval
from bot.arrange.request import Request, RequestState
from bot.arrange.requests import newest
from bot.front import extension
from bot.front.extension import REQUESTS
from bot.people.audience import NOBODY
from bot.people.contacts import recipient
from bot.store.base import Write
from bot.store.partitions import OFFICIAL_ANSWERS, announcement_partition, handoff_partition, request_partition
from cards.texts import texts
from tests.conversations.expertise import make_official
from tests.conversations.school import School
from tests.conversations.stage import actions_of, buttons_of
from tests.conversations.test_arrange import fill_in_leave
from tests.conversations.test_cost import counted

NL = texts("nl")


async def keep(school: School, partition: str, *writes: Write) -> None:
    await school.house.records.accept(partition, writes)


# --- what is kept, as it would be after years ---------------------------------------------------------


async def a_request(school: School, number: int, state: RequestState, **changed: object) -> Request:
    """The higher the number, the newer."""
    at = school.clock() + timedelta(seconds=number)
    made = Request(f"leave.2026.{number:024x}", "leave", school.ana.id, state, {}, at, at)
    request = replace(made, reference=f"VRL-2026-{number:05}", submitted=at, **changed)
    await keep(school, request_partition(request.id), school.house.records.requests.put(request))
    return request


async def a_hand_off(school: School, number: int, **changed: object) -> HandOff:
    at = school.clock() + timedelta(seconds=number)
    sent = Event(at, school.ana.id, Deed.SENT)
    made = HandOff(f"{number:032x}", school.ana.id, "linde", "verlof", f"Vraag {number}?", "", "", at, at)
    handoff = replace(made, history=(sent,), **changed)
    await keep(school, handoff_partition(handoff.id), school.house.records.handoffs.put(handoff))
    return handoff


def taken_by(person: str) -> Mapping[str, object]:
    return {"state": HandOffState.TAKEN, "expert": person}


async def drafts(school: School, count: int) -> None:
    for number in range(count):
        await a_request(school, number, RequestState.DRAFT)


async def decided(school: School, count: int) -> None:
    for number in range(count):
        await a_request(school, number, RequestState.APPROVED)


async def approvals(school: School, count: int) -> None:
    for number in range(count):
        request = await a_request(school, number, RequestState.SUBMITTED, approvers=(school.ben.id,))
        approval = Approval(request.id, school.ben.id, open=True, since=request.changed, step="1")
        await keep(school, request_partition(request.id), school.house.records.approvals.put(approval))


async def hand_offs(school: School, count: int) -> None:
    for number in range(count):
        await a_hand_off(school, number)


async def officials(school: School, count: int) -> None:
    now = school.clock()
    for number in range(count):
        answer = OfficialAnswer(
            f"{number:032x}",
            "verlof",
            f"Vraag {number}?",
            "Zo zit het.",
            "nl",
            school.nadia.id,
            frozenset({"everyone"}),
            "linde",
            now,
            now.date(),
        )
        await keep(school, OFFICIAL_ANSWERS, school.house.records.official_answers.put(answer))


async def announcements(school: School, count: int) -> None:
    for number in range(count):
        announcement = Announcement(
            f"{number:024x}.{number:012x}",
            school.carla.id,
            {"nl": Words(f"Mededeling {number}", "Tekst")},
            NOBODY,
            confirmation=False,
            state=AnnouncementState.DRAFT,
            created=school.clock(),
        )
        write = school.house.records.announcements.put(announcement)
        await keep(school, announcement_partition(announcement.id), write)


LISTS: Mapping[str, tuple[Callable[[School, int], Awaitable[None]], str, str, str]] = {
    "my drafts": (drafts, "ana", "mijn aanvragen", "requests-more"),
    "my requests": (decided, "ana", "mijn aanvragen", "requests-more"),
    "approvals": (approvals, "ben", "goedkeuringen", "approvals-more"),
    "my questions": (hand_offs, "ana", "mijn vragen", "my-questions-more"),
    "questions for me": (hand_offs, "nadia", "vragen voor mij", "questions-for-me-more"),
    "official answers": (officials, "nadia", "officiële antwoorden", "official-answers-more"),
    "my announcements": (announcements, "carla", "mijn mededelingen", "my-older-ones"),
}


OPENINGS = {"Openen", "Verdergaan", "Aanpassen"}


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize(("count", "more"), [(8, False), (9, True)])
async def test_a_list_says_whether_it_is_all(staff: School, name: str, count: int, more: bool) -> None:
    make, person, command, said = LISTS[name]
    await make(staff, count)
    reader = staff.people[person]
    await reader.says(command)
    openings = [action for action in actions_of(reader.newest.card) if action["title"] in OPENINGS]
    assert len([action for action in openings if action["type"] == "Action.Execute"]) == 8
    assert (NL(said) in reader.newest.text) is more


# --- questions for experts ----------------------------------------------------------------------------


async def test_what_colleagues_took_hides_nothing_that_waits(staff: School) -> None:
    for number in range(60):
        await a_hand_off(staff, number, **taken_by(staff.lieve.id))
    await a_hand_off(staff, 100)
    await a_hand_off(staff, 101, **taken_by(staff.nadia.id))
    await staff.nadia.says("vragen voor mij")
    shown = staff.nadia.newest.text
    assert "Vraag 100?" in shown
    assert "Vraag 101?" in shown
    assert shown.index("Vraag 101?") < shown.index("Vraag 0?"), "what colleagues took comes last"


async def test_what_a_colleague_left_behind_comes_before_what_others_took(staff: School) -> None:
    for number in range(20):
        await a_hand_off(staff, number, **taken_by(staff.lieve.id))
    await a_hand_off(staff, 100, **taken_by("who-left"))
    await staff.nadia.says("vragen voor mij")
    shown = staff.nadia.newest.text
    assert shown.index("Vraag 100?") < shown.index("Vraag 0?")


async def test_what_an_expert_asked_themselves_hides_nothing_that_waits(staff: School) -> None:
    for number in range(60):
        await a_hand_off(staff, number, **taken_by(staff.lieve.id))
    for number in range(60, 69):
        await a_hand_off(staff, number, asker=staff.nadia.id)
    await a_hand_off(staff, 100)
    await staff.nadia.says("vragen voor mij")
    assert "Vraag 100?" in staff.nadia.newest.text


async def test_an_old_question_that_waits_for_its_asker_is_known_to(staff: School) -> None:
    """Others went on since: their number does not matter."""
    await a_hand_off(staff, 0, state=HandOffState.ASKED, expert=staff.nadia.id)
    for number in range(1, 120):
        await a_hand_off(staff, number, state=HandOffState.SOLVED, open=False)
    ana = await recipient(staff.house, staff.ana.id)
    assert [one.question for one in await handing_off.waiting_for(staff.house, ana)] == ["Vraag 0?"]


# --- drafts -------------------------------------------------------------------------------------------


async def test_a_draft_is_found_behind_those_of_other_forms(school: School) -> None:
    ana = school.ana
    await ana.says("verlof")
    await ana.fills(kind="circumstance").clicks("Volgende")
    (begun,) = (await newest(school.house, await recipient(school.house, ana.id), 2)).items
    for number in range(25):
        await a_request(school, number, RequestState.DRAFT, form="laptop")
    await ana.says("verlof")
    goes_on = buttons_of(ana.newest)["Verdergaan"]["data"]
    assert goes_on["request"] == begun.value.id, "the draft that waits, and not a second one"


# --- the message extension ----------------------------------------------------------------------------


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(extension, "SEARCHED", 3)
    return 3


async def test_an_older_request_is_found_by_its_number(school: School, few: int) -> None:
    await decided(school, 5)
    listed = await school.ana.searches(REQUESTS, "")
    assert len(listed.results) == few + 1
    assert "je 3 recentste aanvragen" in listed.results[-1].text
    assert await school.ana.searches(REQUESTS, "", skip=few + 1) == type(listed)()
    (found,) = (await school.ana.searches(REQUESTS, "vrl-2026-00000")).results[:1]
    assert "VRL-2026-00000" in found.text
    nothing = await school.ana.searches(REQUESTS, "sabbatjaar")
    assert "volledige nummer" in (nothing.toast or "")
    assert not (await school.emma.searches(REQUESTS, "VRL-2026-00000")).results, "nobody else finds it"


async def test_where_all_was_looked_through_no_line_says_otherwise(school: School, few: int) -> None:
    assert "nog niets aangevraagd" in ((await school.ana.searches(REQUESTS, "")).toast or "")
    await decided(school, few)
    assert len((await school.ana.searches(REQUESTS, "")).results) == few
    nothing = await school.ana.searches(REQUESTS, "sabbatjaar")
    assert "heeft deze woorden" in (nothing.toast or "")


async def test_what_is_open_comes_first(school: School) -> None:
    await a_request(school, 1, RequestState.SUBMITTED)
    await a_request(school, 2, RequestState.APPROVED)
    await a_request(school, 3, RequestState.DRAFT)
    found = (await school.ana.searches(REQUESTS, "")).results
    assert [row.text[:14] for row in found] == ["VRL-2026-00001", "VRL-2026-00002"]


@pytest.mark.parametrize("recent", [requests.RECENT, 3], ids=["read at once", "more than are read at once"])
async def test_of_ones_own_what_is_open_comes_first_however_old_it_is(
    school: School, recent: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(requests, "RECENT", recent)
    await school.everybody_installs()
    states = [
        *(RequestState.DRAFT, RequestState.SUBMITTED, RequestState.APPROVED, RequestState.CLARIFYING),
        *(RequestState.ANNULLING, RequestState.APPROVED, RequestState.SUBMITTED, RequestState.REFUSED),
    ]
    for number, state in enumerate(states):
        await a_request(school, number, state)
    counting, ana = counted(school), await recipient(school.house, school.ana.id)
    for limit in (2, len(states)):
        counting.reads = 0
        found, more = await requests.mine(school.house, ana, limit)
        assert [int(one.reference[-1]) for one in found] == [3, 4, 6, 1, 0, 7, 5, 2][
            : min(limit, 8 if recent > 3 else 7)
        ]
        assert more == (limit < len(states) or recent < len(states))
        assert counting.reads == (1 if recent > len(states) else 5)


@pytest.mark.slow
async def test_a_key_costs_the_same_whatever_forms_there_were(
    school: School, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Requests of older versions of a form, each version of its own."""
    await school.everybody_installs()
    await fill_in_leave(school)
    await school.ana.clicks("Indienen")
    await school.jobs()
    versions = school.house.records.form_versions
    own = await newest(school.house, await recipient(school.house, school.ana.id), 1)
    request = own.items[0].value
    kept = await versions.get(request_partition(request.id), request.form_version)
    assert kept
    for number in range(12):
        older = replace(kept.value, id=f"{number:064x}")
        await keep(school, request_partition(request.id), versions.put(older))
        await a_request(school, number, RequestState.APPROVED, form_version=older.id, answers=request.answers)
    await school.ana.searches(REQUESTS, "v")
    counting = counted(school)
    await school.house.directory.current()
    counting.reads = 0
    assert len((await school.ana.searches(REQUESTS, "ve")).results) == 13
    assert counting.reads <= 3
    monkeypatch.setattr(requests, "FORMS_THEN", 12)
    await a_request(school, 20, RequestState.APPROVED, form_version=f"{0:064x}", answers=request.answers)
    await school.ana.searches(REQUESTS, "v")
    assert len(school.house.forms_then) == 12, "no more than that are kept at hand, the last that were used"
    assert f"{0:064x}" in school.house.forms_then


# --- histories ----------------------------------------------------------------------------------------


async def test_an_official_answer_counts_its_editions(staff: School, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editions, "EDITIONS", 2)
    await make_official(staff)
    for number in range(3):
        await staff.nadia.clicks("Aanpassen", on=staff.nadia.card_with("Wie mag dit lezen?"))
        await staff.nadia.fills(text=f"Versie {number}").clicks("Bewaren")
    assert "Daarvoor gebeurden nog 2 dingen." in staff.nadia.newest.text
