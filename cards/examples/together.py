"""Examples of deciding on several like requests with one click."""

from dataclasses import replace
from datetime import date

from bot.arrange.beside import Beside
from bot.arrange.outcome import Came, Outcome
from bot.arrange.request import Deed, Request, RequestState
from bot.people.mandate import Mandate
from cards.arrange.seen import Seen
from cards.arrange.together import decided_together_card, together_card
from cards.card import Card
from cards.examples.hostile import HOSTILE
from cards.examples.requests import BESIDE, MISSING, QUESTION
from cards.examples.world import ANA, EMOJI, EVERY_ANSWER, EVERY_KIND, LAST_WEEK, LONG_NAME, NOW, Shown, entry, leave
from cards.examples.world import request as example
from cards.texts import Texts
from dialogs.model import Form

MOST = 20
MANDATE = Mandate("x.person-2", "person-2", "person-3", date(2026, 11, 23), date(2026, 12, 4), LAST_WEEK, LAST_WEEK)


def together_examples(t: Texts) -> Shown:
    form, asked = leave(), example(RequestState.CLARIFYING, entry(Deed.ASKED, QUESTION))
    seen = [
        _seen(form, "leave.2026.1", ANA, Beside()),
        _seen(form, "leave.2026.2", "Emma Janssens", BESIDE),
        Seen(form, replace(asked, id="leave.2026.3", requester=LONG_NAME)),
        replace(_seen(form, "leave.2026.4", HOSTILE, Beside()), mandate=MANDATE),
    ]
    ids = {one.request.id for one in seen}
    yield "together_card", "two have something beside them", together_card(t, seen, NOW, more=True)
    yield "together_card", "nothing ticked", together_card(t, seen, NOW, ticked=(), none=True)
    yield "together_card", "no reason", together_card(t, seen, NOW, ticked=ids, wrong=MISSING, refusing=True)
    huge = [
        replace(_seen(EVERY_KIND, f"every.2026.{'0' * 24}{n}", EMOJI, BESIDE), mandate=MANDATE) for n in range(MOST)
    ]
    huge = [replace(one, request=replace(one.request, answers=EVERY_ANSWER)) for one in huge]
    yield "together_card", "as much as fits", together_card(t, huge, NOW, more=True)
    yield "decided_together_card", "every outcome", _decided(t, form)
    all_done = [Outcome(Came.DONE, _approved(f"leave.2026.{n}", ANA)) for n in range(MOST)]
    forms = {one.request.id: form for one in all_done if one.request}
    yield "decided_together_card", "all approved", decided_together_card(t, forms, all_done, NOW)
    yield "decided_together_card", "none", decided_together_card(t, {}, [Outcome(Came.GONE)], NOW)


def _seen(form: Form, id: str, requester: str, beside: Beside) -> Seen:
    return Seen(form, replace(example(RequestState.SUBMITTED), id=id, requester=requester), beside=beside)


def _approved(id: str, requester: str) -> Request:
    return replace(example(RequestState.APPROVED, entry(Deed.APPROVED, at=NOW)), id=id, requester=requester)


def _decided(t: Texts, form: Form) -> Card:
    waits, gone = example(RequestState.SUBMITTED), example(RequestState.WITHDRAWN, entry(Deed.WITHDRAWN, at=NOW))
    refused = example(RequestState.REFUSED, entry(Deed.REFUSED, at=NOW))
    requests = {
        "1": (Came.DONE, _approved("1", ANA)),
        "2": (Came.DONE, waits),
        "3": (Came.DONE, refused),
        "4": (Came.CHANGED, replace(waits, requester=HOSTILE)),
        "5": (Came.CLOSED, gone),
        "6": (Came.CLOSED, _approved("6", LONG_NAME)),
    }
    shown = [Outcome(came, replace(one, id=id_)) for id_, (came, one) in requests.items()]
    unseen = [Outcome(came) for came in (Came.MANDATE_OVER, Came.GONE, Came.BUSY)]
    return decided_together_card(t, dict.fromkeys(requests, form), [*shown, *unseen], NOW)
