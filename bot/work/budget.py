"""The budget of requests to Teams: who may go now, so that no second holds more than Teams takes; replies go first."""

import asyncio
import math
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, replace
from typing import Protocol

from bot.telemetry.measures import waited
from bot.work.windows import Limit, Slot, Window, loop_time

MAX_PAUSE = 60.0
"""Seconds: a hint to wait for longer must not silence everybody, so then we ask once more."""
CATCH_UP = 5
"""Sends that may follow each other at once after a moment in which the loop was busy."""
TOGETHER = 0.05
"""Seconds that a group waits for the rest of its slots once the first is free: those that went together come back
together."""
FORGET_EVERY = 600.0


@dataclass(frozen=True, slots=True)
class Allowance:
    """What one instance may use of a budget that several share: `most` requests in a second until `until`, then `least`
    until `ends`. `covers` is at least `most`: so many may count still, of a share that gets smaller."""

    most: int
    covers: int
    until: float
    least: int
    ends: float

    def within(self, covers: int, most: int) -> "Allowance":
        """The same, and no more than this."""
        covers = min(covers, self.covers)
        return replace(self, most=min(most, covers, self.most), covers=covers, least=min(self.least, covers))

    def most_at(self, now: float) -> int:
        return self.most if now < self.until else min(self.least, self.most) if now < self.ends else 0

    def covers_at(self, now: float) -> int:
        return self.covers if now < self.until else self.least if now < self.ends else 0


@dataclass(slots=True, eq=False)
class _Waiting:
    conversations: Sequence[str]
    whose: str
    granted: "asyncio.Future[Sequence[Slot]]"
    until: float = math.inf
    """When it goes with what it gets, as it may go for TOGETHER already."""


class Paced(Protocol):
    """What waits for its turn: the whole budget, or what one of several asks of it."""

    def slot(
        self, conversation: str = "", *, reply: bool = False, beside: bool = False
    ) -> AbstractAsyncContextManager[Slot]: ...

    def slots(self, conversations: Sequence[str]) -> AbstractAsyncContextManager[Sequence[Slot]]: ...

    def slow(self, seconds: float) -> None: ...

    def end(self, slot: Slot) -> None: ...


