"""`python app.py forms preview FILE`: draws all cards of one form on one page, in every language."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.arrange.request import Request, RequestState
from bot.arrange.row_editing import RowEditing
from bot.toml_files import file_bytes
from bot.words.languages import LANGUAGES
from cards.arrange.approvals import approval_card
from cards.arrange.forms import review_card, step_card
from cards.arrange.requests import request_card
from cards.arrange.rows import row_card
from cards.arrange.seen import Seen
from cards.card import Card
from cards.examples.world import NAMES, NOW, request
from cards.texts import Texts, texts
from dialogs.filling import asked_answers, typed
from dialogs.form import forms_of
from dialogs.kinds.items import ItemsField
from dialogs.model import Answers, Form, Step
from tools.gallery.__main__ import build
from tools.gallery.bare import without_drawings
from tools.gallery.form_answers import ON, answers_to

Named = Iterator[tuple[str, str, Card]]
"""Which card, of what, and the card."""


def draw(file: Path, page: Path) -> int:
    """Writes the page, and returns how many cards it holds. Raises BadFiles with all that is wrong with the form."""
    (form,) = forms_of({file.name: file_bytes(file)}).values()
    shown = cards_of(form)
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(build(shown), "utf-8")
    return len(shown)


def cards_of(form: Form) -> list[dict[str, Any]]:
    """As the gallery draws them."""
    found: list[dict[str, Any]] = []
    for language in LANGUAGES:
        t = texts(language).naming(lambda person: NAMES.get(person, ""))
        for name, example, card in _drawn(t, form):
            drawn = card.json()
            entry: dict[str, Any] = {"name": name, "example": example, "language": language, "card": drawn}
            bare = without_drawings(drawn)
            found.append({**entry, "bare": bare} if bare != drawn else entry)
    return found


def _drawn(t: Texts, form: Form) -> Named:
    """Each step empty and filled in, also one that these answers would not ask; then what is read of it."""
    every = answers_to(form.fields)
    open_form = form.model_copy(update={"steps": tuple(map(_always_asked, form.steps))})
    for step in open_form.steps:
        empty, filled = _draft(form, {}), _draft(form, every)
        yield "step", f"{step.id}, empty", step_card(t, open_form, empty, step, {}, {}, on=ON)
        values = typed(open_form, step, every)
        yield "step", f"{step.id}, filled in", step_card(t, open_form, filled, step, values, {}, on=ON)
        for field in step.fields:
            if isinstance(field, ItemsField):
                editing = RowEditing(field.id, "0")
                card = row_card(t, open_form, filled, (step, field), editing, {}, on=ON)
                yield "row", f"{step.id}, {field.id}", card
    answers = asked_answers(form, every)
    yield "review", "before it is handed in", review_card(t, form, _draft(form, answers))
    waiting = _waiting(form, answers)
    yield "requester", "it waits", request_card(t, Seen(form, waiting), NOW)
    yield "approver", "what is decided on", approval_card(t, Seen(form, waiting, reader="person-2"), NOW)


def _always_asked(step: Step) -> Step:
    fields = tuple(field.model_copy(update={"when": None}) for field in step.fields)
    return step.model_copy(update={"when": None, "fields": fields})


def _draft(form: Form, answers: Answers) -> Request:
    return request(RequestState.DRAFT, form=form.id, answers=answers)


def _waiting(form: Form, answers: Answers) -> Request:
    stages = tuple(stage.id for stage in form.stages_needed(answers) if not stage.approved) or (form.route[0].id,)
    waiting = request(RequestState.SUBMITTED, form=form.id, answers=answers)
    return replace(waiting, reference=f"{form.prefix}-{NOW.year}-00001", stages=stages, stage=stages[0])
