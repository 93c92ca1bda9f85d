"""Examples of requests that are to be decided before a day."""

from dataclasses import replace
from datetime import date, timedelta

from bot.arrange.request import Deed, RequestState
from bot.arrange.term import Term
from cards.arrange.approvals import approval_card
from cards.arrange.lists import approvals_card
from cards.arrange.requests import request_card
from cards.arrange.seen import Seen
from cards.examples.hostile import HOSTILE
from cards.examples.world import LONG_NAME, NOW, Shown, entry, leave, request
from cards.texts import Texts


def term_examples(t: Texts) -> Shown:
    form, soon = leave(), Term(1, date(2027, 1, 4))
    waiting = replace(request(RequestState.SUBMITTED), term=soon)
    late = replace(waiting, term=Term(1, NOW.date() - timedelta(days=1)))
    by_rule = replace(entry(Deed.ESCALATED, at=NOW, person=""), to=("person-3", HOSTILE))
    beyond = replace(late, escalated=("person-3", HOSTILE), history=(*late.history, by_rule))
    many = replace(beyond, escalated=("person-3", HOSTILE, LONG_NAME, "person-1"))
    asked = replace(
        request(RequestState.CLARIFYING, entry(Deed.ASKED, "Wie?")), term=replace(soon, stopped=NOW - timedelta(days=1))
    )
    for name, shown in (
        ("to be decided before a day", waiting),
        ("too late", late),
        ("others are asked as well", beyond),
        ("many others are asked as well", many),
        ("the term stands still", asked),
    ):
        yield "request_card", name, request_card(t, Seen(form, shown), NOW)
        yield "approval_card", name, approval_card(t, Seen(form, shown), NOW)
    yield "approval_card", "a reminder", approval_card(t, Seen(form, waiting), NOW, reminds=True)
    listed = [(form, one) for one in (waiting, late, asked)]
    yield "approvals_card", "before a day, and too late", approvals_card(t, listed, NOW)
