"""The data folder that version 0.1.0 left behind (README.md says what is in it), and what stood in everybody's chat."""

import itertools
import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from bot.channel.base import CardMessage
from tests.conversations.stage import Recorder, Shown

HERE = Path(__file__).parent
DUMP = HERE / "bode.sql"
CARDS = HERE / "cards.jsonl"
ORGANISATION = HERE / "organisation.toml"
DOCUMENTS = HERE / "documenten"
EXPORT = HERE / "export" / "corpus.jsonl"
FORMS = HERE / "forms"
FIRST_NEW = 5000
"""Activities from this number on were sent by the program under test."""


def landed_data(to: Path) -> Path:
    """Makes the folder `to`, which must be new, as that version left it: bode.sqlite and topics.toml, no index."""
    to.mkdir(parents=True)
    with closing(sqlite3.connect(to / "bode.sqlite")) as connection:
        connection.executescript(DUMP.read_text(encoding="utf-8"))
    shutil.copy(HERE / "topics.toml", to)
    return to


def old_cards() -> list[dict[str, Any]]:
    """One row for each message, in the order in which they were sent: `buttons` are title, verb and payload."""
    return [json.loads(line) for line in CARDS.read_text(encoding="utf-8").splitlines()]


def put_back(recorder: Recorder) -> None:
    """Everybody's chat as it stood, of each card what can be read, filled in and clicked."""
    for row in old_cards():
        recorder.chat(row["chat"]).append(Shown(row["activity"], CardMessage(_card(row), "")))
    recorder._ids = itertools.count(FIRST_NEW)


def _card(row: dict[str, Any]) -> dict[str, Any]:
    inputs = [{"type": "Input.Text", "id": name, "value": value} for name, value in row["inputs"].items()]
    buttons = [
        {"type": "Action.Execute", "title": title, "verb": verb, "data": data} for title, verb, data in row["buttons"]
    ]
    return {"type": "AdaptiveCard", "body": [{"type": "TextBlock", "text": row["text"]}, *inputs], "actions": buttons}
