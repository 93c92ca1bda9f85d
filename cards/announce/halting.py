"""The card of the sends under way, for who administers Bode: how far each is, and the button that halts them all."""

from datetime import datetime

from microsoft_teams.cards.core import CardElement, ExecuteAction

from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.halting.halt import HALTED
from bot.announce.halting.sends import Sends
from bot.words.clean import clean_line
from cards.announce.halting_buttons import SendsHalt, SendsResume, SendsShow
from cards.card import Card
from cards.home.operating_buttons import OperationsShow
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, asks_once_more, button, toggle
from cards.parts.head import apart, head, state
from cards.parts.words import ours, typed
from cards.texts import Texts

MOST = 10
ASK = "halt-ask"


def sends_card(t: Texts, sends: Sends, now: datetime) -> Card:
    """What an announcement says is not theirs to read: who sent it, when, and how far it is."""
    title = t("sends-title")
    shown = sends.under_way[:MOST]
    rows = [_row(t, one, now) for one in shown]
    left = len(sends.under_way) - len(shown)
    body: list[CardElement] = [
        *head(t("operations"), title),
        _stands(t, sends, now),
        *(rows or [ours(t("sends-none"))]),
        *([ours(t("sends-more", count=left), size="Small", subtle=True)] if left else []),
        *([] if sends.halted else [asks_once_more(t, ASK, t("sends-halt-ask"), _halt(t))]),
    ]
    first = button(t("sends-go-on"), SendsResume(), "positive") if sends.halted else toggle(t("sends-halt"), ASK)
    refresh, back = button(t("refresh"), SendsShow()), button(t("operations"), OperationsShow())
    return assemble(t, title, body, actions(first, refresh, back))


def _halt(t: Texts) -> ExecuteAction:
    return button(t("sends-halt-yes"), SendsHalt(), "destructive")


def _stands(t: Texts, sends: Sends, now: datetime) -> CardElement:
    if sends.halted and sends.halt:
        by = t("sends-halted-by", name=clean_line(t.name(sends.halt.by)), moment=t.moment(sends.halt.at, now))
        return state(t("sends-halted"), "warning", by)
    return state(t("sends-run"), "good", t("sends-under-way", count=len(sends.under_way)))


def _row(t: Texts, one: Announcement, now: datetime) -> CardElement:
    tally = one.tally
    paused = one.state is AnnouncementState.PAUSED
    stands = t("sending") if not paused else t("sends-held") if one.problem == HALTED else t("paused")
    far = t("paused-reached", delivered=tally.delivered, people=tally.recipients)
    of = t("paused-of", name=clean_line(t.name(one.author)), moment=t.moment(one.published or one.created, now))
    return apart(
        [
            typed(of, weight="Bolder"),
            typed(f"{stands} · {far}", size="Small", spacing="None"),
            typed(one.id, size="Small", subtle=True, spacing="None"),
        ]
    )
