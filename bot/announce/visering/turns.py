"""An author asks for the list of who marked an announcement as seen; a head of school for who of theirs did not."""

from collections.abc import Mapping

from bot.announce import followed
from bot.announce.visering import heads, listing
from bot.announce.visering.list_of import ALL
from bot.front.here import Click, Here, Shown, line
from bot.json import Json
from cards.announce import visering_buttons as buttons
from cards.announce.visa_list import list_name, missing_list_card, missing_name, visa_list_card
from cards.home.notices import notice_card
from cards.parts.verbs import Offer, Verb


async def _list(here: Here, verb: buttons.VisaShow, _: Mapping[str, Json]) -> Shown:
    announcement, schools = await listing.schools(here.house, here.actor, verb.id)
    await followed.leave(here.house, announcement, here.card)
    return Shown(visa_list_card(here.t, announcement, schools, here.now))


async def _file(here: Here, verb: buttons.VisaFile, inputs: Mapping[str, Json]) -> Shown:
    """A job makes it: a short text only, and the card stays. No choice is every school."""
    school = line(inputs, "school")[:80] or ALL
    known = here.actor.directory.schools.get(school)
    announcement, _ = await listing.schools(here.house, here.actor, verb.id)
    name = list_name(here.t, announcement, known.name if known else "")
    await listing.ask(here.house, here.actor, verb.id, school, name, here.t("visa-about"))
    return Shown(toast=here.t("handout-promised"))


async def show_missing(here: Here) -> Shown:
    if not heads.leads_school(here.actor):
        return Shown(notice_card(here.t, "notice-only-heads"))
    return Shown(missing_list_card(here.t, await heads.asking(here.house, here.actor), here.now))


async def _missing(here: Here, _: buttons.MissingList, __: Mapping[str, Json]) -> Shown:
    return await show_missing(here)


async def _show(here: Here, verb: buttons.MissingShow, _: Mapping[str, Json]) -> Shown:
    await heads.ask(here.house, here.actor, verb.id, here.key)
    return Shown(toast=here.t("missing-asked"))


async def _missing_file(here: Here, verb: buttons.MissingFile, _: Mapping[str, Json]) -> Shown:
    announcement = await heads.of_own_school(here.house, here.actor, verb.id)
    name = missing_name(here.t, announcement)
    await listing.ask_missing(here.house, here.actor, verb.id, name, here.t("missing-about"))
    return Shown(toast=here.t("handout-promised"))


def offers(here: Here) -> list[Offer]:
    return [Offer("missing", buttons.MissingList())] if heads.leads_school(here.actor) else []


CLICKS: Mapping[type[Verb], Click] = {
    buttons.VisaShow: _list,
    buttons.VisaFile: _file,
    buttons.MissingList: _missing,
    buttons.MissingShow: _show,
    buttons.MissingFile: _missing_file,
}
