"""Numbers as a chart; where a client draws none, the same numbers as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from microsoft_teams.cards.core import (
    BarChartDataValue,
    CardElement,
    ChartColor,
    ColumnDefinition,
    DonutChart,
    DonutChartData,
    GroupedVerticalBarChart,
    GroupedVerticalBarChartData,
    HorizontalAlignment,
    HorizontalBarChart,
    HorizontalBarChartDataValue,
    Table,
    TableCell,
    TableRow,
)

from cards.parts.words import ours, typed
from cards.texts import Texts


@dataclass(frozen=True, slots=True)
class Bar:
    label: str
    value: int
    color: ChartColor


@dataclass(frozen=True, slots=True)
class Series:
    """Bars of one colour, one beside each of the other series: a value for each label, None for no bar."""

    name: str
    values: Sequence[float | None]
    color: ChartColor


def bars(t: Texts, title: str, figures: Sequence[Bar], *, outside: bool = False) -> list[CardElement]:
    """The words above carry the total, so that the chart needs no axis. `outside`: the labels are not of our texts but
    typed."""
    chart = HorizontalBarChart(
        title=title,
        display_mode="AbsoluteNoAxis",
        data=[HorizontalBarChartDataValue(x=bar.label, y=bar.value, color=bar.color) for bar in figures],
        fallback=_table(t, figures, outside=outside),
    )
    return [ours(title, weight="Bolder"), chart]


def donut(t: Texts, title: str, figures: Sequence[Bar], middle: str = "") -> list[CardElement]:
    """Parts of a whole, of which none counts twice; `middle` is said inside the ring. The numbers stand above it in
    words: a ring shows one only while its part is pointed at, which a phone cannot."""
    chart = DonutChart(
        title=title,
        data=[DonutChartData(legend=one.label, value=one.value, color=one.color) for one in figures if one.value],
        value=middle or None,
        show_legend=True,
        fallback=_table(t, figures),
    )
    numbers = " · ".join(f"{one.label} {t.number(one.value)}" for one in figures if one.value)
    return [ours(title, weight="Bolder"), *([ours(numbers, spacing="None")] if numbers else []), chart]


def _table(t: Texts, figures: Sequence[Bar], *, outside: bool = False) -> Table:
    return Table(
        columns=[ColumnDefinition(width=3), ColumnDefinition(width=1)],
        first_row_as_headers=False,
        show_grid_lines=False,
        rows=[
            TableRow(
                cells=[
                    _named(bar.label) if outside else _cell(bar.label, "Left"),
                    _cell(t.number(bar.value), "Right"),
                ]
            )
            for bar in figures
        ],
    )


def _cell(words: str, side: HorizontalAlignment, *, small: bool = False) -> TableCell:
    text = ours(words, size="Small" if small else None)
    text.horizontal_alignment = side
    return TableCell(items=[text])


def grouped(
    title: str, labels: Sequence[str], series: Sequence[Series], fallback: Table | Literal["drop"]
) -> GroupedVerticalBarChart:
    """`fallback` says the same where a client draws none; "drop" where the card says it anyway."""
    data = [
        GroupedVerticalBarChartData(
            legend=one.name,
            color=one.color,
            values=[
                BarChartDataValue(x=label, y=value)
                for label, value in zip(labels, one.values, strict=True)
                if value is not None
            ],
        )
        for one in series
    ]
    return GroupedVerticalBarChart(title=title, data=data, show_legend=True, fallback=fallback)


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], *, first: int = 2) -> Table:
    """Names in the first column, which is `first` times as wide, numbers in the others."""
    return Table(
        columns=[ColumnDefinition(width=first), *(ColumnDefinition(width=1) for _ in heads[1:])],
        first_row_as_headers=True,
        rows=[TableRow(cells=[_head(words, at) for at, words in enumerate(heads)])]
        + [TableRow(cells=[_named(row[0]), *(_cell(words, "Right", small=True) for words in row[1:])]) for row in rows],
    )


def _head(words: str, at: int) -> TableCell:
    text = ours(words, size="Small", weight="Bolder")
    text.horizontal_alignment = "Right" if at else "Left"
    return TableCell(items=[text])


def _named(words: str) -> TableCell:
    return TableCell(items=[typed(words, size="Small")])
