"""What was answered and by whom; of an anonymous question nothing of the kind is kept."""

from dataclasses import dataclass
from datetime import datetime

from bot.announce.asking.question import Answer


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """Of one person to the question of announcement `of`, which names them: `at` is when they gave it, or changed it
    last."""

    of: str
    person: str
    at: datetime
    answer: Answer
