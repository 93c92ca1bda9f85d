"""Examples of the gaps report."""

from collections import Counter

from bot.answer.gaps import Gap, Gaps
from bot.answer.question import Reason
from cards.answer.gaps import gaps_card
from cards.examples.hostile import HOSTILE
from cards.examples.world import EMOJI, Shown
from cards.texts import Texts

SOME = (
    Gap(("maaltijdcheques",), "hoeveel maaltijdcheques krijg ik per maand", 14, 11, 14, 0, Counter()),
    Gap(("leasefiets", "stelen"), "wat als mijn leasefiets …", 6, 4, 1, 5, Counter({Reason.INCOMPLETE: 4})),
    Gap(("coronatest",), "moet ik een coronatest laten doen", 2, 2, 2, 0, Counter()),
)


def gaps_examples(t: Texts) -> Shown:
    yield "gaps_card", "some", gaps_card(t, Gaps(SOME, 23), is_author=True)
    yield "gaps_card", "none", gaps_card(t, Gaps((), 0), is_author=False)
    yield "gaps_card", "only single ones", gaps_card(t, Gaps((), 1), is_author=False)
    hostile = Gap((HOSTILE, EMOJI), f"{HOSTILE} {EMOJI}", 3, 2, 1, 2, Counter())
    yield "gaps_card", "hostile and many", gaps_card(t, Gaps((hostile,) * 12, 3, newest=2000), is_author=True)
