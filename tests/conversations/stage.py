"""The stage of the conversation tests: real services, store, queue and index; only the channel is recorded."""

import itertools
from collections.abc import AsyncGenerator, AsyncIterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from bot.channel.base import (
    CardMessage,
    ChannelTold,
    Clicked,
    Delivered,
    DialogOpened,
    DialogSubmitted,
    Event,
    Failure,
    Handle,
    Installed,
    LinkPasted,
    MembersTold,
    Message,
    Outcome,
    Outgoing,
    RecipientGone,
    Removed,
    Reply,
    Said,
    Scope,
    Searched,
    Sent,
    Turn,
)
from bot.channel.file_messages import FileAnswered, FileMessage, FileOffer, SentFile, Untaken
from bot.json import Json, JsonObject
from bot.people.contact import Address
from bot.work.handout import Upload
from bot.work.windows import Slot

BOT = "28:bode"


class Clock:
    """A clock that stands still until it is moved; a little later at every look, as real ones are."""

    def __init__(self, start: datetime = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)) -> None:
        self._now = start

    def __call__(self) -> datetime:
        self._now += timedelta(milliseconds=1)
        return self._now

    def pass_by(self, time: timedelta) -> None:
        self._now += time

    @property
    def now(self) -> datetime:
        """Without looking at it."""
        return self._now

    def turn_to(self, now: datetime) -> None:
        self._now = now


@dataclass
class Shown:
    """A message as it stands in somebody's chat."""

    activity: str
    message: Outgoing
    updates: int = 0

    @property
    def card(self) -> JsonObject:
        assert isinstance(self.message, CardMessage), self.message
        return self.message.card

    @property
    def text(self) -> str:
        match self.message:
            case CardMessage(card):
                return " ".join(texts_of(card))
            case FileOffer() | FileMessage():
                return self.message.name
            case _:
                return self.message.text


@dataclass
class Recorder:
    """The one fake: a channel that keeps what it is given. `fails` holds outcomes that sends get instead, per
    conversation, first come first served; `change_fails` likewise of updates and deletions; `update_fails` those of
    updates, `upload_fails` those of files, whosever.
    `drive` is what stands in people's OneDrive, by its place, `taken` the places from which a file was taken.
    `teams` are the channels of the teams in which Bode is, `members` whom these have."""

    chats: dict[str, list[Shown]] = field(default_factory=dict)
    fails: dict[str, list[Outcome]] = field(default_factory=dict)
    change_fails: dict[str, list[Outcome]] = field(default_factory=dict)
    update_fails: list[Outcome] = field(default_factory=list)
    upload_fails: list[Outcome] = field(default_factory=list)
    drive: dict[str, bytes] = field(default_factory=dict)
    taken: list[str] = field(default_factory=list)
    teams: dict[str, list[ChannelTold]] = field(default_factory=dict)
    members: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _ids: Iterator[int] = field(default_factory=lambda: itertools.count(1000))

    def chat(self, conversation: str) -> list[Shown]:
        return self.chats.setdefault(conversation, [])

    def post(self, conversation: str, message: Outgoing) -> str:
        activity = str(next(self._ids))
        self.chat(conversation).append(Shown(activity, message))
        return activity

    async def send(self, address: Address, message: Outgoing, slot: Slot | None = None) -> Outcome:
        waiting = self.fails.get(address.conversation)
        if waiting:
            return waiting.pop(0)
        return Delivered(self.post(address.conversation, message))

    async def update(self, address: Address, activity: str, message: Message) -> Outcome:
        if waiting := self.change_fails.get(address.conversation):
            return waiting.pop(0)
        if self.update_fails:
            return self.update_fails.pop(0)
        self.replace(address.conversation, activity, message)
        return Delivered(activity)

    def replace(self, conversation: str, activity: str, message: Message) -> None:
        shown = next(shown for shown in self.chat(conversation) if shown.activity == activity)
        shown.message = message
        shown.updates += 1

    async def delete(self, address: Address, activity: str) -> Outcome:
        if waiting := self.change_fails.get(address.conversation):
            return waiting.pop(0)
        self.chats[address.conversation] = [one for one in self.chat(address.conversation) if one.activity != activity]
        return Delivered(activity)

    async def open_conversation(self, address: Address) -> Address | Failure:
        return Address(f"{address.conversation}+", address.service_url, address.tenant, address.member, address.bot)

    async def channels_of(self, address: Address, team: str) -> tuple[ChannelTold, ...] | Failure:
        return tuple(self.teams[team]) if team in self.teams else RecipientGone("not_installed")

    async def members_of(self, address: Address, most: int) -> MembersTold | Failure:
        return MembersTold(self.members.get(address.conversation, ())[:most])

    async def upload(self, place: str, size: int, content: AsyncIterable[bytes]) -> Outcome:
        if self.upload_fails:
            return self.upload_fails.pop(0)
        self.drive[place] = b"".join([chunk async for chunk in content])
        assert len(self.drive[place]) == size
        return Delivered("")

    async def download(self, place: str, most: int) -> AsyncGenerator[bytes]:
        self.taken.append(place)
        if place not in self.drive:
            raise Untaken("gone")
        yield self.drive[place][:most]
        if len(self.drive[place]) > most:
            raise Untaken("too_large")


