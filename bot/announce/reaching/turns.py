"""Who can be reached: a head sees their own school, an operator all of them."""

import asyncio
from collections.abc import Mapping

from bot.announce.reaching import report
from bot.front.here import Click, Here, Shown
from bot.json import Json
from bot.people.looked import looked
from cards.announce import reach_buttons as buttons
from cards.announce.reaching import reach_card, reach_name, school_reach_card, school_reach_name
from cards.home.notices import notice_card
from cards.parts.verbs import Offer, Verb


async def show_reach(here: Here) -> Shown:
    schools = report.schools_of(here.actor)
    if not schools:
        return Shown(notice_card(here.t, "notice-only-reach"))
    if len(schools) == 1:
        return await _school(here, schools[0].id)
    return Shown(reach_card(here.t, await asyncio.to_thread(report.of_all, here.house, here.actor)))


async def _school(here: Here, school: str) -> Shown:
    found = report.of_school(here.house, here.actor, school)
    if not report.leads(here.actor, found.school):
        await looked(here.house, here.actor.acting, "reach", found.school.id)
    return Shown(school_reach_card(here.t, found, of_several=len(report.schools_of(here.actor)) > 1))


async def _list(here: Here, _: buttons.ReachList, __: Mapping[str, Json]) -> Shown:
    return await show_reach(here)


async def _show(here: Here, verb: buttons.ReachShow, _: Mapping[str, Json]) -> Shown:
    return await _school(here, verb.school)


async def _file(here: Here, _: buttons.ReachFile, __: Mapping[str, Json]) -> Shown:
    """A job makes it: a short text only, and the card stays."""
    await report.ask(here.house, here.actor, reach_name(here.t), here.t("reach-about"))
    return Shown(toast=here.t("handout-promised"))


async def _csv(here: Here, verb: buttons.ReachCsv, _: Mapping[str, Json]) -> Shown:
    found = report.of_school(here.house, here.actor, verb.school)
    name = school_reach_name(here.t, found.school)
    await report.ask_school(here.house, here.actor, found.school.id, name, here.t("reach-about"))
    return Shown(toast=here.t("handout-promised"))


def offers(here: Here) -> list[Offer]:
    return [Offer("reach", buttons.ReachList())] if report.schools_of(here.actor) else []


CLICKS: Mapping[type[Verb], Click] = {
    buttons.ReachList: _list,
    buttons.ReachShow: _show,
    buttons.ReachFile: _file,
    buttons.ReachCsv: _csv,
}
