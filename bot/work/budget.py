"""The budget of requests to Teams: who may go now, so that no second holds more than Teams takes; replies go first."""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

MAX_PAUSE = 60.0
"""Seconds: a hint to wait for longer must not silence everybody, so then we ask once more."""
UNDER_WAY = 5.0
"""Seconds after which a request without an answer counts as taken: connecting gives up then."""
LATENCIES = 64
"""The newest answers of which the quickest tells how long an answer needs at least."""
CATCH_UP = 5
"""Sends that may follow each other at once after a moment in which the loop was busy."""
FORGET_EVERY = 600.0


@dataclass(frozen=True, slots=True)
class Limit:
    """At most so many requests in any stretch of so many seconds."""

    most: int
    seconds: float

    def __post_init__(self) -> None:
        if self.most < 1 or self.seconds <= 0:
            raise ValueError("a limit lets something through in some time")

    def __str__(self) -> str:
        return f"{self.most}/{self.seconds:g}"


class Slot:
    """The right to make one request.

    `taken` is the latest moment at which Teams can have counted it. Until the answer is there that is only guessed;
    then it is the moment of the answer, less what an answer needs at least.
    """

    __slots__ = ("conversation", "latency", "left", "taken")

    def __init__(self, conversation: str, now: float) -> None:
        self.conversation = conversation
        self.taken = now + UNDER_WAY
        self.left: float | None = None
        self.latency: float | None = None

    def leave(self) -> None:
        """It goes on the wire now."""
        self.left = _now()
        self.taken = self.left + UNDER_WAY

    def answered(self) -> None:
        if self.left is not None:
            self.latency = _now() - self.left


class Window:
    """Which requests still count, under limits that all hold. Knows no clock: the moments are given."""

    def __init__(self, limits: Sequence[Limit]) -> None:
        self._limits = limits
        self._least = min((limit.most for limit in limits), default=1)
        self._longest = max((limit.seconds for limit in limits), default=0.0)
        self._slots: list[Slot] = []

    def opens(self, now: float) -> float:
        """When one more may go, as far as is known now."""
        if not self._limits or len(self._slots) < self._least:
            return now
        self._slots = [slot for slot in self._slots if slot.taken + self._longest > now]
        taken = sorted(slot.taken for slot in self._slots)
        opening = [taken[-limit.most] + limit.seconds for limit in self._limits if len(taken) >= limit.most]
        return max(opening, default=now)

    def add(self, slot: Slot) -> None:
        self._slots.append(slot)

    def withdraw(self, slot: Slot) -> None:
        """It was not used."""
        if slot in self._slots:
            self._slots.remove(slot)

    def counts(self, now: float) -> bool:
        """Whether any request in it may count still."""
        return any(slot.taken + self._longest > now for slot in self._slots)


@dataclass(slots=True, eq=False)
class _Waiting:
    conversation: str
    granted: "asyncio.Future[Slot]"


class Budget:
    """One for everything that leaves this process towards Teams: deliveries, openings, updates, replies.

    `most` in any second of one app in one tenant; several instances each get a share of it. `conversation` limits what
    one chat gets. Sends are spread over the second, so that a reply finds an opening at once.

    A request counts from its permission until a second after Teams can have taken it at the latest, so however long the
    way there was, no second of Teams' own holds more.
    """

    def __init__(self, most: int, conversation: Sequence[Limit] = (), *, seconds: float = 1.0) -> None:
        self._all = Window([Limit(most, seconds)])
        self._gap = seconds / most
        self._limits = conversation
        self._conversations: dict[str, Window] = {}
        self._forget_at = 0.0
        self._replies: list[_Waiting] = []
        self._sends: list[_Waiting] = []
        self._next_send = 0.0
        self._timer: asyncio.TimerHandle | None = None
        self._latencies: deque[float] = deque(maxlen=LATENCIES)

    @asynccontextmanager
    async def slot(self, conversation: str = "", *, reply: bool = False) -> AsyncGenerator[Slot]:
        """Waits for the turn of one request; what is done inside should be that request and nothing slow before it.

        `reply`: a person waits for it, so it comes before everything that is not. One that does not `leave` costs
        nothing.
        """
        slot = await self._granted(conversation, self._replies if reply else self._sends)
        try:
            yield slot
        finally:
            self._end(slot)

    def slow(self, seconds: float) -> None:
        """Teams asks for patience: nothing goes for so long but replies, of which each waits for itself."""
        self._next_send = max(self._next_send, _now() + min(seconds, MAX_PAUSE))
        self._look()

    async def _granted(self, conversation: str, line: list[_Waiting]) -> Slot:
        waiting = _Waiting(conversation, asyncio.get_running_loop().create_future())
        line.append(waiting)
        self._look()
        try:
            return await waiting.granted
        except asyncio.CancelledError:
            if waiting in line:
                line.remove(waiting)
            elif not waiting.granted.cancelled():
                self._end(waiting.granted.result())
            raise

    def _end(self, slot: Slot) -> None:
        if slot.left is None:
            self._all.withdraw(slot)
            if own := self._conversations.get(slot.conversation):
                own.withdraw(slot)
        elif slot.latency is None:
            slot.taken = _now()
        else:
            self._latencies.append(slot.latency)
            slot.taken = slot.left + slot.latency - self._least_latency()
        self._look()

    def _least_latency(self) -> float:
        """What an answer needs even when nothing is in its way: the quickest of the newest, less what the quick ones
        differ by, since the quickest too may have met something. Nothing while too few are known."""
        if len(self._latencies) < LATENCIES:
            return 0.0
        quickest = sorted(self._latencies)
        return max(0.0, 2 * quickest[0] - quickest[LATENCIES // 4])

    def _look(self) -> None:
        """Lets go whoever may, and comes back when the next may."""
        now = _now()
        soonest = min(self._serve(self._replies, now, 0.0), self._serve(self._sends, now, self._gap))
        if self._timer:
            self._timer.cancel()
            self._timer = None
        if soonest < float("inf"):
            self._timer = asyncio.get_running_loop().call_at(soonest, self._look)

    def _serve(self, line: list[_Waiting], now: float, gap: float) -> float:
        """When to look at this line again. Who waits for their own conversation keeps nobody else waiting."""
        soonest = float("inf")
        for waiting in tuple(line):
            opens = self._all.opens(now)
            if gap:
                opens = max(opens, self._next_send)
            if opens > now:
                return min(soonest, opens)
            own = self._conversation(waiting.conversation, now)
            opens = own.opens(now) if own else now
            if opens > now:
                soonest = min(soonest, opens)
                continue
            line.remove(waiting)
            if waiting.granted.cancelled():
                continue
            slot = Slot(waiting.conversation, now)
            for window in filter(None, (self._all, own)):
                window.add(slot)
            if gap:
                self._next_send = max(self._next_send, now - CATCH_UP * gap) + gap
            waiting.granted.set_result(slot)
        return soonest

    def _conversation(self, conversation: str, now: float) -> Window | None:
        if not conversation or not self._limits:
            return None
        if now >= self._forget_at:
            self._forget_at = now + FORGET_EVERY
            self._conversations = {name: one for name, one in self._conversations.items() if one.counts(now)}
        return self._conversations.setdefault(conversation, Window(self._limits))


def _now() -> float:
    return asyncio.get_running_loop().time()
