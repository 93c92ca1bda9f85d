"""A week of who is away, for who runs a school."""

from collections.abc import Mapping
from datetime import date

from bot.arrange.looking_at_week import SEEING, may_see_week, week_of
from bot.arrange.week import monday_of
from bot.front.here import Click, Here, Shown
from bot.json import Json
from bot.people.calendar import today
from bot.people.colleagues import nearest
from cards.arrange import buttons
from cards.arrange.week import week_card
from cards.home.notices import notice_card
from cards.parts.verbs import Verb


async def show_week(here: Here) -> Shown:
    return await _show(here, today(here.house))


async def _week(here: Here, verb: buttons.AwayWeek, _: Mapping[str, Json]) -> Shown:
    try:
        return await _show(here, date.fromisoformat(verb.day))
    except ValueError:
        return await show_week(here)


async def _show(here: Here, day: date) -> Shown:
    """The week of this day."""
    if not may_see_week(here.actor):
        known = here.actor.directory
        seeing = [one for role in sorted(SEEING) for one in known.having(role, here.actor.person.school)]
        return Shown(notice_card(here.t, "notice-week", nearest(seeing, here.actor.person, known)))
    return Shown(week_card(here.t, await week_of(here.house, here.actor, monday_of(day)), today(here.house)))


CLICKS: Mapping[type[Verb], Click] = {buttons.AwayWeek: _week}
