"""Which text of a passage is given to a model: it decides what a vector is of, for the index and for the evaluation."""

from bot.answer.library.source import Passage, Source

CUT = 1
"""Which way texts are cut and vectors are stretched: part of a model's name, so that another makes all of them anew."""

MOST = 2000
"""Characters: about as much as the embedded model reads at once. A passage has 160 words, which is less; but a single
word, or the row of a table, can be of any length."""


def meant_text(source: Source, passage: Passage) -> str:
    """The title, the headings from the top, and the words of the passage: each on a line of its own, the title once."""
    headings = [heading for heading in passage.headings if heading != source.title]
    return "\n".join(filter(None, [source.title, *headings, passage.text]))[:MOST]
