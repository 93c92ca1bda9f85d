"""Examples of saying that one is away, and back."""

from datetime import date

from bot.people.absence import whole_days
from cards.examples.hostile import HOSTILE
from cards.examples.world import NOW, Shown
from cards.home.absence import FIRST, LAST, absence_card, back_card
from cards.texts import Texts
from dialogs.kinds.date import DateProblem
from dialogs.kinds.period import PeriodProblem
from dialogs.problems import Problem


def absence_examples(t: Texts) -> Shown:
    today, first, last = NOW.date(), date(2026, 11, 30), date(2026, 12, 4)
    values = {FIRST: today.isoformat(), LAST: ""}
    planned, running = whole_days(first, last, "person-2"), whole_days(today, last, "person-2")
    yield "absence_card", "nothing said", absence_card(t, None, NOW, values)
    yield "absence_card", "mailboxes count too", absence_card(t, None, NOW, values, mailbox=True)
    typed = {FIRST: "overlaatst", LAST: HOSTILE[:40]}
    wrong = {FIRST: Problem(DateProblem.DATE), LAST: Problem(DateProblem.EARLY, {"date": today})}
    yield "absence_card", "wrong days", absence_card(t, None, NOW, typed, wrong)
    kept = {FIRST: first.isoformat(), LAST: last.isoformat()}
    yield "absence_card", "planned", absence_card(t, planned, NOW, kept)
    yield "absence_card", "running", absence_card(t, running, NOW, kept, mailbox=True)
    yield "absence_card", "nothing said, who decides", absence_card(t, None, NOW, values, decides=True)
    yield "absence_card", "running, who decides", absence_card(t, running, NOW, kept, decides=True)
    yield "absence_card", "without an end", absence_card(t, whole_days(today, None, "person-2"), NOW, values)
    order = {LAST: Problem(PeriodProblem.ORDER, {"date": last})}
    yield (
        "absence_card",
        "altered wrongly",
        absence_card(t, running, NOW, {FIRST: "2026-12-04", LAST: "2026-12-01"}, order),
    )
    yield "back_card", "nothing waits", back_card(t, 0)
    yield "back_card", "three wait", back_card(t, 3)
