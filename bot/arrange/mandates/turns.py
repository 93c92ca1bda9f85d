"""Giving a mandate, answering to one, taking it back; and which ones somebody gave and has."""

import asyncio
from collections.abc import Awaitable, Collection, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal

from bot.arrange.mandates import handing_in, reporting, when_away
from bot.arrange.mandates.giving import areas_of, forms_for, give, handed_in_by, may_give, propose_change, schools_for
from bot.arrange.requests import form_then
from bot.errors import Stale, Unavailable
from bot.front.here import Click, Here, Shown, line, mint
from bot.front.meant import LONGEST_NAME, Wrong, days_meant, person_meant
from bot.json import Json
from bot.people import mandate_changes, mandates
from bot.people.absences import LONGEST_AHEAD
from bot.people.calendar import today
from bot.people.looked import looked
from bot.people.mandate import Mandate, NewTerms, NotOpen, Right
from bot.people.mandates import Terms
from bot.people.person import School
from cards.arrange import mandate_buttons as buttons
from cards.arrange.all_mandates import all_mandates_card, all_mandates_file
from cards.arrange.for_another import followed_card, mandate_forms_card
from cards.arrange.mandates import (
    AREA,
    AWAY,
    FIRST,
    FORMS,
    HOLDER,
    LAST,
    MOST,
    NAME,
    SCHOOLS,
    Choice,
    mandate_card,
    mandate_change_card,
    mandate_form_card,
    mandates_card,
)
from cards.arrange.seen import Seen
from cards.home.notices import notice_card
from cards.parts.inputs import ON
from cards.parts.verbs import Verb
from dialogs.kinds.date import read_date
from dialogs.kinds.field import is_blank
from dialogs.kinds.money import LARGEST, read_amount
from dialogs.kinds.period import PeriodProblem
from dialogs.problems import Problem, ProblemKey, Problems, problem

MOST_LISTED = 8
"""Of each side; and people who may be meant by a name."""


async def show_mandates(here: Here) -> Shown:
    sides = (mandates.newest(here.house, side, here.actor.id, MOST_LISTED) for side in ("grantor", "holder"))
    (given, received), followed = await asyncio.gather(
        asyncio.gather(*sides), handing_in.followed(here.house, here.actor)
    )
    return Shown(
        mandates_card(
            here.t,
            [item.value for item in given.items],
            [item.value for item in received.items],
            here.now,
            may_give=may_give(here.house, here.actor),
            may_let=may_give(here.house, here.actor, Right.SUBMIT),
            sees_all=reporting.may_see_all(here.actor),
            followed=followed,
        )
    )


async def _list(here: Here, _: buttons.MandatesShow, __: Mapping[str, Json]) -> Shown:
    return await show_mandates(here)


async def _new(here: Here, verb: buttons.MandateNew, _: Mapping[str, Json]) -> Shown:
    right = Right(verb.right)
    forms = forms_for(here.house, here.actor, right)
    if not forms:
        return Shown(notice_card(here.t, "notice-mandate-nothing"))
    values = {FIRST: max(verb.first, today(here.house).isoformat()), LAST: verb.last}
    schools = _schools(here, right)
    mailbox = _mailbox(here, right)
    return Shown(mandate_form_card(here.t, forms, mint(), values, schools=schools, right=right, mailbox=mailbox))


def _mailbox(here: Here, right: Right) -> bool:
    """Whether it can be for their absences: where mailboxes are read, and to decide."""
    return here.house.mailboxes is not None and right is Right.DECIDE


def _schools(here: Here, right: Right) -> Sequence[School]:
    """Those that may be chosen: to hand in is for their own alone."""
    return schools_for(here.house, here.actor) if right is Right.DECIDE else ()


