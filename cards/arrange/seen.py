"""A request as its cards draw it."""

from dataclasses import dataclass

from bot.arrange.beside import Beside
from bot.arrange.hand_over.handed_over import HandOver
from bot.arrange.handling.handling import Handling
from bot.arrange.matching.sought import Sought
from bot.arrange.papers.asked import Asked
from bot.arrange.request import Request
from bot.arrange.spent import Spent
from bot.people.colleagues import REACHED, Awaited
from bot.people.mandate import Mandate
from dialogs.model import Field, Form


@dataclass(frozen=True, slots=True)
class Seen:
    """`awaited` tells whether what it waits for, a decision or an answer, has reached who is to give it. `reader` is
    the id of the approver who looks, "" for who asked. `beside` is what that approver should know beside an absence.
    `mandate` is under which they decide, None for themselves. `handling` is how far it is carried out, where somebody
    does so, and `team` are who may (ids), for a reader who is one of them, who sees what of its `hand_overs` became,
    and the `paper` that is to be made once it is done. `sought` is the replacement that the reader may look for, None
    where they may not. `whole`: the reader is who asked or who carries it out, and sees the numbers that are masked for
    everybody else. `scored`: it is scored, and the reader may see how. `spent` is what of a budget was approved, for
    who decides."""

    form: Form
    request: Request
    awaited: Awaited = REACHED
    reader: str = ""
    beside: Beside | None = None
    mandate: Mandate | None = None
    handling: Handling | None = None
    team: tuple[str, ...] = ()
    hand_overs: tuple[HandOver, ...] = ()
    sought: Sought | None = None
    paper: Asked | None = None
    whole: bool = False
    scored: bool = False
    spent: Spent | None = None

    def shows(self, field: Field) -> Field:
        """The field as its answers are shown to the reader."""
        return field.in_full() if self.whole else field
