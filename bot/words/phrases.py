"""Whether all of a sentence is made of listed phrases: how commands in ordinary words are told from questions."""

from collections.abc import Collection, Sequence

LONGEST = 6
"""Words of a phrase."""


def made_of(said: Sequence[str], must: Sequence[Collection[str]], may: Collection[str] = ()) -> bool:
    """Whether the words can be cut into phrases of which each group of `must` has one, and `may` whatever is left.

    All are as words() gives them.
    """
    every = (1 << len(must)) - 1
    reached: list[set[int]] = [{0}, *(set[int]() for _ in said)]
    """For each place the groups that were met on the way to it, as bits."""
    for start, met in enumerate(reached[:-1]):
        for end in range(start + 1, min(start + LONGEST, len(said)) + 1) if met else ():
            phrase = " ".join(said[start:end])
            for group, phrases in enumerate(must):
                if phrase in phrases:
                    reached[end] |= {bits | 1 << group for bits in met}
            if phrase in may:
                reached[end] |= met
    return bool(said) and every in reached[-1]
