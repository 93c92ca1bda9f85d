"""Who is erased leaves others what is theirs: their name, their number, their row; what is nobody else's goes."""

from dataclasses import replace

from bot.arrange.comments.comment import Comment
from bot.arrange.request import Request, RequestState
from bot.people.person import Person
from bot.privacy.directory import Names, told_apart
from bot.privacy.erasing import look
from bot.store.partitions import request_partition
from tests.conversations.erasing import erased, opened
from tests.conversations.school import School, organisation_file

OFFICE = "09 000 00 99"
MAIL = "ana@proefnet.example"
ALIAS = "Martens A."
WRITTEN = f"Vraag het aan Ana Martens, {OFFICE} of {MAIL}."
ELSE = "0d6f4a5e-33a7-4c38-9f58-0a1f4b4ab001"


async def shares_names(school: School) -> None:
    """Somebody else is called as Ana is, Ben has the number of the same office, and Emma's job tells of her."""

    def change(one: Person) -> Person:
        if one.id == school.ana.id:
            return replace(one, phone=OFFICE, mail=MAIL, aliases=frozenset({ALIAS}))
        if one.id == school.ben.id:
            return replace(one, phone="+32 9 000 00 99")
        return replace(one, job=f"Vervangt {MAIL}") if one.id == school.emma.id else one

    await school.becomes(change, [Person(ELSE, "Ana  Martens", "Zorg", "vaartkant")])


async def written_down(school: School, text: str) -> str:
    """By Ben, in what he asked and said."""
    now, ben = school.clock(), school.ben.id
    said = Request(
        "leave.2026.x",
        "leave",
        ben,
        RequestState.WITHDRAWN,
        {"note": text},
        now,
        now,
        comments=(Comment(now, ben, text),),
    )
    partition = request_partition(said.id)
    await school.house.records.accept(partition, [school.house.records.requests.put(said)])
    return said.id


async def said_now(school: School, request: str) -> set[str]:
    found = await school.house.records.requests.get(request_partition(request), request)
    assert found
    return {str(found.value.answers["note"]), *(one.text for one in found.value.comments)}


async def test_a_namesake_and_who_has_the_same_number_keep_them(school: School) -> None:
    await shares_names(school)
    request = await written_down(school, WRITTEN)
    before = (await school.house.directory.current()).people
    async with opened(school) as whole:
        found = await look(whole.house, whole.store, school.ana.id)
        assert found.names == Names((ALIAS, MAIL), (OFFICE, "Ana Martens"))
        await erased(whole, school.ana)
    after = (await school.house.directory.current()).people
    assert after == {one: person for one, person in before.items() if one != school.ana.id}
    assert await said_now(school, request) == {WRITTEN.replace(MAIL, "…")}


async def test_what_is_nobody_elses_goes(school: School) -> None:
    request = await written_down(school, WRITTEN)
    async with opened(school) as whole:
        await erased(whole, school.ana)
    assert await said_now(school, request) == {WRITTEN.replace("Ana Martens", "…")}


async def test_what_a_school_or_a_group_is_called_is_left(school: School) -> None:
    places = organisation_file()
    names = (places.schools[0].name, places.groups[1].name["fr"], places.organisation.name, "de linde", "Ana Martens")
    async with opened(school) as whole:
        apart = await told_apart(whole.house, school.ana.id, names)
    assert apart == Names(("Ana Martens",), names[:-1])


async def test_of_who_left_the_name_stays_too(school: School) -> None:
    """Ben left and was called so; he stays in what he did."""
    await school.becomes(lambda one: None if one.id == school.ben.id else one)
    async with opened(school) as whole:
        assert (await told_apart(whole.house, school.ana.id, ["Ben Claes"])).shared
        assert not (await told_apart(whole.house, school.ben.id, ["Ben Claes"])).shared
