"""The words that answer, cut from a passage and what stands around it: what a person reads first on the answer card."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import takewhile
from types import MappingProxyType

from bot.answer.answer import Excerpt
from bot.answer.comparing import compared_in
from bot.answer.evidence import Hit
from bot.answer.library.source import Passage, Table, below, own_heading
from bot.answer.rows import answering_rows
from bot.answer.trouble import is_told
from bot.answer.windows import ENOUGH, LIMIT, window
from bot.words.asked import MOST_WORDS, Asked, Split, content_words, whole
from bot.words.language import languages_of
from bot.words.languages import DEFAULT_LANGUAGE, Language
from bot.words.sentences import sentences

QUOTE = 200
"""Characters of a lead: one sentence or two."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph or a part of one, an item of a list, a row of a table, or a heading of what follows."""

    text: str
    is_heading: bool = False


def excerpt(
    question: str,
    title: str,
    passage: Passage,
    names: Mapping[str, Sequence[str]] = MappingProxyType({}),
    limit: int = LIMIT,
    *,
    stress: str = "",
    language: Language = DEFAULT_LANGUAGE,
    split: Split = whole,
    following: Sequence[Passage] = (),
    opening: Sequence[Passage] = (),
    begins: bool = False,
) -> Excerpt:
    """At most `limit` characters. `title` and `language` are the source's; `names` and `split` as in Hit; `stress` is
    the part of the question that matters most, as in a question that follows on another. Where the passage is short,
    what stands below the same heading in the `following` ones is shown with it. Where the title asks the same, and the
    page does not go on below its `opening`, that stands above what was found. `begins`: the passage is shown from its
    beginning on, whatever its sentences say."""
    asked, stressed = _asked(question, names, language, split, stress)
    opens = bool(opening) and passage == opening[0]
    lines: list[_Line] = []
    if opening and not opens and not passage.table and _asks_the_same(title, passage, asked):
        introduced = [_Line(line) for line in _lines_of(opening[0].text)]
        lines += introduced if 2 * len(opening[0].text) < limit else []
    room = limit - sum(len(line.text) + 1 for line in lines)
    heading = own_heading(title, passage)
    if heading and 3 * len(heading) <= room:  # what takes too much room is left out
        lines.append(_Line(heading, is_heading=True))
        room -= len(heading) + 1
    table: Table = ()
    if passage.table:
        shown, table = _rows(title, passage, asked, stressed, room, compared_in(question))
        lines += shown
    else:
        begins = begins or _is_its_subject(title, passage, asked)
        texts, is_all = window(passage.text, asked, room, stressed, begins=begins, opens=opens)
        shown = [_Line(line) for line in texts]
        lines += shown
        if is_all:
            used = sum(len(line.text) + 1 for line in shown)
            more = following if used < min(ENOUGH, limit) else [*takewhile(partial(_is_table_of, passage), following)]
            lines += _continued(title, passage, more, asked, stressed, room - used)
    lines = _without_promises(lines)
    text = "\n".join(line.text for line in lines)
    return Excerpt(text, asked.marks(text), frozenset(at for at, line in enumerate(lines) if line.is_heading), table)


def _asked(
    question: str, names: Mapping[str, Sequence[str]], language: Language, split: Split, stress: str = ""
) -> tuple[Asked, frozenset[str]]:
    """With the words that are stressed."""
    stressed = frozenset(word.form for word in content_words(stress)) if stress else frozenset[str]()
    words = content_words(question)
    kept = [*words[:MOST_WORDS], *(word for word in words[MOST_WORDS:] if word.form in stressed)]
    return Asked(kept, names, languages_of(question), language, split), stressed


def _asks_the_same(title: str, passage: Passage, asked: Asked) -> bool:
    """The page does, and not the very chapter."""
    return asked.covered_by(title) and not _heads(passage, asked)


def says_all(words: str, hit: Hit, text: str) -> bool:
    """Whether `text`, which is of the hit's source, has all that the words tell."""
    asked, _ = _asked(words, hit.names, hit.source.language, hit.split)
    return asked.covered_by(text)


