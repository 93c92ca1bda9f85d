"""The buttons of who carries requests out, and of the queue in which they find them, each with its payload.

`seen` is the length of the history of the handling that the card shows: nobody does something to what they did not see.
"""

from cards.arrange.buttons import Seen
from cards.parts.verbs import Id, Verb


class QueueShow(Verb):
    verb = "queue.show"
    beside = True


class HandlingShow(Verb):
    verb = "handling.show"
    request: Id


class HandlingTake(Verb):
    """Also what a colleague has."""

    verb = "handling.take"
    request: Id
    seen: Seen


class HandlingAssign(Verb):
    """Input: to."""

    verb = "handling.assign"
    request: Id
    seen: Seen


class HandlingAsk(Verb):
    """Input: question."""

    verb = "handling.ask"
    request: Id
    seen: Seen


class HandlingReturn(Verb):
    """Back to the queue."""

    verb = "handling.return"
    request: Id
    seen: Seen


class HandlingFinish(Verb):
    """Inputs: word, which may be empty, and the blanks of the paper that is to be made."""

    verb = "handling.finish"
    request: Id
    seen: Seen


class HandlingReopen(Verb):
    """It was not done after all. Input: reopen, why not, which may be empty."""

    verb = "handling.reopen"
    request: Id
    seen: Seen


class PaperGet(Verb):
    """The paper that was made once it was carried out."""

    verb = "paper.get"
    request: Id


class HandlingAnswer(Verb):
    """Input: text. The requester answers who carries it out."""

    verb = "handling.answer"
    request: Id
    seen: Seen
