"""Examples of what Bode keeps of who asks."""

from collections.abc import Mapping

from bot.people.retention import USUAL, Retention
from cards.examples.hostile import HOSTILE
from cards.examples.world import Shown
from cards.home.own_data import own_data_card
from cards.texts import Texts

NOTHING: Mapping[str, int] = dict.fromkeys(
    ("questions", "hand_offs", "owned", "received", "written", "asked", "decided", "given", "held"), 0
)
MUCH = {
    **NOTHING,
    "questions": 12,
    "hand_offs": 1,
    "owned": 2,
    "received": 1_204,
    "written": 3,
    "asked": 41,
    "decided": 1,
}
ODD = Retention(questions_named=1, requests=400, left=366).as_days()


def own_data_examples(t: Texts) -> Shown:
    yield "own_data_card", "nothing", own_data_card(t, NOTHING, USUAL.as_days(), "")
    yield "own_data_card", "much", own_data_card(t, MUCH, USUAL.as_days(), "Mia Peeters (privacy@mijnstad.be)")
    yield "own_data_card", "no mail address", own_data_card(t, NOTHING, USUAL.as_days(), "Mia Peeters, lokaal 12")
    yield "own_data_card", "odd periods", own_data_card(t, {**MUCH, "given": 2, "held": 1}, ODD, HOSTILE)
