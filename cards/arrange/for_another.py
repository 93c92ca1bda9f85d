"""Handing in for somebody else: which forms, and what became of what was handed in."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from microsoft_teams.cards.core import ActionSet, CardElement

from bot.arrange.request import Request
from bot.people.mandate import Mandate
from bot.words.clean import clean_line
from cards.arrange.gist import gist
from cards.arrange.mandate_buttons import MandateRequest, MandatesShow, MandateStart
from cards.arrange.parts import about, answers
from cards.arrange.seen import Seen
from cards.arrange.standing import dotted, standing
from cards.card import Card
from cards.home.buttons import HelpShow
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button
from cards.parts.facts import row
from cards.parts.fitting import fitting
from cards.parts.head import apart, head
from cards.parts.words import line, ours, run, shorten, typed
from cards.texts import Texts
from dialogs.filling import asked_answers
from dialogs.model import Form


def mandate_forms_card(t: Texts, mandate: Mandate, forms: Sequence[Form], mint: Callable[[], str]) -> Card:
    """What they may hand in under it; `mint` makes a fresh key for each form."""
    title = t("mandate-forms-title", name=_name(t, mandate.grantor))
    rows = [_startable(t, mandate, form, mint()) for form in forms]
    body: list[CardElement] = [*head(t("mandate"), title), *(rows or [ours(t("forms-none"))])]
    return assemble(t, title, body, actions(button(t("mandates"), MandatesShow()), button(t("help"), HelpShow())))


def _startable(t: Texts, mandate: Mandate, form: Form, key: str) -> CardElement:
    words: list[CardElement] = [
        typed(form.title[t.language], weight="Bolder"),
        typed(form.description[t.language], size="Small", subtle=True, spacing="None"),
    ]
    start = button(t("start"), MandateStart(form=form.id, key=key, mandate=mandate.id))
    return row(words, [ActionSet(actions=[start])])


def followed_card(t: Texts, seen: Seen, now: datetime) -> Card:
    """What they handed in for somebody else, whose it is: what they filled in, and how it stands."""
    return fitting(partial(_followed, t, seen, now))


def _followed(t: Texts, seen: Seen, now: datetime, limit: int) -> Card:
    request = seen.request
    name = _name(t, request.requester)
    title = t("approval-title", form=seen.form.title[t.language], name=name)
    body: list[CardElement] = [
        *head(t("followed"), title, about(t, request, now), outside=True),
        standing(t, seen, now),
        answers(t, seen, limit, opens=False),
        typed(t("followed-why", name=name), size="Small", subtle=True),
    ]
    return assemble(t, title, body, actions(button(t("mandates"), MandatesShow()), button(t("help"), HelpShow())))


def followed_row(t: Texts, form: Form, request: Request, now: datetime) -> CardElement:
    """In the list of what they handed in for others."""
    told = gist(t, form, asked_answers(form, request.answers))
    title = t("approval-title", form=form.title[t.language], name=_name(t, request.requester))
    small = " · ".join(part for part in (request.reference, told) if part)
    words: list[CardElement] = [
        typed(shorten(title, 80), weight="Bolder"),
        line(*dotted(t, request), run(f"  {small}", size="Small", subtle=True), spacing="None"),
    ]
    opening = button(t("open"), MandateRequest(request=request.id))
    return apart([row(words, [ActionSet(actions=[opening])])])


def _name(t: Texts, person: str) -> str:
    return clean_line(t.name(person))
