"""A request as who decides about it sees it."""

from datetime import datetime
from functools import partial

from microsoft_teams.cards.core import Action, CardElement

from bot.arrange.request import TO_DECIDE, WAITING, RequestState
from cards.answer.buttons import AnswerAsk
from cards.arrange.advice import advice
from cards.arrange.away import away_approver
from cards.arrange.beside import beside
from cards.arrange.budget import budget
from cards.arrange.buttons import (
    ApprovalAnnul,
    ApprovalApprove,
    ApprovalOpen,
)
from cards.arrange.changed import changed as what_changed
from cards.arrange.choices import Choices, choices
from cards.arrange.handled import handled
from cards.arrange.mandates import decides_for
from cards.arrange.owing import owed_approver
from cards.arrange.parts import about, answers, conditions, reason
from cards.arrange.reassigned import handed_on, reassigned
from cards.arrange.replacement import replaced, seeks
from cards.arrange.scores import score_button
from cards.arrange.seen import Seen
from cards.arrange.stages import own_part, stages
from cards.arrange.standing import standing, talk
from cards.arrange.story import story
from cards.arrange.term import term
from cards.arrange.typed import NOTHING, Typed
from cards.arrange.unreached import unreached_asker
from cards.arrange.waiting import waiting_other
from cards.card import Card
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button
from cards.parts.fitting import fitting
from cards.parts.head import box, head
from cards.parts.words import ours
from cards.texts import Texts


def approval_card(
    t: Texts,
    seen: Seen,
    now: datetime,
    others: int = 0,
    *,
    typed: Typed = NOTHING,
    changed: bool = False,
    reminds: bool = False,
) -> Card:
    """`others` is how many more wait for this approver. `typed` is what they did with words that were not sound.
    `changed`: what they did came too late, and they see why. `reminds`: they were asked before."""
    drawn = partial(_approval, others=others, typed=typed, changed=changed, reminds=reminds)
    return fitting(partial(drawn, t, seen, now))


def _approval(
    t: Texts, seen: Seen, now: datetime, limit: int, *, others: int, typed: Typed, changed: bool, reminds: bool
) -> Card:
    request = seen.request
    title = t("approval-title", form=seen.form.title[t.language], name=t.name(request.requester))
    chosen = choices(t, seen, typed) if _may_decide(seen) else None
    body: list[CardElement] = [
        *head(t("approval-reminder" if reminds else "approval"), title, about(t, request, now), outside=True),
        standing(t, seen, now),
        *handled(t, seen, now),
        *replaced(t, seen.sought),
        *score_button(t, seen),
        *term(t, seen, now),
        *waiting_other(t, seen, decides=_may_decide(seen)),
        *owed_approver(t, request, now),
        *stages(t, seen, now),
        *away_approver(t, seen, now),
        *decides_for(t, seen),
        *([ours(t("approval-changed"), weight="Bolder")] if changed and _may_decide(seen) else []),
        *_for_others(t, seen),
        *reassigned(t, seen, limit),
        *unreached_asker(t, seen),
        *reason(t, request, limit),
        *conditions(t, request, limit),
        *what_changed(t, seen, now, limit),
        *_talked(t, seen, now, limit),
        *advice(t, seen, limit),
        answers(t, seen, limit),
        *budget(t, seen),
        *beside(t, seen),
        *story(t, seen, request.history, now, limit, typed),
        *(chosen.boxes if chosen else []),
    ]
    return assemble(t, title, body, _buttons(t, seen, others, chosen))


def _may_decide(seen: Seen) -> bool:
    """Whether it waits for who looks."""
    request, reader = seen.request, seen.mandate.grantor if seen.mandate else seen.reader
    return request.state in TO_DECIDE and (not reader or (reader in request.approvers and reader not in request.agreed))


def _for_others(t: Texts, seen: Seen) -> list[CardElement]:
    """It waits for others: this part is done, or the directory changed after this card was sent."""
    if seen.request.state not in TO_DECIDE or _may_decide(seen):
        return []
    if handed_on(seen.request) and seen.reader not in seen.request.agreed:
        return []  # that says who decides
    return own_part(t, seen) or [ours(t("approval-elsewhere"), weight="Bolder")]


def _talked(t: Texts, seen: Seen, now: datetime, limit: int) -> list[CardElement]:
    """What was asked and answered before deciding: an approver should not have to look for it."""
    said = talk(t, seen.request, now, limit) if seen.request.state in WAITING else []
    return [box(said, "emphasis")] if said else []


def _buttons(t: Texts, seen: Seen, others: int, chosen: Choices | None) -> list[Action]:
    request = seen.request
    waiting = button(t("others-waiting", count=others), ApprovalOpen(), inputs=False) if others else None
    if chosen is None:
        rest = waiting or button(t("approvals"), ApprovalOpen(), inputs=False)
        return actions(seeks(t, seen.sought), rest, button(t("ask-question"), AnswerAsk()))
    at = len(request.history)
    if request.state is RequestState.ANNULLING:
        decide = button(t("annul-approve"), ApprovalAnnul(request=request.id, seen=at), "positive")
    else:
        decide = button(t("approve"), ApprovalApprove(request=request.id, seen=at), "positive")
    return actions(decide, *chosen.opens, waiting)
