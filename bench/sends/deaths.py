"""The bot dies by SIGKILL again and again while it sends: everybody has it, and whoever has it twice is on the list."""

from pathlib import Path
from random import Random
from time import sleep

from bench.processes import Bot
from bench.sends.floor import limits
from bench.sends.stage import FIRST, Stage, missing, set_aside, stage
from bench.table import Table
from bot.announce.jobs import AT_ONCE
from bot.settings import load_settings
from tests.peers.connector import Rules

DEATHS = 20
OF_ONE = 100
"""People to a death, so that a small send dies less often."""
ANSWERS_AFTER = 0.2
"""Seconds: something is under way whenever it dies."""
LEASE = {"BODE_LEASE_SECONDS": "3"}


def measure(table: Table, folder: Path, people: int) -> None:
    deaths, chance = min(DEATHS, max(3, people // OF_ONE)), Random(people)
    with stage(folder, people, Rules(marks=(FIRST,), answers_after=ANSWERS_AFTER), LEASE) as one:
        bot = Bot(folder, hurried=False, further=LEASE)
        try:
            bot.start()
            one.publishes()
            for moment in sorted(chance.random() for _ in range(deaths)):
                _dies(one, bot, round(moment * people), chance)
            one.until_sent()
            _report(table, one, deaths)
        finally:
            bot.stop()


def _dies(one: Stage, bot: Bot, reached: int, chance: Random) -> None:
    """When so many have it, or a moment later."""
    one.until(lambda now: now.reached >= reached, every=0.05)
    sleep(chance.random() / 4)
    bot.kill()
    bot.start()


def _report(table: Table, one: Stage, deaths: int) -> None:
    cards = one.cards()
    under_way = load_settings().workers * AT_ONCE
    table.head(f"An announcement to {one.people:,}, over {deaths} deaths by SIGKILL")
    table.rows(missing(one))
    table.row("duplicates", sum(cards.values()) - len(cards), deaths * under_way)
    table.row("jobs that were set aside", set_aside(one), 0)
    limits(table, one.seen())
