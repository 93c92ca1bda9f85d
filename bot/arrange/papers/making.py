"""Keeps the paper of a request once it is made, beside the answers: whoever may see the request may have it."""

from dataclasses import replace
from hashlib import sha256

from bot.arrange.attachments.files import attachment_blob
from bot.arrange.attachments.links import seen_by
from bot.arrange.handling.handling import Handling
from bot.arrange.request import Request
from bot.errors import Unavailable
from bot.house import House
from bot.pdf.written import Written
from bot.people.acting import Acting
from bot.people.contacts import Actor
from bot.store.changes import Change
from bot.store.partitions import request_partition
from bot.work import handing_out
from bot.work.handout import Handout
from bot.work.job import Job
from dialogs.kinds.attachment import Attachment, attachments_of

PAPER = "_paper"
"""Where it stands among the answers; no field is called like that."""
FILE = "paper"
"""Its id among the files of the request."""
HAND_JOB = "request_paper_handout"
SUBJECT = "request_paper"


def made(request: Request) -> Attachment | None:
    return next(iter(attachments_of(request.answers.get(PAPER))), None)


def blob_of(house: House, request: str, file: str) -> str:
    return attachment_blob(house.records.organisation_id, request, file)


def as_file(handling: Handling, paper: Written, content: bytes) -> Attachment:
    """Of what was done once more, another file: the one before may be on its way still."""
    name = FILE if handling.times_done == 1 else f"{FILE}-{handling.times_done}"
    return Attachment(name, paper.name, "pdf", len(content), sha256(content).hexdigest())


async def carried_out(house: House, request: str) -> Handling | None:
    kept = await house.records.handlings.get(request_partition(request), request)
    return kept.value if kept else None


async def keep(house: House, handling: Handling, file: Attachment) -> None:
    """In one commit; done twice, nothing changes. Nothing where it was reopened meanwhile, which writes the request."""
    partition, by = request_partition(handling.request), handling.history[-1].person

    async def look() -> Change[None]:
        standing = await house.records.requests.get(partition, handling.request)
        now = await carried_out(house, handling.request)
        if standing is None or made(standing.value) or now is None or now.history != handling.history:
            return Change(None)  # it was not done after all: another is made once it is
        request = replace(standing.value, answers={**standing.value.answers, PAPER: [file.json]})
        put = house.records.requests.put(request, standing.version)
        audit = house.audit(Acting(by), "request.paper", request.id)
        return Change(None, [put], audit, [Job("request_follow", {"request": request.id})])

    await house.records.change(partition, look)


async def ask(house: House, actor: Actor, id: str, about: str) -> Handout:
    """Whoever may see the request gets it. Raises Unavailable, also where none is to be made."""
    await seen_by(house, actor, id)
    handling = await carried_out(house, id)
    if handling is None or handling.paper is None:
        raise Unavailable
    return await handing_out.promise(house, actor.id, f"{SUBJECT}:{id}", HAND_JOB, handling.paper.name, about)
