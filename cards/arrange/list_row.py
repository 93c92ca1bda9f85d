"""A request as a row of a list: what its form sends to which column, in words and as a value of the column's type."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.arrange.request import Request
from bot.json import Json
from bot.lists import Cell, Holds
from bot.people.directory import Directory
from bot.words.clean import clean_line, clean_lines
from cards.texts import ZONE, Texts
from dialogs.cells import holds, part_of
from dialogs.filling import asked_answers
from dialogs.handing_over import HandingOver
from dialogs.kinds.field import Field
from dialogs.model import Form
from dialogs.rules import RuleType, RuleValue


def list_row(
    t: Texts, directory: Directory, form: Form, rule: HandingOver, request: Request, moment: str
) -> Mapping[str, Cell]:
    """By the headers of the columns; what was not answered leaves its column empty."""
    answers, cells = asked_answers(form, request.answers), dict[str, Cell]()
    for name, header in (rule.columns or {}).items():
        found = part_of(form, name)
        if found and (cell := _cell(t, *found, answers.get(found[0].id))):
            cells[header] = cell
    facts = _facts(t, directory, request, moment)
    return {**cells, **{header: facts[name] for name, header in (rule.about or {}).items() if facts[name].text}}


def _facts(t: Texts, directory: Directory, request: Request, moment: str) -> Mapping[str, Cell]:
    person = directory.people.get(request.requester)
    school = directory.schools.get(request.school or (person.school if person else ""))
    return {
        "reference": _text(request.reference),
        "moment": _text(t("handed-over-moment", moment=moment)),
        "at": _at(t, request.changed),
        "state": _text(t(f"state-{request.state}")),
        "requester": _text(t.name(request.requester)),
        "mail": _text(person.mail if person else ""),
        "school": _text(school.name if school else ""),
        "submitted": _at(t, request.submitted or request.created),
    }


def _text(text: str) -> Cell:
    return Cell(Holds.TEXT, clean_line(text))


def _at(t: Texts, at: datetime) -> Cell:
    return Cell(Holds.MOMENT, f"{t.short_day(at.astimezone(ZONE).date())} {t.time(at)}", at.isoformat())


def _cell(t: Texts, field: Field, part: str, answer: Json) -> Cell | None:
    """None where nothing was answered, or by an older version of the form, something of another shape."""
    if answer in (None, "", []):
        return None
    said = clean_lines(field.in_full().said(t, answer))
    of = holds(field, part)
    if of in {Holds.TEXT, Holds.CHOICE} and not part:
        return Cell(of, said)
    value = field.rule_values(answer).get(part)
    if value is None:
        return Cell(of, said) if of is Holds.TEXT else None
    known = _known(t, field.rule_types[part], value)
    return Cell(of, known.text if part else said, known.value)


def _known(t: Texts, of: RuleType, value: RuleValue) -> Cell:
    """A part of an answer, as rules see it."""
    match value:
        case bool():
            return Cell(Holds.TRUTH, t("yes") if value else t("no"), value)
        case datetime():
            return Cell(Holds.DAY, t.short_day(value.date()), value.date().isoformat())
        case timedelta():
            days = value / timedelta(days=1)
            return Cell(Holds.NUMBER, t.number(days), days)
        case int() | float():
            amount = value / 100 if of is RuleType.MONEY else value
            return Cell(Holds.NUMBER, t.number(amount), amount)
        case str():
            return _text(value)
        case _:
            return _text(", ".join(map(str, value)))
