"""Makes up an answer to each question of a form, as somebody of the examples could give it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from bot.json import Json
from cards.examples.more_kinds import TARIFFS, known
from cards.examples.world import NOW
from dialogs.kinds.attachment import Attachment, AttachmentField
from dialogs.kinds.catalogue import CatalogueField
from dialogs.kinds.choice import Chosen
from dialogs.kinds.date import DateField
from dialogs.kinds.field import Answers, Circumstances, Field, Inputs
from dialogs.kinds.items import ItemsField
from dialogs.kinds.kilometres import KilometresField
from dialogs.kinds.money import MoneyField
from dialogs.kinds.number import NumberField
from dialogs.kinds.period import PeriodField
from dialogs.kinds.pick import PickField
from dialogs.kinds.right import RightField
from dialogs.kinds.thresholds import ThresholdsField
from dialogs.kinds.time import TimeField
from dialogs.problems import Problems

TODAY = NOW.date()
ON = Circumstances(TODAY, me=known().asker, known=known(), tariffs=TARIFFS)
ROWS = 2
TYPED: Mapping[str, Sequence[Json]] = {
    "text": ("Voorbeeld", "V"),
    "long_text": ("Een voorbeeld van wat iemand hier kan schrijven.", "V"),
    "toggle": ("true",),
    "rating": ("2",),
    "declaration": ("true",),
    "iban": ("BE71 0961 2345 6769",),
    "national_number": ("85.07.30-033.28",),
    "person": ("person-2",),
    "school": ("de-linde",),
}


def answers_to(fields: Sequence[Field]) -> Answers:
    """Of fields that may be asked together or not; without what no made-up answer is right for."""
    found: dict[str, Json] = {}
    for field in fields:
        value = field.compute(found) if field.computes else _answer(field.narrowed(found), ON.with_answers(found))
        found |= {} if value is None else {field.id: value}
    return found


def _answer(field: Field, on: Circumstances) -> Json:
    if isinstance(field, AttachmentField):
        return [Attachment("1", "voorbeeld.pdf", field.kinds[0] if field.kinds else "pdf", 184_000).json]
    if isinstance(field, ItemsField):
        rows = [{"key": str(key), **_row(field, on)} for key in range(min(max(ROWS, field.least), field.most))]
        return rows if all(len(row) > 1 for row in rows) else None
    for inputs in _inputs(field):
        value = field.read(inputs, on)
        if value is not None and not isinstance(value, Problems):
            return value
    return None


def _row(field: ItemsField, on: Circumstances) -> Answers:
    row: dict[str, Json] = {}
    for one in field.fields:
        value = _answer(one, replace(on, beside={**on.beside, **row}))
        row |= {} if value is None else {one.id: value}
    return row


def _inputs(field: Field) -> Iterator[Inputs]:
    """What may be typed, the likeliest first: the first that is right is taken."""
    match field:
        case Chosen() | CatalogueField():
            yield from ({field.id: one.value, f"{field.id}.quantity": "2"} for one in field.options)
        case DateField() | PeriodField():
            at = field.inputs[0]
            days = (0, field.earliest or 0, field.latest or 0, 7)
            yield from ({at: (TODAY + timedelta(days=day)).isoformat()} for day in days)
        case KilometresField():
            for tariff in TARIFFS:
                yield dict(zip(field.inputs, ("Gent", "Brussel", tariff.id, "56.5", "true"), strict=True))
        case MoneyField():
            yield from ({field.id: f"{one:.2f}"} for one in (Decimal("24.50"), field.min, field.max))
        case NumberField():
            yield from ({field.id: one} for one in (12, field.min, field.max))
        case PickField():
            yield {field.id: "0"}
        case ThresholdsField():
            yield {}
        case RightField():
            for right in ON.rights.on(TODAY, field.group or ""):
                yield dict(zip(field.inputs, right.key, strict=True))
        case TimeField():
            yield from ({field.id: f"{hour:02}:00"} for hour in (9, *range(24)))
        case _:
            yield from ({field.id: one} for one in TYPED.get(field.kind, ()))
