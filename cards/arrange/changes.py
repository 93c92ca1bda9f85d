"""A change that came too late: nothing of it is lost."""

from datetime import datetime

from microsoft_teams.cards.core import CardElement

from bot.arrange.request import Request
from cards.arrange.buttons import RequestAnew, RequestShow
from cards.arrange.forms import DISCARD, discard_sure
from cards.arrange.gist import gist
from cards.arrange.seen import Seen
from cards.arrange.standing import standing
from cards.card import Card
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button, toggle
from cards.parts.head import head
from cards.parts.words import ours, typed
from cards.texts import Texts
from dialogs.filling import asked_answers
from dialogs.model import Form


def change_late_card(t: Texts, form: Form, draft: Request, request: Request, key: str, now: datetime) -> Card:
    """How the request stands by now, and what can be done with what was changed in the `draft`."""
    title = t("change-late")
    told = gist(t, form, asked_answers(form, draft.answers))
    body: list[CardElement] = [
        *head(form.title[t.language], title, request.reference),
        standing(t, Seen(form, request), now, own=True),
        ours(t("change-late-text")),
        *([typed(told, spacing="Small")] if told else []),
        discard_sure(t, draft),
    ]
    return assemble(
        t,
        title,
        body,
        actions(
            button(t("change-late-open"), RequestShow(request=request.id), "positive", inputs=False),
            button(t("change-late-anew"), RequestAnew(request=draft.id, key=key), inputs=False),
            toggle(t("discard"), DISCARD),
        ),
    )
