"""What the question of an announcement adds to its sending, and what each answer costs, with a store that counts."""

import json
import urllib.request
from pathlib import Path

from bench.cloud_idle import counted
from bench.people import clicks
from bench.processes import bode, listening
from bench.sends.stage import FIRST, Stage, stage
from bench.table import Table
from bench.unhurried import MOST as UNHURRIED
from bot.announce.asking.question import Question, QuestionKind
from cards.announce.asking_buttons import AnnouncementAnswer
from tests.peers.connector import Rules

FIRST_OF_ALL, PLAIN, ASKS = "first", "plain", "asks"
"""The first of all is what the bot warms up with."""
ANSWERS = 20
"""That are given, one after the other."""


def measure(table: Table, folder: Path, people: int) -> None:
    with listening("tests.peers.cosmos") as line:
        endpoint, key = line.split()
        further = {"BODE_STORE": "cosmos", "BODE_COSMOS_ENDPOINT": endpoint, "BODE_COSMOS_KEY": key}
        rules = Rules(UNHURRIED, marks=(FIRST,), answers_after=0)
        with stage(folder, people, rules, further) as one, bode(folder, further=further) as (address, _, __):
            _sent(one, endpoint, FIRST_OF_ALL, None)
            plain = _sent(one, endpoint, PLAIN, None)
            asks = _sent(one, endpoint, ASKS, Question(QuestionKind.ONE))
            before = _asked(endpoint)
            for number in range(1, ANSWERS + 1):
                _answer(one, address, number)
            answers = _asked(endpoint) - before
    table.head(f"A question to {people:,}")
    table.row("requests to the store that a question adds for a delivery, with what runs beside", asks - plain)
    table.row("requests to the store for an answer, with what runs beside", answers / ANSWERS)


def _asked(endpoint: str) -> int:
    since = counted(endpoint)
    return since["read"] + since["query"] + since["batch"]


def _sent(one: Stage, endpoint: str, id: str, question: Question | None) -> float:
    """Requests for each delivery, until it is sent."""
    before = _asked(endpoint)
    one.publishes(id, question)
    one.until_sent(id)
    return (_asked(endpoint) - before) / one.people


def _answer(one: Stage, address: str, number: int) -> None:
    button = AnnouncementAnswer(id=ASKS, language="nl")
    activity = clicks(number, one.peer, button.verb, {**button.to_data(), "answer_nl": "0"})
    body = json.dumps(activity).encode()
    request = urllib.request.Request(f"{address}/api/messages", body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        said = json.dumps(json.loads(answer.read()), ensure_ascii=False)
    assert "answer" in said or "antwoord" in said.casefold(), said
