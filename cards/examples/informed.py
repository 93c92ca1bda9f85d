"""Examples of requests that somebody is told of who does not decide on them."""

from dataclasses import replace

from bot.arrange.request import Deed, RequestState
from cards.arrange.informed import informed_card, told_no_more_card
from cards.arrange.seen import Seen
from cards.examples.hostile import HOSTILE
from cards.examples.world import EVERY_ANSWER, EVERY_KIND, NOW, Shown, entry, leave, request
from cards.texts import Texts


def informed_examples(t: Texts) -> Shown:
    approved = request(RequestState.APPROVED, entry(Deed.APPROVED))
    for name, shown in (
        ("approved", approved),
        ("withdrawn", request(RequestState.WITHDRAWN, entry(Deed.WITHDRAWN, person="person-1"))),
        ("by rule", request(RequestState.APPROVED, entry(Deed.APPROVED, person=""))),
    ):
        yield "informed_card", name, informed_card(t, Seen(leave(), shown), {"lessons", "lessons_details"}, NOW)
    yield "informed_card", "only who and when", informed_card(t, Seen(leave(), approved), (), NOW)
    hostile = replace(approved, requester=HOSTILE, answers=EVERY_ANSWER)
    shows = [field.id for field in EVERY_KIND.fields]
    yield "informed_card", "every kind", informed_card(t, Seen(EVERY_KIND, hostile), shows, NOW)
    yield "told_no_more_card", "any", told_no_more_card(t)
