"""An edition of an announcement: what its readers see of it, kept once another takes its place."""

import json
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from hashlib import sha256

from bot.announce.announcement import Announcement, AnnouncementState, as_received
from bot.announce.authority.asked import Asked
from bot.announce.proving.unnamed import Unnamed
from bot.announce.writing.words import Words

DRAFT = 0
"""The number of the correction that an author writes: nobody sees it yet."""

NOT_OUT = frozenset({AnnouncementState.DRAFT, AnnouncementState.TO_CONFIRM, AnnouncementState.PLANNED})
"""States in which nobody has got it: its author changes it as it is."""


@dataclass(frozen=True, slots=True)
class AnnouncedEdition:
    """`said` is the announcement as its readers have it, `since` when it was published. `revision` grows with every
    change of a draft, which is not published: what is sent is what was previewed. `asked`: a second person was asked to
    confirm it, and what they said; `notify` and `anew` are what its author chose then, on the card `shown_on`."""

    announcement: str
    number: int
    said: Announcement
    since: datetime
    revision: int = 1
    asked: Asked | None = None
    notify: bool = False
    anew: bool = False
    shown_on: str = ""

    @property
    def id(self) -> str:
        return str(self.number)

    @property
    def waits(self) -> bool:
        """For a second person; it cannot be changed then."""
        return bool(self.asked and self.asked.revision == self.revision and self.asked.decision is None)


def kept(announcement: Announcement) -> AnnouncedEdition:
    """What another edition takes the place of."""
    since = announcement.corrected or announcement.published or announcement.created
    asked = announcement.asked if announcement.edition == 1 else announcement.correction
    return AnnouncedEdition(announcement.id, announcement.edition, as_received(announcement), since, asked=asked)


def begun_anew(draft: AnnouncedEdition, announcement: Announcement) -> AnnouncedEdition:
    """Nothing of the draft stays but that its number was used: no card of before publishes or confirms another text."""
    return AnnouncedEdition(announcement.id, DRAFT, as_received(announcement), draft.since, draft.revision + 1)


def is_out(announcement: Announcement) -> bool:
    """Whether somebody may have got it, so that it can be corrected and recalled; once, since what was recalled says
    nothing any more."""
    return announcement.state not in NOT_OUT and announcement.published is not None and announcement.recalled is None


def can_be_changed(announcement: Announcement) -> bool:
    """Or was, so that how far that is can be seen."""
    return bool(announcement.recalled) or is_out(announcement)


def unnamed(announcement: Announcement, before: Announcement) -> Announcement:
    """What is left of the one `before` once a person was taken out of it: whatever proves that one goes on to hold."""
    now = _digest(announcement)
    return announcement if now == _digest(before) else replace(announcement, unnamed=Unnamed(now, digest(before)))


def digest(announcement: Announcement) -> str:
    """SHA-256 of what its readers were told, in every language: editions that say the same have the same."""
    now, kept = _digest(announcement), announcement.unnamed
    return kept.before if kept and kept.now == now else now


def _digest(announcement: Announcement) -> str:
    said = {
        "language": announcement.language,
        "words": {language: _told(words) for language, words in announcement.words.items()},
        "picture": announcement.picture,
        "buttons": [asdict(one) for one in announcement.buttons],
    }
    return sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _told(words: Words) -> dict[str, object]:
    """What asks nothing has the digest that it had before there were questions."""
    told = asdict(words)
    return {name: value for name, value in told.items() if value or name not in {"question", "choices"}}
