"""A mailbox that says that somebody is away proposes a mandate to them once, or starts the one that they set for it;
it ends with the absence."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.bootstrap.running import JOBS
from bot.front.dispatch import handler
from bot.people.mandate import Mandate, MandateState
from bot.people.noticed_absence import NoticedAbsence
from bot.work.base import Work
from bot.work.budget import Budget
from bot.work.worker import Worker
from tests.conversations.expertise import REFUSED
from tests.conversations.going_away import ASKED, SOON, passes
from tests.conversations.school import UNHURRIED, School
from tests.conversations.stage import buttons_of
from tests.conversations.test_arrange import submit_leave
from tests.conversations.test_mailboxes import UNTIL_5_DECEMBER, Tenant, hand_in, tenant
from tests.peers.graph_mailboxes import ALWAYS, OFF

__all__ = ["tenant"]

TITLE = "Wie beslist terwijl je weg bent?"
LET = "Laat Emma Janssens beslissen"


def starts(school: School) -> None:
    """The organisation decided that what was set starts by itself."""
    school.house = replace(school.house, starts_mandates=True)
    school.stage.handle = handler(school.house)
    school.worker = Worker(
        Work(school.house, school.recorder, Budget(UNHURRIED)), JOBS, width=16, lease=timedelta(seconds=60)
    )


async def sets_one(school: School, last: str = "2027-06-30") -> None:
    """Ben sets that Emma decides for him while he is away, and she accepts it."""
    await school.ben.says("mandaten")
    await school.ben.clicks("Mandaat geven")
    await school.ben.fills(name="Emma Janssens", first="2026-11-23", last=last, away="true").clicks("Mandaat geven")
    await school.jobs()
    await school.emma.clicks("Aanvaarden")
    await school.jobs()


async def mailbox_says(school: School, tenant: Tenant, what: Mapping[str, Any]) -> None:
    """Of Ben; and it is read, as it is within the hour."""
    tenant.replies(school.ben, what)
    await passes(school, timedelta(minutes=61))


async def kept(school: School) -> list[Mandate]:
    """Those that were started."""
    return [item.value async for item in school.house.records.mandates.stream() if not item.value.away]


async def test_one_set_for_absences_counts_on_no_day_itself(school: School, tenant: Tenant) -> None:
    await sets_one(school)
    assert "Klaar voor een afwezigheid" in school.ben.card_with("Mandaat voor Emma Janssens").text
    await submit_leave(school)
    assert not school.emma.sees(ASKED)
    await school.emma.says("goedkeuringen")
    assert "Ana Martens" not in school.emma.newest.text
    data = dict(buttons_of(school.ben.card_with(ASKED))["Goedkeuren"]["data"])
    assert REFUSED in str(await school.emma.sends("approval.approve", data, None))


async def test_it_starts_by_itself_where_the_organisation_decides_so_and_ends_with_the_absence(
    school: School, tenant: Tenant
) -> None:
    starts(school)
    await sets_one(school)
    await mailbox_says(school, tenant, UNTIL_5_DECEMBER)
    (started,) = await kept(school)
    assert (started.state, started.last.isoformat()) == (MandateState.ACTIVE, "2026-12-05")
    for one in (school.ben, school.emma):
        assert "Loopt tot en met za 5 dec. 2026" in one.newest.text, "both are told"
    await hand_in(school)
    assert "Je beslist voor Ben Claes (mandaat t.e.m. za 5 dec. 2026)." in school.emma.card_with(ASKED).text
    data = dict(buttons_of(school.emma.card_with(ASKED))["Goedkeuren"]["data"])
    await passes(school, timedelta(minutes=61))
    assert len(await kept(school)) == 1, "once for an absence"
    await mailbox_says(school, tenant, OFF)
    assert [one.state for one in await kept(school)] == [MandateState.ENDED]
    for one in (school.ben, school.emma):
        assert one.card_with("Voorbij")
    assert "is voorbij of ingetrokken" in str(await school.emma.sends("approval.approve", data, None))
    audited = {item.value.deed: item.value.actor async for item in school.house.records.audit.stream()}
    assert audited["mandate.started"] == "mailbox"


async def test_who_says_that_they_are_back_ends_it_though_the_mailbox_still_replies(
    school: School, tenant: Tenant
) -> None:
    starts(school)
    await sets_one(school)
    await mailbox_says(school, tenant, ALWAYS)
    assert [one.state for one in await kept(school)] == [MandateState.ACTIVE]
    await school.ben.says("ik ben terug")
    await school.jobs()
    assert [one.state for one in await kept(school)] == [MandateState.ENDED]
    await passes(school, timedelta(minutes=61))
    assert len(await kept(school)) == 1


async def test_it_is_proposed_once_and_starts_at_a_click(school: School, tenant: Tenant) -> None:
    await sets_one(school)
    await mailbox_says(school, tenant, UNTIL_5_DECEMBER)
    asked = school.ben.card_with(TITLE)
    assert "tot en met za 5 dec. 2026" in asked.text
    assert await kept(school) == []
    before = len(school.ben.chat)
    await hand_in(school)
    await passes(school, timedelta(minutes=61))
    assert len(school.ben.chat) == before, "one card for an absence"
    for _ in range(2):
        await school.ben.clicks(LET, on=asked) if LET in buttons_of(asked) else None
    await school.jobs()
    assert [one.state for one in await kept(school)] == [MandateState.ACTIVE]
    assert "Je beslist voor Ben Claes" in school.emma.card_with(ASKED).text, "what waited is shown to her"


async def test_who_set_none_is_asked_once_something_comes_to_them_and_gives_one_for_those_days(
    school: School, tenant: Tenant
) -> None:
    tenant.replies(school.ben, UNTIL_5_DECEMBER)
    await hand_in(school)
    asked = school.ben.card_with(TITLE)
    assert LET not in buttons_of(asked)
    await school.ben.clicks("Mandaat geven", on=asked)
    form = str(school.ben.newest.card)
    assert "2026-12-05" in form
    assert "2026-11-23" in form
    before = len(school.ben.chat)
    await hand_in_again(school)
    assert len(school.ben.chat) == before


async def hand_in_again(school: School) -> None:
    await submit_leave(school, "2026-12-21")


async def test_a_next_absence_is_another_one(school: School, tenant: Tenant) -> None:
    await sets_one(school)
    await mailbox_says(school, tenant, UNTIL_5_DECEMBER)
    await mailbox_says(school, tenant, OFF)
    await mailbox_says(school, tenant, ALWAYS)
    assert len([one for one in school.ben.chat if TITLE in one.text]) == 2


async def test_nobody_starts_what_was_not_asked_of_them(school: School, tenant: Tenant) -> None:
    await sets_one(school)
    for who in (school.ben, school.emma, school.ana):
        for day in ("2026-11-20", "2026-13-45", "x"):
            assert REFUSED in str(await who.sends("mandate.away", {"day": day}, None))
    noticed = NoticedAbsence(school.emma.id, tenant_first := school.clock().date(), None, school.clock())
    records = school.house.records
    await records.accept(f"person:{school.emma.id}", [records.noticed_absences.put(noticed)])
    assert REFUSED in str(await school.emma.sends("mandate.away", {"day": tenant_first.isoformat()}, None)), (
        "she set none herself"
    )
    assert await kept(school) == []


async def test_a_mailbox_that_does_not_answer_ends_nothing(school: School, tenant: Tenant) -> None:
    starts(school)
    await sets_one(school)
    await mailbox_says(school, tenant, ALWAYS)
    del tenant.part.replies[school.ben.id]
    await passes(school, timedelta(minutes=61) + SOON)
    assert [one.state for one in await kept(school)] == [MandateState.ACTIVE]
