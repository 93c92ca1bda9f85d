"""Examples of roles that are given for a period."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bot.people.person import Person
from bot.people.role_grant import GrantedRole, GrantState, RoleGrant
from cards.examples.hostile import HOSTILE
from cards.examples.world import LAST_WEEK, LONG_NAME, NOW, Shown
from cards.home.roles import (
    FIRST,
    HOLDER,
    LAST,
    NAME,
    ROLE,
    own_roles_card,
    role_card,
    role_form_card,
    roles_card,
    roles_offered,
)
from cards.texts import Texts
from dialogs.kinds.date import DateProblem
from dialogs.problems import Problem

ABOUT = {"expert:verlof": "Verlof en afwezigheid", "handler:it": "ICT-melding", "handler:bad": HOSTILE}
RUNNING = RoleGrant(
    "grant", "person-3", GrantedRole.AUTHOR, "", date(2026, 11, 23), date(2026, 12, 4), "person-2", LAST_WEEK, LAST_WEEK
)


def _stands() -> Iterator[tuple[str, RoleGrant]]:
    yield "author", RUNNING
    yield "expert", replace(RUNNING, role=GrantedRole.EXPERT, of="verlof")
    yield "handler, still to begin", replace(RUNNING, role=GrantedRole.HANDLER, of="it", first=date(2026, 11, 30))
    yield "operator", replace(RUNNING, role=GrantedRole.OPERATOR)
    yield "of a hostile form", replace(RUNNING, role=GrantedRole.HANDLER, of="bad", holder=LONG_NAME)
    yield "of a topic that went", replace(RUNNING, role=GrantedRole.EXPERT, of="gone")
    yield "stopped", RUNNING.stop("person-2", LAST_WEEK)
    over = date(2026, 11, 20)
    yield "over", replace(RUNNING, first=over, last=over, state=GrantState.ENDED)


def role_examples(t: Texts) -> Shown:
    for name, grant in _stands():
        yield "role_card", f"{name}: who has it", role_card(t, grant, NOW, ABOUT, own=True)
        yield "role_card", f"{name}: who gives it", role_card(t, grant, NOW, ABOUT, own=False, stops=True)
    every = [grant for _, grant in _stands()]
    yield "roles_card", "none", roles_card(t, (), NOW, ABOUT, more=False)
    yield "roles_card", "older ones too", roles_card(t, every, NOW, ABOUT, more=True)
    yield "own_roles_card", "none", own_roles_card(t, (), NOW, ABOUT)
    yield "own_roles_card", "some", own_roles_card(t, every[:3], NOW, ABOUT)
    offered = roles_offered(t, list(GrantedRole), ABOUT)
    values = {FIRST: NOW.date().isoformat()}
    yield "role_form_card", "empty", role_form_card(t, offered, "key", values)
    people = [Person("a", "Emma Janssens", "Leerkracht", "de-linde"), Person("b", HOSTILE, HOSTILE, "x")]
    choices = [(people[0], "Basisschool De Linde"), (people[1], "")]
    wrong = {NAME: Problem("problem-mandate-which"), LAST: Problem(DateProblem.DATE), ROLE: Problem("problem-choice")}
    typed = {NAME: HOSTILE[:40], HOLDER: "", FIRST: "2026-11-30", LAST: "overlaatst", ROLE: "handler:it"}
    yield "role_form_card", "several are meant", role_form_card(t, offered, "key", typed, wrong, choices)
