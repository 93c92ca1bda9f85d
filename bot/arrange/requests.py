"""Looking requests up: whose they are, who may see them, what waits for whom."""

import asyncio
from collections.abc import Mapping, Sequence

from bot.arrange.approvers import Asker, approvers_of, choose, others_of, reassigned
from bot.arrange.change import changed_by
from bot.arrange.chosen import Chosen
from bot.arrange.form_keeping import form_as_it_was
from bot.arrange.mandates.on_behalf import lost, sees_for_another, waiting_for_others
from bot.arrange.request import OPEN, STANDS, TO_DECIDE, Request, RequestState
from bot.errors import Unavailable, Unsound
from bot.house import House
from bot.people.colleagues import REACHED, Awaited, having
from bot.people.contacts import Actor
from bot.people.decisions import Deciders
from bot.people.directory import Directory
from bot.people.mandate import grantor_of
from bot.people.person import Person, Role
from bot.people.reach import awaited
from bot.store.collection import Listing, Stored
from bot.store.partitions import request_partition
from dialogs.filling import repeats
from dialogs.model import Answers, Form, Stage

OPEN_FIRST = [RequestState.CLARIFYING, RequestState.ANNULLING, RequestState.SUBMITTED, RequestState.DRAFT]
"""The order in which one's own requests are shown; what is closed comes after these."""
RECENT = 40
"""Of one's own requests are read at once: most people have no more, and then one find tells all."""
LOOKED_BACK = 200
"""Of one's own requests are looked through for one that is repeated now: years of them."""
FORMS_THEN = 64
"""Forms as they were that are kept at hand, those that were used last."""


async def find_request(house: House, id: str) -> Request | None:
    """Whoever's it is: for jobs alone."""
    found = await house.records.requests.get(request_partition(id), id)
    return found.value if found else None


async def standing_request(house: House, id: str) -> Stored[Request]:
    """As `find_request`, with its version. Raises Unavailable."""
    found = await house.records.requests.get(request_partition(id), id)
    if found is None:
        raise Unavailable
    return found


async def own(house: House, actor: Actor, id: str) -> Stored[Request]:
    """A request of this person; that which a draft changed, where the draft was handed in or thrown away. Raises
    Unavailable."""
    standing = await house.records.requests.get(request_partition(id), id)
    if standing is None and changed_by(id):
        return await own(house, actor, changed_by(id))
    if standing is None or standing.value.requester != actor.id:
        raise Unavailable
    return standing


async def to_decide(house: House, actor: Actor, id: str) -> Stored[Request]:
    """A request that this person was asked to decide, or may for somebody else, decided meanwhile or not. Raises
    Unavailable, and Unsound where their mandate does not count any more.

    While it waits, only who may decide now counts of the stage at which it stands: somebody else may have become the
    manager since it was handed in. Who was asked in a stage before sees what became of it.
    """
    standing = await house.records.requests.get(request_partition(id), id)
    if standing is None:
        raise Unavailable
    request = standing.value
    if await _was_asked(house, actor, request) or await _sees_for_another(house, actor, request):
        return standing
    raise Unsound("notice-mandate-over") if await lost(house, actor, request) else Unavailable()


async def _sees_for_another(house: House, actor: Actor, request: Request) -> bool:
    deciders = await deciders_of(house, request, actor.directory)
    return await sees_for_another(house, actor, request, deciders.people)


async def _was_asked(house: House, actor: Actor, request: Request) -> bool:
    if Deciders(request.requester, request.earlier, request.holder).include(actor.acting):
        return True
    asked = Deciders(request.requester, request.approvers, request.holder)
    return asked.include(actor.acting) and (await deciders_of(house, request, actor.directory)).include(actor.acting)


async def deciders_of(house: House, request: Request, directory: Directory) -> Deciders:
    """Who may decide as things are now; once it is decided, who could."""
    people = request.approvers
    if request.state in TO_DECIDE:
        now = await current_approvers(house, request, directory)
        people = tuple(one for one in people if one in now)
    return Deciders(request.requester, people, request.holder)


async def current_approvers(house: House, request: Request, directory: Directory) -> tuple[str, ...]:
    """Who may decide on the stage as things are now; those of its submission where that comes to nobody."""
    found = await stage_now(house, request, directory)
    people = approvers_of(*found, request.passed_over) if found else ()
    late = _late(request, *found, people) if found else ()
    return tuple(dict.fromkeys((*people, *late))) or request.approvers


