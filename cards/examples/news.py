"""Examples of what a person reads of their announcements."""

from dataclasses import replace
from datetime import time

from bot.announce.announcement import Announcement
from bot.announce.delivery import Asks, Delivery
from bot.announce.news.page import Item, NewsPage, Place
from bot.announce.news.preferences import Preferences, TopicChoice
from bot.announce.writing.words import Words
from cards.announce.news import news_card
from cards.announce.settings import muted_card, settings_card, unmuted_card
from cards.examples.announcements import SENT, saying
from cards.examples.hostile import HOSTILE
from cards.examples.world import LAST_WEEK, LONG_TITLE, NOW, Shown
from cards.texts import Texts

TOPICS = [TopicChoice("verlof", "Verlof en afwezigheid"), TopicChoice("ict", "ICT en toestellen", True)]
WANTS = Preferences("person-1", NOW, ("verlof",), ("ict",), time(7, 30), time(20), time(7))


def news_examples(t: Texts) -> Shown:
    yield "news_card", "unconfirmed first", news_card(t, NewsPage(some_news(), Place(False, LAST_WEEK)), NOW)
    yield "news_card", "none", news_card(t, NewsPage(()), NOW)
    found = NewsPage(some_news()[:1], Place(True, LAST_WEEK), "parking", 40)
    yield "news_card", "found, and more to look through", news_card(t, found, NOW)
    yield "news_card", "not found", news_card(t, NewsPage((), None, HOSTILE[:100], 12), NOW)
    yield "settings_card", "as it begins", settings_card(t, Preferences("person-1", NOW), TOPICS)
    yield "settings_card", "everything", settings_card(t, WANTS, TOPICS, kept=True)
    wrong = {"digest": "problem-time", "quiet_from": "problem-quiet"}
    typed = {"digest": "half acht", "quiet_until": ""}
    yield "settings_card", "not understood", settings_card(t, WANTS, TOPICS, problems=wrong, typed=typed)
    yield "settings_card", "no topics", settings_card(t, Preferences("person-1", NOW), [])
    yield "muted_card", "a topic", muted_card(t, TOPICS[1], "announcement-1")
    yield "unmuted_card", "a topic", unmuted_card(t, TOPICS[1], "announcement-1")
    yield "news_card", "not in the newest", news_card(t, NewsPage((), Place(False, LAST_WEEK), "sneeuw", 40), NOW)


def some_news() -> list[Item]:
    expired = saying(replace(SENT, expires=LAST_WEEK, confirmation=False), Words("Vandaag geen turnles", "Sorry!"))
    return [
        _item(SENT, asks=True),
        _item(saying(SENT, Words(LONG_TITLE, "Lang")), asks=True),
        _item(SENT, asks=True, both=True),
        _item(SENT, confirmed=True),
        _item(expired),
        _item(saying(replace(SENT, author=HOSTILE), Words(HOSTILE, HOSTILE))),
    ]


def _item(announcement: Announcement, *, asks: bool = False, both: bool = False, confirmed: bool = False) -> Item:
    kind = Asks.BOTH if both else Asks.CONFIRMATION
    delivery = Delivery(announcement.id, "person-1", since=LAST_WEEK, open=asks, confirmed=confirmed, asks=kind)
    return Item(announcement, delivery, asks)
