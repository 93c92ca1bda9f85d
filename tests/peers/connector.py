"""Teams' connector service, as strict as it is said to be: so many requests of the app in any second, and of a chat in
any of its stretches; cards of 28 KB; chats that are unknown, dead, blocked or without Bode; no activity but those that
it gave.

It refuses and breaks as `rules` say, and keeps what stands in each chat: cards are told apart by the `marks` that they
hold. `python -m tests.peers.connector` runs one as a process of its own, with /peer/rules, /peer/seen and /peer/chats
beside the protocol.
"""

import asyncio
import json
import time
from bisect import bisect_right
from collections import Counter
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, field, replace
from http import HTTPStatus
from random import Random
from typing import Any, cast
from urllib.parse import unquote

from aiohttp import web

from tests.cards import walking
from tests.peers.serving import served
from tests.peers.strict import StrictService

CARD_BYTES = 28 * 1024
ACTIVITY_BYTES = 100 * 1024
"""As UTF-16."""
MOST_ACTIONS = 6
"""That stand together."""
TOO_BIG = "MessageSizeTooBig"
OF_A_CHAT = ((7, 1.0), (8, 2.0), (60, 30.0), (1800, 3600.0))
REFUSALS = {
    "dead": (404, "ConversationNotFound"),
    "blocked": (403, "MessageWritesBlocked"),
    "uninstalled": (403, "BotNotInConversationRoster"),
}


@dataclass(frozen=True, slots=True)
class Rules:
    """`throttled` and `failed`: which share is answered 429 (after 1 to 3 seconds) and 502 though there was room; of
    what failed the share `accepted` was done first. `closed`: why chats are, by a key of REFUSALS. `answers_after`: how
    many seconds it takes to do something."""

    most: int = 50
    throttled: float = 0.0
    failed: float = 0.0
    accepted: float = 0.0
    closed: Mapping[str, str] = field(default_factory=dict[str, str])
    marks: tuple[str, ...] = ()
    answers_after: float = 0.01
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Seen:
    """`busiest`: most requests in any second. `over`: requests that came in spite of a limit. `wrong`: what is never
    to come, by why. `broken`: what was refused or failed by its rules. `overlapping`: sends to a chat while one was
    under way. `first` and `last`: when a card with a mark was sent, by this process' clock, of `sent` in all; `others`:
    when whatever else came."""

    busiest: int
    over: int
    wrong: Mapping[str, int]
    broken: Mapping[str, int]
    overlapping: int
    reached: int
    sent: Mapping[str, int]
    first: Mapping[str, float]
    last: Mapping[str, float]
    others: int


@dataclass(frozen=True, slots=True)
class Came:
    """A card with a mark that was sent, `at` by this process' clock; `answered`: its sender was told so."""

    at: float
    mark: str
    answered: bool


