"""A correction as who may confirm it sees it."""

from dataclasses import dataclass

from bot.announce.announcement import Announcement
from bot.announce.authority.asked import Asked
from bot.announce.correcting.edition import AnnouncedEdition


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The correction of one edition of `announcement`, by the `revision` that was asked for. `asked` is what became of
    it: None where something else is asked for by now, or nothing any more. `draft` is what its author writes: the
    correction itself as long as it waits, and once it was sent back."""

    announcement: Announcement
    draft: AnnouncedEdition | None
    asked: Asked | None

    @property
    def waits(self) -> bool:
        return self.asked is not None and self.asked.decision is None
