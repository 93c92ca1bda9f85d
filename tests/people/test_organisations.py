"""Two organisations in one Bode: each turn is answered by its own, and nothing of one is seen by the other."""

from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.bootstrap.houses import opened_house
from bot.bootstrap.organisations import NoSuchOrganisation
from bot.channel.base import CardMessage, Installed, Reply, Said, Turn
from bot.front.dispatch import handler
from bot.front.organisations import by_organisation, organisation_of
from bot.house import House
from bot.people.contact import Address
from bot.people.loading import load_organisation
from bot.people.organisation_file import parse_organisation
from bot.people.organisations import OrganisationRule, load_organisations
from bot.settings import Settings, load_settings
from bot.store.partitions import person_partition
from bot.toml_files import BadFiles
from bot.work.job import Job
from cards.texts import texts
from tests.conversations.school import ORGANISATION
from tests.conversations.stage import Clock, texts_of

CITY, SCHOOLS, ELSEWHERE = (f"00000000-0000-0000-0000-00000000000{n}" for n in (1, 2, 3))
ANA, STRANGER = "5f6107b0-18cb-4251-8686-d7035569bbf5", "11111111-1111-1111-1111-111111111111"
FILE = """
[[organisations]]
id = "scholen"
tenants = ["{schools}"]
groups = [{groups}]

[[organisations]]
id = "stad"
tenants = ["{city}"]
"""


def turn(person: str, tenant: str, text: str = "help") -> Turn:
    address = Address(f"a:{person}", "https://smba.example/", tenant, "29:x", "28:bode")
    return Turn("0a" * 12, person, address, "personal", "nl-BE", Said(text))


def settings_of(folder: Path, file: Path, organisation: str) -> Settings:
    return load_settings(data_dir=folder / "data", organisations_file=file, organisation=organisation)


Pair = tuple[Sequence[OrganisationRule], dict[str, House]]