def from_its_beginning(question: str, hit: Hit) -> Hit:
    """With the first passage of a page about one thing in place of what was found there, where its title asks the same
    and that says enough, or the page goes on below it."""
    asked, _ = _asked(question, hit.names, hit.source.language, hit.split)
    if not hit.opening or hit.passage.table or not _asks_the_same(hit.source.title, hit.passage, asked):
        return hit
    first, *others = hit.opening
    says_enough = len(first.text) >= ENOUGH or any(True for _ in below(first, others))
    return replace(hit, passage=first, following=others) if says_enough else hit


def excerpt_of(question: str, hit: Hit, stress: str = "", limit: int = LIMIT) -> Excerpt:
    """The words of what a search found; what to do from the first step on, for who tells that something happened."""
    hit = from_its_beginning(question, hit)
    source = hit.source
    return excerpt(
        question,
        source.title,
        hit.passage,
        hit.names,
        limit,
        stress=stress,
        language=source.language,
        split=hit.split,
        following=hit.following,
        opening=hit.opening,
        begins=is_told(question, hit.passage),
    )


def section_of(passage: Passage, following: Sequence[Passage]) -> str:
    """All the text below the heading of the passage, from the passage on."""
    parts, before = [passage.text], passage.headings
    for one in below(passage, following):
        parts += [one.headings[-1], one.text] if one.headings != before else [one.text]
        before = one.headings
    return "\n".join(parts)


def _rows(
    title: str, passage: Passage, asked: Asked, stressed: frozenset[str], limit: int, compared: Collection[str] = ()
) -> tuple[list[_Line], Table]:
    about = " ".join((title, *passage.headings))
    text, table = answering_rows(passage.table, about, asked, stressed, limit, compared)
    return [_Line(line) for line in text.split("\n")], table


def _continued(
    title: str,
    passage: Passage,
    following: Sequence[Passage],
    asked: Asked,
    stressed: frozenset[str],
    limit: int,
) -> Iterator[_Line]:
    """The passages below the same heading, each with its own heading, as far as whole lines of them fit."""
    before = passage.headings
    for one in below(passage, following):
        lines = [_Line(one.headings[-1], is_heading=True)] if one.headings != before else []
        before = one.headings
        path_room = limit - sum(len(line.text) + 1 for line in lines)
        if path_room <= 0:
            return
        whole_text = _lines_of(one.text)
        if one.table:
            lines += _rows(title, one, asked, stressed, path_room)[0]
        else:
            lines += _fitting(whole_text, path_room)
        used = sum(len(line.text) + 1 for line in lines)
        if not lines or lines[-1].is_heading or used > limit:
            return
        yield from lines
        limit -= used
        if not one.table and lines[-1].text != whole_text[-1]:
            return


def _is_table_of(passage: Passage, other: Passage) -> bool:
    return bool(other.table) and other.headings == passage.headings


def _without_promises(lines: Sequence[_Line]) -> list[_Line]:
    """A last line that announces what is no longer shown says nothing, nor does the heading that it stands below."""
    left = list(lines)
    while len(left) > 1 and (left[-1].is_heading or left[-1].text.endswith(":")):
        left.pop()
    return left


def _lines_of(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _fitting(lines: Sequence[str], limit: int) -> list[_Line]:
    """Whole lines; of the first that does not fit, the sentences that do."""
    found: list[_Line] = []
    for line in lines:
        if len(line) + 1 > limit:
            ends = [end for _, end in sentences(line) if end < limit]
            if ends:
                found.append(_Line(line[: ends[-1]]))
            break
        found.append(_Line(line))
        limit -= len(line) + 1
    return found


def _is_its_subject(title: str, passage: Passage, asked: Asked) -> bool:
    """The page or the chapter asks this itself, so that it opens with the answer."""
    if passage.ordinal == 0 and (title.rstrip().endswith("?") or asked.covered_by(title)):
        return True
    return _heads(passage, asked)


def _heads(passage: Passage, asked: Asked) -> bool:
    return bool(passage.headings) and asked.covered_by(passage.headings[-1])
