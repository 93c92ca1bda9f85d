"""What was typed on the card of a correction, as a change of it; too long is kept as far as it shows that it is."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.announce.announcement import Announcement
from bot.announce.asking.asked import asked_in
from bot.announce.correcting.inputs import input_in
from bot.announce.writing.turns.reading import (
    LONGEST_DESCRIPTION,
    address_typed,
    longest_name,
    name_typed,
    ways_typed,
)
from bot.announce.writing.words import MAX_TEXT, MAX_TITLE, MOST_LANGUAGES, ButtonKind, WayOn, Words
from bot.front.here import Here, line
from bot.json import Json
from bot.words.clean import clean_line, clean_lines
from bot.words.languages import Language

Inputs = Mapping[str, Json]


def corrected(here: Here, said: Announcement, sent: Announcement, inputs: Inputs, *, whole: bool) -> Announcement:
    """`said` with what was typed. Not `whole`: from a card of before, on which titles and texts alone could change."""
    if not whole:
        return replace(said, words={language: _read(inputs, language, words) for language, words in said.words.items()})
    ways = [(place, _as_sent(way, sent)) for place, way in ways_typed(here, inputs)]
    words = {
        language: _read_whole(inputs, said, language, ways, added=language not in sent.words)
        for language in said.languages
    }
    return replace(said, words=words, picture=address_typed(inputs, "image"), buttons=tuple(way for _, way in ways))


def _as_sent(way: WayOn, sent: Announcement) -> WayOn:
    """A form that is called otherwise by now does not make another button of what nobody touched."""
    return next((one for one in sent.buttons if (one.kind, one.to) == (way.kind, way.to)), way)


def _read(inputs: Inputs, language: Language, words: Words) -> Words:
    title, text = line(inputs, input_in("title", language)), line(inputs, input_in("text", language))
    return replace(words, title=clean_line(title)[: 2 * MAX_TITLE], text=clean_lines(text)[: 2 * MAX_TEXT])


def _read_whole(
    inputs: Inputs, said: Announcement, language: Language, ways: Sequence[tuple[int, WayOn]], *, added: bool
) -> Words:
    words = _read(inputs, language, said.words[language])
    names = tuple(_name(inputs, said, language, place, way) for place, way in ways)
    described = clean_line(line(inputs, input_in("image_alt", language)))[:LONGEST_DESCRIPTION]
    words = replace(words, image_alt=described, buttons=names if any(names) else ())
    if not added:
        return words
    asked = {at: line(inputs, input_in(at, language)) for at in ("asked", "choices")}
    return asked_in(said.question, words, asked)


def _name(inputs: Inputs, said: Announcement, language: Language, place: int, way: WayOn) -> str:
    """A question is called as it is asked; in another language than the main one it may be asked otherwise."""
    typed = line(inputs, input_in(f"name{place}", language))
    if language != said.language and way.kind is ButtonKind.ASK:
        return clean_line(typed)[: longest_name(way)]
    return name_typed(way, typed)


def with_language(said: Announcement, language: Language) -> Announcement:
    if language in said.words or len(said.words) >= MOST_LANGUAGES:
        return said
    return replace(said, words={**said.words, language: Words("", "", formatted=True)})


def without_empty(said: Announcement, sent: Announcement) -> Announcement:
    """A language that was added and in which nothing is typed is none."""
    kept = {language: words for language, words in said.words.items() if language in sent.words or not _is_empty(words)}
    return replace(said, words=kept)


def _is_empty(words: Words) -> bool:
    return words == Words("", "", formatted=words.formatted)
