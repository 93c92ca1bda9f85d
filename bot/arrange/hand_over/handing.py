"""Tells another system what became of a request: planned in the commit of the change, sent by a job."""

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import TypeAlias

from bot.arrange.hand_over.handed_over import HAND_OVER_JOB, PAUSES, HandedOver, HandOver, aside_id, hand_over_id
from bot.arrange.handling.handling import HandlingState
from bot.arrange.handling.queue import handling_of
from bot.arrange.request import Request, RequestState
from bot.arrange.requests import find_request, form_then
from bot.errors import Stale, Unavailable
from bot.house import House
from bot.json import Json, JsonObject
from bot.lists import Cell
from bot.people.acting import Acting
from bot.people.directory import Directory
from bot.store.changes import Change
from bot.store.collection import moment as as_written
from bot.store.partitions import SET_ASIDE_JOBS, request_partition
from bot.webhooks import NotTaken
from bot.work.job import Job
from bot.work.kept import SetAside
from dialogs.filling import asked_answers
from dialogs.handing_over import HandingOver
from dialogs.model import Form

BODE = Acting("hand-over")
"""Nobody clicked."""
DONE = "done"
REOPENED = "reopened"
"""It was said to be done, and was not."""

RowOf: TypeAlias = Callable[[Directory, Form, HandingOver, Request, str], Mapping[str, Cell]]
"""What a request says in a list, by the headers of its columns; the last is the moment."""

_DECIDED: Mapping[RequestState, str] = {
    RequestState.APPROVED: "approved",
    RequestState.REFUSED: "refused",
    RequestState.ANNULLED: "annulled",
}
DECIDED = tuple(_DECIDED.values())
"""Moments that come once at most."""


# --- planned with the change --------------------------------------------------------------------------


async def decided_jobs(house: House, before: RequestState, request: Request) -> Sequence[Job]:
    """For the commit that brought it from `before` to where it stands. That an annulment was asked, and is not wanted
    after all, is no news."""
    moment = _DECIDED.get(request.state, "")
    kept = before is RequestState.ANNULLING and request.state is RequestState.APPROVED
    return await planned(house, request, moment) if moment and before is not request.state and not kept else []


async def planned(house: House, request: Request, moment: str, time: int = 1) -> Sequence[Job]:
    """Nothing where its form hands nothing over then. What happens again is news of its own: `time` is which it is."""
    rule = await rule_of(house, request)
    if rule is None or moment not in rule.at:
        return []
    return [Job(HAND_OVER_JOB, {"request": request.id, "moment": numbered(moment, time)})]


def numbered(moment: str, time: int) -> str:
    return moment if time <= 1 else f"{moment}.{time}"


def _kind(moment: str) -> str:
    """Of "done.2", which is done once more, "done"."""
    return moment.partition(".")[0]


async def rule_of(house: House, request: Request) -> HandingOver | None:
    """As the form has it now; of a form that is gone, as it was. None for what is confidential, whatever the form
    says since."""
    if request.confidential:
        return None
    form = house.forms.get(request.form)
    if form is None:
        try:
            form = await form_then(house, request)
        except Unavailable:
            return None
    return form.hand_over


# --- sent by a job ------------------------------------------------------------------------------------


async def hand_over(house: House, id: str, moment: str, row: RowOf) -> timedelta | None:
    """Sends it, and notes what became of it. Gives how long to wait before the next attempt; None when it arrived, was
    given up, or nothing is to be sent. Sent twice it is the same to who gets it: its id is. What was given up is sent
    again once an operator put it back."""
    request = await find_request(house, id)
    rule = await rule_of(house, request) if request else None
    if request is None or rule is None:
        return None
    found = await house.records.hand_overs.get(request_partition(id), hand_over_id(id, moment))
    before = found.value if found else None
    if before and before.state is HandedOver.SENT:
        return None
    if _kind(moment) == DONE and await _is_undone(house, request, moment):
        return await _forget(house, request, moment)
    if before and before.state is HandedOver.FAILED and await _is_aside(house, before):
        return None
    begun = before if before and before.state is HandedOver.TRYING else None
    tried = replace(begun or HandOver(id, moment, rule.name, house.now()), to=rule.name, at=house.now())
    tried = replace(tried, attempts=tried.attempts + 1)
    try:
        await _send(house, request, rule, tried, row)
    except NotTaken as refusal:
        return await _not_taken(house, tried, refusal.reason)
    await _keep(house, replace(tried, state=HandedOver.SENT, reason=""), "hand_over.sent")
    await _not_aside(house, tried)
    return None


async def _is_undone(house: House, request: Request, moment: str) -> bool:
    """It was reopened before this left: nobody hears that it was done then."""
    kept = await house.records.handlings.get(request_partition(request.id), request.id)
    if kept is None:
        return False
    handling = kept.value
    return handling.state is not HandlingState.DONE or moment != numbered(DONE, handling.times_done)


