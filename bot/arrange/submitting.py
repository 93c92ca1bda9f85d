"""Handing a request in: its number, who decides, and the jobs that ask them, in one commit."""

from collections.abc import Sequence
from dataclasses import replace

from bot.arrange.approvals import first_approvals
from bot.arrange.approvers import Asker, approvers_of, choose
from bot.arrange.asking import ask_jobs, returns, tell_job
from bot.arrange.attachments.files import left_behind
from bot.arrange.being_away import first_days
from bot.arrange.chosen import Chosen
from bot.arrange.circumstances import whose, wrong_answers
from bot.arrange.figures.counting import follow_figures
from bot.arrange.form_keeping import version_of
from bot.arrange.hand_over.handing import decided_jobs
from bot.arrange.handling.queue import first_handling
from bot.arrange.informing.told import inform_jobs
from bot.arrange.mandates import handing_in
from bot.arrange.opportunities.offering import offering_jobs
from bot.arrange.owing import owed_of, reminder
from bot.arrange.places.option_places import take
from bot.arrange.places.takers import MustWait
from bot.arrange.request import Request, RequestState
from bot.arrange.requests import form_of, repeated_by
from bot.arrange.scores.following import follow_scores
from bot.arrange.suggesting.suggesting import suggest_jobs
from bot.arrange.terms import with_term
from bot.errors import Refusal, Stale, Unavailable, Unsound
from bot.house import House
from bot.people.calendar import today
from bot.people.contacts import Actor
from bot.store.base import Write
from bot.store.changes import Change
from bot.store.collection import Stored
from bot.store.partitions import request_partition
from bot.work.kept import Counter
from bot.work.notice import CardPlace
from dialogs.amounts import amount_of
from dialogs.filling import asked_answers
from dialogs.model import Form, Stage

MOST_APPROVERS = 200
"""Of more, nobody would feel asked: the route of the form is wrong."""


class Outdated(Stale):
    """The draft, or its form, is another than what was shown to be handed in."""


class Repeated(Refusal):
    """They handed in `earlier` before, which the form takes for the same."""

    def __init__(self, earlier: Request) -> None:
        super().__init__()
        self.earlier = earlier


async def submit(
    house: House, actor: Actor, id: str, card: str | None, *, revision: int, despite: str = "", waits: bool = False
) -> Request:
    """Hands it in: number, approvers, and the jobs that ask them, in one commit. A second click changes nothing.

    `revision` is that of the draft as it was shown: what was not shown is not handed in. `despite` is the earlier
    request that they were told of, and `waits` that they wait for a place of what is full. Raises Unavailable,
    Outdated, Repeated, MustWait, or Unsound when an answer does not hold (any more) or nobody could decide.
    """

    async def look() -> Change[Request]:
        standing = await _own_or_entered(house, actor, id)
        if standing.value.state is not RequestState.DRAFT:
            return Change(standing.value)
        return await _looked_through(house, actor, standing, card, revision=revision, despite=despite, waits=waits)

    return await house.records.change(request_partition(id), look)


async def submit_whole(house: House, actor: Actor, draft: Request, *, despite: str = "") -> Request:
    """As `submit`, of a draft that nobody saw and that was not kept: as another system fills it in for somebody. The
    same draft (by its id) is handed in once."""
    partition = request_partition(draft.id)

    async def look() -> Change[Request]:
        kept = await house.records.requests.get(partition, draft.id)
        if kept:
            return Change(kept.value)
        fresh = Stored(draft, _NEW)
        return await _looked_through(house, actor, fresh, None, revision=draft.revision, despite=despite)

    try:
        return await house.records.change(partition, look)
    except MustWait:  # who waits for a place says so themselves
        raise Unsound("problem-choice-full") from None


_NEW = ""
"""The version of what is not kept yet."""


async def _looked_through(
    house: House,
    actor: Actor,
    standing: Stored[Request],
    card: str | None,
    *,
    revision: int,
    despite: str,
    waits: bool = False,
) -> Change[Request]:
    form = form_of(house, standing.value)
    mandate = await handing_in.check(house, actor, standing.value)
    await ready(house, actor, form, standing.value, revision, form.digest)
    stages, chosen = await route_of(house, actor, form, standing.value)
    # Read before what was handed in is looked through: whoever hands in meanwhile takes this number away.
    counter = await house.records.counters.get(request_partition(standing.value.id), "reference")
    if mandate:
        amount = amount_of(form, asked_answers(form, standing.value.answers))
        handing_in.check_scope(actor, mandate, form, amount)
    whom = replace(actor, person=whose(actor, form, standing.value))
    earlier = await repeated_by(house, whom, form, standing.value.answers)
    if earlier and not (form.repetition and form.repetition.allowed and earlier.id == despite):
        raise Repeated(earlier)
    taken = await take(house, form, standing.value.answers, standing.value.id, waits=waits)
    draft = replace(standing, value=replace(standing.value, places=taken.places, waits=taken.waits))
    return await _handed_in(house, actor, draft, form, stages=stages, chosen=chosen, counter=counter, card=card)


