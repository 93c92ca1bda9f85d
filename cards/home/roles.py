"""Roles in Bode that are given for a period: all of them, one's own, one of them, and giving one."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from microsoft_teams.cards.core import Action, ActionSet, CardElement

from bot.people.person import Person
from bot.people.role_grant import ABOUT_SOMETHING, GrantedRole, GrantState, RoleGrant
from bot.words.clean import clean_line
from cards.card import Card
from cards.home.buttons import HelpShow, WordsSay
from cards.home.role_buttons import RoleGive, RoleNew, RolesFile, RoleShow, RolesShow, RoleStop
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button, overflow
from cards.parts.facts import answered, row
from cards.parts.head import Tone, apart, head, state
from cards.parts.inputs import Filling, choice_input, date_input, some_problems, text_input
from cards.parts.words import ours, shorten, typed
from cards.problems import problem_said
from cards.texts import Texts
from dialogs.problems import Problem

NAME, HOLDER, ROLE, FIRST, LAST = "name", "holder", "role", "first", "last"
"""The inputs of a role that is given."""
LONGEST_NAME = 100

_CALLED: Mapping[GrantedRole, str] = {
    GrantedRole.AUTHOR: "granted-author",
    GrantedRole.EXPERT: "granted-expert",
    GrantedRole.HANDLER: "granted-handler",
    GrantedRole.OPERATOR: "granted-operator",
}
_MEANS: Mapping[GrantedRole, str] = {
    GrantedRole.AUTHOR: "granted-author-means",
    GrantedRole.EXPERT: "granted-expert-means",
    GrantedRole.HANDLER: "granted-handler-means",
    GrantedRole.OPERATOR: "granted-operator-means",
}
_COMMAND: Mapping[GrantedRole, str] = {
    GrantedRole.AUTHOR: "command-announcement",
    GrantedRole.EXPERT: "command-expert",
    GrantedRole.HANDLER: "command-queue",
}
"""What is typed to begin with it."""


def roles_card(t: Texts, grants: Sequence[RoleGrant], now: datetime, about: Mapping[str, str], *, more: bool) -> Card:
    """For who administers Bode: the last that changed first; `more`: there are older ones. `about` are the names of the
    topics and forms, by the principal of the role."""
    title = t("roles-title")
    rows = [_row(t, one, now, about, own=False) for one in grants]
    body: list[CardElement] = [
        *head(t("roles"), title),
        ours(t("roles-about")),
        *(rows or [ours(t("roles-none"))]),
    ]
    older = button(t("roles-older"), RolesShow(before=grants[-1].changed.isoformat())) if more else None
    give = button(t("role-give"), RoleNew(), "positive")
    file = button(t("mandates-file"), RolesFile()) if grants else None
    return assemble(t, title, body, actions(give, older, file, overflow(button(t("help"), HelpShow()))))


def own_roles_card(t: Texts, grants: Sequence[RoleGrant], now: datetime, about: Mapping[str, str]) -> Card:
    """For everybody else: those that they have or will have."""
    title = t("roles-own-title")
    rows = [_row(t, one, now, about, own=True) for one in grants]
    body: list[CardElement] = [
        *head(t("roles"), title),
        *(rows or [ours(t("roles-own-none"))]),
        ours(t("roles-who-gives"), size="Small", subtle=True, spacing="Medium"),
    ]
    return assemble(t, title, body, actions(button(t("help"), HelpShow())))


def _row(t: Texts, grant: RoleGrant, now: datetime, about: Mapping[str, str], *, own: bool) -> CardElement:
    said = role_said(t, grant, about)
    small = (period_said(t, grant), _standing(t, grant, now)[0])
    title = said if own else t("role-of", name=_name(t, grant.holder), role=said)
    lines: list[CardElement] = [
        typed(shorten(title, 120), weight="Bolder"),
        typed(" · ".join(small), size="Small", subtle=True, spacing="None"),
    ]
    return apart([row(lines, [ActionSet(actions=[button(t("open"), RoleShow(grant=grant.id))])])])


def role_card(
    t: Texts, grant: RoleGrant, now: datetime, about: Mapping[str, str], *, own: bool, stops: bool = False
) -> Card:
    """`own`: it is shown to who has it; `stops`: to who may stop it."""
    said = role_said(t, grant, about)
    title = t("role-yours", role=said) if own else t("role-of", name=_name(t, grant.holder), role=said)
    words, tone = _standing(t, grant, now)
    means = own and grant.is_open(now)
    body: list[CardElement] = [
        *head(t("role"), title, outside=True),
        state(words, tone),
        answered(t("mandate-period"), period_said(t, grant)),
        answered(t("role-given-by"), _name(t, grant.by)),
        *([typed(t(_MEANS[grant.role], what=_what(grant, about)), size="Small")] if means else []),
        *([ours(t("role-stops-by-itself"), size="Small", subtle=True)] if grant.is_open(now) else []),
    ]
    return assemble(t, f"{title}: {words}", body, _ways(t, grant, now, own=own, stops=stops))


def _ways(t: Texts, grant: RoleGrant, now: datetime, *, own: bool, stops: bool) -> list[Action]:
    command = _COMMAND.get(grant.role)
    begins = command if own and command and grant.counts(now) else None
    use = button(t("role-use"), WordsSay(words=t(begins)), "positive") if begins else None
    stop = button(t("role-stop"), RoleStop(grant=grant.id)) if stops and grant.is_open(now) else None
    return actions(use, stop, button(t("roles"), RolesShow()))


def role_said(t: Texts, grant: RoleGrant, about: Mapping[str, str]) -> str:
    return t(_CALLED[grant.role], what=_what(grant, about))


def _what(grant: RoleGrant, about: Mapping[str, str]) -> str:
    """A topic or form that is not there any more stands as its id."""
    return clean_line(about.get(grant.principal, grant.of))


def _standing(t: Texts, grant: RoleGrant, now: datetime) -> tuple[str, Tone]:
    if grant.state is GrantState.STOPPED:
        stopped = t("role-stopped", name=_name(t, grant.stopped_by), moment=t.moment(grant.changed, now))
        return stopped, "emphasis"
    if not grant.is_open(now):
        return t("role-ended"), "emphasis"
    if grant.counts(now):
        return t("mandate-runs", day=t.short_day(grant.last)), "good"
    return t("role-starts", day=t.short_day(grant.first)), "accent"


def role_stands(t: Texts, grant: RoleGrant, now: datetime) -> str:
    return _standing(t, grant, now)[0]


def period_said(t: Texts, grant: RoleGrant) -> str:
    first, last = t.short_day(grant.first), t.short_day(grant.last)
    return first if first == last else t("days-from-to", first=first, last=last)


def _name(t: Texts, person: str) -> str:
    return clean_line(t.name(person))


# --- giving one ---------------------------------------------------------------------------------------


def roles_offered(t: Texts, roles: Sequence[GrantedRole], about: Mapping[str, str]) -> Sequence[tuple[str, str]]:
    """(value, words) of each role that can be given; one of a topic or a form is called by its principal."""
    plain = [(role.value, t(_CALLED[role], what="")) for role in roles if role not in ABOUT_SOMETHING]
    of_something = [
        (principal, t(_CALLED[role], what=clean_line(name)))
        for role in roles
        if role in ABOUT_SOMETHING
        for principal, name in about.items()
        if principal.startswith(f"{role}:")
    ]
    return [*plain, *of_something]


def role_form_card(
    t: Texts,
    offered: Sequence[tuple[str, str]],
    key: str,
    values: Mapping[str, str],
    problems: Mapping[str, Problem] | None = None,
    choices: Sequence[tuple[Person, str]] = (),
) -> Card:
    """`values` and `problems` are at the inputs, `offered` the roles; `choices` are those who may be meant by the name,
    each with the name of their school. `key` is minted."""
    filling = Filling(t, values, {at: problem_said(t, one) for at, one in (problems or {}).items()}, {})
    title = t("role-new-title")
    name = text_input(
        t, NAME, t("mandate-name"), filling.value(NAME), most=LONGEST_NAME, placeholder=t("mandate-name-example")
    )
    people = [(one.id, " · ".join(part for part in (one.name, one.job, school) if part)) for one, school in choices]
    which = choice_input(t, HOLDER, t("mandate-which"), people, filling.value(HOLDER), style="expanded")
    body: list[CardElement] = [
        *head(t("role"), title),
        ours(t("roles-about")),
        *some_problems(t, problems or {}),
        *filling.around(NAME, name),
        *(filling.around(HOLDER, which) if choices else []),
        *filling.around(ROLE, choice_input(t, ROLE, t("role-which"), offered, filling.value(ROLE))),
        *filling.around(FIRST, date_input(t, FIRST, t("period-from"), filling.value(FIRST), required=True)),
        *filling.around(LAST, date_input(t, LAST, t("role-last"), filling.value(LAST), required=True)),
    ]
    give = button(t("role-give"), RoleGive(key=key), "positive")
    return assemble(t, title, body, actions(give, button(t("roles"), RolesShow(), inputs=False)))
