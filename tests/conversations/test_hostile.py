"""What people type is shown as they typed it, and does nothing; nor does what a client sends that no card carries."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

import pytest

from bot.channel.base import CardMessage, Clicked, Handle, Outgoing, Reply, Turn
from bot.front.dispatch import handler
from bot.house import House
from bot.json import Json, JsonObject
from cards.examples.hostile import EXPRESSIONS, HOSTILE_MARK
from tests.cards import walking
from tests.cards.test_rules import EXPRESSION, rendered
from tests.conversations.school import School
from tests.conversations.tampering import Tampering
from tests.conversations.walking import WALKS, staged
from tests.conversations.walks import Walk

MARKDOWN = (
    *(
        HOSTILE_MARK,
        "![x](https://evil.example/x.png)",
        "<https://evil.example>",
        "[a]: https://evil.example",
        "[a][a]",
    ),
    *(
        "**vet**",
        "__vet__",
        "_x_",
        "~~weg~~",
        "`code`",
        "```",
        "# kop",
        "1. een",
        "- een",
        "> zei hij",
        "| a | b |",
        "---",
    ),
)
OTHER_HARM = (
    *("<at>iedereen</at>", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "&lt;b&gt;", "&#60;", "\\*"),
    *(
        EXPRESSIONS,
        "{{TIME(2026-11-23T09:24:00Z)}}",
        "${$root.title}",
        "{title}",
        "%s %n",
        "{0}",
        "$(id)",
        "'; DROP TABLE",
    ),
    *("\u202egnp.exe\u202c", "\u200b\u200d\u2060", "é\u0301\u0301", "👩‍👩‍👧", "\u0000", "\u001b[31m", "\ufeff", "ﷺ"),
)
HARM = (*MARKDOWN, *OTHER_HARM)
NAMES = {"name", "names"}
"""Inputs by which somebody is looked up: with anything behind their name it is nobody's, and no walk goes on."""
WRITTEN = {"announcement", "correction"}
"""Kinds of buttons by which an author writes: the text may hold Markdown, which tests/words/test_formatted.py holds to
what it may be."""

MOST_TYPED = 60
"""Characters of it. Longer ones are refused for that, and no walk goes on."""


def harm_for(verb: str, name: str) -> Sequence[str]:
    """What can be typed in this input without being refused for what it is."""
    return OTHER_HARM if verb.partition(".")[0] in WRITTEN and name.startswith("text") else HARM


def harmful(chance: Random, harm: Sequence[str]) -> str:
    """A few of them, on one line or on several, at their beginning or not: as many as the shortest input takes."""
    parted = chance.choice((" ", "\n", "", "\n\n", "x"))
    found = chance.sample(harm, chance.randint(1, 3))
    while len(found) > 1 and len(parted.join(found)) > MOST_TYPED:
        found.pop()
    return parted.join(found)


@dataclass
class Hostile:
    """Stands in the place of the bot: whoever types a sentence types something harmful after it. `typed` is what,
    `sentences` are after which."""

    school: School
    chance: Random
    typed: list[str] = field(default_factory=list[str])
    sentences: set[str] = field(default_factory=set[str])

    def between(self, _: House) -> Handle:
        return self

    async def __call__(self, turn: Turn) -> Reply:
        event = turn.event
        if isinstance(event, Clicked):
            data = {
                name: said if name in NAMES else self._worse(said, harm_for(event.verb, name))
                for name, said in event.data.items()
            }
            turn = replace(turn, event=replace(event, data=data))
        reply = await handler(self.school.house)(turn)
        assert_harmless([*reply.messages, *([reply.replace] if reply.replace else [])])
        return reply

    def _worse(self, said: Json, harm: Sequence[str]) -> Json:
        if not (isinstance(said, str) and " " in said.strip()) or self._has_harm(said):
            return said
        self.sentences.add(said)
        self.typed.append(harmful(self.chance, harm))
        return f"{said} {self.typed[-1]}"

    def _has_harm(self, said: str) -> bool:
        """Whether it stood in its input, as Bode kept it: with more each time it would be refused for its length."""
        return said not in self.sentences and said.startswith(tuple(self.sentences))


def assert_harmless(messages: list[Outgoing]) -> None:
    for message in messages:
        if isinstance(message, CardMessage):
            assert not [*harms(message.card)], message.card


def harms(card: JsonObject) -> Iterator[str]:
    """Whatever a client would show otherwise than it was typed, and each address that is not ours."""
    for part in walking.parts(card):
        texts = {name: str(part[name]) for name in ("text", "title", "label", "placeholder", "tooltip") if name in part}
        for name, said in texts.items():
            if EXPRESSION.search(said):
                yield f"{name} {said!r} expands"
            # Space at an end, such as that behind a star, is shown nowhere.
            if said and part.get("type") != "TextRun" and rendered(said).strip() != f"<p>{said.strip()}</p>":
                yield f"{name} {said!r} is Markdown"
        if "evil.example" in str(part.get("url", "")):
            yield f"an address: {part['url']}"


@pytest.mark.walk
@pytest.mark.parametrize("seed", [0, *(pytest.param(one, marks=pytest.mark.long) for one in range(1, 25))])
@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.__name__)
async def test_what_is_typed_is_shown_as_it_was_typed(
    prepared: Path, pytestconfig: pytest.Config, tmp_path: Path, own_forms: Path, walk: Walk, seed: int
) -> None:
    """At length, more than a thousand harmful texts."""
    async with staged(walk, prepared, pytestconfig, tmp_path / "data", own_forms) as school:
        hostile = Hostile(school, Random(f"{walk.__name__} {seed}"))
        school.between = hostile.between
        await school.restarts()
        await walk(school)
        assert_harmless([shown.message for person in school.people.values() for shown in person.chat])


@pytest.mark.walk
@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.__name__)
async def test_a_payload_that_was_tampered_with_does_nothing(
    prepared: Path, pytestconfig: pytest.Config, tmp_path: Path, own_forms: Path, walk: Walk
) -> None:
    async with staged(walk, prepared, pytestconfig, tmp_path / "data", own_forms) as school:
        tampering = Tampering(school)
        school.between = tampering.between
        await school.restarts()
        await walk(school)
        assert tampering.tried
