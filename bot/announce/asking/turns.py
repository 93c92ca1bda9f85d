"""A reader answers the question of an announcement, and looks at what came of it."""

from collections.abc import Mapping
from functools import partial

from bot.announce import followed, reporting
from bot.announce.announcement import Announcement
from bot.announce.asking import answering, reading
from bot.announce.asking.entered import entered
from bot.announce.asking.response import Response
from bot.announce.channels.answering import answer_anywhere
from bot.announce.channels.reading import read_by
from bot.announce.delivery import Delivery
from bot.announce.turns import shown
from bot.errors import Unavailable
from bot.front.here import Click, Here, Shown
from bot.json import Json
from cards.announce import asking_buttons as buttons
from cards.announce.answers import answers_card, answers_name
from cards.parts.verbs import Verb


async def _answer(here: Here, verb: buttons.AnnouncementAnswer, inputs: Mapping[str, Json]) -> Shown:
    """What is no answer is not kept, and stands on the card as it was entered."""
    raw = inputs.get(f"answer_{verb.language}")
    read = partial(entered, raw=raw)
    return await _shown(here, *await answer_anywhere(here.house, here.actor, verb.id, read))


async def _result(here: Here, verb: buttons.AnnouncementResult, _: Mapping[str, Json]) -> Shown:
    announcement, delivery = await read_by(here.house, here.actor, verb.id)
    if announcement.question is None:
        raise Unavailable
    response = await answering.look_up(here.house, here.actor, announcement, delivery)
    return await _shown(here, announcement, delivery, response)


async def _answers(here: Here, verb: buttons.AnnouncementAnswers, _: Mapping[str, Json]) -> Shown:
    announcement, answers = await reading.answers_at(here.house, here.actor, verb.id, verb.before)
    await followed.leave(here.house, announcement, here.card)
    return Shown(answers_card(here.t, announcement, answers, here.now))


async def _csv(here: Here, verb: buttons.AnnouncementCsv, _: Mapping[str, Json]) -> Shown:
    """A job makes it: a short text only, and the card stays."""
    name = partial(answers_name, here.t)
    await reporting.ask(here.house, here.actor, verb.id, name, here.t("answers-about"), reporting.ANSWERS_JOB)
    return Shown(toast=here.t("handout-promised"))


async def _shown(here: Here, announcement: Announcement, delivery: Delivery, response: Response) -> Shown:
    return await shown(here, announcement, delivery.confirmed_at, response)


CLICKS: Mapping[type[Verb], Click] = {
    buttons.AnnouncementAnswer: _answer,
    buttons.AnnouncementResult: _result,
    buttons.AnnouncementAnswers: _answers,
    buttons.AnnouncementCsv: _csv,
}
