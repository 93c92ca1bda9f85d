"""A request as who decides about it sees it."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial

from microsoft_teams.cards.core import Action, CardElement

from bot.arrange.request import WAITING, Request
from cards.answer.buttons import AnswerAsk
from cards.arrange.buttons import ApprovalApprove, ApprovalAsk, ApprovalOpen, ApprovalRefuse
from cards.arrange.parts import LONGEST_WORDS, about, answers, refusal, story
from cards.arrange.seen import Seen
from cards.arrange.standing import standing, talk
from cards.arrange.unreached import unreached_asker
from cards.card import Card
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button, opens
from cards.parts.fitting import fitting
from cards.parts.head import box, head
from cards.parts.inputs import text_input, with_problem
from cards.parts.words import typed
from cards.problems import problem_said
from cards.texts import Texts
from dialogs.problems import Problem

Problems = Mapping[str, Problem]


def approval_card(t: Texts, seen: Seen, now: datetime, others: int = 0, *, problems: Problems | None = None) -> Card:
    """`others` is how many more wait for this approver. `problems` are at the inputs `reason` and `question`."""
    return fitting(partial(_approval, t, seen, now, others=others, problems=problems or {}))


def _approval(t: Texts, seen: Seen, now: datetime, limit: int, *, others: int, problems: Problems) -> Card:
    request = seen.request
    title = t("approval-title", form=seen.form.title[t.language], name=request.requester_name)
    body: list[CardElement] = [
        *head(t("approval"), title, about(t, request, now), outside=True),
        standing(t, seen, now),
        *unreached_asker(t, seen),
        *refusal(t, request, limit),
        *_talked(t, request, now, limit),
        *(_problem_above(t, at, problem) for at, problem in problems.items()),
        answers(t, seen, limit),
        *story(t, request, now, limit),
    ]
    return assemble(t, title, body, _approver_buttons(t, request, others, problems))


def _talked(t: Texts, request: Request, now: datetime, limit: int) -> list[CardElement]:
    """What was asked and answered before deciding: an approver should not have to look for it."""
    said = talk(t, request, now, limit) if request.state in WAITING else []
    return [box(said, "emphasis")] if said else []


def _problem_above(t: Texts, at: str, problem: Problem) -> CardElement:
    """The input itself is folded away, so its label comes along."""
    label = t("reason-label") if at == "reason" else t("question-label")
    return typed(f"{label} {problem_said(t, problem)}", color="Attention", weight="Bolder")


def _approver_buttons(t: Texts, request: Request, others: int, problems: Problems) -> list[Action]:
    waiting = button(t("others-waiting", count=others), ApprovalOpen(), inputs=False) if others else None
    if request.state not in WAITING:
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
