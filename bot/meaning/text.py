"""Which text of a passage is given to a model: it decides what a vector is of, for the index and for the evaluation."""

from bot.answer.library.source import Passage, Source


def meant_text(source: Source, passage: Passage) -> str:
    """The title, the headings from the top, and the words of the passage: each on a line of its own, none twice."""
    headings = [heading for heading in passage.headings if heading != source.title]
    return "\n".join(filter(None, [source.title, *headings, passage.text]))
