"""A person reads their news: all of it, what has certain words, and one announcement."""

from collections.abc import Mapping
from datetime import datetime

from bot.announce import composing
from bot.announce.news.page import Place
from bot.announce.news.reading import count_asking, news
from bot.front.here import Click, Here, Shown, line
from bot.json import Json
from bot.words.clean import clean_line
from cards.announce import news_buttons as buttons
from cards.announce.announcement import announcement_card
from cards.announce.news import news_card
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
    announcement, delivery = await composing.received(here.house, here.actor, verb.id)
    return Shown(announcement_card(here.t, announcement, delivery.value.confirmed_at, here.now))


async def waits(here: Here) -> list[Waits]:
    count, more = await count_asking(here.house, here.actor)
    return [Waits("today-news", count, buttons.NewsShow(), more)] if count else []


def offers() -> list[Offer]:
    return [Offer("news", buttons.NewsShow())]


CLICKS: Mapping[type[Verb], Click] = {
    buttons.NewsShow: _show,
    buttons.NewsSearch: _search,
    buttons.NewsMore: _more,
    buttons.NewsOpen: _open,
}
