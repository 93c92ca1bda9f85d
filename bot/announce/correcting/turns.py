"""An author corrects and recalls what was sent, and sees where that could not be done."""

from collections.abc import Mapping
from dataclasses import replace

from bot.announce import counting, followed
from bot.announce.announcement import Announcement, NotReached
from bot.announce.correcting import catching_up, correcting
from bot.announce.correcting.bringing import Recall
from bot.announce.correcting.correcting import Written
from bot.announce.turns import following
from bot.announce.writing.words import MAX_TEXT, MAX_TITLE, Words
from bot.front.here import Click, Here, Shown, line
from bot.json import Json
from bot.people.audience import channels_in
from bot.words.clean import clean_line, clean_lines
from bot.words.languages import Language
from cards.announce import correcting_buttons as buttons
from cards.announce.channels import place_name
from cards.announce.correcting import (
    change_card,
    correction_card,
    correction_preview_card,
    editions_card,
    unchanged_card,
)
from cards.parts.verbs import Verb


async def _show(here: Here, verb: buttons.CorrectionShow, _: Mapping[str, Json]) -> Shown:
    await followed.leave(here.house, await correcting.find(here.house, here.actor, verb.id), here.card)
    return _changing(here, await counting.count(here.house, verb.id))


def _changing(here: Here, announcement: Announcement) -> Shown:
    return Shown(change_card(here.t, announcement, here.now))


async def _write(here: Here, verb: buttons.CorrectionWrite, _: Mapping[str, Json]) -> Shown:
    return _writing(here, await correcting.begin(here.house, here.actor, verb.id))


def _writing(here: Here, written: Written) -> Shown:
    return Shown(correction_card(here.t, written.announcement, written.draft.said, written.problems))


async def _preview(here: Here, verb: buttons.CorrectionPreview, inputs: Mapping[str, Json]) -> Shown:
    begun = await correcting.begin(here.house, here.actor, verb.id)
    words = {language: _read(inputs, language, said) for language, said in begun.draft.said.words.items()}
    written = await correcting.write(here.house, here.actor, verb.id, words)
    if written.problems:
        return _writing(here, written)
    return Shown(correction_preview_card(here.t, written.announcement, written.draft, changes=written.changes))


def _read(inputs: Mapping[str, Json], language: Language, said: Words) -> Words:
    """What is too long, only so far as shows that."""
    title, text = line(inputs, f"title_{language}"), line(inputs, f"text_{language}")
    return replace(said, title=clean_line(title)[: 2 * MAX_TITLE], text=clean_lines(text)[: 2 * MAX_TEXT])


async def _publish(here: Here, verb: buttons.CorrectionPublish, inputs: Mapping[str, Json]) -> Shown:
    notify, anew = line(inputs, "notify") == "true", line(inputs, "anew") == "true"
    house, actor = here.house, here.actor
    return following(
        here,
        await correcting.correct(
            house, actor, verb.id, verb.revision, verb.edition, here.card, notify=notify, anew=anew
        ),
    )


async def _drop(here: Here, verb: buttons.CorrectionDrop, _: Mapping[str, Json]) -> Shown:
    return _changing(here, await correcting.drop(here.house, here.actor, verb.id))


async def _recall(here: Here, verb: buttons.CorrectionRecall, inputs: Mapping[str, Json]) -> Shown:
    """What is no choice of the card is the one that leaves a trace."""
    how = Recall.DELETED if line(inputs, "how") == Recall.DELETED.value else Recall.NOTICE
    return following(here, await correcting.recall(here.house, here.actor, verb.id, how, here.card))


async def _unchanged(here: Here, verb: buttons.CorrectionUnchanged, _: Mapping[str, Json]) -> Shown:
    announcement = await correcting.find(here.house, here.actor, verb.id)
    found, more = await catching_up.unchanged(here.house, verb.id, announcement.edition)
    places = {one.channel: place_name(here.t, one) for one in channels_in(announcement.audience)}
    lines = [NotReached(places.get(one.person) or here.t.name(one.person), one.reason) for one in found]
    return Shown(unchanged_card(here.t, announcement, lines, more))


async def _editions(here: Here, verb: buttons.CorrectionEditions, _: Mapping[str, Json]) -> Shown:
    announcement, earlier = await correcting.editions(here.house, here.actor, verb.id)
    return Shown(editions_card(here.t, announcement, earlier, here.now))


CLICKS: Mapping[type[Verb], Click] = {
    buttons.CorrectionShow: _show,
    buttons.CorrectionWrite: _write,
    buttons.CorrectionPreview: _preview,
    buttons.CorrectionPublish: _publish,
    buttons.CorrectionDrop: _drop,
    buttons.CorrectionRecall: _recall,
    buttons.CorrectionUnchanged: _unchanged,
    buttons.CorrectionEditions: _editions,
}
