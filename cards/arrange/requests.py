"""A request as who asked sees it, and the news of it."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial

from microsoft_teams.cards.core import Action, CardElement

from bot.arrange.request import WAITING, Deed, Request, RequestState
from bot.words.clean import clean_line
from cards.arrange.buttons import FormResume, RequestClarify, RequestMine, RequestShow, RequestWithdraw
from cards.arrange.gist import gist
from cards.arrange.parts import LONGEST_WORDS, about, answers, refusal, story
from cards.arrange.seen import Seen
from cards.arrange.standing import WORDS, last_words, standing
from cards.arrange.unreached import unreached_own
from cards.card import Card
from cards.home.buttons import FormsShow
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, asks_once_more, button, overflow, toggle
from cards.parts.fitting import fitting
from cards.parts.head import box, head
from cards.parts.inputs import text_input, with_problem
from cards.parts.words import line, ours, paragraphs, run, shorten
from cards.problems import problem_said
from cards.texts import Texts
from dialogs.filling import asked_answers
from dialogs.model import Form
from dialogs.problems import Problem

WITHDRAW = "withdraw"
Problems = Mapping[str, Problem]


def request_card(t: Texts, seen: Seen, now: datetime, *, problems: Problems | None = None) -> Card:
    """The requester's own card. `problems` are at the input `text`, when an approver's question is answered wrongly."""
    return fitting(partial(_request, t, seen, now, problems=problems or {}))


def _request(t: Texts, seen: Seen, now: datetime, limit: int, *, problems: Problems) -> Card:
    request, title = seen.request, seen.form.title[t.language]
    withdraw = button(t("withdraw-request"), RequestWithdraw(request=request.id), "destructive", inputs=False)
    body: list[CardElement] = [
        *head(t("my-request"), title, about(t, request, now)),
        standing(t, seen, now, own=True),
        *unreached_own(t, seen),
        *refusal(t, request, limit),
        *_asked_back(t, request, problems, limit),
        answers(t, seen, limit),
        *story(t, request, now, limit),
        *([asks_once_more(t, WITHDRAW, t("withdraw-sure"), withdraw)] if request.state in WAITING else []),
    ]
    return assemble(t, t("request-summary", form=title), body, _buttons(t, request))


def _buttons(t: Texts, request: Request) -> list[Action]:
    return actions(
        button(t("send-clarification"), RequestClarify(request=request.id), "positive")
        if request.state is RequestState.CLARIFYING
        else None,
        button(t("go-on"), FormResume(request=request.id), "positive") if request.state is RequestState.DRAFT else None,
        button(t("my-requests"), RequestMine(), inputs=False),
        button(t("start-request"), FormsShow()) if request.state not in WAITING else None,
        overflow(toggle(t("withdraw"), WITHDRAW)) if request.state in WAITING else None,
    )


def _asked_back(t: Texts, request: Request, problems: Problems, limit: int) -> list[CardElement]:
    if request.state is not RequestState.CLARIFYING:
        return []
    question = paragraphs(shorten(last_words(request, Deed.ASKED), limit))
    answer = text_input(t, "text", t("clarification-label"), "", lines=True, most=LONGEST_WORDS)
    problem = problem_said(t, problems["text"]) if "text" in problems else None
    return [
        box([ours(t("asked-back"), weight="Bolder"), *question], "emphasis"),
        *with_problem(answer, problem),
    ]


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
    body: list[CardElement] = head(t("my-request"), news, about(t, request, now), outside=True)
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
