"""Words on a card. Ours stand in a TextBlock; what came from outside only ever in TextRuns, which show no Markdown."""

from collections.abc import Sequence

from microsoft_teams.cards.core import (
    Action,
    RichTextBlock,
    Spacing,
    TextBlock,
    TextColor,
    TextRun,
    TextSize,
    TextWeight,
)

from bot.words.clean import clean_line, clean_lines
from cards.parts.plain import plain, unexpanded

MOST_PARAGRAPHS = 30


def shorten(text: str, limit: int) -> str:
    """At most `limit` characters, cut at a word where one is near, with an ellipsis when something was cut."""
    if len(text) <= limit:
        return text
    cut = text[: max(limit - 1, 1)]
    space = cut.rfind(" ")
    return (cut[:space] if space > limit * 2 // 3 else cut).rstrip(" ,.;:") + "…"


def ours(
    text: str,
    *,
    size: TextSize | None = None,
    weight: TextWeight | None = None,
    color: TextColor | None = None,
    subtle: bool = False,
    spacing: Spacing | None = None,
) -> TextBlock:
    """A sentence of the texts files, or a name of a form or a list; nothing that a person typed may be in it."""
    return TextBlock(
        text=plain(text), wrap=True, size=size, weight=weight, color=color, is_subtle=subtle or None, spacing=spacing
    )


def run(
    text: str,
    *,
    size: TextSize | None = None,
    weight: TextWeight | None = None,
    color: TextColor | None = None,
    subtle: bool = False,
    italic: bool = False,
    underline: bool = False,
    action: Action | None = None,
) -> TextRun:
    return TextRun(
        text=unexpanded(text),
        size=size,
        weight=weight,
        color=color,
        is_subtle=subtle or None,
        italic=italic or None,
        underline=underline or None,
        select_action=action,
    )


def line(*runs: TextRun, spacing: Spacing | None = None) -> RichTextBlock:
    return RichTextBlock(inlines=list(runs), spacing=spacing)


def typed(
    text: str,
    *,
    size: TextSize | None = None,
    weight: TextWeight | None = None,
    color: TextColor | None = None,
    subtle: bool = False,
    spacing: Spacing | None = None,
) -> RichTextBlock:
    """One line of words from outside: a title, a name, a short answer; or our own sentence that holds them."""
    return line(run(clean_line(text), size=size, weight=weight, color=color, subtle=subtle), spacing=spacing)


def paragraphs(text: str, *, subtle: bool = False, spacing: Spacing | None = None) -> list[RichTextBlock]:
    """Words from outside with their lines kept; a TextRun knows no line breaks, so each line is a block."""
    lines = clean_lines(text).split("\n")
    kept, rest = lines[:MOST_PARAGRAPHS], " ".join(lines[MOST_PARAGRAPHS:]).strip()
    blocks: list[RichTextBlock] = []
    gap: Spacing | None = spacing
    for words in [*kept, rest]:
        if not words.strip():
            gap = "Small"
            continue
        blocks.append(line(run(words.strip(), subtle=subtle), spacing=gap))
        gap = "None"
    return blocks


def marked(
    text: str,
    stretches: Sequence[tuple[int, int]],
    *,
    size: TextSize | None = None,
    spacing: Spacing | None = None,
) -> RichTextBlock:
    """One line of words from outside with the [start, end) `stretches` of them in bold; overlaps are joined."""
    runs: list[TextRun] = []
    at = 0
    for start, end in sorted(stretches):
        first, last = max(start, at), min(end, len(text))
        if first < last:
            runs += [
                run(_within(text[at:first]), size=size),
                run(_within(text[first:last]), size=size, weight="Bolder"),
            ]
            at = last
    runs.append(run(_within(text[at:]), size=size))
    return line(*(piece for piece in runs if piece.text), spacing=spacing)


def _within(text: str) -> str:
    """Cleaned for the middle of a line: its outer spaces stay."""
    lead = " " if text[:1].isspace() else ""
    trail = " " if text[-1:].isspace() and text.strip() else ""
    return f"{lead}{clean_line(text)}{trail}"
