"""What the people of the day do, each at their own pace, and what of it was taken: by that the end is judged."""

import asyncio
import json
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any

from bench.people import clicks, says
from bench.soak.chats import APPROVE, Card, Chats
from bench.soak.door import Door, card_of
from bench.soak.tenant import SUBJECTS
from bot.people.calendar import BRUSSELS
from cards.announce.buttons import AnnouncementConfirm
from cards.announce.news_buttons import SettingsKeep
from tests.conversations.stage import actions_of

PATIENCE = 120.0
"""Seconds for which somebody waits for a card."""
ASKED_AGAIN = 5
TRIES = 30
"""How often somebody does again what went wrong, a second later."""
LOOK_EVERY = 0.1
CONFIRMING = 0.9
"""Of those who got the announcement confirm it."""
AGAIN = 0.1
"""Of them click a second time."""
REFUSING = 0.1
TALKS = ("help", "vandaag", "mijn aanvragen", "nieuws")
DIGESTS = ("digest", "quiet_from", "quiet_until", "muted", "followed")


@dataclass
class Taken:
    """`asked`: who asked so many questions that were answered 200. `handed_in`: reference of each request, by whom.
    `decided`: whether it was approved, by id. `given_up`: what somebody could not do in PATIENCE."""

    confirmed: set[int] = field(default_factory=set[int])
    asked: Counter[int] = field(default_factory=Counter[int])
    handed_in: dict[str, int] = field(default_factory=dict[str, int])
    decided: dict[str, bool] = field(default_factory=dict[str, bool])
    digests: set[int] = field(default_factory=set[int])
    given_up: Counter[str] = field(default_factory=Counter[str])


@dataclass
class Crowd:
    """`announced` is the id of the announcement that they confirm, `mark` what it says."""

    door: Door
    chats: Chats
    announced: str
    mark: str
    taken: Taken = field(default_factory=Taken)

    def __post_init__(self) -> None:
        self._chance = Random(11)

    async def confirms(self, number: int) -> None:
        """Once or twice, on the card that stands in the chat."""
        times = 1 + (self._chance.random() < AGAIN)
        data = dict(AnnouncementConfirm(id=self.announced).to_data())
        for _ in range(times):
            for _ in range(TRIES):
                answer = await self._clicks(
                    "a confirmation", number, self._place(number), AnnouncementConfirm.verb, data
                )
                if answer is not None and self.mark in json.dumps(answer, ensure_ascii=False):
                    self.taken.confirmed.add(number)
                    break
                await asyncio.sleep(1)
            else:
                self.taken.given_up["a confirmation"] += 1

    async def asks(self, number: int) -> None:
        subject = SUBJECTS[number % len(SUBJECTS)]
        text = f"Welk bedrag geldt er voor {subject} in deel {number % 300}?"
        if await self.door.turn("a question", says(number, self.chats.url, text)) is not None:
            self.taken.asked[number] += 1

    async def talks(self, number: int) -> None:
        text = TALKS[number % len(TALKS)]
        await self.door.turn("help, today, news, my requests", says(number, self.chats.url, text))

    async def wants_a_digest(self, number: int, clock: Callable[[], datetime]) -> None:
        """At what `clock` says; where that was past before it was taken, at what it says then."""
        for _ in range(TRIES):
            at = clock()
            typed = {**dict.fromkeys(DIGESTS, ""), "digest": f"{at:%H:%M}"}
            data: dict[str, object] = {**SettingsKeep().to_data(), **typed}
            answer = await self._clicks("preferences", number, "1", SettingsKeep.verb, data)
            if card_of(answer) is not None and datetime.now(BRUSSELS) < at.replace(second=0):
                self.taken.digests.add(number)
                return
            await asyncio.sleep(1)
        self.taken.given_up["a digest"] += 1

    async def requests(self, number: int) -> None:
        """A day of leave, from the word to what is handed in."""
        day = str(datetime.now(BRUSSELS).date() + timedelta(days=60 + number % 7))
        card = await self._form(number)
        steps: list[tuple[str, Mapping[str, object]]] = [
            ("Volgende", {"kind": "union"}),
            ("Volgende", {"period.from": day, "period.from_part": "day", "period.to": day}),
            ("Volgende", {"lessons": "none"}),
        ]
        for title, typed in steps:
            card = await self._step(number, card, title, typed, "a step of a form")
        card = await self._step(number, card, "Indienen", {}, "a request sent in")
        reference = _reference(card)
        if reference:
            self.taken.handed_in[reference] = number
        else:
            self.taken.given_up["a request"] += 1

    async def _form(self, number: int) -> Card | None:
        """Asked for again where nothing came of it."""
        before = self.chats.newest.get(f"a:{number}")
        for _ in range(ASKED_AGAIN):
            await self.door.turn("a form opened", says(number, self.chats.url, "verlof"))
            for _ in range(int(PATIENCE / LOOK_EVERY)):
                card = self.chats.newest.get(f"a:{number}")
                if card is not None and card is not before:
                    if card.button("Volgende"):
                        return card
                    break
                await asyncio.sleep(LOOK_EVERY)
        return None

    async def _step(
        self, number: int, card: Card | None, title: str, typed: Mapping[str, object], kind: str
    ) -> Card | None:
        """The card after it; none where it cannot be done."""
        if card is None or card.button(title) is None:
            return None
        verb, data = card.filled(title, typed)
        for _ in range(TRIES):
            shown = card_of(await self._clicks(kind, number, card.activity, verb, data))
            if shown is not None:
                return Card(card.activity, shown)
            await asyncio.sleep(1)
        return None

    async def decides(self, request: str, conversation: str, card: Card) -> None:
        """Who was asked approves nearly all, each once."""
        number = int(conversation.split(":")[1])
        approves = self._chance.random() >= REFUSING
        action = next(one for one in actions_of(card.content) if one.get("verb") == APPROVE)
        data = dict(action["data"])
        verb = APPROVE if approves else "approval.refuse"
        typed: dict[str, object] = {} if approves else {"reason": "Die dag is er een klassenraad"}
        for _ in range(TRIES):
            shown = card_of(await self._clicks("a decision", number, card.activity, verb, {**data, **typed}))
            said = json.dumps(shown, ensure_ascii=False) if shown else ""
            if ("Goedgekeurd" if approves else "Geweigerd") in said:
                self.taken.decided[request] = approves
                return
            await asyncio.sleep(1)
        self.taken.given_up["a decision"] += 1

    async def _clicks(
        self, kind: str, number: int, activity: str, verb: str, data: Mapping[str, object]
    ) -> Mapping[str, Any] | None:
        body = clicks(number, self.chats.url, verb, dict(data)) | {"replyToId": activity}
        return await self.door.turn(kind, body)

    def _place(self, number: int) -> str:
        return next(iter(self.chats.chats.get(f"a:{number}", {})), "1")


def _reference(card: Card | None) -> str:
    text = json.dumps(card.content, ensure_ascii=False) if card else ""
    at = text.find("VRL-")
    return text[at : at + 14] if at >= 0 else ""