class ConnectorPeer:
    def __init__(self, rules: Rules | None = None) -> None:
        self.url = ""
        self.chats: dict[str, dict[str, str]] = {}
        """The cards with a mark that stand in each chat, by activity."""
        self.came: dict[str, list[Came]] = {}
        """Each send of such a card, by chat."""
        self._sent: Counter[str] = Counter()
        self._first: dict[str, float] = {}
        self._last: dict[str, float] = {}
        self._others: list[float] = []
        self._broken: Counter[str] = Counter()
        self._wrong: Counter[str] = Counter()
        self._over = 0
        self._overlapping = 0
        self._activities: dict[str, set[str]] = {}
        self._times: dict[str, list[float]] = {}
        self._under_way: Counter[str] = Counter()
        self._number = 0
        self.follow(rules or Rules())

    def follow(self, rules: Rules) -> None:
        """From now on by these; what was counted of each second begins anew."""
        self.rules = rules
        self._window = StrictService(rules.most)
        self._chance = Random(rules.seed)

    @asynccontextmanager
    async def running(self) -> AsyncGenerator["ConnectorPeer"]:
        app = web.Application(client_max_size=10**7)
        app.router.add_post("/peer/rules", self._set_rules)
        app.router.add_get("/peer/seen", self._say_seen)
        app.router.add_get("/peer/chats", self._say_chats)
        app.router.add_post("/v3/conversations", self._answer)
        app.router.add_route("*", "/v3/conversations/{conversation}/activities{rest:.*}", self._answer)
        async with served(app) as self.url:
            yield self

    def seen(self) -> Seen:
        between = 0
        if self._sent:
            began, ended = min(self._first.values()), max(self._last.values())
            between = bisect_right(self._others, ended) - bisect_right(self._others, began)
        return Seen(
            self._window.busiest,
            self._over,
            dict(self._wrong),
            dict(self._broken),
            self._overlapping,
            len(self.chats),
            dict(self._sent),
            self._first,
            self._last,
            between,
        )

    # --- the protocol ---

    async def _answer(self, request: web.Request) -> web.Response:
        conversation, activity = (
            unquote(request.match_info.get(part, "")).strip("/") for part in ("conversation", "rest")
        )
        sends = request.method == "POST" and bool(conversation) and not activity
        self._overlapping += sends and self._under_way[conversation] > 0
        self._under_way[conversation] += sends
        try:
            return await self._judged(request.method, conversation, activity, await request.read())
        finally:
            self._under_way[conversation] -= sends
            if not self._under_way[conversation]:
                del self._under_way[conversation]

    async def _judged(self, method: str, conversation: str, activity: str, content: bytes) -> web.Response:
        now = time.monotonic()
        if self._window.is_too_many(now) or not self._has_room(conversation, now):
            self._over += 1
            return web.Response(status=429, headers={"Retry-After": "1"})
        await asyncio.sleep(self.rules.answers_after)
        chance = self._chance.random()
        if chance < self.rules.throttled:
            self._broken["429"] += 1
            return web.Response(status=429, headers={"Retry-After": str(self._chance.randint(1, 3))})
        fails = chance < self.rules.throttled + self.rules.failed
        if fails and self._chance.random() >= self.rules.accepted:
            self._broken["502 before it was done"] += 1
            return web.Response(status=502, text="<html>Bad Gateway</html>", content_type="text/html")
        done = self._done(method, conversation, activity, content, now)
        if method == "POST" and conversation and done.status < 300 and (mark := self._mark(content.decode("utf-8"))):
            self.came.setdefault(conversation, []).append(Came(now, mark, not fails))
        if fails and done.status < 300:
            self._broken["502 after it was done"] += 1
            return web.Response(status=502, text="<html>Bad Gateway</html>", content_type="text/html")
        return done

    def _has_room(self, conversation: str, now: float) -> bool:
        if not conversation:
            return True
        times = self._times.setdefault(conversation, [])
        times.append(now)
        return all(len(times) - bisect_right(times, now - seconds) <= most for most, seconds in OF_A_CHAT)

    def _done(self, method: str, conversation: str, activity: str, content: bytes, now: float) -> web.Response:
        if not conversation:
            return self._opened(content, now)
        if reason := self.rules.closed.get(conversation):
            status, code = REFUSALS[reason]
            return _refusal(status, code)
        known = self._activities.setdefault(conversation, set())
        chat = self.chats.get(conversation, {})
        if method != "POST" and activity not in known:
            return self._refused(404, "ActivityNotFoundInConversation")
        if method == "DELETE":
            self._others.append(now)
            known.discard(activity)
            chat.pop(activity, None)
            return web.Response(status=200)
        text = content.decode("utf-8")
        if len(text.encode("utf-16-le")) > ACTIVITY_BYTES:
            return self._refused(413, TOO_BIG)
        if problem := _problem(json.loads(content)):
            return self._refused(413 if problem == TOO_BIG else 400, problem)
        mark = self._mark(text)
        if method == "PUT":
            self._others.append(now)
        else:
            self._number += 1
            # A reply names what it replies to; each message gets a number of its own.
            activity = str(1_795_000_000_000 + self._number)
            known.add(activity)
            if mark:
                self._sent[mark] += 1
                self._first.setdefault(mark, now)
                self._last[mark] = now
            else:
                self._others.append(now)
        if mark:
            self.chats.setdefault(conversation, {})[activity] = mark
        else:
            chat.pop(activity, None)
        return web.json_response({"id": activity}, status=200 if method == "PUT" else 201)

    def _mark(self, text: str) -> str:
        return next((one for one in self.rules.marks if one in text), "")

    def _opened(self, content: bytes, now: float) -> web.Response:
        """The chat of a person, or another one once that is dead."""
        self._others.append(now)
        member = str(json.loads(content)["members"][0]["id"]).removeprefix("29:")
        names = (f"a:{member}", *(f"a:{member}:{number}" for number in range(1, 100)))
        name = next(one for one in names if self.rules.closed.get(one) != "dead")
        return web.json_response({"id": name}, status=201)

    def _refused(self, status: int, code: str) -> web.Response:
        self._wrong[code] += 1
        return _refusal(status, code)

    # --- beside the protocol ---

    async def _set_rules(self, request: web.Request) -> web.Response:
        said = await request.json()
        self.follow(replace(self.rules, **{name: tuple(v) if isinstance(v, list) else v for name, v in said.items()}))
        return web.Response(status=204)

    async def _say_seen(self, request: web.Request) -> web.Response:
        del request
        return web.json_response(asdict(self.seen()))

    async def _say_chats(self, request: web.Request) -> web.Response:
        del request
        return web.json_response(self.chats)


def _refusal(status: int, code: str) -> web.Response:
    return web.json_response({"error": {"code": code, "message": HTTPStatus(status).phrase}}, status=status)


def _problem(activity: Mapping[str, Any]) -> str:
    """What is never to be sent: see TEAMS."""
    attachments = cast("list[Mapping[str, Any]]", activity.get("attachments", []))
    if attachments and activity.get("text"):
        return "TextBesideAttachment"
    for card in (one["content"] for one in attachments if one["contentType"].endswith("card.adaptive")):
        if len(json.dumps(card, ensure_ascii=False, separators=(",", ":")).encode()) > CARD_BYTES:
            return TOO_BIG
        if any(len(actions) > MOST_ACTIONS for actions in walking.action_lists(card)):
            return "TooManyActions"
    return ""


async def main() -> None:
    async with ConnectorPeer().running() as peer:
        print(peer.url, flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
