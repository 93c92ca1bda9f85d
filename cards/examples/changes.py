"""Examples of changing a request before it is decided."""

from dataclasses import replace

from bot.arrange.change import Changed, Changes
from bot.arrange.request import Deed, RequestState
from cards.arrange.approvals import approval_card
from cards.arrange.changes import change_late_card
from cards.arrange.drafts import parked_card
from cards.arrange.forms import review_card
from cards.arrange.lists import requests_card
from cards.arrange.requests import request_card
from cards.arrange.seen import Seen
from cards.examples.hostile import HOSTILE
from cards.examples.requests import HISTORIES
from cards.examples.world import EVERY_ANSWER, EVERY_KIND, HUGE_ANSWERS, LONG_NAME, NOW, Shown, entry, leave, request
from cards.texts import Texts


def change_examples(t: Texts) -> Shown:
    """It was changed before the decision, or is being changed."""
    what = (
        Changed("occasion", "family-wedding", "birth"),
        Changed("colleague", None, HOSTILE),
        Changed("gone", "a", "b"),
        Changed("lessons_details", "x" * 600, "Vrijdag: de hele dag."),
    )
    entries = (entry(Deed.AGREED), replace(entry(Deed.CHANGED, at=NOW, person="person-1"), changed=what))
    changed = replace(request(RequestState.SUBMITTED, *entries), earlier=("person-2",), approvers=("person-3",))
    yield "request_card", "changed", request_card(t, Seen(leave(), changed), NOW)
    yield "approval_card", "changed", approval_card(t, Seen(leave(), changed, reader="person-3"), NOW)
    yield "approval_card", "changed after they agreed", approval_card(t, Seen(leave(), changed, reader="person-2"), NOW)
    draft = replace(request(RequestState.DRAFT), changes=Changes("request-1", "VRL-2026-00042"))
    renewed = replace(draft, changes=Changes("request-1", "VRL-2026-00042", renewed=True))
    yield "review_card", "of a change", review_card(t, leave(), draft)
    yield "review_card", "of a change of nothing", review_card(t, leave(), renewed, unchanged=True)
    yield "parked_card", "a change", parked_card(t, leave(), [draft], NOW)
    yield "requests_card", "a change", requests_card(t, [(leave(), draft)], NOW)
    all_of_it = tuple(Changed(one, EVERY_ANSWER[one], HUGE_ANSWERS[one]) for one in EVERY_ANSWER)
    often = [replace(entry(Deed.CHANGED, person=LONG_NAME), changed=all_of_it)] * 20
    huge = replace(request(RequestState.SUBMITTED, *often, answers=HUGE_ANSWERS, requester=LONG_NAME), form="every")
    yield "request_card", "changed as often as it may", request_card(t, Seen(EVERY_KIND, huge), NOW)
    yield "approval_card", "changed as often as it may", approval_card(t, Seen(EVERY_KIND, huge), NOW, others=3)
    approved = request(RequestState.APPROVED, *HISTORIES[RequestState.APPROVED])
    yield "change_late_card", "approved", change_late_card(t, leave(), draft, approved, "key-1", NOW)