async def _own_or_entered(house: House, actor: Actor, id: str) -> Stored[Request]:
    """Also what they handed in for a colleague of their school, or under a mandate, as when they click twice. Raises
    Unavailable."""
    standing = await house.records.requests.get(request_partition(id), id)
    if standing is None or not (standing.value.requester == actor.id or _entered(actor, standing.value)):
        raise Unavailable
    return standing


def _entered(actor: Actor, request: Request) -> bool:
    if request.mandate:
        return handing_in.is_handed_in(request, actor.id)
    whom = actor.directory.people.get(request.requester)
    return request.was_entered_by(actor.id) and whom is not None and whom.school == actor.person.school


async def ready(house: House, actor: Actor, form: Form, draft: Request, revision: int, version: str) -> None:
    """Raises Outdated where it is another draft, or its form has another `version`, than what was shown; Unsound when
    an answer does not hold (any more)."""
    if draft.revision != revision or draft.form_version not in {"", version}:
        raise Outdated
    if not asked_answers(form, draft.answers).keys().isdisjoint(draft.heard):
        raise Outdated  # it was read from a message, and they never saw it
    if await wrong_answers(house, actor, form, draft):
        raise Unsound("problem-required")


async def route_of(house: House, actor: Actor, form: Form, draft: Request) -> tuple[tuple[Stage, ...], Chosen]:
    """The stages that the answers need, and who decides on the first; Unsound where nobody could on one of them."""
    answers = asked_answers(form, draft.answers)
    asker = Asker(whose(actor, form, draft), form, answers, actor.directory, draft.holder)
    stages = form.stages_needed(asker.answers)
    chosen = await choose(house, stages[0], asker) if stages else Chosen(())
    for people in (chosen.approvers, *(approvers_of(stage, asker) for stage in stages[1:])) if stages else ():
        if not people:
            raise Unsound("notice-no-approver")
        if len(people) > MOST_APPROVERS:
            raise Unsound("notice-many-approvers")
    return stages, chosen


async def _handed_in(
    house: House,
    actor: Actor,
    standing: Stored[Request],
    form: Form,
    *,
    stages: Sequence[Stage],
    chosen: Chosen,
    counter: Stored[Counter] | None,
    card: str | None,
) -> Change[Request]:
    partition = request_partition(standing.value.id)
    number = Counter("reference", (counter.value.last if counter else 0) + 1)
    year = partition.rpartition(":")[2]
    place = CardPlace(standing.value.requester, card) if card else None
    reference, ids = f"{form.prefix}-{year}-{number.last:05}", tuple(stage.id for stage in stages)
    request = standing.value.submit(reference, ids, chosen, house.now())
    answers = asked_answers(form, request.answers)
    owes = owed_of(form, answers, today(house))
    request = replace(request, card=place, answers=answers, form_version=form.digest, owes=owes)
    whom = whose(actor, form, request)
    request = replace(request, amount=amount_of(form, answers), school=whom.school)
    request = replace(request, confidential=bool(form.confidential))
    if whom.id != actor.id:
        # Of a mandate the card of who handed it in follows; else it is the colleague's alone.
        request = replace(request.entered_for(whom.id), card=place if request.mandate else None)
    if actor.system:
        request = request.handed_in_by(actor.system.name)
    request, looks = await with_term(house, standing.value, request, actor.directory)
    approvals, rest = first_approvals(house, request)
    handling, handed = await first_handling(house, request, actor.directory)
    over = await decided_jobs(house, standing.value.state, request)
    kept = await is_kept(house, partition, form)
    writes: list[Write] = [
        house.records.requests.put(request, standing.version or None),
        house.records.counters.put(number, counter.version if counter else None),
        *([] if kept else [house.records.form_versions.put(version_of(form))]),
        *approvals,
        *first_days(house, form, request, whom),
        *returns(house, standing.value, request),
        *looks,
        *handling,
        *reminder(house, request),
        *await follow_figures(house, standing.value, request),
        *await follow_scores(house, form, request),
    ]
    acting = actor.acting if whom.id == actor.id else replace(actor, on_behalf_of=whom.id).acting
    detail = {"mandate": request.mandate} if request.mandate else None
    audit = house.audit(acting, "request.submitted", request.id, detail)
    informs = [
        *inform_jobs(form, standing.value, request, actor.directory),
        *offering_jobs(form, standing.value.state, request),
        *suggest_jobs(form, standing.value.state, request),
    ]
    beside = [*informs, *left_behind(standing.value, request), *handed, *over]
    told = [tell_job(request)] if actor.system or whom.id != actor.id else []
    jobs = [*ask_jobs(request, house.now()), *told, *rest, *beside]
    return Change(request, writes, audit, jobs, standing.value)


async def is_kept(house: House, partition: str, form: Form) -> bool:
    """Whether the form as it is now is kept there. Read until it is: it is never taken away."""
    if (partition, form.digest) not in house.forms_kept:
        if await house.records.form_versions.get(partition, form.digest) is None:
            return False
        house.forms_kept.add((partition, form.digest))
    return True