class Budget:
    """One for everything that leaves this process towards Teams: deliveries, openings, updates, replies.

    `most` in any second of one app in one tenant, or what is allowed of it (`allow`) where several instances share it;
    of these at most `sends` are sends (None: all may be), so that there is room for replies, openings and updates.
    `conversation` limits what one chat gets, and one send at a time is on its way there. Sends are spread over the
    second: a reply finds an opening at once.

    A request counts from its permission until a second after its answer began, or after it was given up. Teams has
    counted it by then, so whatever leaves later lies in no second of Teams' own with it, however long either was on its
    way. With answers that take `s` seconds, `most / (1 + s)` go in a second: to count less would be to guess.

    Several organisations that have one app have one budget, since Teams counts them together; each asks through its
    own `part`, and they take turns: who has much to send makes nobody else wait.
    """

    def __init__(
        self, most: int, conversation: Sequence[Limit] = (), *, sends: int | None = None, seconds: float = 1.0
    ) -> None:
        self.most = most
        self._most_sends = min(sends or most, most)
        self.short: Callable[[], None] = lambda: None
        """Is called when somebody has to wait."""
        self.slowed: Callable[[float], None] = lambda _: None
        """Is called with the seconds for which Teams asked for patience."""
        self._seconds = seconds
        self._allowance: Allowance | None = None
        self._let = most
        self._peak = 0
        self._let_sends = self._most_sends
        self._all = Window([Limit(most, seconds)])
        self._sent = Window([Limit(self._most_sends, seconds)])
        self._flying: set[str] = set()
        self._limits = conversation
        self._conversations: dict[str, Window] = {}
        self._forget_at = 0.0
        self._replies: list[_Waiting] = []
        self._sends: list[_Waiting] = []
        self._besides: list[_Waiting] = []
        self._had: dict[str, int] = {}
        self._next_send = 0.0
        self._held_back = 0.0
        self._timer: asyncio.TimerHandle | None = None

    def part(self, whose: str) -> "Paced":
        """The same budget, asked by one of several."""
        return _Part(self, whose)

    @asynccontextmanager
    async def slot(
        self, conversation: str = "", *, reply: bool = False, beside: bool = False, whose: str = ""
    ) -> AsyncGenerator[Slot]:
        """Waits for the turn of one request; what is done inside should be that request and nothing slow before it.

        `reply`: a person waits for it, so it comes before everything that is not. `beside`: it opens a conversation, or
        changes what stands there, and is no send. One that does not `leave` costs nothing.
        """
        line = self._replies if reply else self._besides if beside else self._sends
        (slot,) = await self._granted((conversation,), line, whose)
        try:
            yield slot
        finally:
            self.end(slot)

    @asynccontextmanager
    async def slots(self, conversations: Sequence[str], *, whose: str = "") -> AsyncGenerator[Sequence[Slot]]:
        """Waits until so many sends may go at once, and for as long after them as if they had gone one by one. Only
        some of them, at least one, where their own conversations or the whole budget allow no more."""
        slots = await self._granted(conversations, self._sends, whose)
        try:
            yield slots
        finally:
            for slot in slots:
                self.end(slot)

    def slow(self, seconds: float) -> None:
        """Teams asks for patience: nothing goes for so long but replies, of which each waits for itself."""
        self.hold_back(seconds)
        self.slowed(seconds)

    def hold_back(self, seconds: float) -> None:
        """As `slow`, where Teams asked another instance."""
        self._held_back = max(self._held_back, loop_time() + min(seconds, MAX_PAUSE))
        self._look()

    def allow(self, allowance: Allowance) -> None:
        """From now on no more than this goes; what goes still counts."""
        self._allowance = allowance
        self._look()

    def counting(self) -> int:
        """How many requests may count still."""
        return self._all.counting(loop_time())

    def wanting(self) -> int:
        """How many requests count still or wait."""
        return self.counting() + self._waiting

    def wanted(self) -> int:
        """As `wanting`, with the most that waited at once since the last time this was asked."""
        waiting, self._peak = self._peak, self._waiting
        return self.counting() + waiting

    @property
    def _waiting(self) -> int:
        return sum(len(waiting.conversations) for line in self._lines for waiting in line)

    @property
    def _lines(self) -> Sequence[list[_Waiting]]:
        """In the order in which they go. Sends are fewer than there may be, so that something is left for the last."""
        return self._replies, self._sends, self._besides

    def _stands(self) -> bool:
        """Whether all that may count still is allowed."""
        now = loop_time()
        return self._allowance is None or self._all.counting(now) <= self._allowance.covers_at(now)

    async def _granted(self, conversations: Sequence[str], line: list[_Waiting], whose: str) -> Sequence[Slot]:
        waiting = _Waiting(conversations[: self._most_sends], whose, asyncio.get_running_loop().create_future())
        self._comes(whose)
        line.append(waiting)
        since = loop_time()
        self._look()
        try:
            slots = await waiting.granted
            waited(self._called(line), loop_time() - since)
            return slots
        except asyncio.CancelledError:
            if waiting in line:
                line.remove(waiting)
            elif not waiting.granted.cancelled():
                for slot in waiting.granted.result():
                    self.end(slot)
            raise

    def _called(self, line: list[_Waiting]) -> str:
        return "replies" if line is self._replies else "sends" if line is self._sends else "besides"

    def end(self, slot: Slot) -> None:
        """What it was for is over, so that another can go; a second time nothing happens."""
        if slot.is_send:
            self._flying.discard(slot.conversation)
        if not slot.left:
            self._all.withdraw(slot)
            self._sent.withdraw(slot)
            if own := self._conversations.get(slot.conversation):
                own.withdraw(slot)
        elif slot.taken == math.inf:
            slot.answered()
        self._look()

    def _look(self) -> None:
        """Lets go whoever may, and comes back when the next may."""
        now = loop_time()
        most = self.most if self._allowance is None else self._allowance.most_at(now)
        soonest = math.inf
        if most:
            if most != self._let:
                self._let = most
                self._let_sends = max(1, most * self._most_sends // self.most)
                self._all.limit([Limit(most, self._seconds)])
                self._sent.limit([Limit(self._let_sends, self._seconds)])
            soonest = min([self._serve(line, now) for line in self._lines])
        if any(self._lines):
            self._peak = max(self._peak, self._waiting)
            self.short()
        if self._timer:
            self._timer.cancel()
            self._timer = None
        if soonest < math.inf:
            self._timer = asyncio.get_running_loop().call_at(soonest, self._look)

    def _serve(self, line: list[_Waiting], now: float) -> float:
        """When to look at this line again. Who waits for their own conversation keeps nobody else waiting."""
        soonest, is_send = math.inf, line is self._sends
        for waiting in self._in_turn(line):
            opens = self._opens(waiting, now, is_send=is_send)
            if line is not self._replies:
                opens = max(opens, self._held_back, self._next_send if is_send else 0.0)
            if opens > now:
                return min(soonest, opens)
            if waiting.granted.cancelled():
                line.remove(waiting)
                continue
            slots, opens = self._taken(waiting.conversations, now, is_send=is_send)
            if not slots:
                soonest = min(soonest, opens)
                continue
            line.remove(waiting)
            if is_send:
                gap = self._seconds / self._let_sends
                self._next_send = max(self._next_send, now - CATCH_UP * gap) + gap * len(slots)
            self._had[waiting.whose] = self._had.get(waiting.whose, 0) + len(slots)
            waiting.granted.set_result(slots)
        return soonest

    def _comes(self, whose: str) -> None:
        """Who waited for nothing until now has as much behind them as who had least of those that wait: what they did
        not use before gives them nothing now, and what they did use costs them nothing."""
        waiting = {one.whose for line in self._lines for one in line}
        if not waiting:
            self._had.clear()
        if whose not in waiting:
            self._had[whose] = min((self._had.get(one, 0) for one in waiting), default=0)

    def _in_turn(self, line: Sequence[_Waiting]) -> Sequence[_Waiting]:
        """As they came; of several organisations, first who had least."""
        had = {one.whose: self._had.get(one.whose, 0) for one in line}
        if len(had) < 2:
            return tuple(line)
        behind: list[tuple[int, _Waiting]] = []
        for one in line:
            behind.append((had[one.whose], one))
            had[one.whose] += len(one.conversations)
        return [one for _, one in sorted(behind, key=lambda each: each[0])]

    def _opens(self, waiting: _Waiting, now: float, *, is_send: bool) -> float:
        """For all of it at once, or for some once it has waited for the others."""
        first = self._first(now, is_send=is_send)
        if first > now:
            return first
        waiting.until = min(waiting.until, now + TOGETHER)
        many = min(self._let_sends if is_send else self._let, len(waiting.conversations))
        return min(waiting.until, self._first(now, many, is_send=is_send))

    def _first(self, now: float, many: int = 1, *, is_send: bool) -> float:
        opens = self._all.opens(now, many)
        return max(opens, self._sent.opens(now, many)) if is_send else opens

    def _taken(self, conversations: Sequence[str], now: float, *, is_send: bool) -> tuple[Sequence[Slot], float]:
        """Slots of those that may go now, and when the first may that its own conversation holds up."""
        slots: list[Slot] = []
        soonest = math.inf
        for conversation in conversations:
            if self._first(now, is_send=is_send) > now:
                break
            if is_send and conversation and conversation in self._flying:
                continue  # the end of that one lets this one go
            own = self._conversation(conversation, now)
            opens = own.opens(now) if own else now
            if opens > now:
                soonest = min(soonest, opens)
                continue
            slot = Slot(conversation, self._stands, is_send=is_send)
            for window in filter(None, (self._all, own, self._sent if is_send else None)):
                window.add(slot)
            if is_send:
                self._flying.add(conversation)
            slots.append(slot)
        return slots, soonest

    def _conversation(self, conversation: str, now: float) -> Window | None:
        if not conversation or not self._limits:
            return None
        if now >= self._forget_at:
            self._forget_at = now + FORGET_EVERY
            self._conversations = {name: one for name, one in self._conversations.items() if one.counting(now)}
        return self._conversations.setdefault(conversation, Window(self._limits))


class _Part:
    """What one of several asks of a budget."""

    def __init__(self, budget: Budget, whose: str) -> None:
        self._budget = budget
        self._whose = whose

    def slot(
        self, conversation: str = "", *, reply: bool = False, beside: bool = False
    ) -> AbstractAsyncContextManager[Slot]:
        return self._budget.slot(conversation, reply=reply, beside=beside, whose=self._whose)

    def slots(self, conversations: Sequence[str]) -> AbstractAsyncContextManager[Sequence[Slot]]:
        return self._budget.slots(conversations, whose=self._whose)

    def slow(self, seconds: float) -> None:
        self._budget.slow(seconds)

    def end(self, slot: Slot) -> None:
        self._budget.end(slot)
