"""The jobs that go on with what was under way, for a backup that has none: a queue of Azure gives no list of its jobs.

Sends are found by what is kept of them: each says itself where it stands.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from bot.announce.delivery import UNDER_WAY
from bot.announce.settling import BEGUN
from bot.backup.lines import DocumentLine
from bot.store.kinds import ANNOUNCEMENT, DELIVERY, NOTICE
from bot.work.job import Job
from bot.work.notice import DeliveryState


@dataclass(frozen=True, slots=True)
class After:
    """A job, the queue in which it waits, and how often it was tried: a send that may have arrived goes out once more
    at most, and is listed as doubtful, only by a job that knows of an earlier attempt."""

    queue: str
    job: Job
    attempts: int = 0


DELIVER = "announcement_deliver"


def may_have_arrived(line: DocumentLine) -> DocumentLine:
    """What was still to be sent when it was backed up may have been sent since, where Bode went on after that: it is
    taken as sent by who did not live to record it."""
    if line.kind != DELIVERY.name or line.body.get("state") not in {DeliveryState.PENDING, DeliveryState.RETRY}:
        return line
    return replace(line, body={**line.body, "state": DeliveryState.SENDING.value})


def jobs_after(line: DocumentLine) -> Iterator[After]:
    body, state = line.body, line.body.get("state")
    attempts = 1 if state == DeliveryState.SENDING else 0
    if line.kind == DELIVERY.name and state in UNDER_WAY:
        told = {"announcement": body["announcement"], "people": [[body["person"], ""]]}
        yield After("bulk", Job(DELIVER, told), attempts)
    elif line.kind == ANNOUNCEMENT.name and state in BEGUN:
        yield After("jobs", Job("announcement_spread", {"announcement": line.id}))
        yield After("jobs", Job("announcement_follow", {"announcement": line.id}))
    elif line.kind == NOTICE.name and state in UNDER_WAY and body.get("job"):
        told = body["body"]
        if isinstance(told, Mapping):
            yield After("jobs", Job(str(body["job"]), told), attempts)
