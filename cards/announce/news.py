"""A person's announcements as a list: what asks something of them first, with words to look for."""

from datetime import datetime

from microsoft_teams.cards.core import Action, ActionSet, CardElement

from bot.announce.announcement import Announcement
from bot.announce.news.page import Item, NewsPage
from bot.words.clean import clean_line
from cards.announce.news_buttons import MOST_WORDS, NewsMore, NewsOpen, NewsSearch, NewsShow
from cards.answer.buttons import AnswerAsk
from cards.card import Card
from cards.home.buttons import HelpShow
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button
from cards.parts.facts import row
from cards.parts.head import apart, head
from cards.parts.inputs import text_input
from cards.parts.plain import plain
from cards.parts.words import line, ours, run, shorten, typed
from cards.texts import Texts

LONGEST_TITLE = 80


def news_card(t: Texts, page: NewsPage, now: datetime) -> Card:
    title, is_empty = _title(t, page), not (page.items or page.words)
    body: list[CardElement] = [
        *head(t("news"), title, t("news-found-for", words=page.words) if page.words else ""),
        *(news_row(t, item, now) for item in page.items),
        *([] if page.items else [ours(_nothing(t, page))]),
        *([] if is_empty else [text_input(t, "words", t("news-words"), page.words, most=MOST_WORDS)]),
    ]
    return assemble(
        t,
        title,
        body,
        actions(
            None if is_empty else button(t("news-search"), NewsSearch()),
            _further(t, page),
            button(t("news-all"), NewsShow(), inputs=False) if page.words else None,
            button(t("ask-question"), AnswerAsk(), inputs=False),
            button(t("help"), HelpShow(), inputs=False),
        ),
    )


def _title(t: Texts, page: NewsPage) -> str:
    if not page.words:
        return t("news-title")
    return t("news-title-found" if page.items else "news-title-not-found")


def _nothing(t: Texts, page: NewsPage) -> str:
    if not page.words:
        return t("news-none")
    return t("news-not-yet", count=page.looked) if page.next else t("news-not-found")


def _further(t: Texts, page: NewsPage) -> Action | None:
    if page.next is None or page.next.before is None:
        return None
    more = NewsMore(asking=page.next.asking, before=page.next.before.isoformat(), words=page.words)
    return button(t("news-search-on") if page.words else t("news-older"), more, inputs=False)


def news_row(t: Texts, item: Item, now: datetime) -> CardElement:
    announcement = item.announcement
    title = shorten(clean_line(announcement.words_in(t.language).title), LONGEST_TITLE)
    opens = button(t("open"), NewsOpen(id=announcement.id), inputs=False).with_tooltip(plain(title))
    words: list[CardElement] = [typed(title, weight="Bolder"), _about(t, item, now)]
    return apart([row(words, [ActionSet(actions=[opens])])])


def _about(t: Texts, item: Item, now: datetime) -> CardElement:
    """What it asks of its reader or how it stands, and from whom it came when."""
    announcement = item.announcement
    came = t.moment(announcement.published or now, now)
    about = run(clean_line(f"{t.name(announcement.author)} · {came}"), size="Small", subtle=True)
    stands = _stands(t, item, announcement, now)
    said = [run(f"{stands} · ", size="Small", weight="Bolder" if item.asks else None)] if stands else []
    return line(*said, about, spacing="None")


def _asked(item: Item) -> str:
    if item.delivery.to_confirm and item.delivery.to_answer:
        return "news-to-confirm-and-answer"
    return "news-to-confirm" if item.delivery.to_confirm else "news-to-answer"


def _stands(t: Texts, item: Item, announcement: Announcement, now: datetime) -> str:
    if item.asks:
        return t(_asked(item))
    if announcement.is_expired(now):
        return t("news-expired")
    if item.delivery.confirmed:
        return t("confirmed")
    return t("news-answered") if item.delivery.answered else ""
