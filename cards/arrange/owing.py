"""The proof of a leave that is still to come, on the cards of its request and on the reminder of it."""

from datetime import datetime

from microsoft_teams.cards.core import CardElement, TextRun

from bot.arrange.owed import Owed
from bot.arrange.request import Request
from bot.people.calendar import BRUSSELS
from cards.arrange.buttons import RequestMine, RequestShow
from cards.arrange.gist import gist
from cards.card import Card
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button
from cards.parts.head import box, head
from cards.parts.words import ours, run
from cards.texts import Texts
from dialogs.filling import asked_answers
from dialogs.model import Form


def owed_own(t: Texts, request: Request, now: datetime) -> list[CardElement]:
    """For who asked: that it is to come, until when, and how."""
    if request.owes is None or not request.awaits_proof:
        return []
    until = ours(_until(t, request.owes, now), weight="Bolder")
    return [box([until, ours(t("proof-how"), spacing="Small")], "warning")]


def owed_approver(t: Texts, request: Request, now: datetime) -> list[CardElement]:
    if request.owes is None or not request.awaits_proof:
        return []
    return [ours(_until(t, request.owes, now), weight="Bolder", spacing="Small")]


def owed_dotted(t: Texts, request: Request) -> list[TextRun]:
    """Behind the state in a row of a list."""
    return [run(f" · {t('proof-owed')}", size="Small", weight="Bolder")] if request.awaits_proof else []


def owed_card(t: Texts, form: Form, request: Request, now: datetime) -> Card:
    """The reminder, of a request that awaits its proof."""
    body: list[CardElement] = [
        *head(
            form.title[t.language], t("proof-owed"), gist(t, form, asked_answers(form, request.answers)), outside=True
        ),
        *owed_own(t, request, now),
    ]
    show = button(t("open"), RequestShow(request=request.id), "positive", inputs=False)
    return assemble(t, t("proof-owed"), body, actions(show, button(t("my-requests"), RequestMine(), inputs=False)))


def _until(t: Texts, owed: Owed, now: datetime) -> str:
    is_late = now.astimezone(BRUSSELS).date() > owed.until
    return t("proof-late" if is_late else "proof-until", date=t.short_day(owed.until))
