"""Lists of requests: one's own, and those that wait for one's decision."""

from collections.abc import Sequence
from datetime import datetime

from microsoft_teams.cards.core import Action, ActionSet, CardElement, TextRun

from bot.arrange.request import Request, RequestState
from cards.answer.buttons import AnswerAsk
from cards.arrange.buttons import ApprovalOpen, ApprovalShow, FormResume, RequestMine, RequestShow
from cards.arrange.gist import gist
from cards.arrange.owing import owed_dotted
from cards.arrange.standing import dotted
from cards.arrange.term import term_short
from cards.arrange.together import together_row
from cards.arrange.waiting import waiting_dotted
from cards.arrange.whom import for_name
from cards.card import Card
from cards.home.buttons import FormsShow, HelpShow
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button
from cards.parts.facts import row
from cards.parts.head import apart, head
from cards.parts.words import line, ours, run, shorten, typed
from cards.texts import Texts
from dialogs.filling import asked_answers
from dialogs.model import Form

PAGE = 8
Listed = Sequence[tuple[Form, Request]]


def requests_card(t: Texts, requests: Listed, now: datetime, more: bool = False, *, undoing: bool = False) -> Card:
    """Newest first; `more`: these are not all; `undoing`: for who wants to take one back."""
    rows = [_own_row(t, form, request, now) for form, request in requests[:PAGE]]
    body: list[CardElement] = [
        *head(t("requests"), t("my-requests")),
        *([ours(t("requests-undo"))] if rows and undoing else []),
        *(rows or [ours(t("requests-none"))]),
        *([ours(t("requests-more"), size="Small", subtle=True)] if more or len(requests) > PAGE else []),
    ]
    return assemble(
        t,
        t("my-requests"),
        body,
        actions(
            button(t("start-request"), FormsShow(), None if rows else "positive"),
            button(t("ask-question"), AnswerAsk()),
        ),
    )


def open_card(t: Texts, requests: Listed, now: datetime, to_decide: int) -> Card:
    """What of one's own is open still, and how many of others wait for one's decision."""
    title = t("own-open-title", count=len(requests))
    body: list[CardElement] = [
        *head(t("requests"), title),
        *([_own_row(t, form, request, now) for form, request in requests[:PAGE]] or [ours(t("own-open-none"))]),
        *([apart([ours(t("own-open-decide", count=to_decide))])] if to_decide else []),
    ]
    return assemble(
        t,
        title,
        body,
        actions(
            button(t("my-requests"), RequestMine()),
            button(t("approvals"), ApprovalOpen()) if to_decide else None,
            button(t("ask-another"), AnswerAsk()),
        ),
    )


def _own_row(t: Texts, form: Form, request: Request, now: datetime) -> CardElement:
    if request.state is RequestState.DRAFT:
        opening = button(t("go-on"), FormResume(request=request.id))
        reference = t("change-of", reference=request.changes.reference) if request.changes else for_name(t, request)
    else:
        opening, reference = button(t("open"), RequestShow(request=request.id)), request.reference
    about = [reference, t.moment(request.changed, now)]
    return _row(t, form, request, opening, title=form.title[t.language], about=about)


def approvals_card(
    t: Texts, requests: Listed, now: datetime, more: bool = False, together: Sequence[tuple[Form, int]] = ()
) -> Card:
    """Longest waiting first; `more`: these are not all. It stays in the chat while cards below and above it are decided
    on, so it says of when it is. `together` are the forms of which several wait, and how many."""
    rows = [_waiting_row(t, form, request, now) for form, request in requests[:PAGE]]
    then = t("approvals-then", moment=t.moment(now, now))
    body: list[CardElement] = [
        *head(t("approvals"), _waiting_title(t, len(rows), more or len(requests) > PAGE), then),
        *(together_row(t, form, count) for form, count in together),
        *(rows or [ours(t("approvals-none"))]),
        *([ours(t("approvals-more"), size="Small", subtle=True)] if more or len(requests) > PAGE else []),
    ]
    return assemble(
        t,
        t("approvals"),
        body,
        actions(
            button(t("my-requests"), RequestMine()),
            button(t("ask-question"), AnswerAsk()),
            button(t("help"), HelpShow()),
        ),
    )


def _waiting_title(t: Texts, shown: int, more: bool) -> str:
    if not shown:
        return t("approvals-none-title")
    return t("approvals-title-more" if more else "approvals-title", count=shown)


def _waiting_row(t: Texts, form: Form, request: Request, now: datetime) -> CardElement:
    opening = button(t("open"), ApprovalShow(request=request.id))
    about = [form.title[t.language], t.moment(request.submitted or request.created, now)]
    until = term_short(t, request, now)
    return _row(t, form, request, opening, title=t.name(request.requester), about=about, until=until)


def _row(
    t: Texts,
    form: Form,
    request: Request,
    opening: Action,
    *,
    title: str,
    about: list[str],
    until: Sequence[TextRun] = (),
) -> CardElement:
    told = gist(t, form, asked_answers(form, request.answers))
    small = " · ".join(part for part in about if part)
    words: list[CardElement] = [
        typed(shorten(title, 80), weight="Bolder"),
        *([typed(told, size="Small", spacing="None")] if told else []),
        line(
            *dotted(t, request),
            *owed_dotted(t, request),
            *waiting_dotted(t, request),
            run(f"  {small}", size="Small", subtle=True),
            *until,
            spacing="None",
        ),
    ]
    return apart([row(words, [ActionSet(actions=[opening])])])
