"""Structured logs: one line of JSON, ids only. Never a name, a message text, a token; of a person a keyed digest."""

import json
import logging
import re
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import blake2b
from secrets import token_bytes

from bot.telemetry.trace import current_trace

OURS = ("bot.", "cards.", "dialogs.")
OF_STRANGERS = ("bot.channel.", "bot.web.", "aiohttp.", "asyncio")
"""Loggers whose lines may be caused by whoever reaches our port."""
MOST_A_MINUTE = 60
NOISY = ("aiohttp.access", "azure", "botbuilder", "hpack", "httpcore", "httpx", "msal", "urllib3")
"""Loggers of libraries that say each request, of which nothing stands in a line of ours: only their warnings count."""

PEOPLE = frozenset({"person", "actor"})
"""Fields that name one person. In every other an id of a directory of Microsoft is taken for a person's."""
NOT_PEOPLE = frozenset({"tenant", "app"})
NOBODY = frozenset({"", "operator", "directory", "time"})
"""Who acts where no person does (bot/people/acting.py)."""
_ID = re.compile(r"(?<![0-9a-f-])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-f-])", re.IGNORECASE)

_STANDARD = frozenset(logging.makeLogRecord({}).__dict__) | {"message", "asctime", "taskName"}


class JsonLines(logging.Formatter):
    """`extra` fields stand beside the message; an error is told by its class and place, its text may hold anything.

    `trouble` is the number on the card of whoever's turn it was, also in the lines of its jobs.
    """

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "log": record.name,
            "action": record.getMessage() if record.name.startswith(OURS) else _foreign(record),
        }
        if under_way := current_trace():
            line |= {"trouble": under_way.trouble, "trace_id": under_way.id}
        extra = {name: value for name, value in record.__dict__.items() if name not in _STANDARD}
        line |= {name: _without_people(name, value) for name, value in extra.items()}
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            line["trace"] = _trace(record)
        return json.dumps(line, default=str, ensure_ascii=False)


_key = [token_bytes(32)]
"""With which ids of people are hidden: of this process alone, until it is told one."""


def hide_people(key: bytes) -> None:
    """From now on with this key: who has it finds the lines of a person by their id, and nobody the id by the lines."""
    _key[0] = key


def hidden(person: str) -> str:
    """What stands in the log for a person's id: the log is kept elsewhere, where nobody can erase them from it."""
    return f"p-{blake2b(person.encode(), key=_key[0][:64], digest_size=8).hexdigest()}"


def _without_people(name: str, value: object) -> object:
    if not isinstance(value, str) or name in NOT_PEOPLE:
        return value
    if name in PEOPLE and value not in NOBODY and not value.startswith("app:"):
        return hidden(value)
    return _ID.sub(lambda found: hidden(found[0]), value)


def _foreign(record: logging.LogRecord) -> str:
    """What others log may hold anything in its arguments, and in what follows its first line."""
    return str(record.msg).partition("\n")[0][:200]


def _trace(record: logging.LogRecord) -> list[str]:
    """File, line and function of each frame; no values."""
    frames: list[str] = []
    traceback = record.exc_info[2] if record.exc_info else None
    while traceback is not None:
        code = traceback.tb_frame.f_code
        frames.append(f"{code.co_filename.rpartition('/')[2]}:{traceback.tb_lineno} {code.co_name}")
        traceback = traceback.tb_next
    return frames


class Bounded(logging.Filter):
    """Lets so many lines a minute of the same action through, where strangers decide how many there are.

    The first line of the next minute says in `unsaid` how many were left out.
    """

    def __init__(self, most: int = MOST_A_MINUTE, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._most = most
        self._clock = clock
        self._minute = 0
        self._said: Counter[tuple[str, str]] = Counter()
        self._unsaid: dict[tuple[str, str], int] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        if not record.name.startswith(OF_STRANGERS):
            return True
        minute = int(self._clock() // 60)
        if minute != self._minute:
            self._unsaid = {action: said - self._most for action, said in self._said.items() if said > self._most}
            self._minute, self._said = minute, Counter()
        action = (record.name, str(record.msg)[:200])
        self._said[action] += 1
        if unsaid := self._unsaid.pop(action, 0):
            record.__dict__["unsaid"] = unsaid
        return self._said[action] <= self._most


def start_logs(level: str) -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    handler.addFilter(Bounded())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for noisy in NOISY:
        logging.getLogger(noisy).setLevel(logging.WARNING)