def _late(request: Request, stage: Stage, asker: Asker, people: Sequence[str]) -> tuple[str, ...]:
    """Who may decide beside these `people` since it is late, but for who handed it on."""
    if not request.escalated:
        return ()
    gone = {one.by for one in request.reassigned}
    return tuple(one for one in others_of(stage, asker, people, request.escalated) if one not in gone)


async def choose_anew(house: House, request: Request, directory: Directory) -> Chosen:
    """Who decides as things are now, with who of them is away. Whoever was asked in somebody's place keeps the right:
    that one may be back, and the other may have the card open."""
    found = await stage_now(house, request, directory)
    chosen = await choose(house, *found) if found else Chosen((), every=request.every)
    allowed = await current_approvers(house, request, directory)
    asked_before = [one for one in request.approvers if one in allowed]
    late = _late(request, *found, chosen.approvers) if found else ()
    approvers = tuple(dict.fromkeys((*chosen.approvers, *late, *asked_before)))
    away = {one.person: one for one in (*request.away, *chosen.away) if one.person in approvers}
    return Chosen(approvers, tuple(away.values()), chosen.every, late)


async def choose_next(house: House, request: Request, directory: Directory) -> Chosen:
    """Who decides on the stage that follows. Nobody, where nobody is found now: it waits until the directory has
    somebody."""
    found = await stage_now(house, request.at_following(), directory)
    return await choose(house, *found) if found else Chosen(())


def requester_of(request: Request, directory: Directory) -> Person:
    """Who asks; of somebody who left, what the request says: their school alone. It is decided and carried out all the
    same, since what they are owed stays owed."""
    return directory.people.get(request.requester) or Person(request.requester, "", "", request.school)


async def stage_now(house: House, request: Request, directory: Directory) -> tuple[Stage, Asker] | None:
    """The stage at which it stands, as the form has it now; where the form has it no more, as it was when the request
    was handed in; for whom it was reassigned. None when it cannot be known any more."""
    requester, form = requester_of(request, directory), house.forms.get(request.form)
    if not request.stage:
        return None
    if form is None or form.stage(request.stage) is None:
        form = await kept_form(house, request)
    stage = form.stage(request.stage) if form else None
    if form is None or stage is None:
        return None
    asker = Asker(requester, form, request.answers, directory, request.holder)
    return reassigned(stage, asker, request.reassigned), asker


async def awaited_by(house: House, request: Request, reader: Actor) -> Awaited:
    """Whether what the request waits for, a decision or an answer of the requester, has reached who is to give it."""
    directory = reader.directory
    requester = directory.people.get(request.requester)
    help_on = having(Role.HR, requester, directory) if requester else ()
    match request.state:
        case RequestState.SUBMITTED | RequestState.ANNULLING:
            asked = request.asked(house.now())
            return await awaited(house.records, directory, asked, help_on, known=reader.contact)
        case RequestState.CLARIFYING:
            return await awaited(house.records, directory, [request.requester], known=reader.contact)
        case _:
            return REACHED


async def waiting_requests(house: House, actor: Actor, limit: int = 8) -> tuple[list[Request], bool]:
    """What this person may decide now, the oldest first, and whether there is more: first what waits for them, then
    what waits for those whose mandate they have."""
    found = await house.records.approvals.find(equal={"person": actor.id, "open": True}, order="since", limit=limit)
    ids = [approval.value.request for approval in found.items]
    requests = [await house.records.requests.get(request_partition(one), one) for one in ids]
    own = [one.value for one in requests if one and _waits_for(one.value, actor)]
    both = [*own, *await waiting_for_others(house, actor)]
    return both[:limit], found.more or len(both) > limit


def _waits_for(request: Request, actor: Actor) -> bool:
    return request.state in TO_DECIDE and actor.id in request.approvers and actor.id not in request.agreed


async def waiting_for(house: House, person: str) -> list[str]:
    """Ids of everything that waits for this person: their decision, or their answer as who asked."""
    open_ones = house.records.approvals.stream(equal={"person": person, "open": True}, order="since")
    asked = house.records.requests.stream(
        equal={"requester": person, "state": RequestState.CLARIFYING}, order="changed"
    )
    return [*[item.value.request async for item in open_ones], *[item.value.id async for item in asked]]


