"""Filling in a form, step by step; the draft is kept after each."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from bot.arrange import crossing
from bot.arrange.attachments.files import detached, left_behind
from bot.arrange.circumstances import circumstances, taken_days
from bot.arrange.left_drafts import look_at
from bot.arrange.request import Request, RequestState
from bot.arrange.requests import form_then, own
from bot.arrange.row_editing import RowEditing
from bot.errors import Stale, Unavailable
from bot.house import House
from bot.json import Json
from bot.people.calendar import BRUSSELS
from bot.people.contacts import Actor
from bot.store.base import Write
from bot.store.changes import Change
from bot.store.collection import Stored
from bot.store.partitions import request_partition
from bot.work.notice import CardPlace
from dialogs.away import without_taken
from dialogs.filling import Filled, asked_answers, read_step
from dialogs.model import Answers, Form, Step

T = TypeVar("T")


MOST_LOOKED_AT = 10
MOST_OPEN = 3
"""Drafts of one form of which one is chosen at once; all of them are among one's requests."""


async def open_drafts(house: House, actor: Actor, form: Form) -> tuple[Sequence[Request], bool]:
    """The newest drafts of this form that they left for later, and whether there are more. Those that change what was
    handed in are found with that."""
    of_this = {"requester": actor.id, "form": form.id, "state": RequestState.DRAFT}
    found = await house.records.requests.find(equal=of_this, order="changed", descending=True, limit=MOST_LOOKED_AT)
    drafts = [item.value for item in found.items if item.value.changes is None]
    return drafts[:MOST_OPEN], found.more or len(drafts) > MOST_OPEN


def draft_id(begun: datetime, form: Form, key: str) -> str:
    return f"{form.id}.{begun.astimezone(BRUSSELS).year}.{key[:24]}"


async def start(
    house: House, actor: Actor, form: Form, key: str, answers: Answers | None = None, mandate: str = ""
) -> Request:
    """A new draft. The same `key` (of a turn or a card) gives the same draft again. `answers` were read from what they
    said; it begins at its first step all the same, where they are looked at. `mandate` is under which they fill it in,
    which counts and is about this form."""
    now = house.now()
    heard = answers or {}
    first = form.first(heard)
    # A revision is counted from 1: 0 is a draft, and a card, of before they were counted.
    request = Request(
        draft_id(now, form, key),
        form.id,
        actor.id,
        RequestState.DRAFT,
        heard,
        created=now,
        changed=now,
        step=first.id if first else "",
        revision=1,
        form_version=form.digest,
        heard=tuple(heard),
        watched=True,
        mandate=mandate,
        holder=actor.id if mandate else "",
    )
    writes = [house.records.requests.put(request), house.records.dues.put(look_at(request))]
    try:
        await house.records.accept(request_partition(request.id), writes)
    except Stale:
        return (await own(house, actor, request.id)).value
    return request


async def own_draft(house: House, actor: Actor, id: str) -> Stored[Request]:
    """Raises Unavailable, or Stale when it was submitted meanwhile."""
    standing = await own(house, actor, id)
    if standing.value.state is not RequestState.DRAFT:
        raise Stale
    return standing


async def fill(
    house: House,
    actor: Actor,
    standing: Stored[Request],
    step: Step,
    inputs: Mapping[str, Json],
    *,
    then: str | None = None,
    shown: int = 0,
    card: str | None = None,
    without: Sequence[str] = (),
) -> tuple[Request, Filled]:
    """Reads one step's inputs and keeps what is sound of them in this draft of theirs.

    The draft then stands at the step `then`, whatever is wrong; without it at the next step that asks something (""
    after the last one), or at this one while there are problems. `shown` is the revision that their card showed. Raises
    Unavailable, Stale, Crossed.
    """
    form = await form_then(house, standing.value)
    known = await circumstances(house, actor, form, standing.value)
    taken = await taken_days(house, actor, form, standing.value, step)

    def filled_in(draft: Request) -> tuple[Request, Filled]:
        filled = without_taken(form, read_step(form, step, draft.answers, inputs, known), taken)
        crossing.check(form, step, draft, filled, shown)
        place = _after(form, step, filled) if then is None else then
        moved = changed(house, form, draft, place, filled.answers)
        passed = then is None and not filled.problems
        return detached(_looked_at(moved, step) if passed else moved, without, house.now()), filled

    return await keep(house, actor, standing, filled_in, card)


