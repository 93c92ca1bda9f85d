"""Examples of the result of a form that is scored."""

from dataclasses import replace

from bot.arrange.request import Deed, RequestState
from bot.arrange.scores.result import Result
from cards.arrange.scores import score_card
from cards.examples.hostile import HOSTILE
from cards.examples.world import NOW, Shown, entry, forms, request
from cards.texts import Texts


def score_examples(t: Texts) -> Shown:
    form = forms()["maturity"]
    approved = replace(request(RequestState.APPROVED, entry(Deed.APPROVED, person="")), form="maturity")
    domains = [domain.id for domain in form.scores or ()]
    now, before = (
        dict(zip(domains, (67, 100, 42, 56, 8), strict=True)),
        dict(zip(domains, (50, 89, 42, 22, 0), strict=True)),
    )
    first = Result(form, approved, 2026, "Basisschool De Linde", now, None)
    yield "score_card", "the first year", score_card(t, first, NOW)
    yield "score_card", "beside last year", score_card(t, replace(first, before=before), NOW)
    partly = replace(first, scores={**now, domains[1]: None}, before={domains[0]: 50}, school=HOSTILE)
    yield "score_card", "domains without a score", score_card(t, partly, NOW)