class Colleague:
    """One person at their client: says, clicks, fills in, and sees what stands in their chat."""

    def __init__(self, stage: "Stage", id: str, name: str) -> None:
        self._stage = stage
        self.id = id
        self.name = name
        self.conversation = f"a:{id}"
        self._typed: dict[str, Json] = {}
        self._dialog: JsonObject | None = None

    # --- what they do

    async def installs(self) -> Reply:
        return await self.turn(Installed())

    async def removes(self) -> Reply:
        return await self.turn(Removed())

    async def says(self, text: str, *, key: str | None = None, scope: Scope = "personal") -> Reply:
        self._typed = {}
        return await self.turn(Said(text), key=key, scope=scope)

    async def edits(self, key: str, text: str) -> Reply:
        """Changes what they said in the turn with that key."""
        return await self.turn(Said(text, rewrites=key))

    async def sends_a_file(self, text: str = "", *files: SentFile) -> Reply:
        return await self.turn(Sent(text, files))

    def fills(self, **inputs: Json) -> "Colleague":
        """Types into the inputs of the next card that is clicked; `__` stands for the dot of an id."""
        self._typed |= {name.replace("__", "."): value for name, value in inputs.items()}
        return self

    async def clicks(self, title: str, *, on: Shown | None = None, in_place: bool = True, times: int = 1) -> Reply:
        """Clicks the button with this title on the newest card that has it."""
        shown = on or self._with_button(title)
        action = buttons_of(shown)[title]
        data = {**dict(action["data"]), **defaults_of(shown.card), **self._typed}  # an input wins, as in every client
        self._typed = {}
        reply = Reply()
        for _ in range(times):
            reply = await self.sends(str(action["verb"]), data, shown, in_place=in_place)
        return reply

    async def sends(self, verb: str, data: Mapping[str, Json], shown: Shown | None, *, in_place: bool = True) -> Reply:
        """A click as a client sends it, or as somebody forges it."""
        reply = await self.turn(Clicked(verb, data, shown.activity if shown else None, in_place))
        if reply.replace and shown:
            self._stage.recorder.replace(self.conversation, shown.activity, reply.replace)
        return reply

    async def opens(self, command: str) -> JsonObject:
        """A message extension's action; gives the dialog's card."""
        return self._in_dialog(await self.turn(DialogOpened(command, {})))

    async def submits(self, title: str) -> Reply:
        """Clicks a button of the open dialog."""
        assert self._dialog is not None, "no dialog is open"
        action = next(action for action in actions_of(self._dialog) if action.get("title") == title)
        data = {**dict(action["data"]), **defaults_of(self._dialog), **self._typed}
        self._typed = {}
        reply = await self.turn(DialogSubmitted("", str(data.pop("verb")), data))
        self._dialog = reply.dialog.card if reply.dialog else None
        return reply

    async def searches(self, command: str, query: str, skip: int = 0) -> Reply:
        return await self.turn(Searched(command, query, skip))

    async def accepts(self, offered: Shown, place: str = "https://school-my.sharepoint.com/upload/1") -> Reply:
        """Lets the offered file into their OneDrive."""
        upload = Upload(
            place, f"{place.replace('upload', 'files')}.xlsx", "1150D938-8870-4044-9F2C-5BBDEBA70C9D", "xlsx"
        )
        return await self.answers(offered, upload)

    async def declines(self, offered: Shown) -> Reply:
        return await self.answers(offered, None)

    async def answers(self, offered: Shown, upload: Upload | None) -> Reply:
        assert isinstance(offered.message, FileOffer), offered.message
        reply = await self.turn(FileAnswered(offered.message.file, upload, offered.activity))
        if reply.replace:
            self._stage.recorder.replace(self.conversation, offered.activity, reply.replace)
        return reply

    async def pastes(self, address: str, *, scope: Scope = "groupChat") -> Reply:
        """Puts a link in a message to others; gives what Teams gets to show below it."""
        return await self.turn(LinkPasted(address), scope=scope)

    def _with_button(self, title: str) -> Shown:
        found = next((shown for shown in reversed(self.chat) if title in buttons_of(shown)), None)
        assert found, (
            f"{self.name} has no button {title!r}; the newest card says: {self.chat[-1:] and self.newest.text}"
        )
        return found

    # --- what they see

    @property
    def chat(self) -> list[Shown]:
        return self._stage.recorder.chat(self.conversation)

    @property
    def newest(self) -> Shown:
        return self.chat[-1]

    def sees(self, words: str) -> bool:
        """Whether the words stand in their chat now."""
        return any(words in shown.text for shown in self.chat)

    def card_with(self, words: str) -> Shown:
        found = [shown for shown in self.chat if words in shown.text]
        assert found, f"{self.name} sees no {words!r} in {[shown.text for shown in self.chat]}"
        return found[-1]

    # --- how

    def _in_dialog(self, reply: Reply) -> JsonObject:
        assert reply.dialog is not None, reply
        self._dialog = reply.dialog.card
        return reply.dialog.card

    async def turn(self, event: Event, *, key: str | None = None, scope: Scope = "personal") -> Reply:
        address = Address(self.conversation, "https://smba.example/", "tenant", f"29:{self.id}", BOT)
        key = key or sha256(f"{self.id}{next(self._stage.numbers)}".encode()).hexdigest()[:32]
        reply = await self._stage.handle(Turn(key, self.id, address, scope, "nl-BE", event))
        for message in reply.messages:
            self._stage.recorder.post(self.conversation, message)
        return reply


