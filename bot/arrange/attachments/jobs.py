"""Jobs of attachments: take what was sent, say what became of it, and remove the bytes that no request names."""

from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import suppress

from bot.arrange.attachments import arriving
from bot.arrange.attachments.files import all_attachments, attachment_blob, upload_blob
from bot.arrange.attachments.keeping import CLOSED, attach, detach
from bot.arrange.attachments.parcel import Arrived, Parcel
from bot.arrange.attachments.wanting import places_of, wanting, wants_for
from bot.arrange.change import change_id, changed_by
from bot.arrange.circumstances import to_show
from bot.arrange.request import Request, RequestState
from bot.arrange.requests import find_request, form_then
from bot.blobs.base import BlobsUnavailable, NoSuchBlob
from bot.channel.base import CardMessage
from bot.channel.file_messages import SentFile, Untaken
from bot.errors import Stale, Unavailable
from bot.people.contacts import Actor, recipient
from bot.work.base import Assignment, Run, Work, message, texts_for
from bot.work.notice import Notice
from bot.work.taking import take as take_file
from bot.work.telling import tell_once, update_card
from cards.arrange.attachments import attached_card, unplaced_card
from cards.arrange.forms import review_card, step_card
from cards.card import Card
from dialogs.filling import first_open, typed
from dialogs.kinds.attachment import MEGABYTE, Attachment, AttachmentField
from dialogs.model import Form

TRIES = 4
"""While the blobs are away: where a file was sent from, it stands for some minutes only."""
NOT_KEPT = "not_kept"


async def take(work: Work, job: Assignment) -> None:
    """Takes each file that still can be, puts them in the answer in one commit, and settles the parcel."""
    parcel = await arriving.parcel(work.house, job.text("person"), job.text("parcel"))
    if parcel.settled:
        return
    sender = await recipient(work.house, parcel.person)
    request = await find_request(work.house, parcel.request)
    there = {file.id for file in all_attachments(request.answers)} if request else set[str]()
    field = await _field(work, sender, request, parcel.field)
    taken: list[Attachment] = []
    problems: dict[str, str] = {}
    for file in parcel.files:
        if file.id in there:  # by an attempt before this one
            continue
        try:
            taken.append(await _taken(work, parcel, file, field, job.attempt))
        except Untaken as untaken:
            problems[file.id] = untaken.reason
    problems |= await _attached(work, sender, parcel, taken)
    if parcel.moved_from:
        moved = [file.before for file in parcel.files if file.id not in problems]
        with suppress(Unavailable, Stale):
            await detach(work.house, sender, parcel.moved_from, moved)
    await arriving.settle(work.house, parcel, lambda file: problems.get(file.id, ""))
    for file in parcel.files:
        if file.id in problems:
            await work.house.blobs.delete(_blob(work, parcel.request, file.id))
        if not (file.place or file.before):
            await work.house.blobs.delete(upload_blob(work.house.records.organisation_id, file.id))


async def _field(work: Work, sender: Actor, request: Request | None, id: str) -> AttachmentField | None:
    """None where it takes no files (any more)."""
    if request is None or request.requester != sender.id:
        return None
    try:
        return (await wants_for(work.house, request, id)).field
    except Unavailable:
        return None


async def _taken(work: Work, parcel: Parcel, file: Arrived, field: AttachmentField | None, attempt: int) -> Attachment:
    """Raises Untaken."""
    if field is None:
        raise Untaken(CLOSED)
    sent = SentFile(file.name, file.kind, file.place)
    content = None if file.place else _kept(work, parcel, file)
    try:
        blob, most = _blob(work, parcel.request, file.id), field.largest * MEGABYTE
        found = await take_file(work, sent, blob, most=most, kinds=field.kinds, content=content)
    except NoSuchBlob:
        raise Untaken("gone") from None
    except BlobsUnavailable:
        if attempt < TRIES:
            raise
        raise Untaken(NOT_KEPT) from None
    return Attachment(file.id, found.name, found.kind, found.size, found.digest)


