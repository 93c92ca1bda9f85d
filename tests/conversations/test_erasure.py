"""Whatever somebody did: once they are erased, no byte says who they were or what they wrote; the rest goes on."""

import gzip
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.answer.library.scope import scope_id
from bot.answer.library.scope_book import ScopeBook
from bot.arrange.request import RequestState
from bot.blobs.base import whole as whole_of
from bot.bootstrap.people import Whole
from bot.configuration.versions import read_version
from bot.people.acting import OPERATOR
from bot.people.contact import Contact
from bot.people.erasure import Erasure, is_made_up
from bot.people.loading import load_organisation
from bot.privacy.erasing import NotErased, erase
from bot.privacy.files import Undeclared
from bot.privacy.forgetting import Forgetting
from bot.queue.base import MAX_DELAY, Lease, Rewritten
from bot.sharepoint_place import states_below
from bot.store.partitions import (
    DEFAULT_ORGANISATION,
    ERASURES,
    person_partition,
    sources_partition,
)
from bot.work.aside import set_aside
from bot.work.chain.sweeping import sweep
from bot.work.chain.verifying import verify
from bot.work.job import Job
from tests.configuration.publishing import let_count
from tests.conversations.announced import confirmed_by_ana
from tests.conversations.erasing import Typed, an_hour_passes, erased, opened, places_of
from tests.conversations.expertise import ASKED_AGAIN, OFFICIAL, TOPICS, hand_off
from tests.conversations.school import School, organisation_file
from tests.conversations.test_announce import compose
from tests.conversations.test_arrange import submit_leave
from tests.conversations.walking import WALKS, carry_out, staged
from tests.conversations.walks import Walk, give_mandates

HOUR = timedelta(hours=1)
LEAVES = ("ana", "ben", "carla", "nadia")
OF_THEMSELVES = ("ana", "ben")
"""The others write announcements and official answers, which are the organisation's."""
ALWAYS = (give_mandates, carry_out)
ALL = [pytest.param(walk, marks=() if walk in ALWAYS else pytest.mark.long, id=walk.__name__) for walk in WALKS]


@pytest.mark.parametrize("walk", ALL)
async def test_nothing_is_left_of_who_did_it(
    prepared: Path, pytestconfig: pytest.Config, tmp_path: Path, own_forms: Path, walk: Walk
) -> None:
    async with staged(walk, prepared, pytestconfig, tmp_path / "data", own_forms) as school:
        people = [school.people[name] for name in LEAVES]
        typed = {name: Typed(one) for name, one in school.people.items()}
        await walk(school)
        await sweep(school.house.records)
        school.clock.pass_by(HOUR)
        before = (await verify(school.house.records)).head
        aside = [one.value.id async for one in school.house.records.set_aside.stream(order="at")]
        async with opened(school) as whole:
            for one in people:
                assert places_of(school, one.id)
                done = await erased(whole, one)
                assert is_made_up(done.id)
                assert done.counts
            assert await whole.compact()
            an_hour_passes(school)
            for one in people:
                assert not places_of(school, one.id)
                assert not places_of(school, one.name)
            by_others = {text for name, one in typed.items() if name not in OF_THEMSELVES for text in one.sentences}
            by_others |= {one.name for one in school.people.values()}
            for name in OF_THEMSELVES:
                left = {text: places_of(school, text) for text in typed[name].sentences - by_others}
                assert not {text: places for text, places in left.items() if places}
            await everything_can_be_read(whole)
        await school.jobs(later=HOUR)
        await sweep(school.house.records)
        verified = await verify(school.house.records, before)
        assert not verified.found
        assert verified.holds
        assert [one.value.id async for one in school.house.records.set_aside.stream(order="at")] == aside


async def everything_can_be_read(whole: Whole) -> None:
    kinds = {one.kind.name: one for one in whole.house.records.collections()}
    async for page in whole.store.everything():
        for one in page:
            if collection := kinds.get(one.document.kind):
                collection.read(one.document.id, collection.kind.schema, one.document.body)


