"""Facts: what, and its value. A FactSet renders Markdown, so values from outside stand in TextRuns."""

from collections.abc import Sequence

from microsoft_teams.cards.core import CardElement, Column, ColumnSet, Container, Fact, FactSet, FlowLayout

from cards.parts.words import ours, paragraphs
from cards.texts import Texts


def answered(label: str, value: str) -> Container:
    """A question of a form and what was answered, one below the other: reads the same on every width."""
    return Container(
        items=[ours(label, size="Small", subtle=True), *paragraphs(value, spacing="None")], spacing="Small"
    )


def counts(facts: Sequence[tuple[str, str]]) -> FactSet:
    """Labels and numbers of ours only."""
    return FactSet(facts=[Fact(title=title, value=value) for title, value in facts])


def row(items: list[CardElement], aside: list[CardElement]) -> ColumnSet:
    """Something with a button or a number beside it."""
    return ColumnSet(
        columns=[
            Column(width="stretch", items=items, vertical_content_alignment="Center"),
            Column(width="auto", items=aside, vertical_content_alignment="Center"),
        ],
        spacing="Small",
    )


def listed(items: list[CardElement]) -> Container:
    """As `row`, with nothing beside it."""
    return Container(items=items, spacing="Small")


def earlier(t: Texts, count: int) -> list[CardElement]:
    """Above the newest steps of a history: how many came before those that are shown."""
    return [ours(t("history-more", count=count), size="Small", subtle=True)] if count > 0 else []


NARROWEST = "170px"
"""Of an input for a day: a date and the sign that opens the calendar."""


def side_by_side(left: list[CardElement], right: list[CardElement]) -> Container:
    """Two inputs that belong together, beside each other where both can be read whole; else one below the other, also
    where a client knows no flow."""
    flow = FlowLayout(item_fit="Fill", min_item_width=NARROWEST, column_spacing="Small", row_spacing="Small")
    items: list[CardElement] = [Container(items=one) for one in (left, right)]
    return Container(items=items, layouts=[flow], spacing="Small")