async def _give(here: Here, verb: buttons.MandateGive, inputs: Mapping[str, Json]) -> Shown:
    wrong: Wrong = {}
    right = Right(verb.right)
    every = forms_for(here.house, here.actor, right)
    if not every:
        raise Unavailable
    people = await person_meant(here, NAME, line(inputs, NAME), line(inputs, HOLDER), wrong)
    scopes = {*(form.id for form in every), *(f"{AREA}{one}" for one in areas_of(every))}
    scope = _chosen(FORMS, scopes, line(inputs, FORMS), wrong)
    forms = tuple(one for one in scope if not one.startswith(AREA))
    areas = tuple(one.removeprefix(AREA) for one in scope if one.startswith(AREA))
    schools = _schools(here, right)
    chosen = _chosen(SCHOOLS, {one.id for one in schools}, line(inputs, SCHOOLS), wrong)
    most = _most(line(inputs, MOST), wrong)
    days = days_meant(here, inputs, FIRST, LAST, wrong)
    if not wrong and len(people) == 1 and days:
        away = _mailbox(here, right) and line(inputs, AWAY) == ON
        terms = Terms(people[0].id, forms, *days, most, chosen, right, away, areas)
        return _card(here, await give(here.house, here.actor, verb.key, terms))
    known = here.actor.directory.schools
    choices = [Choice(one, known[one.school].name if one.school in known else "") for one in people[:MOST_LISTED]]
    values = {at: line(inputs, at)[:LONGEST_NAME] for at in (NAME, HOLDER, MOST, FIRST, LAST, AWAY)}
    values |= {FORMS: ",".join(scope), SCHOOLS: ",".join(chosen)}
    shown = choices if len(people) > 1 else []
    mailbox = _mailbox(here, right)
    return Shown(
        mandate_form_card(here.t, every, verb.key, values, wrong, shown, schools=schools, right=right, mailbox=mailbox)
    )


def _chosen(at: str, every: Collection[str], chosen: str, wrong: Wrong) -> tuple[str, ...]:
    """Of `every` id, those that are chosen at this input."""
    ids = tuple(dict.fromkeys(one for one in chosen.split(",") if one))
    known = tuple(one for one in ids if one in every)
    if known != ids:
        wrong[at] = Problem(ProblemKey.CHOICE)
    return known


def _most(typed: str, wrong: Wrong) -> Decimal | None:
    """Up to which amount; None for any."""
    if is_blank(typed):
        return None
    read = read_amount(MOST, typed, Decimal(0), LARGEST)
    if isinstance(read, Problems):
        wrong.update(read.at)
        return None
    return read


async def _show(here: Here, verb: buttons.MandateShow, _: Mapping[str, Json]) -> Shown:
    return _card(here, await mandates.see(here.house, here.actor, verb.mandate))


async def _accept(here: Here, verb: buttons.MandateAccept, _: Mapping[str, Json]) -> Shown:
    return _card(here, await mandates.accept(here.house, here.actor, verb.mandate))


async def _change(here: Here, verb: buttons.MandateChange, _: Mapping[str, Json]) -> Shown:
    mandate = await _own(here, verb.mandate)
    scope = [*(f"{AREA}{one}" for one in mandate.areas), *mandate.forms]
    values = {
        FORMS: ",".join(scope),
        MOST: "" if mandate.most is None else here.t.amount(mandate.most),
        SCHOOLS: ",".join(mandate.schools),
        LAST: mandate.last.isoformat(),
    }
    return _changing(here, mandate, values)


def _changing(here: Here, mandate: Mandate, values: Mapping[str, str], wrong: Wrong | None = None) -> Shown:
    forms, schools = forms_for(here.house, here.actor, mandate.right), _schools(here, mandate.right)
    return Shown(mandate_change_card(here.t, mandate, forms, values, wrong, schools=schools))


async def _own(here: Here, id: str) -> Mandate:
    """One that they gave. Raises Unavailable."""
    mandate = await mandates.see(here.house, here.actor, id)
    if mandate.grantor != here.actor.id:
        raise Unavailable
    return mandate


async def _offer(here: Here, verb: buttons.MandateOffer, inputs: Mapping[str, Json]) -> Shown:
    mandate, wrong = await _own(here, verb.mandate), Wrong()
    every = forms_for(here.house, here.actor, mandate.right)
    scopes = {*(form.id for form in every), *(f"{AREA}{one}" for one in areas_of(every))}
    scope = _chosen(FORMS, scopes, line(inputs, FORMS), wrong)
    schools = _chosen(SCHOOLS, {one.id for one in _schools(here, mandate.right)}, line(inputs, SCHOOLS), wrong)
    most = _most(line(inputs, MOST), wrong)
    last = read_date(LAST, inputs.get(LAST), today(here.house), 0, LONGEST_AHEAD)
    if isinstance(last, Problems):
        wrong.update(last.at)
    elif last < mandate.first:
        wrong.update(problem(LAST, PeriodProblem.ORDER, date=mandate.first).at)
    if wrong or isinstance(last, Problems):
        values = {at: line(inputs, at)[:LONGEST_NAME] for at in (MOST, LAST)}
        return _changing(here, mandate, {**values, FORMS: ",".join(scope), SCHOOLS: ",".join(schools)}, wrong)
    forms = tuple(one for one in scope if not one.startswith(AREA))
    areas = tuple(one.removeprefix(AREA) for one in scope if one.startswith(AREA))
    terms = NewTerms(last, forms, areas, most, schools)
    return await _moved(here, verb.mandate, propose_change(here.house, here.actor, verb.mandate, terms, seen=verb.seen))