def changed(
    house: House, form: Form, draft: Request, step: str, answers: Answers, rows: RowEditing | None = None
) -> Request:
    """The same where nothing is. A draft that was shown with other answers, other rows or with the form as it was
    before, is another revision."""
    # A change stays in the form with which the request was made, under the digest by which that was kept.
    version = draft.form_version if draft.changes and not draft.changes.renewed else form.digest
    is_another = answers != draft.answers or version != draft.form_version or _seen(rows) != _seen(draft.rows)
    if not is_another and (step, rows) == (draft.step, draft.rows):
        return draft
    return replace(
        draft,
        answers=answers,
        step=step,
        changed=house.now(),
        revision=draft.revision + is_another,
        revised=crossing.revised(draft, answers, draft.revision + 1),
        form_version=version,
        rows=rows,
    )


def _looked_at(draft: Request, step: Step) -> Request:
    """What was read from a message for this step was shown, and they went on."""
    shown = {field.id for field in step.fields}
    return replace(draft, heard=tuple(field for field in draft.heard if field not in shown)) if draft.heard else draft


def _seen(rows: RowEditing | None) -> object:
    return rows.seen if rows and (rows.opened or rows.removed) else None


def _after(form: Form, step: Step, filled: Filled) -> str:
    if filled.problems:
        return step.id
    following = form.next(step.id, filled.answers)
    return following.id if following else ""


async def go_to(house: House, actor: Actor, standing: Stored[Request], step: str, card: str | None = None) -> Request:
    """Moves a draft to a step without reading any input; `card` as in `keep`. Raises Unavailable, Stale."""

    form = await form_then(house, standing.value)

    def moved(draft: Request) -> tuple[Request, None]:
        return changed(house, form, draft, step, asked_answers(form, draft.answers)), None

    draft, _ = await keep(house, actor, standing, moved, card)
    return draft


async def note_card(house: House, actor: Actor, standing: Stored[Request], card: str | None) -> Request:
    """Where a draft of which nothing else changes is filled in; `card` as in `keep`. Raises Unavailable, Stale."""

    def the_same(draft: Request) -> tuple[Request, None]:
        return draft, None

    draft, _ = await keep(house, actor, standing, the_same, card)
    return draft


async def fill_in_for(house: House, actor: Actor, standing: Stored[Request], mandate: str) -> Request:
    """The draft is filled in under this `mandate`, "" for themselves, from its first step on: with whatever answers
    stand, another person asks it. Raises Unavailable, Stale."""
    form = await form_then(house, standing.value)

    def turned(draft: Request) -> tuple[Request, None]:
        if draft.mandate == mandate:
            return draft, None
        first, revision = form.first(draft.answers), draft.revision + 1
        moved = replace(draft, mandate=mandate, holder=actor.id if mandate else "", step=first.id if first else "")
        return replace(moved, revision=revision, changed=house.now(), rows=None), None

    draft, _ = await keep(house, actor, standing, turned)
    return draft


async def keep(
    house: House,
    actor: Actor,
    standing: Stored[Request],
    change: Callable[[Request], tuple[Request, T]],
    card: str | None = None,
) -> tuple[Request, T]:
    """`standing` was read a moment ago: it is read again only where somebody else was faster.

    `card` is the activity id of the card on which it is filled in from now on, "" where it is on none, and None where
    that stays as it is: it goes into the commit of the change.
    """
    at_hand: Stored[Request] | None = standing

    async def look() -> Change[tuple[Request, T]]:
        nonlocal at_hand
        now, at_hand = at_hand or await own_draft(house, actor, standing.value.id), None
        draft, beside = change(now.value)
        draft = draft if card is None else replace(draft, card=CardPlace(actor.id, card) if card else None)
        writes: Sequence[Write] = [] if draft == now.value else _written(house, draft, now.version)
        return Change((draft, beside), writes, jobs=left_behind(now.value, draft), standing=(now.value, beside))

    return await house.records.change(request_partition(standing.value.id), look)


def _written(house: House, draft: Request, version: str) -> Sequence[Write]:
    """One that was begun before drafts were watched, is from now on."""
    if draft.watched:
        return [house.records.requests.put(draft, version)]
    put = house.records.requests.put(replace(draft, watched=True), version)
    return [put, house.records.dues.put(look_at(draft))]


async def discard(house: House, actor: Actor, id: str) -> None:
    """Throws a draft away, of which only the audit entry tells then; one that is not there any more is as good."""

    async def look() -> Change[None]:
        try:
            standing = await own_draft(house, actor, id)
        except Unavailable:
            return Change(None)
        except Stale:  # of a draft that changes a request, the request is left
            if await house.records.accepted_before():
                return Change(None)
            raise
        removed = house.records.requests.remove(standing.value, standing.version)
        audit = house.audit(actor.acting, "request.discarded", id)
        return Change(None, [removed], audit, left_behind(standing.value, None))

    await house.records.change(request_partition(id), look)
