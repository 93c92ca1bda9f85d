"""What waits for its reader, each matter with its count and the button that shows it."""

from collections.abc import Sequence
from datetime import datetime

from microsoft_teams.cards.core import ActionSet, CardElement

from bot.announce.news.page import Item
from cards.announce.news import news_row
from cards.announce.news_buttons import NewsShow
from cards.answer.buttons import AnswerAsk
from cards.card import Card
from cards.home.buttons import FormsShow, HelpShow
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button
from cards.parts.facts import row
from cards.parts.head import apart, head
from cards.parts.plain import plain
from cards.parts.verbs import Waits
from cards.parts.words import ours
from cards.texts import ZONE, Texts

MOST_NEWS = 8
"""Of what waits for a digest, on its card: the others wait for the next."""


def today_card(t: Texts, waits: Sequence[Waits], now: datetime, greeting: str = "", news: Sequence[Item] = ()) -> Card:
    """`greeting` is the title for who said hello; nothing that waits is said, too. `news` is what a digest brings."""
    title = greeting or t("today-title")
    day = now.astimezone(ZONE).date()
    body: list[CardElement] = [
        *head(t("today"), title, t.whole_day(day), outside=bool(greeting)),
        *(news_row(t, item, now) for item in news[:MOST_NEWS]),
        *([ours(t("today-more-news", count=len(news) - MOST_NEWS), subtle=True)] if len(news) > MOST_NEWS else []),
        *(_row(t, one) for one in waits),
        *([] if waits or news else [ours(t("today-nothing")), ours(t("today-nothing-text"), subtle=True)]),
    ]
    return assemble(
        t,
        title,
        body,
        actions(
            button(t("ask-question"), AnswerAsk(), None if waits else "positive"),
            button(t("start-request"), FormsShow()),
            button(t("news"), NewsShow()),
            button(t("help"), HelpShow()),
        ),
    )


def _row(t: Texts, one: Waits) -> CardElement:
    said = t("today-more", what=_said(t, one)) if one.more else _said(t, one)
    # Who hears the card read out hears the same word for each button.
    opens = button(t("open"), one.verb).with_tooltip(plain(said))
    return apart([row([ours(said)], [ActionSet(actions=[opens])])])


def _said(t: Texts, one: Waits) -> str:
    return t(one.text, count=one.count)
