"""Texts that stood in a draft before, the newest first: so many at most, kept beside it in the commit that replaces
each."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from bot.announce.announcement import Announcement
from bot.announce.asking.question import Question
from bot.announce.pictures.picture import Picture
from bot.announce.writing.words import WayOn, Words
from bot.words.languages import Language

MOST = 10


@dataclass(frozen=True, slots=True)
class EarlierText:
    """What was said in a draft until `until`; `revision` is the last of the draft that said so."""

    revision: int
    until: datetime
    language: Language
    words: Mapping[Language, Words] = field(hash=False)
    picture: str = ""
    fetched: Picture | None = None
    buttons: tuple[WayOn, ...] = ()
    question: Question | None = None

    @property
    def title(self) -> str:
        """In its main language."""
        return self.words[self.language].title

    def put_in(self, draft: Announcement) -> Announcement:
        """The draft, saying this again."""
        return replace(
            draft,
            language=self.language,
            words=self.words,
            picture=self.picture,
            fetched=self.fetched,
            buttons=self.buttons,
            question=self.question,
        )


@dataclass(frozen=True, slots=True)
class EarlierTexts:
    """Of one draft, the newest first; at most MOST."""

    announcement: str
    texts: tuple[EarlierText, ...] = ()

    def of(self, revision: int) -> EarlierText | None:
        return next((one for one in self.texts if one.revision == revision), None)


def is_replaced(before: Announcement, after: Announcement) -> bool:
    """Whether something that was written is not said any more."""
    written = any(words.title.strip() or words.text.strip() for words in before.words.values())
    return written and _what(before) != _what(after)


def with_text_of(kept: EarlierTexts, draft: Announcement, now: datetime) -> EarlierTexts:
    """And what this draft said until now. The same text is kept once, where it stood last."""
    said = EarlierText(
        draft.revision,
        now,
        draft.language,
        draft.words,
        draft.picture,
        draft.fetched,
        draft.buttons,
        draft.question,
    )
    others = [one for one in kept.texts if _what(one) != _what(said)]
    return EarlierTexts(kept.announcement, (said, *others)[:MOST])


def without_text_of(kept: EarlierTexts, draft: Announcement) -> EarlierTexts:
    """Without what this draft says now."""
    return replace(kept, texts=tuple(one for one in kept.texts if _what(one) != _what(draft)))


def _what(said: Announcement | EarlierText) -> tuple[Any, ...]:
    return said.language, dict(said.words), said.picture, said.buttons, said.question
