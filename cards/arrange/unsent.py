"""Words that were typed in the other boxes of a card than the one whose button was clicked: nobody loses them."""

from collections.abc import Mapping, Sequence

from bot.json import Json
from bot.people.known import Known
from bot.words.clean import clean_lines
from cards.arrange.attendance import MISSED
from cards.arrange.choices import ADVISERS, NAMES
from cards.arrange.handled import ANSWER
from cards.arrange.handling import QUESTION, REOPEN, TO, WORD
from cards.arrange.typed import LONGEST_WORDS, Typed
from dialogs.problems import Problem

SAYS: Mapping[str, str] = {"condition": "problem-condition-unsent"}
"""Where another sentence says better what can be done with it."""
REASSIGN = ("to", "to.name", "why")
ADVICE = (ADVISERS, NAMES, "advice")
DECIDING = ("condition", "reason", "question", *REASSIGN, *ADVICE, "comment")
"""The inputs of the card of who decides."""
ADVISING = ("advice", "comment")
ASKING = ("text", "reason", ANSWER, MISSED, "comment")
"""Those of the requester's own card."""
HANDLING = (WORD, QUESTION, TO, REOPEN, "comment")


def unsent(inputs: Mapping[str, Json], card: Sequence[str], *own: str, known: Known | None = None) -> Typed | None:
    """What stands in the inputs of the `card`, where the button would take something along in none but its `own`; None
    where it takes all. `known` are those who can be picked."""
    typed = _words_in(inputs, card)
    others = [name for name in typed if name not in own]
    return Typed({name: Problem(SAYS.get(name, "problem-unsent")) for name in others}, typed, known) if others else None


def beside(inputs: Mapping[str, Json], card: Sequence[str], *own: str, known: Known | None = None) -> Typed:
    """What stands in the others, to be shown again where the button does what it does whatever they say."""
    return Typed({}, _words_in(inputs, [name for name in card if name not in own]), known)


def _words_in(inputs: Mapping[str, Json], names: Sequence[str]) -> Mapping[str, str]:
    sent = {name: value for name in names if isinstance(value := inputs.get(name), str)}
    kept = {name: clean_lines(text[: 10 * LONGEST_WORDS])[:LONGEST_WORDS] for name, text in sent.items()}
    return {name: text for name, text in kept.items() if text}
