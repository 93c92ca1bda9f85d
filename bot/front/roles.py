"""Giving roles in Bode for a period, stopping them, and which ones there are: for who administers Bode; everybody sees
their own."""

from collections.abc import Mapping
from datetime import datetime

from bot.front import role_file
from bot.front.here import Click, Here, Shown, line, mint
from bot.front.meant import LONGEST_NAME, Wrong, days_meant, person_meant
from bot.front.role_names import called
from bot.json import Json
from bot.people import granting
from bot.people.calendar import today
from bot.people.granting import Given
from bot.people.looked import looked
from bot.people.role_grant import GrantedRole, RoleGrant
from cards.home import role_buttons as buttons
from cards.home.all_roles import all_roles_file
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
from cards.parts.verbs import Offer, Verb
from dialogs.kinds.field import is_blank
from dialogs.problems import Problem, ProblemKey

MOST_LISTED = 8
"""People who may be meant by a name."""


async def offers(here: Here) -> list[Offer]:
    return [Offer("roles", buttons.RolesShow())] if granting.gives_roles(here.actor) else []


async def show_roles(here: Here) -> Shown:
    return await _page(here, None)


async def _page(here: Here, before: datetime | None) -> Shown:
    about = await called(here.house, here.actor.language)
    if not granting.gives_roles(here.actor):
        return Shown(own_roles_card(here.t, granting.own(here.house, here.actor), here.now, about))
    shown, more = await granting.page(here.house, here.actor, before)
    await looked(here.house, here.actor.acting, "roles")
    return Shown(roles_card(here.t, shown, here.now, about, more=more))


async def _show_all(here: Here, verb: buttons.RolesShow, _: Mapping[str, Json]) -> Shown:
    try:
        before = datetime.fromisoformat(verb.before) if verb.before else None
    except ValueError:
        before = None
    return await _page(here, before)


async def _file(here: Here, _: buttons.RolesFile, __: Mapping[str, Json]) -> Shown:
    """A job makes it: a short text only, and the card stays."""
    await role_file.ask(here.house, here.actor, all_roles_file(here.t), here.t("roles-file-about"))
    return Shown(toast=here.t("handout-promised"))


async def _new(here: Here, _: buttons.RoleNew, __: Mapping[str, Json]) -> Shown:
    offered = await _offered(here)
    values = {FIRST: today(here.house).isoformat()}
    return Shown(role_form_card(here.t, offered, mint(), values)) if offered else await show_roles(here)


async def _offered(here: Here) -> list[tuple[str, str]]:
    about = await called(here.house, here.actor.language)
    return list(roles_offered(here.t, granting.roles_to_give(here.house, here.actor), about))


async def _give(here: Here, verb: buttons.RoleGive, inputs: Mapping[str, Json]) -> Shown:
    offered = await _offered(here)
    if not offered:
        return await show_roles(here)
    wrong: Wrong = {}
    people = await person_meant(here, NAME, line(inputs, NAME), line(inputs, HOLDER), wrong, oneself=True)
    chosen = line(inputs, ROLE)
    if chosen not in dict(offered):
        wrong[ROLE] = Problem(ProblemKey.CHOICE if chosen else ProblemKey.REQUIRED)
    if is_blank(inputs.get(LAST)):
        wrong[LAST] = Problem(ProblemKey.REQUIRED)
    days = days_meant(here, inputs, FIRST, LAST, wrong)
    if not wrong and len(people) == 1 and days:
        role, _, of = chosen.partition(":")
        given = Given(people[0].id, GrantedRole(role), of, *days)
        return await _card(here, await granting.give(here.house, here.actor, verb.key, given))
    known = here.actor.directory.schools
    choices = [(one, known[one.school].name if one.school in known else "") for one in people[:MOST_LISTED]]
    values = {at: line(inputs, at)[:LONGEST_NAME] for at in (NAME, HOLDER, ROLE, FIRST, LAST)}
    return Shown(role_form_card(here.t, offered, verb.key, values, wrong, choices if len(choices) > 1 else ()))


async def _show(here: Here, verb: buttons.RoleShow, _: Mapping[str, Json]) -> Shown:
    grant = await granting.see(here.house, here.actor, verb.grant)
    if grant.holder != here.actor.id:
        await looked(here.house, here.actor.acting, "role", grant.holder)
    return await _card(here, grant)


async def _stop(here: Here, verb: buttons.RoleStop, _: Mapping[str, Json]) -> Shown:
    return await _card(here, await granting.stop(here.house, here.actor, verb.grant))


async def _card(here: Here, grant: RoleGrant) -> Shown:
    about = await called(here.house, here.actor.language)
    own, stops = grant.holder == here.actor.id, granting.gives_roles(here.actor)
    return Shown(role_card(here.t, grant, here.now, about, own=own, stops=stops))


CLICKS: Mapping[type[Verb], Click] = {
    buttons.RolesShow: _show_all,
    buttons.RolesFile: _file,
    buttons.RoleNew: _new,
    buttons.RoleGive: _give,
    buttons.RoleShow: _show,
    buttons.RoleStop: _stop,
}
