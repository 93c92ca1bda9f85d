"""Requests on their way: for who asked, for who decides, and the lists of both."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial

from microsoft_teams.cards.core import Action, ActionSet, CardElement

from bot.arrange.request import Deed, Request, RequestState
from bot.words.clean import clean_line
from cards.answer.buttons import AnswerAsk
from cards.arrange.buttons import (
    ApprovalApprove,
    ApprovalAsk,
    ApprovalOpen,
    ApprovalRefuse,
    ApprovalShow,
    FormResume,
    RequestClarify,
    RequestMine,
    RequestShow,
    RequestWithdraw,
)
from cards.arrange.forms import answers_of
from cards.arrange.gist import gist
from cards.arrange.standing import WORDS, dotted, history, last_words, standing, talk
from cards.card import Card
from cards.home.buttons import FormsShow, HelpShow
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, asks_once_more, button, more, opens, overflow, toggle
from cards.parts.facts import row
from cards.parts.fitting import fitting
from cards.parts.head import apart, box, head
from cards.parts.inputs import text_input, with_problem
from cards.parts.words import line, ours, paragraphs, run, shorten, typed
from cards.problems import problem_said
from cards.texts import Texts
from dialogs.filling import asked_answers
from dialogs.model import Form
from dialogs.problems import Problem

LONGEST_WORDS = 1000
"""Of a reason, a question, an explanation."""

PAGE = 8
WITHDRAW = "withdraw"
WAITS = frozenset({RequestState.SUBMITTED, RequestState.CLARIFYING})
Problems = Mapping[str, Problem]


# --- for who asked ------------------------------------------------------------------------------


def request_card(t: Texts, form: Form, request: Request, now: datetime, *, problems: Problems | None = None) -> Card:
    """The requester's own card. `problems` are at the input `text`, when an approver's question is answered wrongly."""
    return fitting(partial(_request, t, form, request, now, problems=problems or {}))


def _request(t: Texts, form: Form, request: Request, now: datetime, limit: int, *, problems: Problems) -> Card:
    title = form.title[t.language]
    clarifying = request.state is RequestState.CLARIFYING
    withdraw = button(t("withdraw-request"), RequestWithdraw(request=request.id), "destructive", inputs=False)
    body: list[CardElement] = [
        *head(t("my-request"), title, _about(t, request, now)),
        standing(t, request, now, own=True),
        *_refusal(t, request, limit),
        *(_asked_back(t, request, problems, limit) if clarifying else []),
        apart(_answers(t, form, request, limit)),
        *_story(t, request, now, limit),
        *([asks_once_more(t, WITHDRAW, t("withdraw-sure"), withdraw)] if request.state in WAITS else []),
    ]
    return assemble(t, t("request-summary", form=title), body, _requester_buttons(t, request))


def _requester_buttons(t: Texts, request: Request) -> list[Action]:
    return actions(
        button(t("send-clarification"), RequestClarify(request=request.id), "positive")
        if request.state is RequestState.CLARIFYING
        else None,
        button(t("go-on"), FormResume(request=request.id), "positive") if request.state is RequestState.DRAFT else None,
        button(t("my-requests"), RequestMine(), inputs=False),
        button(t("start-request"), FormsShow()) if request.state not in WAITS else None,
        overflow(toggle(t("withdraw"), WITHDRAW)) if request.state in WAITS else None,
    )


def _asked_back(t: Texts, request: Request, problems: Problems, limit: int) -> list[CardElement]:
    question = paragraphs(shorten(last_words(request, Deed.ASKED), limit))
    answer = text_input(t, "text", t("clarification-label"), "", lines=True, most=LONGEST_WORDS)
    return [
        box([ours(t("asked-back"), weight="Bolder"), *question], "emphasis"),
        *_problem_at(t, answer, "text", problems),
    ]


def _refusal(t: Texts, request: Request, limit: int) -> list[CardElement]:
    reason = last_words(request, Deed.REFUSED)
    if request.state is not RequestState.REFUSED or not reason:
        return []
    return [box([ours(t("refused-because"), weight="Bolder"), *paragraphs(shorten(reason, limit))], "emphasis")]


# --- for who decides ----------------------------------------------------------------------------


def approval_card(
    t: Texts,
    form: Form,
    request: Request,
    now: datetime,
    others: int = 0,
    *,
    problems: Problems | None = None,
) -> Card:
    """`others` is how many more wait for this approver. `problems` are at the inputs `reason` and `question`."""
    return fitting(partial(_approval, t, form, request, now, others=others, problems=problems or {}))


def _approval(
    t: Texts, form: Form, request: Request, now: datetime, limit: int, *, others: int, problems: Problems
) -> Card:
    title = t("approval-title", form=form.title[t.language], name=request.requester_name)
    body: list[CardElement] = [
        *head(t("approval"), title, _about(t, request, now), outside=True),
        standing(t, request, now),
        *_refusal(t, request, limit),
        *_talked(t, request, now, limit),
        *(_problem_above(t, at, problem) for at, problem in problems.items()),
        apart(_answers(t, form, request, limit)),
        *_story(t, request, now, limit),
    ]
    return assemble(t, title, body, _approver_buttons(t, request, others, problems))


def _talked(t: Texts, request: Request, now: datetime, limit: int) -> list[CardElement]:
    """What was asked and answered before deciding: an approver should not have to look for it."""
    said = talk(t, request, now, limit) if request.state in WAITS else []
    return [box(said, "emphasis")] if said else []


def _problem_above(t: Texts, at: str, problem: Problem) -> CardElement:
    """The input itself is folded away, so its label comes along."""
    label = t("reason-label") if at == "reason" else t("question-label")
    return typed(f"{label} {problem_said(t, problem)}", color="Attention", weight="Bolder")


def _approver_buttons(t: Texts, request: Request, others: int, problems: Problems) -> list[Action]:
    waiting = button(t("others-waiting", count=others), ApprovalOpen(), inputs=False) if others else None
    if request.state not in WAITS:
        return actions(
            waiting or button(t("approvals"), ApprovalOpen(), inputs=False), button(t("ask-question"), AnswerAsk())
        )
    return actions(
        button(t("approve"), ApprovalApprove(request=request.id), "positive", inputs=False),
        _written(t, "refuse", "reason", ApprovalRefuse(request=request.id), problems),
        _written(t, "ask-back", "question", ApprovalAsk(request=request.id, seen=len(request.history)), problems),
        waiting,
    )


def _written(t: Texts, what: str, id: str, verb: ApprovalRefuse | ApprovalAsk, problems: Problems) -> Action:
    """A button that first asks for words: why not, or what is not clear."""
    label, send = (
        (t("reason-label"), t("refuse-send")) if what == "refuse" else (t("question-label"), t("ask-back-send"))
    )
    title = t("refuse") if what == "refuse" else t("ask-back")
    words = text_input(t, id, label, "", lines=True, most=LONGEST_WORDS)
    words.is_required = True
    words.error_message = t("problem-required")
    style = "destructive" if what == "refuse" else "positive"
    return opens(title, _problem_at(t, words, id, problems), button(send, verb, style))


def _problem_at(t: Texts, element: CardElement, id: str, problems: Problems) -> list[CardElement]:
    return with_problem(element, problem_said(t, problems[id]) if id in problems else None)


# --- what both see ------------------------------------------------------------------------------


def _about(t: Texts, request: Request, now: datetime) -> str:
    if request.submitted is None:
        return t("request-started", moment=t.moment(request.created, now))
    return t(
        "request-about",
        reference=request.reference,
        name=request.requester_name,
        moment=t.moment(request.submitted, now),
    )


def _answers(t: Texts, form: Form, request: Request, limit: int) -> list[CardElement]:
    answers = asked_answers(form, request.answers)
    fields = [field for field in form.fields if field.is_asked(answers)]
    return answers_of(t, fields, request, limit)


def _story(t: Texts, request: Request, now: datetime, limit: int) -> list[CardElement]:
    """The history behind a button, since the state already says the newest of it."""
    if not request.history:
        return []
    return more(t, "history", history(t, request, now, limit), t("history"))


# --- lists --------------------------------------------------------------------------------------

Listed = Sequence[tuple[Form, Request]]


def requests_card(t: Texts, requests: Listed, now: datetime, more: bool = False) -> Card:
    """Newest first; `more`: these are not all."""
    rows = [_own_row(t, form, request, now) for form, request in requests[:PAGE]]
    body: list[CardElement] = [
        *head(t("requests"), t("my-requests")),
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


def _own_row(t: Texts, form: Form, request: Request, now: datetime) -> CardElement:
    if request.state is RequestState.DRAFT:
        opening = button(t("go-on"), FormResume(request=request.id))
    else:
        opening = button(t("open"), RequestShow(request=request.id))
    about = [request.reference, t.moment(request.changed, now)]
    return _row(t, form, request, opening, title=form.title[t.language], about=about)


def approvals_card(t: Texts, requests: Listed, now: datetime, more: bool = False) -> Card:
    """Longest waiting first; `more`: these are not all."""
    rows = [_waiting_row(t, form, request, now) for form, request in requests[:PAGE]]
    body: list[CardElement] = [
        *head(t("approvals"), _waiting_title(t, len(rows), more or len(requests) > PAGE)),
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
    return _row(t, form, request, opening, title=request.requester_name, about=about)


def _row(t: Texts, form: Form, request: Request, opening: Action, *, title: str, about: list[str]) -> CardElement:
    told = gist(t, form, asked_answers(form, request.answers))
    small = " · ".join(part for part in about if part)
    words: list[CardElement] = [
        typed(shorten(title, 80), weight="Bolder"),
        *([typed(told, size="Small", spacing="None")] if told else []),
        line(*dotted(t, request), run(f"  {small}", size="Small", subtle=True), spacing="None"),
    ]
    return apart([row(words, [ActionSet(actions=[opening])])])


# --- beside a card ------------------------------------------------------------------------------


TOLD: Mapping[RequestState, str] = {
    RequestState.APPROVED: "told-approved",
    RequestState.REFUSED: "told-refused",
    RequestState.CLARIFYING: "told-asked",
}


def told_card(t: Texts, form: Form, request: Request, now: datetime) -> Card:
    """News for the requester, whose own card changed in place without a sound: who did what, and what they said.

    It says what happened, not how it stands: it stays as it is when more happens.
    """
    key = TOLD.get(request.state, "told-changed")
    news = t(key, form=form.title[t.language], reference=request.reference)
    body: list[CardElement] = head(t("my-request"), news, _about(t, request, now), outside=True)
    if request.history and request.state in TOLD:
        last = request.history[-1]
        body += [line(run(t("told-by", name=clean_line(last.name)), weight="Bolder"))]
        body += paragraphs(shorten(last.text, LONGEST_WORDS))
    show = button(t("open"), RequestShow(request=request.id), "positive")
    return assemble(t, news, body, actions(show, button(t("my-requests"), RequestMine())))


def request_line(t: Texts, form: Form, request: Request, now: datetime) -> tuple[str, str]:
    """Title and text of a request in a list of results."""
    told = gist(t, form, asked_answers(form, request.answers))
    text = " · ".join(part for part in (request.reference, t(WORDS[request.state]), told) if part)
    return form.title[t.language], f"{text} · {t.moment(request.changed, now)}"
