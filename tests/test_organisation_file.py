"""An organisation file: what is wrong with it is named, all at once; loading it twice changes nothing."""

from pathlib import Path

import pytest

from bot.bootstrap import opened_house
from bot.people.organisation_file import BadOrganisation, parse_organisation
from bot.people.snapshot import NoOrganisation, load_organisation
from bot.settings import load_settings

SAMPLES = Path(__file__).parents[1] / "samples" / "organisation.toml"
GOOD = """
[organisation]
name = "Net"
tenant = "t"
[[schools]]
id = "linde"
name = "De Linde"
[[groups]]
id = "hr"
name = {nl = "PD", fr = "SP", en = "HR"}
members = ["an"]
[[people]]
key = "an"
id = "00000000-0000-4000-8000-000000000001"
name = "An"
job = "Leerkracht"
school = "linde"
roles = ["teacher"]
"""


@pytest.mark.parametrize(
    ("wrong", "right", "told"),
    [
        ('school = "linde"', 'school = "eik"', "people.an.school: there is no school 'eik'"),
        ('members = ["an"]', 'members = ["jan"]', "groups.hr.members: nobody has the key 'jan'"),
        ('roles = ["teacher"]', 'roles = ["king"]', "people.0.roles"),
        ('key = "an"', 'key = "an"\nmanager = "bo"', "people.an.manager: nobody has the key 'bo'"),
        ('fr = "SP", ', "", "groups.hr.name: fr is missing"),
        ('job = "Leerkracht"', 'job = "Leerkracht"\nshoe_size = 44', "people.0.shoe_size"),
        ('id = "00000000-0000-4000-8000-000000000001"', 'id = "an"', "people.0.id"),
        ('name = "Net"', "name = Net", "line 3"),
    ],
)
def test_each_mistake_is_named(wrong: str, right: str, told: str) -> None:
    assert wrong in GOOD
    with pytest.raises(BadOrganisation) as bad:
        parse_organisation("net.toml", GOOD.replace(wrong, right).encode())
    assert told in str(bad.value)
    assert "net.toml" in str(bad.value)


def test_two_of_the_same_are_named() -> None:
    again = GOOD[GOOD.index("[[people]]") :]
    with pytest.raises(BadOrganisation) as bad:
        parse_organisation("net.toml", (GOOD + again).encode())
    assert "people.key: 'an' stands there more than once" in str(bad.value)


async def test_a_load_changes_what_changed(tmp_path: Path) -> None:
    async with opened_house(load_settings(data_dir=tmp_path)) as house:
        with pytest.raises(NoOrganisation):
            await house.directory.current()
        assert (await load_organisation(house.records, parse_organisation("a", SAMPLES.read_bytes()))).changed
        before = await house.directory.current()
        assert len(before.people) == 64
        assert not (await load_organisation(house.records, parse_organisation("a", SAMPLES.read_bytes()))).changed
        await load_organisation(house.records, parse_organisation("b", GOOD.encode()))
        after = await house.directory.current()
        assert [person.name for person in after.people.values()] == ["An"]
        assert after.people["00000000-0000-4000-8000-000000000001"].groups == {"hr"}
