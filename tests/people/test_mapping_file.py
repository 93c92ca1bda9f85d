"""The mapping file: what is wrong with it is named, all at once, and what it says is what counts."""

import re
from pathlib import Path

import pytest

from bot.people.education import Wanted
from bot.people.mapping import TenantMapping, Which
from bot.people.mapping_file import mapping_of
from bot.people.person import Role
from bot.people.tenant import ATTRIBUTES
from bot.toml_files import BadFiles

ROOT = Path(__file__).parents[2]
GOOD = """
[organisation]
name = "Net"
[staff]
in_groups = ["Personeel"]
[job]
attribute = "department"
otherwise = "Medewerker"
[[schools]]
id = "linde"
name = "De Linde"
attributes = {officeLocation = ["De Linde"]}
[[schools]]
id = "centraal"
name = "Centrale diensten"
otherwise = true
[[roles]]
role = "teacher"
attributes = {jobTitle = ["Leerkracht*"]}
[[functions]]
id = "zoco"
in_groups = ["Zorg"]
[[groups]]
id = "hr"
name = {nl = "PD", fr = "SP", en = "HR"}
in_groups = ["Personeelsdienst"]
[[people]]
id = "5f6107b0-18cb-4251-8686-d7035569bbf5"
phone = "+32 9 1"
"""

MISTAKES = [
    ('attributes = {officeLocation = ["De Linde"]}', "", "schools.linde: 'attributes' or 'in_groups' is missing"),
    ("officeLocation", "office", "schools.linde.attributes: unknown attribute 'office'; did you mean 'officeLocation'"),
    ('["De Linde"]', "[]", "schools.linde.attributes.officeLocation: must be a list of texts, at least one"),
    ('"department"', '"departement"', "job.attribute: unknown attribute 'departement'; did you mean 'department'?"),
    ('role = "teacher"', 'role = "techer"', "roles[1].role: 'techer' is wrong: a role, such as teacher or headmaster"),
    ('id = "zoco"', 'id = "Zo Co"', "functions.Zo Co.id: 'Zo Co' is wrong: small letters"),
    ('in_groups = ["Zorg"]', 'in_groups = ["*"]', "functions.zoco.in_groups[1]: '*' is every group"),
    ('id = "centraal"', 'id = "linde"', "schools.linde.id: there is another school 'linde'"),
    ('["De Linde"]}', '["De Linde"]}\notherwise = true', "schools.centraal.otherwise: only one school can be that of"),
    ('phone = "+32 9 1"', 'school = "lind"', "unknown school 'lind'; did you mean 'linde'?"),
    ('phone = "+32 9 1"', 'phone = "bel mij"', "phone: 'bel mij' is wrong"),
    ("5f6107b0-18cb", "5f6107b0", "is wrong: an id of Entra, such as"),
    ("otherwise = true", 'otherwise = "ja"', "schools.centraal.otherwise: must be true or false"),
    ('in_groups = ["Personeel"]', "", "staff: 'attributes' or 'in_groups' is missing"),
    ("otherwise = true", 'in_education = ["BS"]', "schools.centraal.in_education: the table [education] is missing"),
    ("otherwise = true", 'in_education = ["*"]', "schools.centraal.in_education[1]: '*' is every school"),
    ("[job]", "[education]\nroles = true\n[job]", "education: unknown option 'roles'"),
    ('fr = "SP", ', "", "groups.hr.name: 'fr' is missing"),
]


@pytest.mark.parametrize(("right", "wrong", "told"), MISTAKES)
def test_a_mistake_is_named_with_its_place(right: str, wrong: str, told: str) -> None:
    assert right in GOOD
    with pytest.raises(BadFiles) as bad:
        mapping_of("mapping.toml", GOOD.replace(right, wrong, 1).encode())
    assert any(told in str(one) for one in bad.value.mistakes), str(bad.value)


def test_all_mistakes_are_told_at_once() -> None:
    text = GOOD.replace("officeLocation", "office").replace('"teacher"', '"techer"').replace("[organisation]", "[org]")
    with pytest.raises(BadFiles) as bad:
        mapping_of("mapping.toml", text.encode())
    assert len(bad.value.mistakes) >= 3


def test_what_it_says() -> None:
    mapping = mapping_of("mapping.toml", GOOD.encode())
    assert mapping.staff == Which({}, ("Personeel",))
    assert (mapping.job, mapping.otherwise_job, mapping.is_any) == ("department", "Medewerker", True)
    assert [(school.id, school.otherwise) for school in mapping.schools] == [("linde", False), ("centraal", True)]
    assert mapping.roles == [(Role.TEACHER, Which({"jobTitle": ("Leerkracht*",)}))]
    assert mapping.people["5f6107b0-18cb-4251-8686-d7035569bbf5"].phone == "+32 9 1"
    assert not TenantMapping().is_any


def test_the_page_for_administrators_shows_one_that_is_right() -> None:
    page = (ROOT / "docs" / "beheer" / "personeel-uit-entra.md").read_text("utf-8")
    example, education = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    assert len(mapping_of("mapping.toml", example.encode()).schools) == 3
    named = '[organisation]\nname = "Net"\n' + education
    assert mapping_of("mapping.toml", named.encode()).wants is Wanted.SCHOOLS
    for name in (*ATTRIBUTES[:9], *Role):
        assert f"`{name}`" in page
