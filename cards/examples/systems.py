"""Examples of what another system did in somebody's name: handed in, withdrawn, carried out."""

from dataclasses import replace

from bot.arrange.handling.handling import HandlingDeed, HandlingState
from bot.arrange.request import Deed, RequestState
from cards.arrange.handling import handling_card
from cards.arrange.requests import request_card, told_card
from cards.arrange.seen import Seen
from cards.examples.handling import APPROVED, QUEUED, TAKEN, WORD, did
from cards.examples.hostile import HOSTILE
from cards.examples.world import NOW, Shown, entry, leave, request
from cards.texts import Texts

_SYSTEMS = {"TOPdesk": "TOPdesk", "a hostile name": HOSTILE}


def system_examples(t: Texts) -> Shown:
    form = leave()
    for name, system in _SYSTEMS.items():
        made = request(RequestState.SUBMITTED).handed_in_by(system)
        gone = request(RequestState.WITHDRAWN, entry(Deed.WITHDRAWN, at=NOW, person="person-1")).done_by(system)
        for what, one in (("handed in", made), ("withdrawn", gone)):
            yield "request_card", f"{what} by {name}", request_card(t, Seen(form, one), NOW)
            yield "told_card", f"{what} by {name}", told_card(t, Seen(form, one), NOW)
        for by, before in (("", QUEUED), ("person-3", TAKEN)):
            done = replace(did(HandlingDeed.DONE, WORD, by), system=system)
            carried_out = replace(before, state=HandlingState.DONE, history=(*before.history, done))
            words = f"carried out by {name}{', taken here' if by else ''}"
            yield "told_card", words, told_card(t, Seen(form, APPROVED, handling=carried_out), NOW)
            theirs = Seen(form, APPROVED, reader="person-3", handling=carried_out, team=("person-3",))
            yield "handling_card", words, handling_card(t, theirs, NOW)
