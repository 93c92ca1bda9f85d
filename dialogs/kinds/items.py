"""Rows of the same questions: the costs of an expense claim, the things to be bought. Each is filled in by itself."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Literal, cast

from microsoft_teams.cards.core import CardElement, ColumnDefinition, Table, TableCell, TableRow

from bot.json import Json
from bot.toml_files import Found, Hint, Labels, Line, Raw, doubles, each, rows, unknown, whole
from cards.parts.facts import listed, row
from cards.parts.fitting import LIMITS
from cards.parts.inputs import Filling
from cards.parts.words import ours, shorten, typed
from cards.texts import Texts
from dialogs.kinds import AnyField, kinds
from dialogs.kinds.field import Checked, Circumstances, Field, Inputs, is_blank, ordered
from dialogs.kinds.money import is_below_zero
from dialogs.problems import ArgumentsOf, Problem, ProblemKey, Problems, problem
from dialogs.rows import KEY, Row, key_of, rows_of
from dialogs.rules import RuleType, RuleValue
from dialogs.sentence import Sentence

MOST_ROWS = 20
"""As many as can be changed and read on one card in every language."""
MOST_FIELDS = 6
MOST_COMPARED = 4
HEARD = "0"
"""The key of a row that was read from a sentence: those of buttons begin at 1."""
LONGEST_IN_ROW = 120
"""Characters of one text in a row that has buttons: all of it stands where it is open."""

PLURALS: Mapping[RuleType | None, RuleType] = {
    RuleType.TEXT: RuleType.TEXTS,
    RuleType.NUMBER: RuleType.NUMBERS,
    RuleType.MONEY: RuleType.AMOUNTS,
    RuleType.DATE: RuleType.DATES,
}


class ItemsProblem(StrEnum):
    """What only rows can have wrong."""

    FEW = "problem-rows-few"
    MANY = "problem-rows-many"


class ItemsField(Field, frozen=True):
    """Its value is a list of rows (dialogs/rows.py). `row` is what one of them is called; `totals` are ids of fields
    whose answers are added up below them. With `compare`, the id of an amount, the rows are what one chooses among, as
    offers: a table that says which is the lowest, and no sum."""

    in_rows = False
    elsewhere = True
    problems: ClassVar[ArgumentsOf] = {ItemsProblem.FEW: frozenset({"min"}), ItemsProblem.MANY: frozenset({"max"})}

    kind: Literal["items"] = "items"
    row: Labels
    fields: Annotated[tuple[AnyField, ...], Hint("at least one of [[fields]]")]
    totals: Annotated[tuple[str, ...], each(fewest=0)] = ()
    compare: Line | None = None
    least: Annotated[int, whole(1, MOST_ROWS)] = 1
    most: Annotated[int, whole(1, MOST_ROWS)] = MOST_ROWS

    @classmethod
    def also(cls, raw: Raw) -> Iterator[Found]:
        yield from ordered(raw, "least", "most")
        yield from doubles(raw, "fields", "field")
        given = raw.get("fields")
        count = len(cast(Sequence[Any], given)) if isinstance(given, list | tuple) else MOST_FIELDS
        if not 1 <= count <= MOST_FIELDS:
            yield ("fields",), f"a row has 1 to {MOST_FIELDS} fields"
        yield from _wrong_fields(raw)
        yield from _wrong_totals(raw)
        yield from _wrong_compare(raw)

    @property
    def inputs(self) -> tuple[str, ...]:
        return ()

    def _is_empty(self, inputs: Inputs) -> bool:
        return is_blank(inputs.get(self.id))

    def placed(self, key: str = "") -> tuple[Field, ...]:
        """The fields of one row with the ids of their inputs: "costs.amount" of the row that is open, "costs.3.amount"
        of the one with that key."""
        at = f"{self.id}.{key}" if key else self.id
        return tuple(one.model_copy(update={"id": f"{at}.{one.id}"}) for one in self.fields)

    def read_row(self, key: str, inputs: Inputs, on: Circumstances, *, opened: bool = True) -> "Row | Problems":
        """The row with this key. `opened`: the inputs are those of the row that is open."""
        found: dict[str, Json] = {"key": key}
        problems: dict[str, Problem] = {}
        for field, placed in zip(self.fields, self.placed("" if opened else key), strict=True):
            value = placed.read(inputs, on.with_answers(found))
            if isinstance(value, Problems):
                problems |= value.at
            elif value is not None:
                found[field.id] = value
        return Problems(problems) if problems else found

    def typed_row(self, row: Row, *, opened: bool = True) -> Mapping[str, str]:
        """What the inputs of a row say for its values."""
        said: dict[str, str] = {}
        for field, placed in zip(self.fields, self.placed("" if opened else key_of(row)), strict=True):
            said |= placed.typed(row.get(field.id))
        return said

    def _read(self, inputs: Inputs, on: Circumstances) -> Checked:
        """Of what `typed` gives: the keys of the rows at its id, and the inputs of each."""
        raw = inputs.get(self.id)
        keys = raw.split(",", MOST_ROWS + 1) if isinstance(raw, str) else []
        if not keys or len(set(keys)) < len(keys) or not all(map(KEY.fullmatch, keys[:MOST_ROWS])):
            return problem(self.id, ProblemKey.REQUIRED)
        if len(keys) > self.most:
            return problem(self.id, ItemsProblem.MANY, max=self.most)
        if len(keys) < self.least:
            return problem(self.id, ItemsProblem.FEW, min=self.least)
        read = [self.read_row(key, inputs, on, opened=False) for key in keys]
        wrong = [one for one in read if isinstance(one, Problems)]
        if wrong:
            return Problems({at: said for one in wrong for at, said in one.at.items()})
        return cast(Json, read)

    @property
    def weighs(self) -> bool:
        return any(field.weighs for field in self.fields if field.id in self.totals)

    def heard(self, sentence: Sentence, on: Circumstances, spoken: Sequence[str]) -> Json:
        """One row, where what is added up is said: what is missing in it is asked before anybody gets past the step."""
        row: dict[str, Json] = {"key": HEARD}
        for field in self.fields:
            value = field.heard(sentence, on.with_answers(row), spoken)
            row |= {} if value is None else {field.id: value}
        return [row] if any(field.id in row for field in self.fields if field.id in self.totals) else None

    def given(self, value: Json) -> Mapping[str, str]:
        """A list of rows, each with its answers by field: whatever keys they have, they are numbered from 1."""
        rows = value if isinstance(value, list | tuple) else ()
        if not rows or not all(isinstance(row, Mapping) for row in rows):
            return {}
        said = {self.id: ",".join(str(number) for number in range(1, len(rows) + 1))}
        for number, one in enumerate(rows, 1):
            for field, placed in zip(self.fields, self.placed(str(number)), strict=True):
                said |= placed.given(cast(Row, one).get(field.id))
        return said

    def typed(self, value: Json) -> Mapping[str, str]:
        found = rows_of(value)
        said = {self.id: ",".join(map(key_of, found))} if found else {}
        for one in found:
            said |= self.typed_row(one, opened=False)
        return said

    @property
    def rule_types(self) -> Mapping[str, RuleType]:
        """What all rows answer to one question, by its id; of kinds of which rules know a list."""
        given = {field.id: field.rule_types.get(_told(field)) for field in self.fields}
        return {name: PLURALS[kind] for name, kind in given.items() if kind in PLURALS}

    def rule_values(self, value: Json) -> Mapping[str, RuleValue]:
        said: dict[str, RuleValue] = {}
        for field in self.fields if rows_of(value) else ():
            if field.id in self.rule_types:
                one_by_one = (field.rule_values(row.get(field.id)).get(_told(field)) for row in rows_of(value))
                said[field.id] = cast(RuleValue, [one for one in one_by_one if one is not None])
        return said

    def is_same(self, value: Json, before: Json) -> bool:
        """Whatever keys the rows have."""
        one, other = ([{**row, "key": ""} for row in rows_of(given)] for given in (value, before))
        return one == other

    def is_still(self, value: Json, again: Json) -> bool:
        pairs = zip(rows_of(value), rows_of(again), strict=True)
        return all(
            field.is_still(row.get(field.id), anew.get(field.id)) for row, anew in pairs for field in self.fields
        )

    def _draw(self, f: Filling) -> list[CardElement]:
        return self.questions(f)

    def questions(self, f: Filling) -> list[CardElement]:
        """The inputs of the row that is open."""
        return [element for field in self.placed() for element in field.draw(f)]

    def _said(self, t: Texts, value: Json) -> str:
        found = rows_of(value)
        lines = [" – ".join(self._parts(t, one)) for one in found]
        sums = [f"{label}: {total}" for label, total in self._sums(t, found)]
        return "\n".join([*lines, *sums]) if found else ""

    def shown(self, t: Texts, value: Json, limit: int) -> list[CardElement]:
        found = rows_of(value)
        if not found:
            return super().shown(t, value, limit)
        label = ours(self.label[t.language], size="Small", subtle=True)
        if self.compare and limit > LIMITS[-1]:
            return [label, self._compared(t, found, limit)]
        if self.compare:  # a table is too much, when nothing else helps
            return [label, *(typed(self._compared_line(t, one, found, limit), size="Small") for one in found)]
        return [
            label,
            *(self.row_shown(t, one, limit) for one in found),
            *(self.totals_shown(t, found) if len(found) > 1 else []),
        ]

    def _compared(self, t: Texts, found: Sequence[Row], limit: int) -> CardElement:
        """A table of the rows, with a word at those of which the compared amount is the lowest."""
        lowest = self.lowest(found)
        heads = [ours(field.label[t.language], weight="Bolder", size="Small") for field in self.fields]
        lines = [TableRow(cells=[TableCell(items=[head]) for head in heads])]
        for one in found:
            cells: list[list[CardElement]] = [
                [typed(shorten(self._part(t, field, one) or "–", limit), size="Small")] for field in self.fields
            ]
            if self.sum_of(one) is not None and self.sum_of(one) == lowest:
                at = [field.id for field in self.fields].index(self.compare or "")
                cells[at].append(ours(t("compare-lowest"), size="Small", weight="Bolder", spacing="None"))
            lines.append(TableRow(cells=[TableCell(items=list(cell)) for cell in cells]))
        columns = [ColumnDefinition(width=1) for _ in self.fields]
        return Table(columns=columns, rows=lines, first_row_as_headers=True, spacing="Small")

    def _compared_line(self, t: Texts, one: Row, found: Sequence[Row], limit: int) -> str:
        words = [shorten(part, limit) for part in self._parts(t, one)]
        amount = self.sum_of(one)
        is_lowest = amount is not None and amount == self.lowest(found)
        return " · ".join([*words, *([t("compare-lowest")] if is_lowest else [])])

    def sum_of(self, one: Row) -> Decimal | None:
        """The amount by which a row is compared."""
        field = next((field for field in self.fields if field.id == self.compare), None)
        return field.amount(one.get(field.id)) if field else None

    def lowest(self, found: Sequence[Row]) -> Decimal | None:
        return min((amount for one in found if (amount := self.sum_of(one)) is not None), default=None)

    def named(self, t: Texts, shown: Row) -> str:
        """A row by what its first question says."""
        return shorten(self._part(t, self.fields[0], shown) or self.row[t.language], LONGEST_IN_ROW)

    def row_shown(self, t: Texts, shown: Row, limit: int, *, brief: bool = False) -> CardElement:
        """What the first field says, with the first sum's share beside it; unless it is `brief`, the others below."""
        counted = next((field for field in self.fields if field.id in self.totals[:1]), None)
        first, *others = self.fields
        share = self._share(t, counted, shown) if counted else ""
        every = [(field, self._part(t, field, shown)) for field in others]
        below = [said for field, said in every if said and (field is not counted or said != share)]
        items: list[CardElement] = [typed(shorten(self._part(t, first, shown) or "–", limit), weight="Bolder")]
        if below and not brief:
            words = " · ".join(shorten(one, limit) for one in below)
            items.append(typed(words, size="Small", subtle=True, spacing="None"))
        return row(items, [typed(share)]) if share else listed(items)

    def _share(self, t: Texts, counted: Field, shown: Row) -> str:
        """ "" where it would say the same as the first question."""
        value = shown.get(counted.id)
        if value is None:
            return "" if counted is self.fields[0] else "–"
        share = counted.share_said(t, value)
        return "" if counted is self.fields[0] and share == counted.said_in_row(t, value) else share

    def _parts(self, t: Texts, shown: Row) -> list[str]:
        return [said for field in self.fields if (said := self._part(t, field, shown))]

    def _part(self, t: Texts, field: Field, shown: Row) -> str:
        """ "" for what was not answered."""
        value = shown.get(field.id)
        return "" if value in (None, "", []) else field.said_in_row(t, value)

    def in_full(self) -> "ItemsField":
        return self.model_copy(update={"fields": tuple(field.in_full() for field in self.fields)})

    def masked(self, value: Json) -> Json:
        """The rows, with each of their answers masked."""
        fields = {field.id: field for field in self.fields}
        return [
            {name: fields[name].masked(one) if name in fields else one for name, one in found.items()}
            for found in rows_of(value)
        ]

    def totals_shown(self, t: Texts, found: Sequence[Row]) -> list[CardElement]:
        return [
            row([ours(label, weight="Bolder")], [typed(total, weight="Bolder")])
            for label, total in self._sums(t, found)
        ]

    def _sums(self, t: Texts, found: Sequence[Row]) -> list[tuple[str, str]]:
        """What is added up, in words, and how much it is."""
        added = [field for field in self.fields if field.id in self.totals]
        return [
            (
                t("total") if len(added) == 1 else t("total-of", what=field.label[t.language]),
                field.sum_said(t, self.total(field, found)),
            )
            for field in added
        ]

    def amount(self, value: Json) -> Decimal | None:
        """Of all rows together, whether the form adds them up or not. Of what is chosen among, only what is chosen."""
        if self.compare:
            return None
        found = [field.amount(one.get(field.id)) for one in rows_of(value) for field in self.fields]
        named = [one for one in found if one is not None]
        return sum(named, start=Decimal(0)) if named else None

    def total(self, field: Field, found: Sequence[Row]) -> Decimal:
        return sum((field.worth(one.get(field.id)) or Decimal(0) for one in found), start=Decimal(0))


