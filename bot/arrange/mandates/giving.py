"""Giving a mandate: to decide, whoever decides something, about the forms on which they do; to hand in, everybody."""

from collections.abc import Mapping, Sequence

from bot.errors import Unavailable
from bot.house import House
from bot.people import mandate_changes, mandates
from bot.people.calendar import today
from bot.people.contacts import Actor
from bot.people.mandate import Mandate, NewTerms, Right
from bot.people.mandates import Terms
from bot.people.person import Person, Role, School
from bot.words.folding import words
from bot.words.languages import Language
from dialogs.area import Area
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


def handed_in_by(house: House, person: Person, language: Language) -> Sequence[Form]:
    """The forms that they may let somebody else hand in for them: those that are offered to them, but for one that is
    handed in for others anyway."""
    return [form for form in house.forms_for(person).all(language) if form.behalf is None]


def forms_for(house: House, actor: Actor, right: Right) -> Sequence[Form]:
    """Those about which they may give a mandate with this right."""
    if right is Right.SUBMIT:
        return handed_in_by(house, actor.person, actor.language)
    return decided_by(house, actor)


def areas_of(forms: Sequence[Form]) -> Mapping[str, Area]:
    """Of these forms, by id; of what is confidential none: that has to be named itself."""
    return {form.area.id: form.area for form in forms if form.area and not form.confidential}


def may_give(house: House, actor: Actor, right: Right = Right.DECIDE) -> bool:
    """Whether they decide, or may hand in, something."""
    return bool(forms_for(house, actor, right))


async def give(house: House, actor: Actor, token: str, terms: Terms) -> Mandate:
    """As `mandates.give`. Raises Unavailable also for a right on what they do not do themselves, and for schools where
    it is to hand in, which is for their own alone."""
    forms = {form.id for form in forms_for(house, actor, terms.right)}
    areas = areas_of(forms_for(house, actor, terms.right))
    if not forms or not forms.issuperset(terms.forms) or not areas.keys() >= set(terms.areas):
        raise Unavailable
    if terms.schools and terms.right is Right.SUBMIT:
        raise Unavailable
    if terms.away and (terms.right is Right.SUBMIT or house.mailboxes is None):
        raise Unavailable
    return await mandates.give(house, actor, token, terms)


async def propose_change(
    house: House, actor: Actor, id: str, terms: NewTerms, *, seen: int, read: Mandate | None = None
) -> Mandate:
    """As `mandate_changes.propose`. Raises Unavailable also for what they do not do themselves, as `give`."""
    mandate = await mandates.see(house, actor, id)
    forms = forms_for(house, actor, mandate.right)
    if not {form.id for form in forms}.issuperset(terms.forms) or not areas_of(forms).keys() >= set(terms.areas):
        raise Unavailable
    if terms.schools and (mandate.right is Right.SUBMIT or not actor.directory.schools.keys() >= set(terms.schools)):
        raise Unavailable
    if not today(house) <= terms.last or terms.last < mandate.first:
        raise Unavailable
    return await mandate_changes.propose(house, actor, id, terms, seen=seen, read=read)


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