async def _agree(here: Here, verb: buttons.MandateAgree, _: Mapping[str, Json]) -> Shown:
    moving = mandate_changes.agree(here.house, here.actor, verb.mandate, seen=verb.seen)
    return await _moved(here, verb.mandate, moving)


async def _keep(here: Here, verb: buttons.MandateKeep, _: Mapping[str, Json]) -> Shown:
    moving = mandate_changes.keep(here.house, here.actor, verb.mandate, seen=verb.seen)
    return await _moved(here, verb.mandate, moving)


async def _moved(here: Here, id: str, moving: Awaitable[Mandate]) -> Shown:
    """What changed meanwhile, or is over, shows how it stands now: nothing is done that they did not see."""
    try:
        return _card(here, await moving)
    except (Stale, NotOpen):
        return _card(here, await mandates.see(here.house, here.actor, id))


async def _away(here: Here, verb: buttons.MandateAway, _: Mapping[str, Json]) -> Shown:
    try:
        first = date.fromisoformat(verb.day)
    except ValueError:
        raise Unavailable from None
    return _card(here, await when_away.start(here.house, here.actor, first))


async def _decline(here: Here, verb: buttons.MandateDecline, _: Mapping[str, Json]) -> Shown:
    return _card(here, await mandates.decline(here.house, here.actor, verb.mandate))


async def _revoke(here: Here, verb: buttons.MandateRevoke, _: Mapping[str, Json]) -> Shown:
    return _card(here, await mandates.revoke(here.house, here.actor, verb.mandate))


async def _all(here: Here, verb: buttons.MandatesAll, _: Mapping[str, Json]) -> Shown:
    try:
        before = datetime.fromisoformat(verb.before) if verb.before else None
    except ValueError:
        before = None
    shown, more = await reporting.page(here.house, here.actor, before)
    await looked(here.house, here.actor.acting, "mandates")
    return Shown(all_mandates_card(here.t, shown, here.now, more=more))


async def _file(here: Here, _: buttons.MandatesFile, __: Mapping[str, Json]) -> Shown:
    """A job makes it: a short text only, and the card stays."""
    await reporting.ask(here.house, here.actor, all_mandates_file(here.t), here.t("mandates-file-about"))
    return Shown(toast=here.t("handout-promised"))


async def _forms(here: Here, verb: buttons.MandateForms, _: Mapping[str, Json]) -> Shown:
    mandate, grantor = await handing_in.usable(here.house, here.actor, verb.mandate)
    forms = handed_in_by(here.house, grantor, here.actor.language)
    covered = [form for form in forms if handing_in.is_for(here.actor, mandate, form)]
    return Shown(mandate_forms_card(here.t, mandate, covered, mint))


async def _request(here: Here, verb: buttons.MandateRequest, _: Mapping[str, Json]) -> Shown:
    request = (await handing_in.handed_in(here.house, here.actor, verb.request)).value
    seen = Seen(await form_then(here.house, request), request, reader=here.actor.id)
    return Shown(followed_card(here.t, seen, here.now))


def _card(here: Here, mandate: Mandate) -> Shown:
    known = here.actor.directory.schools
    return Shown(mandate_card(here.t, mandate, here.house.forms, here.actor.id, here.now, known))


CLICKS: Mapping[type[Verb], Click] = {
    buttons.MandatesShow: _list,
    buttons.MandateNew: _new,
    buttons.MandateGive: _give,
    buttons.MandateShow: _show,
    buttons.MandatesAll: _all,
    buttons.MandatesFile: _file,
    buttons.MandateForms: _forms,
    buttons.MandateRequest: _request,
    buttons.MandateAccept: _accept,
    buttons.MandateChange: _change,
    buttons.MandateOffer: _offer,
    buttons.MandateAgree: _agree,
    buttons.MandateKeep: _keep,
    buttons.MandateAway: _away,
    buttons.MandateDecline: _decline,
    buttons.MandateRevoke: _revoke,
}
