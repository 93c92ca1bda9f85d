"""Examples of filling in a request."""

from dataclasses import replace
from datetime import date

from bot.arrange.request import RequestState
from cards.arrange.buttons import FormSay, FormStart
from cards.arrange.drafts import left_card, parked_card
from cards.arrange.forms import discarded_card, review_card, step_card
from cards.examples.more_kinds import TARIFFS, known
from cards.examples.world import (
    BAD_ANSWERS,
    BADLY_NAMED,
    EVERY_ANSWER,
    EVERY_KIND,
    HUGE_ANSWERS,
    LEAVE_ANSWERS,
    NOW,
    Shown,
    leave,
    request,
)
from cards.texts import Texts
from dialogs.filling import read_step, typed
from dialogs.kinds.field import Circumstances
from dialogs.model import Repetition

MORE_WRONG = {
    "price": "5.000,00 euro",
    "hour": "straks",
    "stars": "9",
    "account": "BE71 0961 2345 6760",
    "number": "85.07.30-033.29",
    "colleague.name": "Peeters",
    "where": "weg",
}
DAY = date(2026, 11, 23)
WRONG = {
    "title": "",
    "why": "",
    "distance": "veel",
    "day": "ooit eens",
    "how": "teleport",
    "days": "d9",
    "when.from": "2026-12-04",
    "when.to": "2026-12-03",
    "when.from_part": "day",
    "when.to_part": "day",
}


def form_examples(t: Texts) -> Shown:
    on = Circumstances(DAY, known=known(), tariffs=TARIFFS)
    form, every = leave(), EVERY_KIND.steps[0]
    draft, empty = request(RequestState.DRAFT), request(RequestState.DRAFT, answers={})
    for step in form.steps_asked(LEAVE_ANSWERS):
        values = typed(form, step, LEAVE_ANSWERS)
        yield "step_card", f"leave, {step.id}", step_card(t, form, draft, step, values, {}, on=on)
    yield (
        "step_card",
        "leave, first, empty",
        step_card(t, form, empty, form.steps[0], {}, {}, on=on),
    )
    read = replace(draft, heard=("kind", "period"))
    for step in form.steps[:2]:
        values = typed(form, step, LEAVE_ANSWERS)
        yield "step_card", f"leave, {step.id}, read", step_card(t, form, read, step, values, {}, on=on)
    yield "step_card", "every kind, empty", step_card(t, EVERY_KIND, empty, every, {}, {}, on=on)
    values, filled = typed(EVERY_KIND, every, EVERY_ANSWER), request(RequestState.DRAFT, answers=EVERY_ANSWER)
    yield "step_card", "every kind, filled in", step_card(t, EVERY_KIND, filled, every, values, {}, on=on)
    wrong = read_step(EVERY_KIND, every, {}, WRONG, on)
    yield (
        "step_card",
        "every kind, everything wrong",
        step_card(t, EVERY_KIND, empty, every, wrong.typed, wrong.problems, on=on),
    )
    for more in EVERY_KIND.steps[1:3]:
        title = f"more kinds, {more.id}"
        yield "step_card", f"{title}, empty", step_card(t, EVERY_KIND, empty, more, {}, {}, on=on)
        values = typed(EVERY_KIND, more, EVERY_ANSWER)
        yield "step_card", f"{title}, filled in", step_card(t, EVERY_KIND, filled, more, values, {}, on=on)
        wrong = read_step(EVERY_KIND, more, {}, MORE_WRONG, on)
        drawn = step_card(t, EVERY_KIND, empty, more, wrong.typed, wrong.problems, on=on)
        yield "step_card", f"{title}, everything wrong", drawn
    bad = BADLY_NAMED.steps[0]
    bad_request = request(RequestState.DRAFT, answers=BAD_ANSWERS)
    yield "step_card", "badly named", step_card(t, BADLY_NAMED, bad_request, bad, {}, {}, on=on)
    yield "review_card", "badly named", review_card(t, BADLY_NAMED, bad_request)
    yield "review_card", "leave", review_card(t, form, request(RequestState.DRAFT))
    every_request = request(RequestState.DRAFT, answers=EVERY_ANSWER)
    yield "review_card", "every kind, hostile", review_card(t, EVERY_KIND, every_request)
    yield (
        "review_card",
        "as much as fits",
        review_card(t, EVERY_KIND, request(RequestState.DRAFT, answers=HUGE_ANSWERS)),
    )
    saturday = {"from": "2026-11-28", "from_part": "day", "to": "2026-11-28", "to_part": "day"}
    free = request(
        RequestState.DRAFT, answers={**LEAVE_ANSWERS, "period": {**saturday, "days": 0, "counted": "school"}}
    )
    yield (
        "step_card",
        "a day off",
        step_card(t, form, free, form.steps[1], typed(form, form.steps[1], free.answers), {}, on=on),
    )
    unseen = replace(free, heard=("period",))
    yield (
        "step_card",
        "a day off, read",
        step_card(t, form, unseen, form.steps[1], typed(form, form.steps[1], free.answers), {}, on=on),
    )
    yield "review_card", "a day off", review_card(t, form, free)
    yield "review_card", "outdated", review_card(t, form, draft, outdated=True)
    for stands in (RequestState.SUBMITTED, RequestState.APPROVED):
        yield "review_card", f"repeats one that is {stands}", review_card(t, form, draft, earlier=request(stands))
    once = form.model_copy(update={"repetition": Repetition(fields=("period",), allowed=False)})
    yield "review_card", "may not be repeated", review_card(t, once, draft, earlier=request(RequestState.SUBMITTED))
    yield "review_card", "nothing filled in", review_card(t, form, request(RequestState.DRAFT, answers={}))
    yield from _waiting(t)
    yield "discarded_card", "always the same", discarded_card(t)


def _waiting(t: Texts) -> Shown:
    on = Circumstances(DAY, known=known(), tariffs=TARIFFS)
    form, draft = leave(), request(RequestState.DRAFT)
    empty = request(RequestState.DRAFT, answers={})
    said = FormSay(form=form.id, key="0f3a", words="Ik wil verlof op 4 december", anew=True)
    new = FormStart(form=form.id, key="0f3a", anew=True)
    yield "parked_card", "leave", parked_card(t, form, [draft], NOW)
    yield "parked_card", "leave, and a new one", parked_card(t, form, [draft], NOW, new)
    yield "parked_card", "leave, and another one said", parked_card(t, form, [draft], NOW, said)
    yield "parked_card", "nothing filled in", parked_card(t, form, [empty], NOW)
    yield "parked_card", "three", parked_card(t, form, [draft, empty, draft], NOW, new)
    yield "parked_card", "more, and another one said", parked_card(t, form, [draft] * 3, NOW, said, more=True)
    bad = request(RequestState.DRAFT, answers=BAD_ANSWERS)
    yield "parked_card", "badly named", parked_card(t, BADLY_NAMED, [bad, bad], NOW, new)
    step = form.steps[1]
    crossed = step_card(t, form, draft, step, typed(form, step, draft.answers), {}, on=on, crossed=step.fields)
    yield "step_card", "leave, changed on another device", crossed
    yield "left_card", "leave", left_card(t, form, draft, NOW)
    yield "left_card", "badly named", left_card(t, BADLY_NAMED, bad, NOW)
