"""A hand-off as its cards draw it."""

from dataclasses import dataclass

from bot.answer.experts.hand_off import HandOff, HandOffState, Holding
from bot.answer.experts.topic import Topic
from bot.people.colleagues import REACHED, Awaited


@dataclass(frozen=True, slots=True)
class Seen:
    """As `reader` (a person's id: the asker, or an expert) sees it. `topic` is None once it was taken away.

    `awaited`: whether it has reached who is to go on with it. For an expert, `cited` is title and path of what Bode had
    shown, None where they may not know it; `official`: there is an official answer from it. `holding`: whether who took
    it can go on with it.
    """

    handoff: HandOff
    topic: Topic | None
    reader: str
    awaited: Awaited = REACHED
    cited: tuple[str, str] | None = None
    official: bool = False
    holding: Holding = Holding.HERE

    @property
    def own(self) -> bool:
        return self.reader == self.handoff.asker

    @property
    def orphaned(self) -> bool:
        """It stands with somebody who cannot go on with it."""
        with_expert = self.handoff.state in {HandOffState.TAKEN, HandOffState.ASKED}
        return with_expert and self.holding is not Holding.HERE
