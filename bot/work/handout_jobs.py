"""Jobs of handouts: offer the file, put it where its reader lets it go, say what became of it, and end it."""

from collections.abc import Mapping
from datetime import timedelta

from bot.blobs.base import NoSuchBlob
from bot.channel.base import (
    Ambiguous,
    CardMessage,
    ConversationLost,
    Delivered,
    Misconfigured,
    NotSent,
    Outcome,
    Outgoing,
    RecipientGone,
    Rejected,
    Throttled,
)
from bot.channel.file_messages import FileMessage, FileOffer
from bot.errors import Unavailable
from bot.people.contacts import Actor, recipient
from bot.store.partitions import notices_partition
from bot.work import handing_out
from bot.work.base import Assignment, Later, Run, Work, message, texts_for
from bot.work.handout import Handout, HandoutState
from bot.work.notice import Notice
from bot.work.sending import patience
from bot.work.telling import tell_once, update_card
from cards.home.handouts import handout_card

OFFERED, FILE = "offered", "file"
MAX_TRIES = 8
"""Of an upload, over about twenty minutes: the address that Teams gave stands for a while only."""
LOOK_AGAIN = timedelta(hours=1)


async def offer(work: Work, job: Assignment) -> None:
    """Asks whether it may be put in their OneDrive; in local mode, where nobody can, shows a link to it."""
    handout = await _standing(work, job)

    async def draw(reader: Actor) -> Outgoing | None:
        if handout.state is not HandoutState.OFFERED:
            return None
        if link := work.house.handout_link(handout.person, handout.id):
            return message(handout_card(texts_for(reader), handout, link))
        return FileOffer(handout.id, handout.name, handout.size, handout.about)

    await tell_once(work, _notice(handout, OFFERED, "handout_offer", job), draw, job)


async def upload(work: Work, job: Assignment) -> None:
    """Raises Later while it may still succeed."""
    handout = await _standing(work, job)
    if handout.state is HandoutState.ACCEPTED and handout.upload:
        outcome = await _put(work, handout, handout.upload.place)
        if isinstance(outcome, Throttled | NotSent | Ambiguous) and job.attempt < MAX_TRIES:
            raise Later(patience(outcome, job.attempt), fault=True)
        handout = await handing_out.settle(work.house, handout, _problem(outcome))
    await handing_out.end(work.house, handout)
    reader = await recipient(work.house, handout.person)
    if handout.card:
        card = message(handout_card(texts_for(reader), handout))
        await update_card(work, reader, handout.card, card, job.attempt)
    if handout.state is HandoutState.DONE and handout.upload:
        await _show_file(work, FileMessage(handout.name, handout.upload), handout, job)


async def _show_file(work: Work, file: FileMessage, handout: Handout, job: Assignment) -> None:
    async def draw(_: Actor) -> Outgoing:
        return file

    await tell_once(work, _notice(handout, FILE, "handout_upload", job), draw, job)


async def _put(work: Work, handout: Handout, place: str) -> Outcome:
    try:
        return await work.channel.upload(place, handout.size, work.house.blobs.read(handout.blob))
    except NoSuchBlob:
        return Rejected("ended")


def _problem(outcome: Outcome) -> str:
    """ "" when it stands there."""
    match outcome:
        case Delivered():
            return ""
        case Rejected(code) | Misconfigured(code) | RecipientGone(code):
            return code
        case Throttled() | NotSent() | Ambiguous() | ConversationLost():
            return "unreachable"


async def end(work: Work, job: Assignment) -> None:
    """The bytes go; an offer that nobody answered says so. One that is under way is looked at again."""
    try:
        handout = await handing_out.end(work.house, await _standing(work, job))
    except Unavailable:
        await work.house.blobs.delete(f"handouts/{job.text('handout')}")
        return
    if handout.state is HandoutState.ACCEPTED:
        raise Later(LOOK_AGAIN)
    if handout.state is HandoutState.ENDED:
        await _show_ended(work, handout, job)


async def _show_ended(work: Work, handout: Handout, job: Assignment) -> None:
    told = _notice(handout, OFFERED, "handout_offer", job)
    offered = await work.house.records.notices.get(notices_partition(handout.id), told.id)
    if offered and offered.value.activity:
        reader = await recipient(work.house, handout.person)
        card: CardMessage = message(handout_card(texts_for(reader), handout))
        await update_card(work, reader, offered.value.activity, card, job.attempt)


async def _standing(work: Work, job: Assignment) -> Handout:
    return await handing_out.standing(work.house, job.text("person"), job.text("handout"))


def _notice(handout: Handout, what: str, name: str, job: Assignment) -> Notice:
    return Notice(handout.id, handout.person, what, asks=False, job=name, body=job.body)


JOBS: Mapping[str, Run] = {"handout_offer": offer, "handout_upload": upload, "handout_end": end}