@pytest.fixture
async def pair(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[Pair]:
    """The school network's people are in both directories; the parameter says which tenant and groups."""
    tenant, groups = getattr(request, "param", (SCHOOLS, ""))
    file = tmp_path / "organisations.toml"
    file.write_text(FILE.format(schools=tenant, city=CITY, groups=groups))
    people = parse_organisation(ORGANISATION.name, ORGANISATION.read_bytes())
    async with AsyncExitStack() as stack:
        houses: dict[str, House] = {}
        for name in ("scholen", "stad"):
            settings = settings_of(tmp_path, file, name)
            houses[name] = await stack.enter_async_context(opened_house(settings, now=Clock()))
            await load_organisation(houses[name], people)
        yield load_organisations(file), houses


def someone(houses: dict[str, House]) -> str:
    file = parse_organisation(ORGANISATION.name, ORGANISATION.read_bytes())
    return next(person.id for person in file.people if "directies" not in person.groups)


async def test_a_turn_is_of_the_organisation_of_its_tenant(pair: Pair) -> None:
    rules, houses = pair
    person = someone(houses)
    assert await organisation_of(rules, houses, turn(person, SCHOOLS)) == "scholen"
    assert await organisation_of(rules, houses, turn(person, CITY)) == "stad"
    assert await organisation_of(rules, houses, turn(person, ELSEWHERE)) is None


@pytest.mark.parametrize("pair", [(CITY, '"group:directies"')], indirect=True)
async def test_within_one_tenant_a_group_tells(pair: Pair) -> None:
    rules, houses = pair
    file = parse_organisation(ORGANISATION.name, ORGANISATION.read_bytes())
    head = next(person.id for person in file.people if "directies" in person.groups)
    assert await organisation_of(rules, houses, turn(head, CITY)) == "scholen"
    assert await organisation_of(rules, houses, turn(someone(houses), CITY)) == "stad"
    assert await organisation_of(rules, houses, turn(STRANGER, CITY)) == "scholen", "a stranger of the first"


async def test_a_bot_of_its_own_tells(tmp_path: Path) -> None:
    """Each organisation has an app in the one tenant; a turn comes to one of the two, or to neither."""
    file = tmp_path / "organisations.toml"
    ours, theirs = (f"a0000000-0000-0000-0000-00000000000{n}" for n in (1, 2))
    file.write_text(
        f'[[organisations]]\nid = "scholen"\napps = ["{ours}"]\n[[organisations]]\nid = "stad"\napps = ["{theirs}"]'
    )
    people = parse_organisation(ORGANISATION.name, ORGANISATION.read_bytes())
    async with AsyncExitStack() as stack:
        houses: dict[str, House] = {}
        for name in ("scholen", "stad"):
            houses[name] = await stack.enter_async_context(opened_house(settings_of(tmp_path, file, name), now=Clock()))
            await load_organisation(houses[name], people)
        for app, whose in ((ours, "scholen"), (theirs, "stad"), (ELSEWHERE, None)):
            said = turn(people.people[0].id, CITY)
            said = replace(said, address=replace(said.address, bot=f"28:{app}"))
            assert await organisation_of(load_organisations(file), houses, said) == whose
    rule = load_organisations(file)[0]
    assert (rule.fits("", ours), rule.fits("", theirs), OrganisationRule("all").fits("", theirs)) == (True, False, True)


async def test_what_one_says_the_other_never_sees(pair: Pair) -> None:
    rules, houses = pair
    person = someone(houses)
    handle = by_organisation(rules, houses, {name: handler(house) for name, house in houses.items()})
    reply = await handle(turn(person, SCHOOLS, "Hoeveel is de kilometervergoeding?"))
    assert reply.messages
    place = person_partition(person)
    assert [item async for item in houses["scholen"].records.questions.stream(partition=place)]
    assert [item async for item in houses["stad"].records.questions.stream(partition=place)] == []
    assert [item async for item in houses["stad"].records.contacts.stream(partition=place)] == []
    before = await everything_of(houses)
    (said,) = (await handle(replace(turn(person, ELSEWHERE), key="0b" * 12))).messages
    assert isinstance(said, CardMessage) and texts("nl")("notice-stranger") in " ".join(texts_of(said.card))
    arrived = replace(turn(person, ELSEWHERE), key="0c" * 12, event=Installed())
    assert await handle(arrived) == Reply(), "who only installs it asked for nothing"
    assert await everything_of(houses) == before, "who is of none leaves nothing"


async def everything_of(houses: dict[str, House]) -> list[tuple[str, str]]:
    return [
        (house.records.organisation_id, one.value.person)
        for house in houses.values()
        for kept in (house.records.questions, house.records.contacts)
        async for one in kept.stream(order="changed" if kept is house.records.contacts else "asked")
    ]


async def test_jobs_of_one_are_not_taken_by_the_other(pair: Pair) -> None:
    _, houses = pair
    await houses["scholen"].queue.put([Job("requests_reroute", {})])
    assert not await houses["stad"].queue.lease(limit=5, duration=timedelta(minutes=1))
    assert len(await houses["scholen"].queue.lease(limit=5, duration=timedelta(minutes=1))) == 1


async def test_an_organisation_that_is_in_no_file_is_named(tmp_path: Path) -> None:
    file = tmp_path / "organisations.toml"
    file.write_text(FILE.format(schools=SCHOOLS, city=CITY, groups=""))
    with pytest.raises(NoSuchOrganisation, match="dorp"):
        async with opened_house(settings_of(tmp_path, file, "dorp")):
            pass


def test_every_mistake_of_the_file_is_named_at_once(tmp_path: Path) -> None:
    file = tmp_path / "organisations.toml"
    wrong = FILE.format(schools="contoso.be", city=CITY, groups='"personeel"').replace('"stad"', '"De Stad"')
    file.write_text(wrong + 'app = "x"\n')
    with pytest.raises(BadFiles) as caught:
        load_organisations(file)
    told = str(caught.value)
    assert all(word in told for word in ("contoso.be", "personeel", "De Stad", "did you mean 'apps'?"))
