"""Checks of the people: whether the directory says enough of them, and whether they can be reached."""

from collections import Counter
from collections.abc import Sequence

from bot.doctor.finding import Finding, fine, note, wrong
from bot.doctor.patient import Patient
from bot.links import mail_address
from bot.people.contact import BLOCKED, Contact
from bot.people.installs import Outcome
from bot.people.person import Role
from bot.people.snapshot import NoOrganisation
from bot.people.tenant_round import standing_of
from bot.store.partitions import INSTALLS

FULL_DAYS = 8
"""Everything of a tenant is asked each week; a day more is for a bot that was off."""


async def people(patient: Patient) -> Sequence[Finding]:
    try:
        directory = await patient.kept.directory.current()
    except NoOrganisation:
        return [wrong("doctor-people-none")]
    known = directory.people.values()
    schools = sum(person.school not in directory.schools for person in known)
    managers = sum(person.manager not in directory.people for person in known)
    found: list[Finding] = []
    if schools:
        found.append(note("doctor-people-lack-school", people=len(known), lacking=schools))
    if managers:
        found.append(note("doctor-people-lack-manager", people=len(known), lacking=managers))
    if not directory.having(Role.OPERATOR):
        found.append(note("doctor-operators-none"))
    return found or [fine("doctor-people-fine", people=len(known))]


async def contact(patient: Patient) -> Sequence[Finding]:
    """Whether the card of somebody's own data names whom they ask, and has a button that writes to them."""
    named = patient.settings.privacy_contact
    if not named.strip():
        return [note("doctor-contact-none")]
    return [fine("doctor-contact-fine") if mail_address(named) else note("doctor-contact-no-mail")]


async def accounts(patient: Patient) -> Sequence[Finding]:
    """Whether people come from the tenant as they should: nothing waits, everything was asked within its time, and the
    mapping places everybody who is staff."""
    settings = patient.settings
    if not settings.graph_tenant or settings.directory_file:
        return [fine("doctor-accounts-none")]
    kept, mapping = patient.kept, patient.kept.mapping()
    if not mapping.is_any:
        return [fine("doctor-accounts-none")]
    organisation = kept.records.organisation_id
    shown = await standing_of(kept.blobs, organisation, mapping, kept.directory, settings.graph_tenant)
    if shown is None:
        return [wrong("doctor-accounts-never")]
    found: list[Finding] = []
    if shown.waits and shown.staffing.file.people:
        found.append(wrong("doctor-accounts-wait", gone=len(shown.gone), people=shown.counted))
    elif shown.waits:
        found.append(wrong("doctor-accounts-nobody" if shown.staffing.accounts else "doctor-accounts-empty"))
    if (days := (patient.now() - shown.full).days) > FULL_DAYS:
        found.append(wrong("doctor-accounts-old", days=days))
    if unplaced := len(shown.staffing.unplaced):
        found.append(note("doctor-accounts-unplaced", people=unplaced))
    return found or [fine("doctor-accounts-fine", people=len(shown.staffing.file.people))]


async def reach(patient: Patient) -> Sequence[Finding]:
    """Who can be reached, and why others cannot."""
    records = patient.kept.records
    try:
        directory = await patient.kept.directory.current()
    except NoOrganisation:
        return [note("doctor-reach-nobody")]
    # By what every version kept of a contact; when it changed is not known of all.
    found = [records.contacts.stream(equal={"installed": installed}) for installed in (True, False)]
    contacts = {item.value.person: item.value for some in found async for item in some}
    why = Counter(_why(contacts.get(person)) for person in directory.people)
    reached = why.pop("", 0)
    if not why:
        return [fine("doctor-reach-fine", people=reached)]
    counts = {reason: why[reason] for reason in ("never", "removed", "blocked", "lost")}
    told = [note("doctor-reach-some", people=len(directory.people), reached=reached, **counts)]
    outcomes = Counter([item.value.outcome async for item in records.installings.stream(partition=INSTALLS)])
    if refused := outcomes[Outcome.REFUSED] + outcomes[Outcome.FAILED]:
        told.append(note("doctor-installs-refused", people=refused))
    if nobody := outcomes[Outcome.NOBODY]:
        told.append(note("doctor-installs-nobody", people=nobody))
    return told


def _why(contact: Contact | None) -> str:
    """Why they cannot be reached; "" for who can."""
    if contact is None or contact.address is None:
        return "never"
    if not contact.installed:
        return "removed"
    if contact.lost:
        return "blocked" if contact.lost == BLOCKED else "lost"
    return ""
