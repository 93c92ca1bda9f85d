"""The job that makes a proof of delivery as a PDF, and hands it to the author."""

import asyncio
import logging
from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.announce.proving import proving
from bot.announce.proving.record import Record
from bot.announce.proving.registrar import NoRegistrar, NotRegistered, Registered, Registrar, WebhookRegistrar
from bot.blobs.base import whole
from bot.house import House
from bot.pdf.seal import Seal, sealed
from bot.pdf.typesetting import typeset
from bot.people.audience import principals_in
from bot.people.contacts import recipient
from bot.work import handing_out
from bot.work.base import Assignment, Later, Run, Work, texts_for
from bot.work.handout import HandoutState
from cards.announce.proof import proof_paper

log = logging.getLogger(__name__)

MOST_TRIES = 4
"""Of handing the digest to the provider, before the proof is made without a receipt."""
WAIT = timedelta(seconds=30)


async def make(work: Work, job: Assignment) -> None:
    handout = await handing_out.standing(work.house, job.text("person"), job.text("handout"))
    if handout.state is not HandoutState.PROMISED:
        return  # made before: what is offered keeps its bytes
    author = await recipient(work.house, handout.person)
    announcement, record, lines = await proving.gather(work.house, author, handout.subject_id)
    directory = author.directory
    names = {one: directory.called(one, author.language) for one in principals_in(announcement.audience)}
    t, organisation = texts_for(author), directory.organisation.name
    seal, registered = _seal(work.house, record.at), await _registered(work.house, record, job.attempt)
    paper = await asyncio.to_thread(
        proof_paper, t, announcement, record, lines, names, organisation, seal=seal, registered=registered
    )
    content = await typeset(paper)
    if seal:
        content = await sealed(content, seal)
    await handing_out.fill(work.house, handout, whole(content), len(content))


def registrar_of(house: House) -> Registrar:
    return WebhookRegistrar(house.webhooks, house.proof_registrar) if house.proof_registrar else NoRegistrar()


async def _registered(house: House, record: Record, attempt: int) -> Registered:
    """After MOST_TRIES the proof is made without a receipt, and says why. Raises Later."""
    try:
        return await registrar_of(house).register(record, house.now())
    except NotRegistered as error:
        log.warning("proof.not_registered", extra={"announcement": record.announcement, "reason": error.reason})
        if attempt < MOST_TRIES:
            raise Later(WAIT, fault=True) from None
        return Registered(error.provider, problem=error.reason)


def _seal(house: House, at: datetime) -> Seal | None:
    """None, and the paper says nothing of one, where its certificate is not good at that moment: a seal that nobody
    accepts is worth less than none."""
    if house.seal and not house.seal.is_valid(at):
        log.error("proof.seal_ended", extra={"ends": house.seal.ends.isoformat()})
        return None
    return house.seal


JOBS: Mapping[str, Run] = {proving.JOB: make}
