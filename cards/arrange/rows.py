"""Rows of the same questions on the card of their step: the list with its buttons, and the one that is open."""

from collections.abc import Mapping

from microsoft_teams.cards.core import Action, ActionSet, CardElement

from bot.arrange.request import Request
from bot.arrange.row_editing import RowEditing
from cards.arrange.buttons import (
    RowAdd,
    RowCancel,
    RowChange,
    RowRemove,
    RowRestore,
    RowSave,
)
from cards.card import Card
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button
from cards.parts.facts import row
from cards.parts.fitting import LIMITS
from cards.parts.head import apart, head
from cards.parts.inputs import Filling, problem_line, some_problems
from cards.parts.policies import policy_line
from cards.parts.words import ours, typed
from cards.problems import problem_said
from cards.texts import Texts
from dialogs.kinds.field import Circumstances
from dialogs.kinds.items import LONGEST_IN_ROW, ItemsField
from dialogs.model import Form, Step
from dialogs.problems import Problem
from dialogs.rows import Row, key_of, place_of, row_of, rows_of

RowButton = RowAdd | RowCancel | RowChange | RowRemove | RowRestore | RowSave

TIGHT = LIMITS[3]
"""From here on a row can be removed only where it is open: its second button makes the card too large."""
BRIEF = LIMITS[4]
"""From here on a row says the least: all of it stands where it is open."""


def rows_drawn(f: Filling, field: ItemsField, draft: Request, step: Step, limit: int) -> list[CardElement]:
    """In the place of an input: each row with its buttons, the sums, and a button for one more."""
    t, rows = f.t, rows_of(draft.answers.get(field.id))
    full = len(rows) >= field.most
    # The key of a row to come is the revision before it: it comes once, so no other row of this draft ever has it.
    add = button(t("row-add"), _verb(RowAdd, draft, step, str(draft.revision)))
    wrong = f.problems.get(field.id)
    return [
        ours(field.label[t.language], weight="Bolder"),
        *([ours(field.help[t.language], size="Small", subtle=True, spacing="None")] if field.help else []),
        *policy_line(t, f.policies, field.help_source),
        *(_listed(f, field, draft, step, one, limit) for one in rows),
        *_removed(t, field, draft, step),
        *([] if rows else [ours(t("rows-none"), subtle=True, spacing="Small")]),
        *(field.totals_shown(t, rows) if len(rows) > 1 else []),
        *([problem_line(wrong)] if wrong else []),
        ours(t("rows-full", max=field.most), size="Small", subtle=True) if full else ActionSet(actions=[add]),
    ]


def _verb(verb: type[RowButton], draft: Request, step: Step, key: str) -> RowButton:
    return verb(request=draft.id, step=step.id, revision=draft.revision, key=key)


def _listed(f: Filling, field: ItemsField, draft: Request, step: Step, shown: Row, limit: int) -> CardElement:
    t, key = f.t, key_of(shown)
    change = button(t("row-change"), _verb(RowChange, draft, step, key))
    remove = [button(t("row-remove"), _verb(RowRemove, draft, step, key))] if limit > TIGHT else []
    return apart(
        [
            field.in_full().row_shown(t, shown, min(limit, LONGEST_IN_ROW), brief=limit <= BRIEF),
            *map(problem_line, _wrong_in(f, field, key)),
            ActionSet(actions=[change, *remove], spacing="Small"),
        ]
    )


def _wrong_in(f: Filling, field: ItemsField, key: str) -> list[str]:
    """What does not hold (any more) of a row that is not open, each with its question."""
    return [
        f.t("problem-row", label=own.label[f.t.language], problem=f.problems[at])
        for own in field.placed(key)
        for at in own.inputs
        if at in f.problems
    ]


def _removed(t: Texts, field: ItemsField, draft: Request, step: Step) -> list[CardElement]:
    """What was taken away last, and the way back."""
    gone = draft.rows.removed if draft.rows and draft.rows.of == field.id else None
    if gone is None:
        return []
    restore = button(t("row-restore"), _verb(RowRestore, draft, step, key_of(gone.row)))
    said = typed(t("row-removed", row=field.in_full().named(t, gone.row)), size="Small", subtle=True)
    return [apart([row([said], [ActionSet(actions=[restore])])])]


def row_card(
    t: Texts,
    form: Form,
    draft: Request,
    at: tuple[Step, ItemsField],
    rows: RowEditing,
    problems: Mapping[str, Problem],
    *,
    on: Circumstances,
) -> Card:
    """The questions of the row that is open, and nothing else of its step: it is kept or left before anything else is
    done. It is a row of the field `at` that step."""
    step, field = at
    answers, key = draft.answers.get(field.id), rows.opened
    there, place = row_of(answers, key), place_of(answers, key)
    values = {**(field.typed_row(there) if there else {}), **rows.typed}
    said = {at: problem_said(t, problem) for at, problem in problems.items()}
    number = len(rows_of(answers)) if place is None else place
    title = t("row-number", row=field.row[t.language], number=number + 1)
    body: list[CardElement] = [
        *head(form.title[t.language], title, f"{step.title[t.language]} · {field.label[t.language]}"),
        *some_problems(t, problems),
        *field.questions(
            Filling(t, values, said, {}, today=on.today, known=on.known, tariffs=on.tariffs, policies=on.policies)
        ),
    ]
    return assemble(
        t, t("step-summary", form=form.title[t.language], step=title), body, _of_row(t, draft, step, there, key)
    )


def _of_row(t: Texts, draft: Request, step: Step, there: Row | None, key: str) -> list[Action]:
    return actions(
        button(t("row-save"), _verb(RowSave, draft, step, key), "positive"),
        button(t("row-cancel"), _verb(RowCancel, draft, step, key), inputs=False),
        button(t("row-remove"), _verb(RowRemove, draft, step, key), inputs=False) if there else None,
    )
