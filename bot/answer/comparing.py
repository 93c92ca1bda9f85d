"""For who asks in what two things differ: the passage of the page that speaks of both, a table before running text."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from bot.answer.evidence import Hit, known_of_its_page
from bot.words.asked import Asked, content_words
from bot.words.folding import words
from bot.words.language import languages_of
from bot.words.lists import every_listed


def compared_in(question: str) -> frozenset[str]:
    """The words for what is compared, two or more; none of a question that compares nothing."""
    said = f" {words(question)} "
    asks = [phrase for phrase in _asks() if f" {phrase} " in said]
    if not asks:
        return frozenset()
    around = {word for phrase in asks for word in phrase.split()}
    found = frozenset(word.form for word in content_words(question)) - around
    return found if len(found) > 1 else frozenset()


def which_compares(question: str, best: Hit, hits: Sequence[Hit]) -> Hit:
    """`best`, or with the passage of its page in its place that has all that is compared in its own words."""
    compared = compared_in(question)
    if not compared:
        return best
    asked = Asked(content_words(question), best.names, languages_of(question), best.source.language, best.split)
    both = [one for one in known_of_its_page(best, hits) if compared <= asked.present(one.text)]
    table = next((one for one in both if one.table), None)
    chosen = table or (None if best.passage in both else next(iter(both), None))
    return best if chosen is None else replace(best, passage=chosen, following=(), opening=())


@cache
def _asks() -> tuple[str, ...]:
    """In every language."""
    return tuple(dict.fromkeys(map(words, every_listed(lambda of: of.comparing.asks))))
