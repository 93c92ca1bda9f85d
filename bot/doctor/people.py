"""Checks of the people: whether the directory says enough of them, and whether they can be reached."""

from collections import Counter
from collections.abc import Sequence

from bot.doctor.finding import Finding, fine, note, wrong
from bot.doctor.patient import Patient
from bot.people.contact import BLOCKED, Contact
from bot.people.installs import Outcome
from bot.people.person import Role
from bot.people.snapshot import NoOrganisation
from bot.store.partitions import INSTALLS


async def people(patient: Patient) -> Sequence[Finding]:
    try:
        directory = await patient.kept.directory.current()
    except NoOrganisation:
        return [wrong("doctor-people-none")]
    known = directory.people.values()
    schools = sum(person.school not in directory.schools for person in known)
    managers = sum(person.manager not in directory.people for person in known)
    found: list[Finding] = []
    if schools or managers:
        found.append(note("doctor-people-lack", people=len(known), schools=schools, managers=managers))
    if not directory.having(Role.OPERATOR):
        found.append(note("doctor-operators-none"))
    return found or [fine("doctor-people-fine", people=len(known))]


async def reach(patient: Patient) -> Sequence[Finding]:
    """Who can be reached, and why others cannot."""
    records = patient.kept.records
    try:
        directory = await patient.kept.directory.current()
    except NoOrganisation:
        return [note("doctor-reach-nobody")]
    contacts = {item.value.person: item.value async for item in records.contacts.stream(order="changed")}
    why = Counter(_why(contacts.get(person)) for person in directory.people)
    reached = why.pop("", 0)
    if not why:
        return [fine("doctor-reach-fine", people=reached)]
    counts = {reason: why[reason] for reason in ("never", "removed", "blocked", "lost")}
    found = [note("doctor-reach-some", people=len(directory.people), reached=reached, **counts)]
    outcomes = Counter([item.value.outcome async for item in records.installings.stream(partition=INSTALLS)])
    if refused := outcomes[Outcome.REFUSED] + outcomes[Outcome.FAILED]:
        found.append(note("doctor-installs-refused", people=refused))
    if nobody := outcomes[Outcome.NOBODY]:
        found.append(note("doctor-installs-nobody", people=nobody))
    return found


def _why(contact: Contact | None) -> str:
    """Why they cannot be reached; "" for who can."""
    if contact is None or contact.address is None:
        return "never"
    if not contact.installed:
        return "removed"
    if contact.lost:
        return "blocked" if contact.lost == BLOCKED else "lost"
    return ""
