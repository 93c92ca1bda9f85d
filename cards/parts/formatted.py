"""Lines of bold, italic and linked words as typed elements: nothing is left to a client's own reading of Markdown."""

from collections.abc import Iterable, Iterator, Sequence

from microsoft_teams.cards.core import CardElement, Column, ColumnSet, OpenUrlAction, RichTextBlock, Spacing, TextRun

from bot.links import Leads, directly, host_of
from bot.words.formatted import Line, Piece
from cards.parts.plain import plain
from cards.parts.words import MOST_PARAGRAPHS, line, run


def formatted_lines(lines: Sequence[Line], leads: Leads = directly) -> list[CardElement]:
    """Each line a block; of an item of a list, its sign stands before it at every width. What is more than
    MOST_PARAGRAPHS follows in one line, so that a card stays within what a client draws. `leads`: where a client goes
    for an address."""
    kept, rest = lines[:MOST_PARAGRAPHS], lines[MOST_PARAGRAPHS:]
    blocks = [_block(one, "Small" if one.gap else "None" if at else None, leads) for at, one in enumerate(kept)]
    if rest:
        pieces = [piece for one in rest for piece in (Piece(f" {one.sign} " if one.sign else " "), *one.pieces)]
        blocks.append(_words(pieces, "None", leads))
    return blocks


def _block(shown: Line, spacing: Spacing | None, leads: Leads) -> CardElement:
    if not shown.sign:
        return _words(shown.pieces, spacing, leads)
    sign = Column(width="auto", items=[line(run(shown.sign))])
    words = Column(width="stretch", spacing="Small", items=[_words(shown.pieces, None, leads)])
    return ColumnSet(columns=[sign, words], spacing=spacing)


def _words(pieces: Iterable[Piece], spacing: Spacing | None, leads: Leads) -> RichTextBlock:
    return line(*(one for piece in pieces for one in _runs(piece, leads)), spacing=spacing)


def _runs(piece: Piece, leads: Leads) -> Iterator[TextRun]:
    """Behind a link stands where it leads, unless its words say so."""
    if not piece.link:
        yield _run(piece)
        return
    yield _run(piece, OpenUrlAction(url=leads(piece.link), title=plain(piece.text)))
    host = host_of(piece.link)
    if host.removeprefix("www.") not in piece.text.lower():
        yield run(f" ({host})", subtle=True)


def _run(piece: Piece, action: OpenUrlAction | None = None) -> TextRun:
    return run(
        piece.text,
        weight="Bolder" if piece.bold else None,
        italic=piece.italic,
        color="Accent" if action else None,
        underline=action is not None,
        action=action,
    )
