"""The rows of an items field in a draft: opened, kept, closed, taken away and put back; each is kept at once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from bot.arrange.circumstances import circumstances
from bot.arrange.drafting import changed, keep
from bot.arrange.request import Request
from bot.arrange.requests import form_then
from bot.arrange.row_editing import Removed, RowEditing
from bot.house import House
from bot.json import Json
from bot.people.contacts import Actor
from bot.store.collection import Stored
from dialogs.filling import echo, read_step, typed
from dialogs.kinds.field import Circumstances
from dialogs.kinds.items import ItemsField
from dialogs.model import Answers, Form, Step
from dialogs.problems import Problem, Problems
from dialogs.rows import KEY, place_of, put_back, row_of, rows_of, with_row, without_row

Wrong = Mapping[str, Problem]
"""By input id of the row that is open."""


@dataclass(frozen=True, slots=True)
class Clicked:
    """A button of the row `key` on the card of a step that showed this `revision` of the draft. `inputs` are those of
    that card: of the row where one was open, else of the other fields of the step."""

    step: Step
    key: str
    revision: int
    inputs: Mapping[str, Json]


@dataclass(frozen=True, slots=True)
class _Row:
    """A clicked row where it stands: `answers` with what was typed beside the rows, `editing` with what was wrong."""

    form: Form
    field: ItemsField
    answers: Answers
    editing: RowEditing
    clicked: Clicked
    on: Circumstances

    @property
    def is_asked(self) -> bool:
        return self.clicked.step.rows_asked(self.answers) is not None

    @property
    def rows(self) -> Json:
        return self.answers.get(self.field.id)

    def holding(self, rows: Json) -> Answers:
        return {**self.answers, self.field.id: rows}


_Then = tuple[Answers, RowEditing, Wrong]


async def open_row(house: House, actor: Actor, standing: Stored[Request], clicked: Clicked) -> tuple[Request, Wrong]:
    """Shows the questions of one row: with what is wrong with it by now, or of a new one with nothing in it."""

    def opened(row: _Row) -> _Then | None:
        there = row_of(row.rows, clicked.key)
        if there is None and len(rows_of(row.rows)) >= row.field.most:
            return None
        read = row.field.read_row(clicked.key, row.field.typed_row(there), row.on) if there else None
        wrong: Wrong = read.at if isinstance(read, Problems) else {}
        return row.answers, replace(row.editing, opened=clicked.key), wrong

    return await _click(house, actor, standing, clicked, opened)


async def save_row(house: House, actor: Actor, standing: Stored[Request], clicked: Clicked) -> tuple[Request, Wrong]:
    """Keeps the row that is open, and closes it; where something is wrong it stays open with what was typed."""

    def saved(row: _Row) -> _Then | None:
        if row.editing.opened != clicked.key:
            return None
        read = row.field.read_row(clicked.key, clicked.inputs, row.on)
        if not isinstance(read, Problems):
            return row.holding(with_row(row.rows, read)), _closed(row), {}
        as_typed = {at: text for one in row.field.placed() for at, text in echo(one, clicked.inputs).items()}
        return row.answers, replace(row.editing, typed={**_closed(row).typed, **as_typed}), read.at

    return await _click(house, actor, standing, clicked, saved)


async def close_row(house: House, actor: Actor, standing: Stored[Request], clicked: Clicked) -> tuple[Request, Wrong]:
    """Closes the row that is open as it was before it was opened."""

    def closed(row: _Row) -> _Then | None:
        return (row.answers, _closed(row), {}) if row.editing.opened == clicked.key else None

    return await _click(house, actor, standing, clicked, closed)


async def remove_row(house: House, actor: Actor, standing: Stored[Request], clicked: Clicked) -> tuple[Request, Wrong]:
    def removed(row: _Row) -> _Then | None:
        there, place = row_of(row.rows, clicked.key), place_of(row.rows, clicked.key)
        if there is None or place is None:
            return None
        left = row.holding(without_row(row.rows, clicked.key))
        return left, replace(_closed(row), removed=Removed(there, place)), {}

    return await _click(house, actor, standing, clicked, removed)


async def restore_row(house: House, actor: Actor, standing: Stored[Request], clicked: Clicked) -> tuple[Request, Wrong]:
    """Puts back the row that was taken away last."""

    def restored(row: _Row) -> _Then | None:
        gone = row.editing.removed
        if gone is None or gone.row.get("key") != clicked.key:
            return None
        return row.holding(put_back(row.rows, gone.row, gone.place)), _closed(row), {}

    return await _click(house, actor, standing, clicked, restored)


async def _click(
    house: House, actor: Actor, standing: Stored[Request], clicked: Clicked, then: Callable[[_Row], _Then | None]
) -> tuple[Request, Wrong]:
    """Nothing changes where the card showed another revision, where its step asks no rows (any more), or where `then`
    is None. Raises Unavailable, Stale."""
    on, form = await circumstances(house, actor, None, standing.value), await form_then(house, standing.value)

    def done(draft: Request) -> tuple[Request, Wrong]:
        row = _row(form, draft, clicked, on) if draft.revision == clicked.revision else None
        if row is None:
            return draft, {}
        # Another answer on the card may have taken the question away.
        found: _Then | None = then(row) if row.is_asked else (row.answers, row.editing, {})
        if found is None:
            return draft, {}
        answers, editing, wrong = found
        return changed(house, row.form, draft, clicked.step.id, answers, editing), wrong

    return await keep(house, actor, standing, done)


def _row(form: Form, draft: Request, clicked: Clicked, on: Circumstances) -> _Row | None:
    step = form.step(clicked.step.id)
    field = step.rows_asked(draft.answers) if step else None
    if step is None or field is None or not KEY.fullmatch(clicked.key):
        return None
    editing = draft.rows if draft.rows and draft.rows.of == field.id else RowEditing(field.id)
    if editing.opened:  # its card showed no other inputs than those of the row
        return _Row(form, field, draft.answers, editing, clicked, on.with_answers(draft.answers))
    filled = read_step(form, step, draft.answers, clicked.inputs, on)
    sound = typed(form, step, filled.answers)
    wrong = {at: text for at, text in filled.typed.items() if sound.get(at) != text}
    return _Row(form, field, filled.answers, replace(editing, typed=wrong), clicked, on.with_answers(filled.answers))


def _closed(row: _Row) -> RowEditing:
    """Without what was typed in the row."""
    own = {at for one in row.field.placed() for at in one.inputs}
    left = {at: text for at, text in row.editing.typed.items() if at not in own}
    return replace(row.editing, opened="", typed=left, removed=None)
