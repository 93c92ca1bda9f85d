"""Giving a mandate: whoever decides something may, about the forms on which they do."""

from collections.abc import Sequence

from bot.errors import Unavailable
from bot.house import House
from bot.people import mandates
from bot.people.contacts import Actor
from bot.people.mandate import Mandate
from bot.people.mandates import Terms
from bot.people.person import Role, School
from bot.words.folding import words
from dialogs.model import Form
from dialogs.route import answered


def decided_by(house: House, actor: Actor) -> Sequence[Form]:
    """The forms whose routes may come to them: as whom they lead, as the head of a school, or in a group or a role."""
    names = _names(actor)
    return [form for form in house.forms.all(actor.language) if not names.isdisjoint(_named(form))]


def schools_for(house: House, actor: Actor) -> Sequence[School]:
    """Among which they may choose, by name: whoever decides by a group or a role does for people of several schools."""
    schools = actor.directory.schools.values()
    named = (_named(form) for form in decided_by(house, actor))
    if len(schools) < 2 or all(actor.person.principals.isdisjoint(one) for one in named):
        return ()
    return sorted(schools, key=lambda school: (words(school.name), school.id))


def may_give(house: House, actor: Actor) -> bool:
    """Whether they decide something."""
    return bool(decided_by(house, actor))


async def give(house: House, actor: Actor, token: str, terms: Terms) -> Mandate:
    """As `mandates.give`. Raises Unavailable also for who decides nothing, and for a form of others."""
    forms = {form.id for form in decided_by(house, actor)}
    if not forms or not forms.issuperset(terms.forms):
        raise Unavailable
    return await mandates.give(house, actor, token, terms)


_ANSWER = "answer"
"""Stands for whoever an answer names."""


def _named(form: Form) -> frozenset[str]:
    """What its route names."""
    named = [one for stage in form.route for one in (*stage.approvers, *stage.otherwise, *stage.escalate)]
    return frozenset(_ANSWER if answered(one) else one for one in named)


def _names(actor: Actor) -> frozenset[str]:
    """What a route may call them; an answer may name who leads somebody or a school."""
    leads, heads = actor.manages, Role.HEADMASTER in actor.person.roles
    called = {"manager": leads, "head": heads, _ANSWER: leads or heads}
    roles = {f"school_role:{role}" for role in actor.person.roles}
    return actor.person.principals | roles | {name for name, is_so in called.items() if is_so}
