"""Examples of rows: on the card of their step, while one is open, and as they are read."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.arrange.request import Request, RequestState
from bot.arrange.row_editing import Removed, RowEditing
from bot.json import Json
from cards.arrange.approvals import approval_card
from cards.arrange.forms import review_card, step_card
from cards.arrange.requests import request_card
from cards.arrange.rows import row_card
from cards.arrange.seen import Seen
from cards.examples.costs import ARTICLES, COSTS, COSTS_ANSWERS, PURCHASE
from cards.examples.world import EMOJI, EVERY_KIND, HOSTILE, NOW, Shown, request
from cards.texts import Texts
from dialogs.filling import check_all
from dialogs.kinds.field import Circumstances
from dialogs.kinds.items import MOST_ROWS, ItemsField
from dialogs.kinds.money import MoneyProblem
from dialogs.problems import Problem, ProblemKey

FORM = EVERY_KIND.model_copy(update={"title": COSTS.title, "steps": (COSTS,)})
BUYING = EVERY_KIND.model_copy(update={"title": PURCHASE.title, "steps": (PURCHASE,)})
ROWS: Sequence[Mapping[str, Any]] = COSTS_ANSWERS["costs"]  # type: ignore[assignment]
HOSTILE_ROW: Mapping[str, Json] = {**ROWS[0], "what": HOSTILE, "note": HOSTILE}
FULL = [{**ROWS[number % 3], "key": str(number), "note": "Voor de klas van Emma."} for number in range(MOST_ROWS)]
HUGE = [{**ROWS[0], "key": str(number), "what": EMOJI[:200], "note": EMOJI[:200]} for number in range(MOST_ROWS)]


def item_examples(t: Texts) -> Shown:
    on = Circumstances(NOW.date())
    at = (COSTS, next(one for one in COSTS.fields if isinstance(one, ItemsField)))
    draft, empty = _draft(ROWS), _draft(())
    yield "step_card", "rows, none yet", step_card(t, FORM, empty, COSTS, {}, {}, on=on)
    yield (
        "step_card",
        "rows, none yet and that is wrong",
        step_card(t, FORM, empty, COSTS, {}, {"costs": Problem(ProblemKey.REQUIRED)}, on=on),
    )
    yield "step_card", "rows", step_card(t, FORM, draft, COSTS, {}, {}, on=on)
    gone = replace(_draft(ROWS[1:]), rows=RowEditing("costs", removed=Removed(ROWS[0], 0)))
    yield "step_card", "rows, one removed", step_card(t, FORM, gone, COSTS, {}, {}, on=on)
    late = check_all(FORM, draft.answers, Circumstances(NOW.date().replace(month=1)))
    yield "step_card", "rows, some do not hold any more", step_card(t, FORM, draft, COSTS, {}, late, on=on)
    yield "step_card", "rows, as many as there may be", step_card(t, FORM, _draft(FULL), COSTS, {}, {}, on=on)
    yield "step_card", "rows, as much as fits", step_card(t, FORM, _draft(HUGE), COSTS, {}, {}, on=on)
    yield "step_card", "rows, hostile", step_card(t, FORM, _draft([HOSTILE_ROW]), COSTS, {}, {}, on=on)
    adding, changing = RowEditing("costs", "9"), RowEditing("costs", "5")
    yield "row_card", "a new one", row_card(t, FORM, draft, at, adding, {}, on=on)
    yield "row_card", "one that is there", row_card(t, FORM, draft, at, changing, {}, on=on)
    wrong = replace(adding, typed={"costs.what": HOSTILE, "costs.amount": "veel"})
    problems = {"costs.amount": Problem(MoneyProblem.MONEY), "costs.day": Problem(ProblemKey.REQUIRED)}
    yield "row_card", "something wrong", row_card(t, FORM, draft, at, wrong, problems, on=on)
    order = request(RequestState.DRAFT, answers=ARTICLES)
    yield "step_card", "rows of a catalogue", step_card(t, BUYING, order, PURCHASE, {}, {}, on=on)
    changed = check_all(BUYING, ARTICLES, Circumstances(NOW.date()))
    yield "step_card", "rows of a catalogue, a price changed", step_card(t, BUYING, order, PURCHASE, {}, changed, on=on)
    article = PURCHASE, next(one for one in PURCHASE.fields if isinstance(one, ItemsField))
    yield "row_card", "of a catalogue", row_card(t, BUYING, order, article, RowEditing("articles", "2"), {}, on=on)
    for name, rows in (("rows", ROWS), ("as many rows as there may be", FULL), ("huge rows", HUGE)):
        yield "review_card", name, review_card(t, FORM, _draft(rows))
        waiting = request(RequestState.SUBMITTED, answers={"costs": rows, "account": "BE71 0961 2345 6769"})
        yield "request_card", name, request_card(t, Seen(FORM, waiting), NOW)
        yield "approval_card", name, approval_card(t, Seen(FORM, waiting), NOW, others=2)
    hostile = request(RequestState.SUBMITTED, answers={"costs": [HOSTILE_ROW]})
    yield "approval_card", "hostile rows", approval_card(t, Seen(FORM, hostile), NOW)


def _draft(rows: Sequence[Mapping[str, Any]]) -> Request:
    return request(RequestState.DRAFT, answers={"costs": list(rows)} if rows else {})
