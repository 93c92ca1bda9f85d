"""Before anybody clicks, everybody who was not shown that button tries it: as if what it names did not exist."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.channel.base import CardMessage, Clicked, Handle, Outgoing, Reply, Turn
from bot.front.dispatch import handler
from bot.house import House
from bot.json import Json
from tests.conversations.keeping import everything_kept
from tests.conversations.repeating import same
from tests.conversations.school import School
from tests.conversations.stage import Colleague, actions_of

OBJECTS: Mapping[str, str] = {
    "request": "leave.2026.nooit",
    "id": "announcement-never",
    "question": "fedcba9876543210fedcba98",
    "handoff": "fedcba9876543210fedcba98",
    "official": "fedcba9876543210fedcba98",
    "objection": "fedcba9876543210fedcba98",
    "subject": "official:fedcba9876543210fedcba98",
    "mandate": "fedcba9876543210fedcba98.never",
    "meeting": "keys.never",
    "grant": "fedcba9876543210fedcba98",
    "job": "jobs-never",
}
"""The fields of a payload that name a thing, each with a name that nothing has."""

Named = tuple[str, str]
"""A verb, and the thing that its payload names."""


def named(verb: str, data: Mapping[str, Json]) -> Named | None:
    """The first thing that the payload names, as OBJECTS has them."""
    found = next((str(data[field]) for field in OBJECTS if data.get(field)), None)
    return (verb, found) if found else None


@dataclass
class Forging:
    """Stands in the place of the bot. `shown` are the buttons that ever stood on a card of somebody (by id); `forged`
    are the verbs that somebody else tried."""

    school: School
    may: Mapping[str, Sequence[str]]
    shown: dict[str, set[Named]] = field(default_factory=dict[str, set[Named]])
    forged: set[str] = field(default_factory=set[str])

    def between(self, _: House) -> Handle:
        return self

    async def __call__(self, turn: Turn) -> Reply:
        self._look()
        event = turn.event
        if isinstance(event, Clicked) and (thing := named(event.verb, event.data)):
            for number, other in enumerate(self._others(turn, thing)):
                await self._forge(turn, event, other, number)
            self.forged.add(event.verb)
        reply = await self._handle(turn)
        self._see(turn.person, [*reply.messages, *([reply.replace] if reply.replace else [])])
        return reply

    def _others(self, turn: Turn, thing: Named) -> Iterator[Colleague]:
        allowed = self.may.get(thing[0], ())
        for name, person in self.school.people.items():
            shown = thing in self.shown.get(person.id, ())
            if not shown and person.id != turn.person and name not in allowed:
                yield person

    async def _forge(self, turn: Turn, event: Clicked, other: Colleague, number: int) -> None:
        address = replace(turn.address, conversation=other.conversation, member=f"29:{other.id}")
        unknown = {**event.data, **{name: never for name, never in OBJECTS.items() if event.data.get(name)}}
        before = everything_kept(self.school._data, self.school.peer)
        replies = [
            await self._handle(
                replace(
                    turn,
                    key=f"{turn.key[:24]}{number:06}{at}",
                    person=other.id,
                    address=address,
                    event=replace(event, data=data),
                )
            )
            for at, data in enumerate((event.data, unknown))
        ]
        assert same(*replies), (event.verb, other.name, *replies)
        after = everything_kept(self.school._data, self.school.peer)
        assert sorted(after) == sorted(before), (event.verb, other.name, set(after) - set(before))

    async def _handle(self, turn: Turn) -> Reply:
        return await handler(self.school.house)(turn)

    def _look(self) -> None:
        """At what the jobs sent since."""
        for person in self.school.people.values():
            self._see(person.id, [shown.message for shown in person.chat])

    def _see(self, person: str, messages: Sequence[Outgoing]) -> None:
        for message in messages:
            if isinstance(message, CardMessage):
                for action in actions_of(message.card):
                    thing = named(str(action.get("verb")), action["data"]) if action.get("data") else None
                    if thing:
                        self.shown.setdefault(person, set()).add(thing)


async def forge(school: School, may: Mapping[str, Sequence[str]]) -> Forging:
    """From now on whatever anybody clicks in this school is tried by everybody else before. `may`: by verb, who (by
    first name) is allowed it without having been shown it."""
    forging = Forging(school, may)
    school.between = forging.between
    await school.restarts()
    return forging