async def _forget(house: House, request: Request, moment: str) -> None:
    """What was tried in vain, and is no news any more."""

    async def look() -> Change[None]:
        standing = await house.records.hand_overs.get(request_partition(request.id), hand_over_id(request.id, moment))
        gone = [house.records.hand_overs.remove(standing.value, standing.version)] if standing else []
        return Change(None, gone, jobs=[Job("request_follow", {"request": request.id})] if gone else [])

    await house.records.change(request_partition(request.id), look)


async def _send(house: House, request: Request, rule: HandingOver, tried: HandOver, row: RowOf) -> None:
    """Raises NotTaken."""
    if rule.webhook:
        await house.webhooks.send(rule.webhook, tried.id, await _body(house, request, tried.moment), house.now())
    if rule.place:
        if house.lists is None:
            raise NotTaken("no_tenant")
        form, directory = await form_then(house, request), await house.directory.current()
        # The reference says it to people; the id also holds where references were counted anew.
        key = f"{request.reference}:{tried.moment}:{request.id}"
        cells = row(directory, form, rule, request, _kind(tried.moment))
        await house.lists.add(rule.place, (rule.key or "", key), cells)


async def _not_taken(house: House, tried: HandOver, reason: str) -> timedelta | None:
    if tried.attempts <= len(PAUSES):
        await _keep(house, replace(tried, reason=reason), "")
        return PAUSES[tried.attempts - 1]
    # First: whoever looks at what was given up finds it there, also when this process dies in between.
    body = {"request": tried.request, "moment": tried.moment}
    aside = SetAside(aside_id(tried.id), house.now(), "jobs", HAND_OVER_JOB, body, tried.attempts, reason)
    with suppress(Stale):  # it stands there since an earlier run of this very job
        await house.records.accept(SET_ASIDE_JOBS, [house.records.set_aside.put(aside)])
    await _keep(house, replace(tried, state=HandedOver.FAILED, reason=reason), "hand_over.failed")
    return None


async def _is_aside(house: House, tried: HandOver) -> bool:
    return await house.records.set_aside.get(SET_ASIDE_JOBS, aside_id(tried.id)) is not None


async def _not_aside(house: House, tried: HandOver) -> None:
    """It arrived after all, in a run after the one that died between giving it up and noting so."""
    if tried.attempts <= len(PAUSES):
        return
    standing = await house.records.set_aside.get(SET_ASIDE_JOBS, aside_id(tried.id))
    if standing:
        with suppress(Stale):  # an operator put it back just now
            await house.records.accept(
                SET_ASIDE_JOBS, [house.records.set_aside.remove(standing.value, standing.version)]
            )


async def _keep(house: House, tried: HandOver, deed: str) -> None:
    """`deed` is for the audit, "" for what is only noted."""
    partition = request_partition(tried.request)

    async def look() -> Change[None]:
        standing = await house.records.hand_overs.get(partition, tried.id)
        put = house.records.hand_overs.put(tried, standing.version if standing else None)
        detail: Mapping[str, Json] = {"moment": tried.moment, "to": tried.to, "attempts": tried.attempts}
        reason: Mapping[str, Json] = {"reason": tried.reason} if tried.reason else {}
        audit = house.audit(BODE, deed, tried.request, {**detail, **reason}) if deed else None
        jobs = [Job("request_follow", {"request": tried.request})] if deed else []
        return Change(None, [put], audit, jobs)

    await house.records.change(partition, look)


async def handed_over(house: House, request: Request, time: int = 1) -> Sequence[HandOver]:
    """What was told of it so far, for those who carry it out: of what happened again, the last `time`. Costs a read for
    each moment that its form names."""
    rule = await rule_of(house, request)
    partition = request_partition(request.id)
    ids = [hand_over_id(request.id, _last(moment, time)) for moment in rule.at] if rule else []
    found = [await house.records.hand_overs.get(partition, one) for one in ids]
    return [one.value for one in found if one]


def _last(moment: str, time: int) -> str:
    return numbered(moment, time) if moment in {DONE, REOPENED} else moment


# --- what is said -------------------------------------------------------------------------------------


async def _body(house: House, request: Request, moment: str) -> bytes:
    """JSON, as docs/hand-over.md tells it."""
    form, directory = await form_then(house, request), await house.directory.current()
    person = directory.people.get(request.requester)
    requester: JsonObject = {"id": request.requester}
    if person:
        requester |= {"name": person.name, "mail": person.mail, "school": person.school}
    data: JsonObject = {
        "id": request.id,
        "reference": request.reference,
        "form": {"id": form.id, "version": form.version},
        "state": str(request.state),
        "requester": requester,
        "submitted": as_written(request.submitted or request.created),
        "answers": asked_answers(form, request.answers),
    }
    if _kind(moment) == DONE and (handling := await handling_of(house, request)):
        data |= {"done_by": handling.by, "word": handling.history[-1].text}
    said: JsonObject = {"type": f"request.{_kind(moment)}", "timestamp": as_written(request.changed), "data": data}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
