"""Drafts that wait: of one form, to choose from, and one that nobody touched for long."""

from collections.abc import Sequence
from datetime import datetime

from microsoft_teams.cards.core import Action, ActionSet, CardElement

from bot.arrange.request import Request
from cards.arrange.buttons import FormResume, FormSay, FormStart, RequestMine
from cards.arrange.forms import DISCARD, discard_sure
from cards.arrange.gist import gist
from cards.arrange.mandate_buttons import MandateStart
from cards.arrange.whom import for_name
from cards.card import Card
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button, overflow, toggle
from cards.parts.facts import row
from cards.parts.head import apart, head, state
from cards.parts.words import ours, shorten, typed
from cards.texts import ZONE, Texts
from dialogs.filling import asked_answers
from dialogs.model import Form


def parked_card(
    t: Texts,
    form: Form,
    drafts: Sequence[Request],
    now: datetime,
    another: FormStart | FormSay | MandateStart | None = None,
    *,
    more: bool = False,
) -> Card:
    """Drafts of one form that wait until their requester goes on, the newest change first. `another` starts one beside
    them, with what they just said where that says something; `more`: these are not all."""
    said = isinstance(another, FormSay)
    begin = button(t("parked-another" if said else "parked-new"), another) if another else None
    if len(drafts) > 1:
        return _choosing(t, form, drafts, now, [ours(t("parked-said"))] if said else [], begin, more=more)
    draft = drafts[0]
    body: list[CardElement] = [
        *head(form.title[t.language], t("parked-title"), _told(t, form, draft)),
        state(t("draft"), "emphasis", t("state-changed", moment=t.moment(draft.changed, now))),
        ours(t("parked-text", day=_until(t, draft))),
        *([ours(t("parked-said"))] if said else []),
        discard_sure(t, draft),
    ]
    return assemble(
        t,
        t("parked-title"),
        body,
        actions(
            button(t("go-on"), FormResume(request=draft.id), "positive"),
            begin,
            button(t("my-requests"), RequestMine()),
            overflow(toggle(t("discard"), DISCARD)),
        ),
    )


def _choosing(
    t: Texts,
    form: Form,
    drafts: Sequence[Request],
    now: datetime,
    said: list[CardElement],
    begin: Action | None,
    *,
    more: bool,
) -> Card:
    body: list[CardElement] = [
        *head(form.title[t.language], t("parked-several")),
        *(_row(t, form, draft, now) for draft in drafts),
        *([ours(t("parked-more"), size="Small", subtle=True)] if more else []),
        *said,
    ]
    return assemble(t, t("parked-several"), body, actions(begin, button(t("my-requests"), RequestMine())))


def _row(t: Texts, form: Form, draft: Request, now: datetime) -> CardElement:
    changed = t("state-changed", moment=t.moment(draft.changed, now))
    words: list[CardElement] = [
        typed(shorten(_told(t, form, draft) or t("not-answered"), 80), weight="Bolder"),
        typed(changed, size="Small", subtle=True, spacing="None"),
    ]
    return apart([row(words, [ActionSet(actions=[button(t("go-on"), FormResume(request=draft.id))])])])


def left_card(t: Texts, form: Form, draft: Request, now: datetime) -> Card:
    """Of a draft that nobody touched for long: until when it is kept."""
    body: list[CardElement] = [
        *head(form.title[t.language], t("left-title"), _told(t, form, draft)),
        state(t("draft"), "warning", t("state-changed", moment=t.moment(draft.changed, now))),
        ours(t("left-text", day=_until(t, draft))),
        discard_sure(t, draft),
    ]
    return assemble(
        t,
        t("left-title"),
        body,
        actions(
            button(t("go-on"), FormResume(request=draft.id), "positive"),
            toggle(t("discard"), DISCARD),
            button(t("my-requests"), RequestMine()),
        ),
    )


def _told(t: Texts, form: Form, draft: Request) -> str:
    of = t("change-of", reference=draft.changes.reference) if draft.changes else ""
    return " · ".join(
        part for part in (of, for_name(t, draft), gist(t, form, asked_answers(form, draft.answers))) if part
    )


def _until(t: Texts, draft: Request) -> str:
    return t.whole_day(draft.kept_until.astimezone(ZONE).date())
