"""The bot dies by SIGKILL again and again while it sends, corrects and recalls: everybody has the last version, and
whoever has it twice is on the list."""

from pathlib import Path
from random import Random
from time import monotonic, sleep

from bench.processes import Bot
from bench.sends.floor import limits
from bench.sends.stage import FIRST, ID, PATIENCE, RECALLED, SECOND, Stage, missing, set_aside, stage
from bench.table import Table
from bot.announce.jobs import AT_ONCE
from bot.settings import load_settings
from cards.announce.correcting_buttons import CorrectionRecall
from tests.peers.connector import Rules

DEATHS = 20
OF_ONE = 100
"""People to a death, so that a small send dies less often."""
ANSWERS_AFTER = 0.2
"""Seconds: something is under way whenever it dies."""
MARKS = (FIRST, SECOND, RECALLED)
LEASE = {"BODE_LEASE_SECONDS": "3"}


PHASES = 3
"""It dies over a send, over its correction and over its recall."""


def measure(table: Table, folder: Path, people: int) -> None:
    deaths, chance = min(DEATHS, max(2 * PHASES, people // OF_ONE)), Random(people)
    with stage(folder, people, Rules(marks=MARKS, answers_after=ANSWERS_AFTER), LEASE) as one:
        bot = Bot(folder, hurried=False, further=LEASE)
        try:
            bot.start()
            one.publishes()
            of_send = deaths - 2 * (deaths // PHASES)
            _dies(one, bot, FIRST, of_send, chance)
            one.until_sent()
            _sent(table, one, of_send)
            one.corrects(bot.address)
            _dies(one, bot, SECOND, deaths // PHASES, chance)
            _brought(table, one, SECOND, "correction", deaths // PHASES)
            one.clicks(bot.address, CorrectionRecall(id=ID), how="notice")
            _dies(one, bot, RECALLED, deaths // PHASES, chance)
            _brought(table, one, RECALLED, "recall", deaths // PHASES)
            table.row("jobs that were set aside, of all three", set_aside(one), 0)
            limits(table, one.seen())
        finally:
            bot.stop()


def _dies(one: Stage, bot: Bot, mark: str, deaths: int, chance: Random) -> None:
    """So often, at random moments: each when so many show this, or a moment later."""
    for moment in sorted(chance.random() for _ in range(deaths)):
        until = monotonic() + PATIENCE
        while one.showing(mark) < round(moment * one.people) and monotonic() < until:
            sleep(0.05)
        sleep(chance.random() / 4)
        bot.kill()
        bot.start()


def _sent(table: Table, one: Stage, deaths: int) -> None:
    cards = one.cards()
    under_way = load_settings().workers * AT_ONCE
    table.head(f"An announcement to {one.people:,}, over {deaths} deaths by SIGKILL")
    table.rows(missing(one))
    table.row("duplicates", sum(cards.values()) - len(cards), deaths * under_way)


def _brought(table: Table, one: Stage, mark: str, what: str, deaths: int) -> None:
    bringing = one.until_brought().bringing
    assert bringing is not None
    table.head(f"Its {what}, over {deaths} deaths by SIGKILL")
    behind, listed = one.behind(mark), one.unchanged()
    twice = {delivery.person for delivery in one.deliveries() if delivery.resent}
    table.row("people who do not have the last version", one.people - one.showing(mark), 0)
    table.row("people who have an earlier one besides", len(behind))
    table.row("of them not listed as such", len(behind - listed), 0)
    table.row("people who are listed, and cannot have two", len(listed - twice), 0)
    table.row("people whose cards it did not count", abs(one.people - bringing.ended), 0)
