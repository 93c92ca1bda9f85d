"""Whether all of a sentence is made of listed phrases: how commands in ordinary words are told from questions."""

from collections.abc import Collection, Sequence

LONGEST = 6
"""Words of a phrase."""

Gap = tuple[int, int]
"""The first word that was left out, and the one behind the last."""
_NONE = (-1, -1)


def made_of(said: Sequence[str], must: Sequence[Collection[str]], may: Collection[str] = ()) -> bool:
    """Whether the words can be cut into phrases of which each group of `must` has one, and `may` whatever is left.

    All are as words() gives them.
    """
    return bool(said) and (_all_of(must), _NONE) in _reached(said, must, may, 0)


def gaps_in(said: Sequence[str], must: Sequence[Collection[str]], may: Collection[str], longest: int) -> list[Gap]:
    """The stretches of at most so many words without which the rest is `made_of` these, the shortest first."""
    every = _all_of(must)
    found = [gap for met, gap in _reached(said, must, may, longest) if met == every and gap != _NONE]
    return sorted(found, key=lambda gap: (gap[1] - gap[0], gap))


def _all_of(must: Sequence[Collection[str]]) -> int:
    return (1 << len(must)) - 1


def _reached(
    said: Sequence[str], must: Sequence[Collection[str]], may: Collection[str], longest: int
) -> set[tuple[int, Gap]]:
    """Each way through all of the words: the groups that were met, as bits, and what was left out."""
    reached: list[set[tuple[int, Gap]]] = [{(0, _NONE)}, *(set[tuple[int, Gap]]() for _ in said)]
    for start, ways in enumerate(reached[:-1]):
        if not ways:
            continue
        for end in range(start + 1, min(start + LONGEST, len(said)) + 1):
            phrase = " ".join(said[start:end])
            for group, phrases in enumerate(must):
                if phrase in phrases:
                    reached[end] |= {(met | 1 << group, gap) for met, gap in ways}
            if phrase in may:
                reached[end] |= ways
        whole = [met for met, gap in ways if gap == _NONE]
        for end in range(start + 1, min(start + longest, len(said)) + 1) if whole else ():
            reached[end] |= {(met, (start, end)) for met in whole}
    return reached[-1]