class Stopped(Exception):
    """As a process that is killed before this step."""


async def test_what_is_stopped_goes_on_with_the_same_made_up_id(school: School) -> None:
    await confirmed_by_ana(school, 3, but=school.emma, schools="de-linde")
    await submit_leave(school)
    ids: set[str] = set()
    steps: list[str] = []
    for number in range(20):
        told: list[str] = []

        def tell(step: str, told: list[str] = told, number: int = number) -> None:
            told.append(step)
            if len(told) > number:
                raise Stopped

        async with opened(school) as whole:
            with suppress(Stopped):
                done = await erase(
                    whole.house,
                    whole.store,
                    OPERATOR,
                    school.ana.id,
                    beside=whole.forget_in_queues,
                    tell=tell,
                )
                ids.add(done.id)
                steps = told
                break
            [begun] = [one.value async for one in whole.house.records.erasures.stream(partition=ERASURES)]
            assert begun.person == school.ana.id
            ids.add(begun.id)
    assert len(ids) == 1
    assert {"files", "directory", "configuration", "audit", "queues"} <= set(steps)
    async with opened(school) as whole:
        assert await whole.compact()
    an_hour_passes(school)
    assert not places_of(school, school.ana.id)
    assert not places_of(school, "Ana Martens")


async def test_what_a_job_writes_meanwhile_is_found_too(school: School) -> None:
    """It was put aside while the documents were read, and knew them as they were."""
    job = Job("welcome", {"person": school.ana.id})
    async with opened(school) as whole:
        passes: list[int] = []

        async def beside(who: Forgetting) -> Rewritten:
            if passes:
                await set_aside(school.house, "jobs", Lease(job, "1", 1, ""), "attempts")
            passes.append(1)
            return await whole.forget_in_queues(who)

        done = await erase(whole.house, whole.store, OPERATOR, school.ana.id, beside=beside)
        assert await whole.compact()
    assert len(passes) == 2
    assert done.done
    an_hour_passes(school)
    assert not places_of(school, school.ana.id)


async def test_while_a_job_that_knew_them_is_held_it_is_not_done(school: School) -> None:
    await school.house.queue.put([Job("welcome", {"person": school.ana.id})])
    [lease] = await school.house.queue.lease(limit=1, duration=timedelta(minutes=1))
    async with opened(school) as whole:
        with pytest.raises(NotErased, match="1 job"):
            await erased(whole, school.ana)
        await school.house.queue.done(lease)
        assert (await erased(whole, school.ana)).done


async def test_where_jobs_cannot_be_rewritten_it_is_done_once_they_are_gone(school: School) -> None:
    """As in Azure Storage Queue: what one writes late goes when it is begun again, under the same made-up id."""
    ana = school.ana.id
    async with opened(school) as whole:
        far = replace(whole, has_queues=False)
        assert far.queued_for == MAX_DELAY

        async def again() -> Erasure:
            beside, queued_for = far.forget_in_queues, far.queued_for
            return await erase(far.house, far.store, OPERATOR, ana, beside=beside, queued_for=queued_for)

        first = await again()
        assert not first.done
        await school.house.records.accept(person_partition(ana), [school.house.records.contacts.put(Contact(ana))])
        school.clock.pass_by(MAX_DELAY)
        last = await again()
        assert await whole.compact()
    assert (last.id, bool(last.done)) == (first.id, True)
    assert last.counts["contact"] == first.counts.get("contact", 0) + 1
    an_hour_passes(school)
    assert not places_of(school, ana)


async def test_who_comes_back_is_somebody_new(school: School) -> None:
    """Still in the tenant, or employed again: with the next load they are there, and nothing of before is theirs."""
    ana, ben = school.ana, school.ben
    await submit_leave(school)
    await ben.clicks("Goedkeuren")
    async with opened(school) as whole:
        done = await erased(whole, ana)
    assert "Ana Martens" not in {one.name for one in (await school.house.directory.current()).people.values()}
    stranger = await ana.says("mijn aanvragen")
    assert "VRL-2026-00001" not in str(stranger)
    await load_organisation(school.house, organisation_file())
    assert ana.id in (await school.house.directory.current()).people
    await ana.installs()
    await ana.says("mijn aanvragen")
    assert "VRL-2026-00001" not in ana.newest.text
    [request] = [one.value async for one in school.house.records.requests.stream(order="changed")]
    assert (request.requester, request.state, request.answers) == (done.id, RequestState.APPROVED, {})
    assert [entry.person for entry in request.history] == [done.id, ben.id]