@dataclass
class Stage:
    """`handle` and `jobs` are of the bot that runs now; a restart puts others in their place."""

    handle: Handle
    recorder: Recorder
    clock: Clock
    numbers: Iterator[int] = field(default_factory=itertools.count)


# --- looking at cards -------------------------------------------------------------------------------


def elements_of(part: Json) -> Iterator[Mapping[str, Any]]:
    """Every object in a card, from the top."""
    if isinstance(part, dict):  # as JSON has it: to ask for any Mapping is slow, and this is asked very often
        yield part
        for value in part.values():
            yield from elements_of(value)
    elif isinstance(part, list | tuple):
        for item in part:
            yield from elements_of(item)


def texts_of(card: JsonObject) -> list[str]:
    """Every text a person can read in it, titles of buttons included."""
    names = ("text", "title", "value", "label", "errorMessage", "placeholder")
    texts: list[str] = []
    for part in elements_of(card):
        if part.get("type") == "RichTextBlock":
            texts.append("".join(run["text"] for run in part["inlines"]))
        elif part.get("type") != "TextRun":
            texts += [str(part[name]) for name in names if isinstance(part.get(name), str)]
    return texts


def actions_of(card: JsonObject) -> list[Mapping[str, Any]]:
    return [part for part in elements_of(card) if str(part.get("type", "")).startswith("Action.")]


def buttons_of(shown: Shown) -> dict[str, Mapping[str, Any]]:
    """Title -> action of what a click sends."""
    if not isinstance(shown.message, CardMessage):
        return {}
    sending = [action for action in actions_of(shown.card) if action["type"] == "Action.Execute"]
    return {str(action["title"]): action for action in sending}


def defaults_of(card: JsonObject) -> dict[str, Json]:
    """What the inputs hold before anybody types: a client sends that along."""
    inputs = [part for part in elements_of(card) if str(part.get("type", "")).startswith("Input.")]
    return {str(part["id"]): part["value"] for part in inputs if part.get("value") not in (None, "")}
