"""How the question of an announcement stands for one of its readers."""

from dataclasses import dataclass

from bot.announce.asking.question import Answer, Result


@dataclass(frozen=True, slots=True)
class Response:
    """`given` is what they answered, None where that is not known here, or to nobody. `result` is what may be shown,
    None where it was not looked up. `problem` is the key of what is wrong with what they entered just now, which is
    kept in `entered`."""

    answered: bool = False
    given: Answer | None = None
    result: Result | None = None
    problem: str = ""
    entered: str = ""


NOT_YET = Response()
