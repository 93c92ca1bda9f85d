"""Examples of what a person reads of their announcements."""

from dataclasses import replace

from bot.announce.announcement import Announcement
from bot.announce.delivery import Delivery
from bot.announce.news.page import Item, NewsPage, Place
from bot.announce.writing.words import Words
from cards.announce.news import news_card
from cards.examples.announcements import SENT, saying
from cards.examples.hostile import HOSTILE
from cards.examples.world import LAST_WEEK, LONG_TITLE, NOW, Shown
from cards.texts import Texts


def news_examples(t: Texts) -> Shown:
    yield "news_card", "unconfirmed first", news_card(t, NewsPage(_some(), Place(False, LAST_WEEK)), NOW)
    yield "news_card", "none", news_card(t, NewsPage(()), NOW)
    found = NewsPage(_some()[:1], Place(True, LAST_WEEK), "parking", 40)
    yield "news_card", "found, and more to look through", news_card(t, found, NOW)
    yield "news_card", "not found", news_card(t, NewsPage((), None, HOSTILE[:100], 12), NOW)
    yield "news_card", "not in the newest", news_card(t, NewsPage((), Place(False, LAST_WEEK), "sneeuw", 40), NOW)


def _some() -> list[Item]:
    expired = saying(replace(SENT, expires=LAST_WEEK, confirmation=False), Words("Vandaag geen turnles", "Sorry!"))
    return [
        _item(SENT, asks=True),
        _item(saying(SENT, Words(LONG_TITLE, "Lang")), asks=True),
        _item(SENT, confirmed=True),
        _item(expired),
        _item(saying(replace(SENT, author=HOSTILE), Words(HOSTILE, HOSTILE))),
    ]


def _item(announcement: Announcement, *, asks: bool = False, confirmed: bool = False) -> Item:
    delivery = Delivery(announcement.id, "person-1", since=LAST_WEEK, open=asks, confirmed=confirmed)
    return Item(announcement, delivery, asks)
