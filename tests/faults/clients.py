"""People at their clients before real instances: each says and clicks at whichever instance is named."""

import asyncio
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from bot.json import JsonObject
from cards.parts.verbs import Verb
from tests.conversations.stage import actions_of, defaults_of, elements_of, texts_of
from tests.faults.across import Instances
from tests.faults.peers import Bot

PATIENCE = 90.0
"""Seconds for what comes by itself, on a busy machine."""
LOOK_EVERY = 0.1


@dataclass
class Client:
    """`shown` in place of a card is what its click was answered with."""

    instances: Instances
    id: str
    _replaced: dict[str, tuple[int, JsonObject]] = field(default_factory=dict[str, tuple[int, JsonObject]])

    @property
    def cards(self) -> Mapping[str, JsonObject]:
        """What stands in the chat, by activity, the oldest first."""
        standing: dict[str, JsonObject] = {}
        for number, one in enumerate(self.instances.service.taken):
            if one.conversation != f"a:{self.id}":
                continue
            if one.method == "DELETE":
                standing.pop(one.activity, None)
            for attached in one.body.get("attachments", ()):
                later, shown = self._replaced.get(one.activity, (-1, {}))
                standing[one.activity] = shown if later > number else attached["content"]
        return standing

    def sees(self, words: str) -> bool:
        return any(words in " ".join(texts_of(card)) for card in self.cards.values())

    async def says(self, bot: Bot, text: str) -> None:
        await bot.does(self.instances.session, self.id, type="message", text=text, textFormat="plain")

    async def clicks(self, bot: Bot, title: str, on: str = "", /, **typed: object) -> JsonObject:
        """The button on the newest card that has it, and in which `on` stands; `__` in a name is the dot of an id.
        Waits until there is one."""
        activity, card = await self.card(title, on)
        action = next(one for one in actions_of(card) if one.get("title") == title and "verb" in one)
        inputs = {name.replace("__", "."): value for name, value in typed.items()}
        data = {**dict(action.get("data") or {}), **defaults_of(card), **inputs}
        return await self._click(bot, activity, str(action["verb"]), data)

    async def sends(self, bot: Bot, button: Verb, **typed: object) -> JsonObject:
        """A button on a card that stands somewhere further up."""
        return await self._click(bot, "1", button.verb, {**button.to_data(), **typed})

    async def _click(self, bot: Bot, activity: str, verb: str, data: Mapping[str, object]) -> JsonObject:
        value = {"action": {"type": "Action.Execute", "verb": verb, "data": data}}
        came = len(self.instances.service.taken)
        answer = await bot.does(
            self.instances.session,
            self.id,
            type="invoke",
            name="adaptiveCard/action",
            replyToId=activity,
            value=value,
        )
        assert answer.get("statusCode") == 200, (verb, answer)
        shown = answer.get("value")
        if isinstance(shown, dict):
            self._replaced[activity] = came, shown
            return shown
        return {}

    async def card(self, title: str, on: str = "") -> tuple[str, JsonObject]:
        await self.until(lambda: self._with(title, on) is not None, f"a button {title!r}")
        found = self._with(title, on)
        assert found is not None
        return found

    def _with(self, title: str, on: str) -> tuple[str, JsonObject] | None:
        for activity, card in reversed(list(self.cards.items())):
            has = any(one.get("title") == title and "verb" in one for one in actions_of(card))
            if has and on in " ".join(texts_of(card)):
                return activity, card
        return None

    async def until(self, holds: Callable[[], bool], what: str) -> None:
        try:
            async with asyncio.timeout(PATIENCE):
                while not holds():  # noqa: ASYNC110 - another process
                    await asyncio.sleep(LOOK_EVERY)
        except TimeoutError:
            said = [" ".join(texts_of(card))[:300] for card in self.cards.values()]
            raise AssertionError(f"there is no {what}; the chat says {json.dumps(said, ensure_ascii=False)}") from None


def inputs_of(card: JsonObject) -> set[str]:
    return {str(one["id"]) for one in elements_of(card) if str(one.get("type", "")).startswith("Input.")}