async def count_waiting(house: House, actor: Actor) -> int:
    """How many wait for this person's decision, for themselves or for somebody else."""
    own = await house.records.approvals.count(equal={"person": actor.id, "open": True})
    return own + len(await waiting_for_others(house, actor))


async def waiting_besides(house: House, actor: Actor, request: Request) -> int:
    """How many others wait for this person."""
    own = await house.records.approvals.count(equal={"person": actor.id, "open": True})
    others = [one for one in await waiting_for_others(house, actor) if one.id != request.id]
    return max(own - 1, 0) + len(others) if _waits_for(request, actor) else own + len(others)


async def mine(house: House, actor: Actor, limit: int = 8) -> tuple[list[Request], bool]:
    """Their own requests: what is open first, each by newest change; and whether there are more than `limit`."""
    recent = await newest(house, actor, RECENT)
    requests = [item.value for item in recent.items]
    if recent.more:  # what is open may be older than all of these
        requests = [request for request in requests if request.state not in OPEN]
        for state in OPEN_FIRST:
            page = await house.records.requests.find(
                equal={"requester": actor.id, "state": state}, order="changed", descending=True, limit=limit + 1
            )
            requests += [item.value for item in page.items]
    last = len(OPEN_FIRST)
    place = {state: number for number, state in enumerate(OPEN_FIRST)}
    found = sorted(requests, key=lambda request: place.get(request.state, last))
    return found[:limit], len(found) > limit or recent.more


async def count_own(house: House, actor: Actor) -> Mapping[RequestState, int]:
    """How many of their own requests stand in each of the states that are open."""
    counts = await asyncio.gather(
        *(house.records.requests.count(equal={"requester": actor.id, "state": state}) for state in OPEN_FIRST)
    )
    return dict(zip(OPEN_FIRST, counts, strict=True))


async def newest(house: House, actor: Actor, limit: int) -> Listing[Request]:
    """Their own requests, drafts as well, the newest change first."""
    return await house.records.requests.find(
        equal={"requester": actor.id}, order="changed", descending=True, limit=limit
    )


async def repeated_by(house: House, actor: Actor, form: Form, answers: Answers, but: str = "") -> Request | None:
    """The last of their own requests that stands, `but` this one (id), and that one with these answers repeats."""
    if form.repetition is None:
        return None
    found = await newest(house, actor, LOOKED_BACK)
    standing = [item.value for item in found.items if item.value.form == form.id and item.value.state in STANDS]
    same = [one for one in standing if one.id != but and repeats(form, answers, one.answers)]
    return max(same, key=lambda request: (request.submitted or request.created, request.id), default=None)


async def by_reference(house: House, actor: Actor, reference: str) -> Listing[Request]:
    """Their own with this number, however old."""
    return await house.records.requests.find(equal={"requester": actor.id, "reference": reference}, limit=1)


async def form_then(house: House, request: Request) -> Form:
    """The form as it was when the request was handed in, for a draft that changes it as well; as it is now for another
    draft, and for a request of before forms were kept. Raises Unavailable when there is neither."""
    form, version = house.forms.get(request.form), request.form_version
    if request.state is RequestState.DRAFT:
        as_made = request.changes is not None and not request.changes.renewed
        return (await kept_form(house, request) if as_made else None) or form_of(house, request)
    then = form if form and version in {"", form.digest} else await kept_form(house, request) or form
    if then is None:
        raise Unavailable
    return then


async def kept_form(house: House, request: Request) -> Form | None:
    """Read once: what was kept in the commit of the first request with it never changes."""
    version, at_hand = request.form_version, house.forms_then
    if not version:
        return None
    if version not in at_hand:
        kept = await house.records.form_versions.get(request_partition(request.id), version)
        at_hand[version] = form_as_it_was(kept.value) if kept else None
    at_hand[version] = form = at_hand.pop(version)  # the last that was used stands last
    if len(at_hand) > FORMS_THEN:
        del at_hand[next(iter(at_hand))]
    return form


def form_of(house: House, draft: Request) -> Form:
    """The form as it is now. Raises Unavailable when it was taken away, or is not offered to them (any more)."""
    form, directory = house.forms.get(draft.form), house.directory.seen
    whom = grantor_of(draft.mandate) or draft.requester
    if form is None or not form.is_for(directory.people.get(whom) if directory else None):
        raise Unavailable
    return form