async def test_what_waits_for_them_goes_to_others_and_what_they_asked_waits_for_nobody(school: School) -> None:
    ana, ben = school.ana, school.ben
    await submit_leave(school)
    async with opened(school) as whole:
        await erased(whole, ben)
    await school.jobs()
    [request] = [one.value async for one in school.house.records.requests.stream(order="changed")]
    assert request.approvers
    assert not any(is_made_up(one) for one in request.approvers)
    async with opened(school) as whole:
        await erased(whole, ana)
    await school.jobs()
    [request] = [one.value async for one in school.house.records.requests.stream(order="changed")]
    assert request.state is RequestState.WITHDRAWN


async def test_it_stands_in_the_audit_without_who_it_was(school: School) -> None:
    await submit_leave(school)
    async with opened(school) as whole:
        done = await erased(whole, school.ana)
    entries = [one.value async for one in school.house.records.audit.stream(order="at")]
    told = [(one.actor, one.deed) for one in entries if one.subject == done.id]
    assert [deed for _, deed in told if deed.startswith("person.")] == ["person.erasing", "person.erased"]
    assert {actor for actor, _ in told} == {"operator"}


async def test_another_process_that_knew_them_knows_them_no_more(school: School) -> None:
    """It read the directory before; no row tells of who is gone."""
    assert school.ana.id in (await school.house.directory.current()).people
    async with opened(school) as whole:
        await erased(whole, school.ana)
    directory = await school.house.directory.current()
    assert school.ana.id not in {*directory.people, *directory.left}


async def test_whom_they_led_has_no_manager_until_the_next_load(school: School) -> None:
    async with opened(school) as whole:
        await erased(whole, school.ben)
    directory = await school.house.directory.current()
    assert directory.people[school.ana.id].manager is None


async def test_a_file_of_which_nothing_is_declared_stops_it(school: School) -> None:
    await school.house.blobs.put("unheard-of/x", whole_of(b"?"))
    async with opened(school) as whole:
        with pytest.raises(Undeclared):
            await erased(whole, school.ana)


async def test_published_settings_name_them_no_more_and_still_count(school: School) -> None:
    ana = school.ana.id
    text = TOPICS.read_text("utf-8").replace('"group:hr"', f'"group:hr", "person:{ana}"')
    number = await let_count(school.house.records, school.clock, topics=f"# Ana Martens kent dit\n{text}")
    async with opened(school) as whole:
        await erased(whole, school.ana)
        assert await whole.compact()
    an_hour_passes(school)
    assert not places_of(school, ana)
    assert not places_of(school, "Ana Martens")
    said = (await read_version(school.house.records, number))["topics"].value
    [leave] = [topic for topic in said if topic.id == "verlof"]
    assert [is_made_up(str(one).removeprefix("person:")) for one in leave.experts] == [False, True]


async def test_a_document_that_they_read_too_is_still_found_by_the_others(school: School) -> None:
    """The index knows who may read it by a digest, which is made of all of them."""
    library = await anext(school.house.records.indexed.stream(order="id"))
    folder = sources_partition(library.value.id)
    source = await anext(school.house.records.sources.placed(partition=folder))
    assert source.stored
    readers = frozenset({f"person:{school.ana.id}", f"person:{school.ben.id}"})
    await school.house.scopes.meet([readers])
    shared = replace(source.stored.value, readers=readers)
    await school.house.records.accept(folder, [school.house.records.sources.put(shared, source.stored.version)])
    async with opened(school) as whole:
        await erased(whole, school.ana)
    found = await school.house.records.sources.get(folder, source.id)
    assert found
    assert school.ana.id not in str(found.value.readers)
    directory = await school.house.directory.current()
    readable = await ScopeBook(school.house.records).readable(directory.people[school.ben.id])
    assert {scope_id(readers), scope_id(found.value.readers)} <= readable


