"""Which topic each page of a collection is of: the `subject` that its rows name, else pages that share their telling
words."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from bot.answer.evaluation.collections import Row
from bot.answer.evaluation.perturbing import words_in
from bot.words.lists import every_stopword

READ = 4000
"""Characters of a page, from its beginning: long ones say there what they are about."""
SHORTEST = 4
TELLING = 30
"""Words that speak for a page: those that are frequent in it and rare elsewhere."""
SAME = 0.2
"""Cosine of the telling words from which on two pages are of one topic. By eye, on laws and on questions about an app:
selections of one archive law, the questions about one screen of the app."""

SHARED = 3
"""Words, at least: one is chance on a short page."""

Telling = Mapping[str, float]
"""Of a page: its telling words, with weights of length 1."""


def topics_of(rows: Iterable[Row]) -> dict[str, str]:
    """Page -> the name of its topic. Which pages form one follows from the pages alone, whatever their order."""
    texts: defaultdict[str, str] = defaultdict(str)
    found: dict[str, str] = {}
    for row in rows:
        page = row["doc"]
        if row.get("subject"):
            found[page] = str(row["subject"])
        elif page not in found and len(texts[page]) < READ:
            texts[page] += " ".join(row.get(key) or "" for key in ("title", "heading", "text")) + "\n"
    return found | _clustered({page: text for page, text in texts.items() if page not in found})


def _clustered(texts: Mapping[str, str]) -> dict[str, str]:
    """Each page goes to the first page of the topic that is nearest, or begins one."""
    found: dict[str, str] = {}
    leading: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)  # word -> first pages that have it
    telling = _telling(texts)
    for page in sorted(texts):
        cosines: defaultdict[str, float] = defaultdict(float)
        shared: Counter[str] = Counter()
        for word, weight in telling[page].items():
            for leader, theirs in leading[word]:
                cosines[leader] += weight * theirs
                shared[leader] += 1
        near = {leader: cosine for leader, cosine in cosines.items() if cosine >= SAME and shared[leader] >= SHARED}
        nearest = max(near, key=lambda leader: (near[leader], leader), default="")
        if nearest:
            found[page] = nearest
        else:
            found[page] = page
            for word, weight in telling[page].items():
                leading[word].append((page, weight))
    return found


def _telling(texts: Mapping[str, str]) -> dict[str, Telling]:
    counts = {page: Counter(_words(text[:READ])) for page, text in texts.items()}
    held = Counter(word for own in counts.values() for word in own)
    return {page: _weighed(own, held, len(texts)) for page, own in counts.items()}


def _words(text: str) -> list[str]:
    ordinary = every_stopword()
    return [word for word in words_in(text) if len(word) >= SHORTEST and word not in ordinary]


def _weighed(own: Mapping[str, int], held: Mapping[str, int], pages: int) -> Telling:
    """A word that no other page has joins none."""
    weights = {
        word: (1 + math.log(count)) * math.log(pages / held[word]) for word, count in own.items() if held[word] > 1
    }
    most = dict(sorted(weights.items(), key=lambda one: (-one[1], one[0]))[:TELLING])
    length = math.sqrt(sum(weight * weight for weight in most.values())) or 1.0
    return {word: weight / length for word, weight in most.items()}
