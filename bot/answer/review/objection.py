"""An objection: somebody said that an answer is not right, for who answers for it."""

from dataclasses import dataclass
from datetime import datetime

from bot.answer.question import Reason


@dataclass(frozen=True, slots=True)
class Objection:
    """`id` is that of the question. `asker` is "" unless they wanted their name to be told: nothing else here says who
    it was. `source` is what was cited, `library` what that is of. `people` (ids) are who is shown it; `closer` looked
    into it, when it is `closed`."""

    id: str
    question: str
    source: str
    library: str
    reason: Reason
    words: str
    asker: str
    people: frozenset[str]
    created: datetime
    closer: str = ""
    closed: datetime | None = None