def _kept(work: Work, parcel: Parcel, file: Arrived) -> AsyncGenerator[bytes]:
    """What stands in the blobs already: in the request that it moves from, or where it was put through a link."""
    if file.before:
        return work.house.blobs.read(_blob(work, parcel.moved_from, file.before))
    return work.house.blobs.read(upload_blob(work.house.records.organisation_id, file.id))


def _blob(work: Work, request: str, file: str) -> str:
    return attachment_blob(work.house.records.organisation_id, request, file)


async def _attached(work: Work, sender: Actor, parcel: Parcel, taken: Sequence[Attachment]) -> Mapping[str, str]:
    if not taken:
        return {}
    try:
        return await attach(work.house, sender, parcel.request, parcel.field, taken)
    except Unavailable:
        return {file.id: CLOSED for file in taken}


async def tell(work: Work, job: Assignment) -> None:
    """On the card where the draft is filled in, as long as nothing that was typed there could be lost and there is no
    more to say; else on a card of its own."""
    parcel = await arriving.parcel(work.house, job.text("person"), job.text("parcel"))
    if not parcel.settled:
        return
    reader = await recipient(work.house, parcel.person)
    request = await find_request(work.house, parcel.request)
    if request is None:
        card, on_draft = unplaced_card(texts_for(reader), parcel), None
    else:
        card, on_draft = await _outcome(work, reader, parcel, request)
    if parcel.card and await update_card(work, reader, parcel.card, message(card), job.attempt):
        return
    place = request.card if request and on_draft else None
    if place and on_draft and await update_card(work, reader, place.activity, message(on_draft), job.attempt):
        return

    async def draw(_: Actor) -> CardMessage:
        return message(card)

    what = parcel.files[0].id
    notice = Notice(parcel.id, parcel.person, what, asks=False, job="attachments_tell", body=job.body)
    await tell_once(work, notice, draw, job)


async def _outcome(work: Work, reader: Actor, parcel: Parcel, request: Request) -> tuple[Card, Card | None]:
    """The card that says what became of it, and the draft's own where that says as much."""
    t = texts_for(reader)
    form = await form_then(work.house, request)
    field = form.field(parcel.field)
    if not isinstance(field, AttachmentField):
        return unplaced_card(t, parcel), None
    others = [(one.form, one.request) for one in await wanting(work.house, reader) if one.request.id != request.id]
    more = parcel.refused or parcel.words or parcel.moved_from or others
    on_draft = None if more else await _draft_card(work, reader, form, request)
    return attached_card(t, parcel, form, request, field, others), on_draft


async def _draft_card(work: Work, reader: Actor, form: Form, draft: Request) -> Card | None:
    """As it is filled in now; None where something may be typed in it that was not sent yet."""
    if draft.state is not RequestState.DRAFT:
        return None
    t, step = texts_for(reader), form.step(draft.step)
    if step is None or not step.asked(draft.answers):
        step = first_open(form, draft.answers)
    if step is None:
        return review_card(t, form, draft)
    if any(field.inputs for field in step.asked(draft.answers)):
        return None
    places = places_of(work.house, reader.id, draft.id, step)
    on = await to_show(work.house, reader, form, draft, step)
    return step_card(t, form, draft, step, typed(form, step, draft.answers), {}, on=on, places=places)


async def end(work: Work, job: Assignment) -> None:
    """Bytes that neither the request nor a draft that changes it names (any more) go; it does no harm to look twice."""
    of = changed_by(job.text("request")) or job.text("request")
    both = [await find_request(work.house, one) for one in (of, change_id(of))]
    named = {file.id for one in both if one for file in all_attachments(one.answers)}
    files = job.body["files"]
    for file in files if isinstance(files, list | tuple) else ():
        if file not in named:
            await work.house.blobs.delete(_blob(work, job.text("request"), str(file)))


JOBS: Mapping[str, Run] = {"attachments_take": take, "attachments_tell": tell, "attachments_end": end}
