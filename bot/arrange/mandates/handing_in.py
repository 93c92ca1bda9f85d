"""Handing in for somebody else: under a mandate to submit that counts now, until it does not count any more."""

from collections.abc import Sequence
from contextlib import suppress
from decimal import Decimal

from bot.arrange.request import Request, RequestState
from bot.arrange.requests import form_then
from bot.errors import Unavailable, Unsound
from bot.house import House
from bot.people import mandates
from bot.people.calendar import today
from bot.people.contacts import Actor
from bot.people.mandate import Mandate, Right
from bot.people.person import Person
from bot.store.collection import Stored
from bot.store.partitions import request_partition
from bot.words.folding import words
from dialogs.model import Form

MOST_FOLLOWED = 8
"""Requests that they handed in for others and that are listed."""
LOOKED_AT = 24
"""Of which these are found: drafts are among them."""


async def offered(house: House, actor: Actor, form: Form) -> Sequence[Mandate]:
    """Those under which they may hand in this form, by the name of the grantor. Costs nothing where nobody gave them
    one, see `hands_in`."""
    until = actor.contact.hands_in_until
    if until is None or until < today(house):
        return ()
    name_of = actor.directory.name_of
    found = [one for one in await mandates.held(house, actor.id, Right.SUBMIT) if is_for(actor, one, form)]
    return sorted(found, key=lambda one: (words(name_of(one.grantor)), one.id))


def is_for(actor: Actor, mandate: Mandate, form: Form) -> bool:
    """Whether it is about this form, which is offered to its grantor. A confidential one has to be named."""
    grantor = actor.directory.people.get(mandate.grantor)
    named = form.id in mandate.forms if form.confidential else mandate.names(form.id, form.area.id if form.area else "")
    covered = named or not (mandate.forms or mandate.areas or form.confidential)
    return covered and grantor is not None and form.behalf is None and form.is_for(grantor)


async def usable(house: House, actor: Actor, id: str) -> tuple[Mandate, Person]:
    """One of theirs under which they may hand something in now, and whose it is then. Raises Unavailable, and Unsound
    where it does not count any more."""
    mandate = await mandates.see(house, actor, id)
    if mandate.holder != actor.id or mandate.right is not Right.SUBMIT:
        raise Unavailable
    grantor = actor.directory.people.get(mandate.grantor)
    if grantor is None or not mandate.counts(house.now()):
        raise Unsound("notice-mandate-submit-over")
    return mandate, grantor


async def check(house: House, actor: Actor, draft: Request) -> Mandate | None:
    """The mandate under which a draft of theirs is filled in; None where they fill it in for themselves, or change what
    somebody handed in for them. Raises as `usable`."""
    return (await usable(house, actor, draft.mandate))[0] if draft.mandate else None


def check_scope(actor: Actor, mandate: Mandate, form: Form, amount: Decimal | None) -> None:
    """Raises Unsound where what they hand in is outside it."""
    if not is_for(actor, mandate, form):
        raise Unsound("notice-mandate-submit-over")
    if not mandate.covers(form.id, form.area.id if form.area else "", amount, ""):
        raise Unsound("notice-mandate-submit-amount")


async def handed_in(house: House, actor: Actor, id: str) -> Stored[Request]:
    """A request that they handed in for somebody else. Raises Unavailable."""
    standing = await house.records.requests.get(request_partition(id), id)
    if standing is None or not is_handed_in(standing.value, actor.id):
        raise Unavailable
    return standing


async def followed(house: House, actor: Actor) -> Sequence[tuple[Form, Request]]:
    """What they handed in for others, the last that changed first; not that of which the form is gone."""
    found = await house.records.requests.find(
        equal={"holder": actor.id}, order="changed", descending=True, limit=LOOKED_AT
    )
    requests = [item.value for item in found.items if is_handed_in(item.value, actor.id)]
    listed: list[tuple[Form, Request]] = []
    for request in requests[:MOST_FOLLOWED]:
        with suppress(Unavailable):
            listed.append((await form_then(house, request), request))
    return listed


def is_handed_in(request: Request, holder: str) -> bool:
    return request.state is not RequestState.DRAFT and request.holder == holder and request.requester != holder
