"""Checks of the work: whether the store answers, whether jobs are done in time, and which were set aside."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.arrange.hand_over.checking import list_problems, with_lists
from bot.arrange.hand_over.handed_over import HAND_OVER_JOB
from bot.doctor.finding import Finding, fine, note, wrong
from bot.doctor.patient import NotOpened, Patient
from bot.people.erasure import NIGHT_ID
from bot.privacy.nightly.audit import uncut_of
from bot.queue.base import JobQueue
from bot.store.collection import moment
from bot.store.partitions import DIRECTORY, ERASURES, SET_ASIDE_JOBS
from bot.store.records import Records

LATE = timedelta(minutes=15)
"""Of a job that is due: while a bot runs, one waits for seconds."""

UNLINKED = timedelta(minutes=5)
"""Of an entry of the audit."""

UNDONE = timedelta(hours=36)
"""Since the last night of retention: one night failed, and nothing made up for it by the next afternoon."""


async def store(patient: Patient) -> Sequence[Finding]:
    try:
        records = patient.kept.records
    except NotOpened as error:
        return [wrong("doctor-store-away", reason=error.reason)]
    await records.organisation.get(DIRECTORY, "organisation")
    return [fine("doctor-store-fine")]


async def queue(patient: Patient) -> Sequence[Finding]:
    return [await queue_of(patient.kept.records, list(patient.kept.queues.values()), patient.now())]


async def queue_of(records: Records, queues: Sequence[JobQueue], now: datetime) -> Finding:
    """How many jobs wait, and since when: in the queues, and as promises and due documents that were to go there."""
    pending = sum([await one.pending() for one in queues])
    since = [await one.waiting_since() for one in queues]
    late = moment(now - LATE)
    since += [item.value.at for item in (await records.outbox.find(order="at", below=late, limit=1)).items]
    since += [item.value.at for item in (await records.dues.find(order="at", below=late, limit=1)).items]
    oldest = min((one for one in since if one), default=now)
    if now - oldest > LATE:
        return wrong("doctor-queue-waits", jobs=pending, minutes=_minutes(now, oldest))
    return fine("doctor-queue-fine", jobs=pending)


async def audit(patient: Patient) -> Sequence[Finding]:
    return [await audit_of(patient.kept.records, patient.now())]


async def audit_of(records: Records, now: datetime) -> Finding:
    """Whether the entries of the audit get their links in the chain, which a running bot does within a minute."""
    waiting = (await records.audit.find(order="changed", limit=1)).items
    oldest = (waiting[0].value.changed or now) if waiting else now
    if now - oldest > UNLINKED:
        return wrong("doctor-audit-behind", minutes=_minutes(now, oldest))
    return fine("doctor-audit-fine")


async def retention(patient: Patient) -> Sequence[Finding]:
    return [await retention_of(patient.kept.records, patient.now())]


async def retention_of(records: Records, now: datetime) -> Finding:
    """Whether what was kept long enough goes each night, which a running bot tries until it is done."""
    standing = await records.retained.get(ERASURES, NIGHT_ID)
    since = now - standing.value.at if standing else timedelta()
    if since > UNDONE:
        return wrong("doctor-retention-late", hours=int(since.total_seconds() // 3600))
    if uncut := len(await uncut_of(records)):
        return wrong("doctor-retention-uncut", chains=uncut)
    return fine("doctor-retention-fine" if standing and standing.value.through else "doctor-retention-none")


def _minutes(now: datetime, since: datetime) -> int:
    return int((now - since).total_seconds() // 60)


async def hand_over(patient: Patient) -> Sequence[Finding]:
    """Whether other systems took what they were told of requests; each request once, however often it was given up."""
    listed = patient.kept.records.set_aside.stream(partition=SET_ASIDE_JOBS)
    aside = [item.value.body async for item in listed if item.value.job == HAND_OVER_JOB]
    count = len({(str(one.get("request")), str(one.get("moment"))) for one in aside})
    if count:
        return [wrong("doctor-hand-over-some", requests=count)]
    told = patient.settings.webhooks.get_secret_value() or with_lists(patient.kept.forms())
    return [fine("doctor-hand-over-fine") if told else note("doctor-hand-over-none")]


async def lists(patient: Patient) -> Sequence[Finding]:
    """Whether the lists are there that forms hand requests over to, with the columns that they name."""
    forms = patient.kept.forms()
    named = with_lists(forms)
    if not named:
        return [fine("doctor-lists-none")]
    problems = await list_problems(patient.lists, forms)
    return [wrong(one.text, **one.args) for one in problems] or [fine("doctor-lists-fine", lists=len(named))]


async def set_aside(patient: Patient) -> Sequence[Finding]:
    """But the requests that another system did not take: the check of those names them."""
    listed = patient.kept.records.set_aside.stream(partition=SET_ASIDE_JOBS)
    count = len([item async for item in listed if item.value.job != HAND_OVER_JOB])
    return [wrong("doctor-aside-some", jobs=count) if count else fine("doctor-aside-fine")]
