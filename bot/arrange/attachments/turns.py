"""Files of requests, as people meet them: sent in the chat, opened, removed, put with another request."""

from collections.abc import Mapping, Sequence

from bot.arrange.attachments import arriving
from bot.arrange.attachments.keeping import detach
from bot.arrange.attachments.links import links_to, seen_by
from bot.arrange.attachments.parcel import Arrived, Parcel
from bot.arrange.attachments.wanting import places_of, wanting, wants
from bot.arrange.circumstances import to_show
from bot.arrange.crossing import Crossed
from bot.arrange.drafting import fill, own_draft
from bot.arrange.requests import form_then, own
from bot.channel.file_messages import SentFile
from bot.errors import Unavailable
from bot.front.here import Click, Here, Shown
from bot.json import Json
from cards.arrange import buttons
from cards.arrange.attachments import attached_card, offered_card, opening_card, pasted_card
from cards.arrange.forms import step_card
from cards.home.buttons import MOST_SAID
from cards.home.notices import notice_card
from cards.parts.verbs import Verb
from dialogs.filling import typed
from dialogs.kinds.attachment import AttachmentField, attachments_of
from dialogs.model import Step


async def sent(here: Here, words: str, files: Sequence[SentFile]) -> Shown | None:
    """What is said at once to files, of which a job says what became of them; None where no request asks for any."""
    found = await wanting(here.house, here.actor)
    if not found:
        return None
    first = found[0]
    if not files:
        return Shown(pasted_card(here.t, first.form, first.request)) if first.is_draft else None
    arrived = [Arrived(f"{here.id}{at:02}", file.name, file.kind, file.place) for at, file in enumerate(files)]
    to = first if first.is_draft else None
    parcel = await arriving.arrive(here.house, here.actor.id, here.id, arrived, words[:MOST_SAID], to)
    if to:
        return Shown()
    return Shown(offered_card(here.t, parcel, [(one.form, one.request) for one in found]))


def places(here: Here, draft: str, step: Step) -> Mapping[str, str]:
    return places_of(here.house, here.actor.id, draft, step)


async def _add(here: Here, verb: buttons.AttachmentAdd, _: Mapping[str, Json]) -> Shown:
    to = await wants(here.house, (await own(here.house, here.actor, verb.request)).value)
    parcel = await arriving.redirect(here.house, here.actor.id, verb.id, to, here.id, here.card or "")
    return await _under_way(here, parcel)


async def _under_way(here: Here, parcel: Parcel) -> Shown:
    """Where it goes, or went: that may be another request than this click named."""
    request = (await own(here.house, here.actor, parcel.request)).value
    form = await form_then(here.house, request)
    field = form.field(parcel.field)
    if not isinstance(field, AttachmentField):
        raise Unavailable
    return Shown(attached_card(here.t, parcel, form, request, field))


async def _open(here: Here, verb: buttons.AttachmentOpen, _: Mapping[str, Json]) -> Shown:
    request = await seen_by(here.house, here.actor, verb.request)
    form = await form_then(here.house, request)
    field = form.field(verb.field)
    files = attachments_of(request.answers.get(verb.field))
    if not isinstance(field, AttachmentField) or not files:
        raise Unavailable
    if not here.house.own_links.base:
        return Shown(notice_card(here.t, "attachment-no-address"))
    found, until = await links_to(here.house, here.actor, request.id, files)
    own_one = request.requester == here.actor.id
    return Shown(opening_card(here.t, form, request, field, found, until, own=own_one))


async def _remove(here: Here, verb: buttons.AttachmentRemove, inputs: Mapping[str, Json]) -> Shown:
    """What stands in the other inputs of the step stays, right or wrong."""
    standing = await own_draft(here.house, here.actor, verb.request)
    form = await form_then(here.house, standing.value)
    step = form.step(verb.step)
    if step is None:
        raise Unavailable
    on = await to_show(here.house, here.actor, form, standing.value, step)
    if any(field.inputs for field in step.asked(standing.value.answers)):
        try:
            draft, filled = await fill(
                here.house,
                here.actor,
                standing,
                step,
                inputs,
                then=step.id,
                shown=verb.revision,
                without=[verb.file],
            )
        except Crossed as crossed:
            there, draft = places(here, verb.request, step), crossed.draft
            values, fields = crossed.values, crossed.fields
            return Shown(step_card(here.t, form, draft, step, values, {}, on=on, places=there, crossed=fields))
        as_typed = filled.typed
    else:
        draft, as_typed = await detach(here.house, here.actor, verb.request, [verb.file]), dict[str, str]()
    elsewhere = {field.id for field in step.fields if field.elsewhere}
    kept = {at: text for at, text in as_typed.items() if at not in elsewhere}
    values = {**typed(form, step, draft.answers), **kept}
    return Shown(step_card(here.t, form, draft, step, values, {}, on=on, places=places(here, draft.id, step)))


CLICKS: Mapping[type[Verb], Click] = {
    buttons.AttachmentOpen: _open,
    buttons.AttachmentRemove: _remove,
    buttons.AttachmentAdd: _add,
}
