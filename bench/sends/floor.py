"""No faults: a send takes hardly longer than what Teams takes in that time, and no second holds more than it may."""

from pathlib import Path
from time import perf_counter

from bench.processes import bode
from bench.sends.stage import FIRST, Stage, missing, stage
from bench.table import Table
from bot.settings import load_settings
from tests.peers.connector import Rules, Seen

MOST = 50
MOST_TIMES = 1.06


def measure(table: Table, folder: Path, people: int) -> None:
    with stage(folder, people, Rules(MOST, marks=(FIRST,))) as one, bode(folder, hurried=False):
        began = perf_counter()
        one.publishes()
        one.until(lambda now: now.sent.get(FIRST, 0) >= people)
        stands = one.until_sent()
        spent = perf_counter() - began
        table.head(f"An announcement to {people:,}, all chats known, no faults")
        table.rows(missing(one))
        table.row("people it counts as not reached", people - stands.tally.delivered, 0)
        _paced(table, one, people)
        table.row("seconds in all, until it is known to be sent", spent)


def _paced(table: Table, one: Stage, people: int) -> None:
    seen = one.seen()
    floor = people / load_settings().sends_per_second
    took = seen.last.get(FIRST, 0.0) - seen.first.get(FIRST, 0.0)
    table.row("cards too many", seen.sent.get(FIRST, 0) - people, 0)
    table.row("seconds from the first card to the last", took, MOST_TIMES * floor, timed=True)
    table.row("times the floor of its rate", took / floor)
    table.row("other requests meanwhile, of the author's card", seen.others)
    limits(table, seen)


def limits(table: Table, seen: Seen) -> None:
    """What holds of every send."""
    table.row("most requests to Teams in any second", seen.busiest, MOST)
    table.row("requests over a limit of the app or of a chat", seen.over, 0)
    table.row("sends to a chat while another was under way", seen.overlapping, 0)
    table.row(f"requests that are never to come {', '.join(seen.wrong)}".strip(), sum(seen.wrong.values()), 0)