def _told(field: Field) -> str:
    """The part of its answers that a list of them is made of."""
    return "" if "" in field.rule_types else "sum"


def _wrong_fields(raw: Raw) -> Iterator[Found]:
    named = list(rows(raw, "fields"))
    for number, field in named:
        kind = kinds().get(str(field.get("kind")))
        if kind and not kind.in_rows:
            yield ("fields", number, "kind"), f"a row has no field of kind '{field['kind']}'"
        if field.get("kind") == "money" and is_below_zero(field.get("min")):
            yield ("fields", number, "min"), "must not be below zero in a row: a total would leave it out"
        if "when" in field:
            yield ("fields", number, "when"), "every question of a row is asked"
        if "default" in field:
            yield ("fields", number, "default"), "a row begins empty"
        if any("when" in option for _, option in rows(field, "options")):
            yield ("fields", number, "options"), "every option of a row's question is offered"
        if any("most" in option for _, option in rows(field, "options")) and field.get("kind") != "catalogue":
            yield ("fields", number, "options"), "places are not counted in rows: leave 'most' out"
    if named and not any(_is_required(field) for _, field in named):
        yield ("fields",), "one field of a row must be required, or rows might say nothing"


def _is_required(field: Raw) -> bool:
    kind = kinds().get(str(field.get("kind")))
    return field.get("required", kind is None or kind.model_fields["required"].default) is not False


