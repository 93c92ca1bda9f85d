"""The demo organisation as a tenant of Microsoft 365 would hold it: what samples/mapping.toml makes of it is the same
as samples/organisation.toml."""

import json
from collections.abc import Mapping

from bot.people.organisation_file import OrganisationFile
from bot.people.person import Role
from tests.peers.graph_directory import DirectoryPart

CALLED: Mapping[Role, str] = {
    Role.TEACHER: "leerkracht",
    Role.HEADMASTER: "directie",
    Role.CARE: "zorg",
    Role.SECRETARY: "secretariaat",
    Role.ICT: "ict",
    Role.HR: "personeelsdienst",
    Role.PREVENTION: "preventie",
    Role.COMMUNICATION: "communicatie",
    Role.OPERATOR: "beheerder",
    Role.FINANCE: "financien",
    Role.SUPPORT: "ondersteuning",
}
"""What stands in extensionAttribute1 for each role."""


def fill(part: DirectoryPart, file: OrganisationFile) -> None:
    """With everybody of the file, under their own ids."""
    part.ids |= {person.id: person.id for person in file.people}
    schools = {school.id: school.name for school in file.schools}
    for person in file.people:
        part.add(
            person.id,
            displayName=person.name,
            mail=person.mail or None,
            jobTitle=person.job,
            officeLocation=schools[person.school],
            employeeType="Personeel",
            preferredLanguage=f"{person.language}-BE",
            businessPhones=[person.phone] if person.phone else [],
            onPremisesExtensionAttributes={
                "extensionAttribute1": "; ".join(sorted(CALLED[role] for role in person.roles)) or None,
                "extensionAttribute2": next(iter(sorted(person.functions)), None),
            },
        )
    for person in file.people:
        if person.manager:
            part.manage(person.id, person.manager)
    for group in file.groups:
        part.group(group.name["nl"], *(person.id for person in file.people if group.id in person.groups))


def mapping_of(file: OrganisationFile) -> str:
    """The text of a mapping by which `fill` gives the same organisation."""
    lines = ["[organisation]", f"name = {json.dumps(file.organisation.name)}"]
    for school in file.schools:
        lines += ["[[schools]]", f'id = "{school.id}"', f"name = {json.dumps(school.name)}"]
        lines += [f"attributes = {{officeLocation = [{json.dumps(school.name)}]}}"]
    for role, called in CALLED.items():
        lines += ["[[roles]]", f'role = "{role}"', f'attributes = {{extensionAttribute1 = ["*{called}*"]}}']
    for function in sorted({function for person in file.people for function in person.functions}):
        lines += ["[[functions]]", f'id = "{function}"', f'attributes = {{extensionAttribute2 = ["{function}"]}}']
    for group in file.groups:
        names = ", ".join(f"{language} = {json.dumps(name)}" for language, name in group.name.items())
        lines += ["[[groups]]", f'id = "{group.id}"', f"name = {{{names}}}"]
        lines += [f"in_groups = [{json.dumps(group.name['nl'])}]"]
    return "\n".join(lines) + "\n"
