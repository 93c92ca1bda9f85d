"""Giving a mandate: whoever decides something may, about forms that there are."""

from bot.errors import Unavailable
from bot.house import House
from bot.people import mandates
from bot.people.contacts import Actor
from bot.people.mandate import Mandate
from bot.people.mandates import Terms
from bot.people.person import Role


def may_give(house: House, actor: Actor) -> bool:
    """Whether they lead somebody or a school, or a route names them."""
    return Role.HEADMASTER in actor.person.roles or actor.manages or not _named(house).isdisjoint(_names(actor))


async def give(house: House, actor: Actor, token: str, terms: Terms) -> Mandate:
    """As `mandates.give`. Raises Unavailable also for who decides nothing, and for a form that there is not."""
    if not may_give(house, actor) or any(house.forms.get(form) is None for form in terms.forms):
        raise Unavailable
    return await mandates.give(house, actor, token, terms)


def _named(house: House) -> frozenset[str]:
    """What the routes of all forms name."""
    stages = [stage for form in house.forms.values() for stage in form.route]
    return frozenset(one for stage in stages for one in (*stage.approvers, *stage.otherwise))


def _names(actor: Actor) -> frozenset[str]:
    """What a route may call them."""
    return actor.person.principals | {f"school_role:{role}" for role in actor.person.roles}
