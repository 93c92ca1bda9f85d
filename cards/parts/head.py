"""The head that all cards share, the line that says how something stands, and boxes that draw attention."""

from typing import Literal

from microsoft_teams.cards.core import CardElement, Container, ContainerStyle, TextBlock, TextColor

from bot.words.clean import clean_line
from cards.parts.plain import plain
from cards.parts.words import line, run, shorten, typed

Tone = Literal["good", "warning", "attention", "accent", "emphasis"]
"""Said in words too, always: a colour is never the only sign."""

LONGEST_TITLE = 200


def head(
    kind: str, title: str, subtle: str = "", *, outside: bool = False, color: TextColor = "Accent"
) -> list[CardElement]:
    """`kind` is a small coloured line of ours; `outside`: the title is not of our texts or forms but typed."""
    elements: list[CardElement] = [kind_line(kind, color, heads=outside)]
    if outside:
        elements.append(title_line(title))
    else:
        elements.append(
            TextBlock(text=plain(title), wrap=True, size="Large", weight="Bolder", style="heading", spacing="Small")
        )
    if subtle:
        elements.append(subtle_line(subtle))
    return elements


def kind_line(kind: str, color: TextColor = "Accent", *, heads: bool = True) -> CardElement:
    """`heads`: a screen reader finds it as the card's heading. What somebody typed cannot be one: that is in runs."""
    style = "heading" if heads else None
    return TextBlock(text=plain(kind), wrap=True, size="Small", weight="Bolder", color=color, style=style)


def title_line(title: str) -> CardElement:
    """One that was typed."""
    return typed(shorten(clean_line(title), LONGEST_TITLE), size="Large", weight="Bolder", spacing="Small")


def subtle_line(subtle: str) -> CardElement:
    return typed(subtle, size="Small", subtle=True, spacing="Small")


def state(words: str, tone: Tone, detail: str = "") -> Container:
    """How it stands now, in words on a coloured ground (coloured letters are too pale to read on white)."""
    runs = [run(clean_line(words), weight="Bolder")]
    if clean_line(detail):
        runs.append(run(f" · {clean_line(detail)}"))
    return box([line(*runs)], tone)


def box(items: list[CardElement], tone: ContainerStyle, *, border: bool = False) -> Container:
    return Container(items=items, style=tone, rounded_corners=True, show_border=border or None, spacing="Medium")


def apart(items: list[CardElement]) -> Container:
    """A section of its own, below a thin line."""
    return Container(items=items, separator=True, spacing="Medium")
