"""Before a click, the same click with a payload that was tampered with, in every way: nothing comes of it."""

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace

from bot.channel.base import CardMessage, Clicked, Handle, Reply, Turn
from bot.front.dispatch import handler
from bot.house import House
from bot.json import Json
from cards.buttons import VERBS, parse
from cards.parts.verbs import ON_THE_WIRE, BadPayload
from tests.conversations.expertise import REFUSED
from tests.conversations.keeping import everything_kept
from tests.conversations.school import School

BAD: tuple[Json, ...] = (None, [], {}, ["a"], 1.5, -1, True, "", "../x", "a" * 300, "a\x00b", "<b>", "ï", 10**12)


def tampered(event: Clicked) -> Iterator[Clicked]:
    """The payload without one of its fields, with something else there, or with that of another button."""
    fields = VERBS[event.verb].model_fields if event.verb in VERBS else {}
    for name in (ON_THE_WIRE.get(name, name) for name in fields):
        others: list[Mapping[str, Json]] = [{key: value for key, value in event.data.items() if key != name}]
        others += [{**event.data, name: bad} for bad in BAD]
        yield from (replace(event, data=data) for data in others if is_refused(event.verb, data))
    yield from (
        replace(event, verb=verb) for verb in (event.verb.upper(), f"{event.verb} ", f"{event.verb}.", "a" * 900)
    )


def is_refused(verb: str, data: Mapping[str, Json]) -> bool:
    """Else it is what a card of ours could carry."""
    with suppress(BadPayload):
        parse(verb, data)
        return False
    return True


@dataclass
class Tampering:
    """Stands in the place of the bot; `tried` counts what was sent."""

    school: School
    tried: int = 0

    def between(self, _: House) -> Handle:
        return self

    async def __call__(self, turn: Turn) -> Reply:
        handle = handler(self.school.house)
        if isinstance(turn.event, Clicked):
            before = sorted(everything_kept(self.school._data, self.school.peer))
            for number, event in enumerate(tampered(turn.event)):
                reply = await handle(replace(turn, key=f"{turn.key[:28]}{number:04}", event=event))
                assert REFUSED in json.dumps(card_of(reply)), (event, reply)
                self.tried += 1
            assert sorted(everything_kept(self.school._data, self.school.peer)) == before, turn.event
        return await handle(turn)


def card_of(reply: Reply) -> Json:
    (shown,) = [*reply.messages, *([reply.replace] if reply.replace else [])]
    assert isinstance(shown, CardMessage), shown
    return shown.card