async def test_an_official_answer_names_them_no_more_where_it_is_found(staff: School) -> None:
    """The index of every instance follows; who wrote it is somebody else, and it says the rest."""
    said = "Een sabbatjaar vraag je aan bij Ana Martens, voor 1 maart."
    await hand_off(staff, staff.farid)
    await staff.nadia.fills(answer=said).clicks("Verzenden")
    await staff.jobs()
    await staff.nadia.clicks(OFFICIAL)
    await staff.nadia.fills(question=ASKED_AGAIN, readers="everyone").clicks("Bewaren")
    await staff.jobs()
    await staff.farid.says(ASKED_AGAIN)
    assert said in staff.farid.newest.text
    for gone in (staff.ana, staff.nadia):
        async with opened(staff) as whole:
            await erased(whole, gone)
        await staff.jobs()
        await staff.farid.says(ASKED_AGAIN)
        assert "Officieel antwoord" in staff.farid.newest.text
        assert said.replace("Ana Martens", "…") in staff.farid.newest.text
    assert "Nadia" not in staff.farid.newest.text


async def test_a_document_of_a_library_keeps_its_name_and_where_it_stands(school: School) -> None:
    """It stands there under that name still, and is opened by that."""
    library = await anext(school.house.records.indexed.stream(order="id"))
    folder = sources_partition(library.value.id)
    source = await anext(school.house.records.sources.placed(partition=folder))
    assert source.stored
    readers = frozenset({f"person:{school.ana.id}", f"person:{school.ben.id}"})
    await school.house.scopes.meet([readers])
    named = replace(source.stored.value, title="Nota Ana Martens", url="https://proefnet.example/Ana Martens.docx")
    theirs = replace(named, readers=readers)
    await school.house.records.accept(folder, [school.house.records.sources.put(theirs, source.stored.version)])
    async with opened(school) as whole:
        await erased(whole, school.ana)
    found = await school.house.records.sources.get(folder, source.id)
    assert found
    assert school.ana.id not in str(found.value.readers)
    assert replace(found.value, readers=readers) == theirs


async def test_a_snapshot_that_was_made_meanwhile_is_thrown_away(school: School) -> None:
    name = f"index/{DEFAULT_ORGANISATION}/20261123-080000-000000-00000000/0000"
    async with opened(school) as whole:

        async def beside(who: Forgetting) -> Rewritten:
            await school.house.blobs.put(name, whole_of(b"x"))
            return await whole.forget_in_queues(who)

        await erase(whole.house, whole.store, OPERATOR, school.ana.id, beside=beside)
    assert name not in [blob.name async for blob in school.house.blobs.list()]


async def test_what_is_made_again_of_them_is_thrown_away(school: School) -> None:
    """What the tenant told, and who may read what: the next round asks all of it."""
    blobs, ana = school.house.blobs, school.ana.id
    theirs, other = (f"{states_below(DEFAULT_ORGANISATION, library)}state" for library in ("theirs", "other"))
    said = {theirs: ana, other: "x"}
    packed = {name: gzip.compress(who.encode()) for name, who in said.items()}
    for name, content in {**packed, "directory/default.jsonl.gz": b"?", "pictures/default/x.png": b"?"}.items():
        await blobs.put(name, whole_of(content))
    async with opened(school) as whole:
        await erased(whole, school.ana)
    assert [blob.name async for blob in blobs.list()] == ["pictures/default/x.png", other]


async def test_a_draft_and_what_was_never_sent_is_gone(school: School) -> None:
    await school.everybody_installs()
    await compose(school.carla, schools="de-linde")
    assert [one async for one in school.house.records.announcements.stream(order="author")]
    async with opened(school) as whole:
        await erased(whole, school.carla)
    assert not [one async for one in school.house.records.announcements.stream(order="author")]
