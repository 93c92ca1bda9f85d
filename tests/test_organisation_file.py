"""An organisation file: what is wrong with it is named, all at once; loading it twice changes nothing."""

from pathlib import Path

import pytest

from bot.bootstrap.houses import opened_house
from bot.people.loading import load_organisation
from bot.people.organisation_file import parse_organisation
from bot.people.snapshot import NoOrganisation
from bot.settings import load_settings
from bot.toml_files import BadFiles

SAMPLES = Path(__file__).parents[1] / "samples" / "organisation.toml"
ID = 'id = "00000000-0000-4000-8000-000000000001"'
TENANT = 'tenant = "00000000-0000-4000-8000-000000000009"'
GOOD = """
[organisation]
name = "Net"
tenant = "00000000-0000-4000-8000-000000000009"
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


MISTAKES = [
    ('school = "linde"', 'school = "lind"', "people.an.school: unknown school 'lind'; did you mean 'linde'?"),
    ('members = ["an"]', 'members = ["jan"]', "groups.hr.members[1]: unknown person 'jan'; did you mean 'an'?"),
    ('members = ["an"]', 'members = ["an", "an"]', "groups.hr.members: 'an' stands there twice"),
    ('roles = ["teacher"]', 'roles = ["techer"]', "people.an.roles[1]: unknown role 'techer'; did you mean 'teacher'?"),
    ('key = "an"', 'key = "an"\nmanager = "bo"', "people.an.manager: nobody has the key 'bo'"),
    ('fr = "SP", ', "", "groups.hr.name: 'fr' is missing"),
    ('job = "Leerkracht"', 'job = "Leerkracht"\nshoe_size = 44', "people.an: unknown option 'shoe_size'"),
    ('job = "Leerkracht"', 'job = "Leerkracht"\nphnoe = "1"', "unknown option 'phnoe'; did you mean 'phone'?"),
    (
        'job = "Leerkracht"',
        'job = "Leerkracht"\nlanguage = "nd"',
        "people.an.language: unknown language 'nd'; allowed",
    ),
    ('job = "Leerkracht"', 'job = "Leerkracht"\nphone = "bel mij"', "people.an.phone: 'bel mij' is wrong: a number"),
    ('job = "Leerkracht"', 'job = "Leerkracht"\nmail = "an"', "people.an.mail: 'an' is wrong: an address"),
    (
        'job = "Leerkracht"',
        'job = "Leerkracht"\nfunctions = ["Zij Instroom"]',
        "people.an.functions[1]: 'Zij Instroom'",
    ),
    ('job = "Leerkracht"', "", "people.an: 'job' is missing"),
    (ID, 'id = "an"', "people.an.id: 'an' is wrong: an id of Entra, such as"),
    (TENANT, 'tenant = "onze school"', "organisation.tenant: 'onze school' is wrong: an id of Entra"),
    (TENANT, "", "organisation: 'tenant' is missing"),
    ('name = "Net"', "name = Net", "not valid TOML: Invalid value (at line 3"),
]


@pytest.mark.parametrize(("wrong", "right", "told"), MISTAKES, ids=[told for _, _, told in MISTAKES])
def test_each_mistake_is_named(wrong: str, right: str, told: str) -> None:
    assert wrong in GOOD
    with pytest.raises(BadFiles) as bad:
        parse_organisation("net.toml", GOOD.replace(wrong, right).encode())
    assert told in str(bad.value)
    assert "net.toml" in str(bad.value)


def test_mistakes_of_every_kind_come_at_once() -> None:
    """Also what one table says of another, while a third has a wrong id: nobody mends a file ten times."""
    text = GOOD.replace(ID, 'id = "an"').replace('members = ["an"]', 'members = ["zoe", "cem"]')
    text += """
[[people]]
key = "bo"
id = "00000000-0000-4000-8000-000000000002"
name = "Bo"
job = "Leerkracht"
school = "beuk"
[[people]]
key = "cem"
id = "00000000-0000-4000-8000-000000000003"
name = "Cem"
job = "Leerkracht"
school = "linde"
manager = "dora"
"""
    with pytest.raises(BadFiles) as bad:
        parse_organisation("net.toml", text.encode())
    assert str(bad.value).splitlines() == [
        "net.toml: people.an.id: 'an' is wrong: an id of Entra, such as 5f6107b0-18cb-4251-8686-d7035569bbf5",
        "net.toml: people.bo.school: unknown school 'beuk'; allowed: linde",
        "net.toml: people.cem.manager: nobody has the key 'dora'",
        "net.toml: groups.hr.members[1]: nobody has the key 'zoe'",
    ]


def test_two_of_the_same_are_named() -> None:
    again = GOOD[GOOD.index("[[people]]") :]
    with pytest.raises(BadFiles) as bad:
        parse_organisation("net.toml", (GOOD + again).encode())
    assert "people.an.key: there is another person 'an'" in str(bad.value)
    assert "people.an.id: there is another person '00000000-0000-4000-8000-000000000001'" in str(bad.value)


def test_what_helps_to_reach_somebody_is_read() -> None:
    more = 'job = "Leerkracht"\nphone = "09 123 45 67"\nmail = "an@net.example"\nfunctions = ["kleuteronderwijzer"]'
    (an,) = parse_organisation("net.toml", GOOD.replace('job = "Leerkracht"', more).encode()).people
    assert (an.phone, an.mail, an.functions) == ("09 123 45 67", "an@net.example", {"kleuteronderwijzer"})
    (plain,) = parse_organisation("net.toml", GOOD.encode()).people
    assert (plain.phone, plain.mail, plain.functions) == ("", "", frozenset())


async def test_a_load_changes_what_changed(tmp_path: Path) -> None:
    async with opened_house(load_settings(data_dir=tmp_path)) as house:
        with pytest.raises(NoOrganisation):
            await house.directory.current()
        assert (await load_organisation(house, parse_organisation("a", SAMPLES.read_bytes()))).changed
        before = await house.directory.current()
        assert len(before.people) == 64
        assert not (await load_organisation(house, parse_organisation("a", SAMPLES.read_bytes()))).changed
        await load_organisation(house, parse_organisation("b", GOOD.encode()))
        after = await house.directory.current()
        assert [person.name for person in after.people.values()] == ["An"]
        assert after.people["00000000-0000-4000-8000-000000000001"].groups == {"hr"}
