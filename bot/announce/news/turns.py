"""A person reads their news: all of it, what has certain words, and one announcement."""

from collections.abc import Mapping
from datetime import datetime

from bot.announce.asking import answering
from bot.announce.channels.reading import read_by
from bot.announce.news import preferring
from bot.announce.news.page import Place
from bot.announce.news.preferences import INPUTS, read_preferences
from bot.announce.news.reading import asking_of, news
from bot.announce.opening.leading import leading
from bot.front.here import Click, Here, Shown, line
from bot.json import Json
from bot.words.clean import clean_line
from cards.announce import news_buttons as buttons
from cards.announce.announcement import announcement_card
from cards.announce.news import news_card
from cards.announce.settings import muted_card, settings_card, unmuted_card
from cards.parts.verbs import Offer, Verb, Waits


async def show_news(here: Here) -> Shown:
    return await _shown(here)


async def _shown(here: Here, place: Place | None = None, words: str = "") -> Shown:
    return Shown(news_card(here.t, await news(here.house, here.actor, place, words), here.now))


async def _show(here: Here, _: buttons.NewsShow, __: Mapping[str, Json]) -> Shown:
    return await _shown(here)


async def _search(here: Here, _: buttons.NewsSearch, inputs: Mapping[str, Json]) -> Shown:
    """Without a word, everything."""
    return await _shown(here, words=clean_line(line(inputs, "words")[: buttons.MOST_WORDS]))


async def _more(here: Here, verb: buttons.NewsMore, _: Mapping[str, Json]) -> Shown:
    """What a client makes of the moment shows nobody anything that is not theirs."""
    try:
        before = datetime.fromisoformat(verb.before)
    except ValueError:
        before = None
    if before is None or before.tzinfo is None:
        return await _shown(here, words=verb.words)
    return await _shown(here, Place(verb.asking, before), verb.words)


async def _open(here: Here, verb: buttons.NewsOpen, _: Mapping[str, Json]) -> Shown:
    announcement, delivery = await read_by(here.house, here.actor, verb.id)
    leads = await leading(here.house, announcement.id)
    response = await answering.look_up(here.house, here.actor, announcement, delivery)
    confirmed = delivery.confirmed_at
    return Shown(announcement_card(here.t, announcement, confirmed, here.now, leads=leads, response=response))


async def _mute(here: Here, verb: buttons.NewsMute, _: Mapping[str, Json]) -> Shown:
    return Shown(muted_card(here.t, await preferring.mute(here.house, here.actor, verb.id), verb.id))


async def _unmute(here: Here, verb: buttons.NewsUnmute, _: Mapping[str, Json]) -> Shown:
    return Shown(unmuted_card(here.t, await preferring.unmute(here.house, here.actor, verb.id), verb.id))


async def show_settings(here: Here) -> Shown:
    preferences = await preferring.own_preferences(here.house, here.actor)
    return Shown(settings_card(here.t, preferences, await preferring.topics_for(here.house, here.actor)))


async def _settings(here: Here, _: buttons.SettingsShow, __: Mapping[str, Json]) -> Shown:
    return await show_settings(here)


async def _keep(here: Here, _: buttons.SettingsKeep, inputs: Mapping[str, Json]) -> Shown:
    typed = {name: line(inputs, name)[: buttons.MOST_CHOSEN] for name in INPUTS}
    wanted, problems = read_preferences(typed, here.actor.id, here.now)
    topics = await preferring.topics_for(here.house, here.actor)
    if problems:
        return Shown(settings_card(here.t, wanted, topics, problems=problems, typed=typed))
    kept = await preferring.keep(here.house, here.actor, wanted)
    return Shown(settings_card(here.t, kept, topics, kept=True))


async def waits(here: Here) -> list[Waits]:
    """What asks something of them: a question alone is opened itself, and urges nobody, since to answer is free."""
    asking = await asking_of(here.house, here.actor)
    waits: list[Waits] = []
    if asking.to_confirm:
        waits.append(Waits("today-news", asking.to_confirm, buttons.NewsShow(), asking.more))
    if asking.to_answer:
        is_one = len(asking.to_answer) == 1 and not asking.more
        opens = buttons.NewsOpen(id=asking.to_answer[0]) if is_one else buttons.NewsShow()
        waits.append(Waits("today-polls", len(asking.to_answer), opens, asking.more, urges=False))
    return waits


def offers() -> list[Offer]:
    return [Offer("news", buttons.NewsShow()), Offer("settings", buttons.SettingsShow())]


CLICKS: Mapping[type[Verb], Click] = {
    buttons.NewsShow: _show,
    buttons.NewsSearch: _search,
    buttons.NewsMore: _more,
    buttons.NewsOpen: _open,
    buttons.NewsMute: _mute,
    buttons.NewsUnmute: _unmute,
    buttons.SettingsShow: _settings,
    buttons.SettingsKeep: _keep,
}
