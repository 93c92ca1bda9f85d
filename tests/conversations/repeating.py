"""Every turn is delivered to two instances: again to the second, to both at once, or to one while the other reads.

One of them makes the change, an invoke gets the same answer from both, and a message is shown once.
"""

import asyncio
import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any

from bot.channel.base import Clicked, DialogOpened, DialogSubmitted, Handle, LinkPasted, Message, Reply, Searched, Turn
from bot.front.dispatch import handler
from bot.house import House
from bot.store.kinds import ACCEPTED
from tests.conversations.holding import HeldStore, hold
from tests.conversations.keeping import everything_kept
from tests.conversations.school import School

_BY_CHANCE = re.compile(
    r'"key": ?"[0-9a-f]{16}"|[0-9a-f]{24,}|\d{4}-\d\d-\d\dT[0-9:.]+Z?|"1\d{3}"|"size": ?\d+|-[0-9a-f]{16}-0[01]'
)
"""What differs in two runs of one conversation: ids (those of messages and spans too), keys of buttons, moments, and
how well a file with moments in it packs."""

Kept = Counter[tuple[str, str]]


class Delivered(Enum):
    """How a turn reaches the two instances."""

    AGAIN = "again"
    AT_ONCE = "at once"
    BETWEEN = "between"
    """To one while the other reads: after so many reads (Repeating.reads) of the second."""


@dataclass
class Repeating:
    """Stands in the place of the bot; `second` is another instance of it on the same store.

    `changes` is what each turn left: kinds and bodies, without ids and times. `verbs` are the buttons that changed
    something.
    """

    school: School
    how: Delivered
    reads: int = 0
    verbs: set[str] = field(default_factory=set[str])
    second: House = field(init=False)
    held: HeldStore = field(init=False)
    changes: list[Mapping[tuple[str, str], int]] = field(default_factory=list[Mapping[tuple[str, str], int]])

    def between(self, second: House) -> Handle:
        self.second = second
        if self.how is Delivered.BETWEEN:
            self.held = hold(second.records, self.reads)
        return self

    async def __call__(self, turn: Turn) -> Reply:
        houses = (self.school.house, self.second)
        for house in houses:
            await house.reachability.refresh()  # as its worker does every now and then
        first, second = (handler(house) for house in houses)
        before = self._kept()
        if self.how is Delivered.AT_ONCE:
            one, other = await asyncio.gather(first(turn), second(turn))
        elif self.how is Delivered.BETWEEN:
            one, other = await self.held.meanwhile(second(turn), first(turn))
        else:
            one = await first(turn)
            between = self._kept()
            other = await second(turn)
            assert self._kept() == between, ("the second delivery wrote", turn, self._kept() - between)
        after = self._kept()
        left = _blank(after - before)
        self.changes.append(left)
        changed = any(kind == ACCEPTED.name for kind, _ in left)
        if changed and isinstance(turn.event, Clicked | DialogSubmitted):
            self.verbs.add(turn.event.verb)
        return self._shown(turn, one, other, changed=changed)

    def _shown(self, turn: Turn, one: Reply, other: Reply, *, changed: bool) -> Reply:
        if _is_invoke(turn):
            assert same(replace(one, messages=()), replace(other, messages=())), (turn, one, other)
        if not changed:  # it changes nothing, or by the way where somebody was met: it is made and shown again
            assert same(one, other), (turn, one, other)
            return one
        if self.how is Delivered.AGAIN:
            assert not other.messages, (turn, other)
        messages = _of_one(turn, one.messages, other.messages)
        return replace(other if one == Reply() else one, messages=messages)

    def _kept(self) -> Kept:
        return Counter(everything_kept(self.school._data, self.school.peer))


def _of_one(turn: Turn, *shown: tuple[Message, ...]) -> tuple[Message, ...]:
    messages = [each for each in shown if each]
    assert len(messages) <= 1, (turn, messages)
    return messages[0] if messages else ()


def _is_invoke(turn: Turn) -> bool:
    match turn.event:
        case Clicked(in_place=in_place):
            return in_place
        case event:
            return isinstance(event, DialogOpened | DialogSubmitted | LinkPasted | Searched)


def same(one: Reply, other: Reply) -> bool:
    return _BY_CHANCE.sub("?", _told(one)) == _BY_CHANCE.sub("?", _told(other))


def _told(reply: Reply) -> str:
    def plain(value: Any) -> Any:
        return {name: getattr(value, name) for name in value.__slots__}

    return json.dumps(reply, default=plain, ensure_ascii=False, sort_keys=True)


def _blank(kept: Kept) -> Mapping[tuple[str, str], int]:
    return Counter((kind, blank(body)) for kind, body in kept.elements())


def blank(text: str) -> str:
    """Without what differs by chance."""
    return _BY_CHANCE.sub("?", text)


async def repeat(school: School, how: Delivered, reads: int = 0) -> Repeating:
    """From now on whatever anybody does in this school reaches two instances."""
    repeating = Repeating(school, how, reads)
    school.between = repeating.between
    await school.restarts()
    return repeating
