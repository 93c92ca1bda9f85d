"""A request as who decides about it sees it."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial

from microsoft_teams.cards.core import Action, CardElement

from bot.arrange.request import TO_DECIDE, WAITING, RequestState
from cards.answer.buttons import AnswerAsk
from cards.arrange.away import away_approver
from cards.arrange.beside import beside
from cards.arrange.buttons import (
    ApprovalAnnul,
    ApprovalApprove,
    ApprovalAsk,
    ApprovalKeep,
    ApprovalOpen,
    ApprovalRefuse,
)
from cards.arrange.mandates import decides_for
from cards.arrange.parts import LONGEST_WORDS, about, answers, reason, story
from cards.arrange.seen import Seen
from cards.arrange.stages import own_part, stages
from cards.arrange.standing import standing, talk
from cards.arrange.unreached import unreached_asker
from cards.card import Card
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button
from cards.parts.fitting import fitting
from cards.parts.head import box, head
from cards.parts.inputs import text_input, with_problem
from cards.parts.words import ours
from cards.parts.writing import Writing, writing
from cards.problems import problem_said
from cards.texts import Texts
from dialogs.problems import Problem

Problems = Mapping[str, Problem]
REFUSE, ASK = "refuse", "ask-back"


def approval_card(
    t: Texts,
    seen: Seen,
    now: datetime,
    others: int = 0,
    *,
    problems: Problems | None = None,
    wrote: str = "",
    changed: bool = False,
) -> Card:
    """`others` is how many more wait for this approver. `problems` are at the inputs `reason` and `question`, `wrote`
    is what stood there. `changed`: what they did came too late, and they see why."""
    return fitting(
        partial(_approval, t, seen, now, others=others, problems=problems or {}, wrote=wrote, changed=changed)
    )


def _approval(
    t: Texts, seen: Seen, now: datetime, limit: int, *, others: int, problems: Problems, wrote: str, changed: bool
) -> Card:
    request = seen.request
    title = t("approval-title", form=seen.form.title[t.language], name=t.name(request.requester))
    writings = _writings(t, seen, problems, wrote)
    body: list[CardElement] = [
        *head(t("approval"), title, about(t, request, now), outside=True),
        standing(t, seen, now),
        *stages(t, seen, now),
        *away_approver(t, seen, now),
        *decides_for(t, seen),
        *([ours(t("approval-changed"), weight="Bolder")] if changed and _may_decide(seen) else []),
        *_for_others(t, seen),
        *unreached_asker(t, seen),
        *reason(t, request, limit),
        *_talked(t, seen, now, limit),
        answers(t, seen, limit),
        *beside(t, seen),
        *story(t, request, now, limit),
        *(one.box for one in writings),
    ]
    return assemble(t, title, body, _buttons(t, seen, others, writings))


def _may_decide(seen: Seen) -> bool:
    """Whether it waits for who looks."""
    request, reader = seen.request, seen.mandate.grantor if seen.mandate else seen.reader
    return request.state in TO_DECIDE and (not reader or (reader in request.approvers and reader not in request.agreed))


def _for_others(t: Texts, seen: Seen) -> list[CardElement]:
    """It waits for others: this part is done, or the directory changed after this card was sent."""
    if seen.request.state not in TO_DECIDE or _may_decide(seen):
        return []
    return own_part(t, seen) or [ours(t("approval-elsewhere"), weight="Bolder")]


def _talked(t: Texts, seen: Seen, now: datetime, limit: int) -> list[CardElement]:
    """What was asked and answered before deciding: an approver should not have to look for it."""
    said = talk(t, seen.request, now, limit) if seen.request.state in WAITING else []
    return [box(said, "emphasis")] if said else []


def _buttons(t: Texts, seen: Seen, others: int, writings: list[Writing]) -> list[Action]:
    request = seen.request
    waiting = button(t("others-waiting", count=others), ApprovalOpen(), inputs=False) if others else None
    if not _may_decide(seen):
        return actions(
            waiting or button(t("approvals"), ApprovalOpen(), inputs=False), button(t("ask-question"), AnswerAsk())
        )
    at = len(request.history)
    if request.state is RequestState.ANNULLING:
        decide = button(t("annul-approve"), ApprovalAnnul(request=request.id, seen=at), "positive", inputs=False)
    else:
        decide = button(t("approve"), ApprovalApprove(request=request.id, seen=at), "positive", inputs=False)
    return actions(decide, *(one.opens for one in writings), waiting)


def _writings(t: Texts, seen: Seen, problems: Problems, wrote: str) -> list[Writing]:
    """What can be done with words only: refusing, and asking something first."""
    request, at = seen.request, len(seen.request.history)
    if not _may_decide(seen):
        return []
    if request.state is RequestState.ANNULLING:
        words = _words(t, "reason", t("annul-refuse-label"), problems, wrote)
        keep = button(t("annul-refuse-send"), ApprovalKeep(request=request.id, seen=at), "positive")
        return [writing(t, REFUSE, t("annul-refuse"), words, keep, shown="reason" in problems)]
    refuse = button(t("refuse-send"), ApprovalRefuse(request=request.id, seen=at), "destructive")
    ask = button(t("ask-back-send"), ApprovalAsk(request=request.id, seen=at), "positive")
    why = _words(t, "reason", t("reason-label"), problems, wrote)
    what = _words(t, "question", t("question-label"), problems, wrote)
    return [
        writing(t, REFUSE, t("refuse"), why, refuse, beside=[ASK], shown="reason" in problems),
        writing(t, ASK, t("ask-back"), what, ask, beside=[REFUSE], shown="question" in problems),
    ]


def _words(t: Texts, id: str, label: str, problems: Problems, wrote: str) -> list[CardElement]:
    value = wrote if id in problems else ""
    element = text_input(t, id, label, value, lines=True, most=LONGEST_WORDS)
    return with_problem(element, problem_said(t, problems[id]) if id in problems else None)
