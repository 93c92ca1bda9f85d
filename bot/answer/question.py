"""A question that somebody asked, kept for feedback and for what is missing."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.answer.answer import Verdict
from bot.answer.evidence import Evidence
from bot.answer.follow_ups import combined


class Reason(StrEnum):
    """Why an answer was of no use."""

    WRONG = "wrong"
    OUTDATED = "outdated"
    INCOMPLETE = "incomplete"
    NOT_MEANT = "not_meant"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Question:
    """`useful` is the person's own verdict, None until they gave one; `reason` and `words` say why it was not.

    `source` is what was cited, "" for nothing, `library` what it is of, and `evidence` why. `about` is the earlier
    question that this one follows on, "" when it stands alone. `handed_off`: the person took it to an expert after all.
    `missed` is whether it belongs in the gaps report, kept to be found by. `apart` are ids of the topics of which it
    may be one, and `meant` which of them the person said, or OTHER (bot.answer.narrowing); "" for none so far.
    `objected`: they said that the answer is not right, which somebody looks into.
    """

    id: str
    person: str
    text: str
    asked: datetime
    verdict: Verdict
    source: str = ""
    useful: bool | None = None
    evidence: Evidence | None = None
    about: str = ""
    reason: Reason | None = None
    words: str = ""
    handed_off: bool = False
    missed: bool = False
    apart: tuple[str, ...] = ()
    meant: str = ""
    library: str = ""
    objected: bool = False

    @property
    def whole(self) -> str:
        """What was asked, with the earlier question that it follows on: it can be read alone."""
        return combined(self.text, self.about) if self.about else self.text

    @property
    def subject(self) -> str:
        """What a question that follows on this one is about."""
        return self.about or self.text
