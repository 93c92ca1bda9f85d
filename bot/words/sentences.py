"""Where sentences end, in Dutch, French and English."""

import re
from collections.abc import Iterator

_LISTED = """
a.d.h.v aanv alg apr arr art artt aug b.v b.v.b betr bijl bijv blz bv bvb c.q ca cfr cf d.d d.m.v d.w.z dec dgl dhr
dir dr ds e.a e.d e.v ed eds e.g enz etc ev evt ex excl feb febr fig geb gem hfst i.e i.f.v i.g.v i.p.v i.s.m i.v.m
incl ing ir jan jg jl jr kon lic m.a.w m.b.t m.b.v m.i.v m.m max mevr mgr mio mld mln mme mlle mr mrs ms mw n.a.v
n.v.t nr nrs nov o.a o.b.v o.i.d o.l.v okt oct ong op.cit opm p p.a p.ex p.m par pag pp prof ref resp sec sept sr st
t.a.v t.e.m t.g.v t.h.v t.o.v t.w.v tel v.d v.o v.z.w vb vgl vnl vol vs w.o zgn
"""
_ABBREVIATIONS = frozenset(_LISTED.split())
_MAY_END = frozenset({"enz", "etc", "e.d", "e.a", "o.i.d", "dgl", "n.v.t"})

_END = re.compile(r"(?<![.!?…])[.!?…]++[)\"'”’»\]]*+(?=\s)|\n")
_AFTER = re.compile(r"[ \t]*(.?)")
_LAST_WORD = re.compile(r"([^\s(\[\"'“‘«/]+)$")


def sentences(text: str) -> list[tuple[int, int]]:
    """The [start, end) of every sentence, without the white space around it; a line break ends one too."""
    return list(_spans(text))


def _spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _END.finditer(text):
        if match[0] != "\n" and not _ends(text, match):
            continue
        yield from _trimmed(text, start, match.end())
        start = match.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    if piece.strip():
        left = start + len(piece) - len(piece.lstrip())
        yield left, left + len(piece.strip())


def _ends(text: str, match: re.Match[str]) -> bool:
    mark = match[0]
    found = _AFTER.match(text, match.end())
    after = found[1] if found else ""
    if not mark.startswith(".") or mark.startswith(".."):
        return not after.islower() or mark[0] in "!?"
    if after.islower():
        return False
    word = _LAST_WORD.search(text, max(0, match.start() - 40), match.start())
    if word is None:
        return True
    last = word[1].casefold()
    if last in _ABBREVIATIONS:
        # "enz." and "etc." do end a sentence when a capital follows.
        return last in _MAY_END and after.isupper()
    is_initial = len(last) == 1 and last.isalpha() and word[1].isupper()
    is_list_number = last.isdigit() and len(last) <= 2 and text[max(0, word.start() - 1) : word.start()] in {"", "\n"}
    return not is_initial and not is_list_number