def _wrong_totals(raw: Raw) -> Iterator[Found]:
    kind_of = {str(field.get("id")): kinds().get(str(field.get("kind"))) for _, field in rows(raw, "fields")}
    given = raw.get("totals")
    for number, name in enumerate(cast(list[Any], given) if isinstance(given, list) else []):
        kind = kind_of.get(name) if isinstance(name, str) else None
        if isinstance(name, str) and name not in kind_of:
            yield ("totals", number), unknown("field of the row", name, kind_of)
        elif kind and not kind.adds:
            yield ("totals", number), f"answers to '{name}' cannot be added up"


def _wrong_compare(raw: Raw) -> Iterator[Found]:
    name, kind_of = raw.get("compare"), {str(one.get("id")): one.get("kind") for _, one in rows(raw, "fields")}
    if not isinstance(name, str) or not name.strip() or not kind_of:
        return
    if name not in kind_of:
        yield ("compare",), unknown("field of the row", name, kind_of)
    elif kind_of[name] != "money":
        yield ("compare",), f"'{name}' must be of kind money"
    if len(kind_of) > MOST_COMPARED:
        yield ("compare",), f"a table of more than {MOST_COMPARED} columns does not fit a phone"
    if raw.get("totals"):
        yield ("totals",), "what is compared is not added up"
