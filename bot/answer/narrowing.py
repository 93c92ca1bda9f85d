"""Tells when a question may be about one of several topics, and looks only within the one that its asker meant.

The topic of a passage is the one whose words its title has, else its headings, else the folders that it stands in.
"""

from collections.abc import Sequence

from bot.answer.evidence import Hit, best_of_sources, reckoned, says_as_much
from bot.answer.experts.topic import Topic, Topics
from bot.words.folding import words

MOST = 3
"""Topics that are asked about: beside them stands "something else"."""
NEAR = 0.15
"""Of the best score: a page that is no further behind may be the one that was meant. Measured, as the others are
(tests/answers/test_narrowing.py)."""
OTHER = "-"
"""None of the topics that were asked about; no topic has this id."""


def topic_of(hit: Hit, topics: Topics) -> Topic | None:
    """One that is not sensitive: nobody is led to those by a search."""
    source = hit.source
    folders = source.path.replace("\\", "/").split("/")[-2::-1]
    said = (source.title, " ".join(hit.passage.headings), *folders)
    return next((topic for text in said if words(text) and (topic := topics.open.guess(text, slips=False))), None)


def may_mean(question: str, hits: Sequence[Hit], topics: Topics) -> tuple[str, ...]:
    """Ids of the topics of which it may mean one, the best first: those of the best page and of what is as near. None
    where the next page is of the same topic or of none, or where the question says itself what it is about."""
    pages = best_of_sources(hits)
    near = [hit for hit in pages[1:] if says_as_much(hit, pages[0], NEAR)]
    if not near or topics.guess(question):
        return ()
    found = [topic_of(hit, topics) for hit in (pages[0], *near[:MOST])]
    if None in found[:2] or found[0] == found[1]:
        return ()
    return tuple(dict.fromkeys(topic.id for topic in found if topic))[:MOST]


def within(hits: Sequence[Hit], meant: str, apart: Sequence[str], topics: Topics) -> list[Hit]:
    """Those of the topic that was meant, judged among themselves; for OTHER those of none of the topics `apart`."""
    found = [(hit, topic.id if (topic := topic_of(hit, topics)) else "") for hit in hits]
    return reckoned([hit for hit, own in found if (own not in apart if meant == OTHER else own == meant)])
