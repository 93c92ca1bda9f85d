"""A second person confirms an announcement or sends it back; its author takes back what waits for one."""

from collections.abc import Mapping

from bot.announce.announcement import Announcement
from bot.announce.authority import confirming
from bot.announce.authority.asked import MOST_REMARK
from bot.announce.composing import reach_of
from bot.announce.planning.turns import following
from bot.front.here import Click, Here, Shown, typed_text
from bot.json import Json
from bot.people.contacts import recipient
from cards.announce import second_buttons as buttons
from cards.announce.second import REMARK, second_card
from cards.parts.verbs import Verb
from dialogs.problems import Problem


async def _confirm(here: Here, verb: buttons.SecondConfirm, _: Mapping[str, Json]) -> Shown:
    return await second_shown(here, await confirming.confirm(here.house, here.actor, verb.id, verb.revision))


async def _send_back(here: Here, verb: buttons.SecondReturn, inputs: Mapping[str, Json]) -> Shown:
    remark, problem = typed_text(inputs, REMARK, MOST_REMARK)
    if problem:
        return await second_shown(here, await confirming.seen(here.house, here.actor, verb.id), remark, problem)
    return await second_shown(here, await confirming.send_back(here.house, here.actor, verb.id, verb.revision, remark))


async def _withdraw(here: Here, verb: buttons.SecondWithdraw, _: Mapping[str, Json]) -> Shown:
    return following(here, await confirming.withdraw(here.house, here.actor, verb.id))


async def second_shown(
    here: Here, announcement: Announcement, remark: str = "", problem: Problem | None = None
) -> Shown:
    """Counted by what its author may reach, named in the language of who reads."""
    author = await recipient(here.house, announcement.author)
    reach = await reach_of(
        here.house, author, announcement.audience, announcement.importance, announcement.topic, here.actor.language
    )
    return Shown(second_card(here.t, announcement, reach, here.now, remark=remark, problem=problem))


CLICKS: Mapping[type[Verb], Click] = {
    buttons.SecondConfirm: _confirm,
    buttons.SecondReturn: _send_back,
    buttons.SecondWithdraw: _withdraw,
}
