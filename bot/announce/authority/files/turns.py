"""An author sends a list as a file: for the draft that they write, or the one that they choose of several."""

from collections.abc import Mapping, Sequence

from bot.announce.authority.files import receiving
from bot.announce.authority.files.reading import is_list, is_sheet
from bot.announce.authority.files.sent_list import SentList
from bot.channel.file_messages import SentFile
from bot.front.here import Click, Here, Shown
from bot.json import Json
from cards.announce.audience_buttons import AudienceFile
from cards.announce.sent_list import list_for_which_card, list_problem_card, list_read_card
from cards.parts.verbs import Verb


async def sent(here: Here, files: Sequence[SentFile], words: str = "") -> Shown | None:
    """None where no file is a list, or they write no announcement. One list is taken; that the other files and the
    `words` are not is said."""
    file = next((one for one in files if is_list(one.name) or is_sheet(one.name)), None)
    drafts = await receiving.drafts_of(here.house, here.actor) if file else ()
    if file is None or not drafts:
        return None
    if not is_list(file.name):
        return Shown(list_problem_card(here.t, file.name, "sheet", drafts[0].id))
    left = [one.name for one in files if one is not file]
    only = drafts[0].id if len(drafts) == 1 else ""
    arrived = SentList(here.id, here.actor.id, file.name[:200], file.place, here.now, only)
    kept = await receiving.arrive(here.house, here.actor, arrived)
    if kept.announcement:
        return Shown(list_read_card(here.t, kept.name, drafts[0], left, words))
    return Shown(list_for_which_card(here.t, kept.id, kept.name, drafts, left, words))


async def _choose(here: Here, verb: AudienceFile, _: Mapping[str, Json]) -> Shown:
    kept, draft = await receiving.choose(here.house, here.actor, verb.list, verb.id)
    return Shown(list_read_card(here.t, kept.name, draft))


CLICKS: Mapping[type[Verb], Click] = {AudienceFile: _choose}
