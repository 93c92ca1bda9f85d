"""Reads the topics file, and names every mistake in it."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

from bot.answer.experts.topic import Care, Keyword, Topic, Topics, keyword
from bot.people.principals import EXPERTS, READERS, wrong_principal
from bot.toml_files import (
    WORDS_HINT,
    Flag,
    Found,
    Hint,
    Labels,
    Raw,
    Table,
    doubles,
    each,
    file_bytes,
    matching,
    parse,
    unknown,
    words_by_language,
)
from bot.words.distress import Need
from bot.words.languages import Language

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


def load_topics(path: Path) -> Topics:
    """Raises BadFiles with everything that is wrong, each with file, place and problem."""
    return topics_of(path.name, file_bytes(path))


def topics_of(file: str, text: bytes) -> Topics:
    """Raises BadFiles, as `load_topics`; `file` is its name."""
    return Topics(topic.topic for topic in parse(file, text, _File).topics)


def wrong_word(text: str) -> str:
    if not keyword(text).said or "*" in text.strip()[:-1]:
        return f"'{text[:60]}' is no word; a star stands at the end only"
    return ""


def _wrong_need(text: str) -> str:
    return "" if text in set(Need) else unknown("need", text, list(Need))


Principals = Annotated[tuple[str, ...], each(lambda text: wrong_principal(text, EXPERTS))]


class _Topic(Table, frozen=True):
    id: Annotated[str, matching(_ID.fullmatch, "small letters, figures and hyphens")]
    name: Labels
    words: Annotated[Mapping[Language, tuple[str, ...]], words_by_language(wrong_word), WORDS_HINT] | None = None
    experts: Principals
    followers: Annotated[tuple[str, ...], each(lambda text: wrong_principal(text, READERS))] = ()
    sensitive: Flag = False
    text: Labels | None = None
    contacts: Principals | None = None
    needs: Annotated[tuple[Need, ...], each(_wrong_need)] = ()
    within: Annotated[Mapping[Language, tuple[str, ...]], words_by_language(wrong_word), WORDS_HINT] | None = None

    @classmethod
    def also(cls, raw: Raw) -> Iterator[Found]:
        if "words" not in raw and not raw.get("needs"):
            yield (), "'words' is missing"
        for name in ("text", "contacts", "needs"):
            if name != "needs" and raw.get("sensitive") is True and name not in raw:
                yield (), f"'{name}' is missing: a sensitive topic needs it"
            if not raw.get("sensitive") and name in raw:
                yield (name,), "is for a topic with sensitive = true"
        if "within" in raw and not raw.get("needs"):
            yield ("within",), "is for a topic with needs"

    @property
    def topic(self) -> Topic:
        within = _keywords(self.within)
        care = Care(self.text, self.contacts, self.needs, within) if self.text and self.contacts else None
        return Topic(self.id, self.name, _keywords(self.words), self.experts, care, self.followers)


def _keywords(words: Mapping[Language, tuple[str, ...]] | None) -> tuple[Keyword, ...]:
    """Of every language, each once."""
    return tuple(dict.fromkeys(keyword(text) for texts in (words or {}).values() for text in texts))


class _File(Table, frozen=True):
    topics: Annotated[tuple[_Topic, ...], Hint("at least one of [[topics]]")]

    @classmethod
    def also(cls, raw: Raw) -> Iterator[Found]:
        return doubles(raw, "topics", "topic")
