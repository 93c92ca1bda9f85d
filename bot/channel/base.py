"""The channel's seam: what comes in (`Turn`), what we show (`Reply`), what is sent unasked (`Channel`, `Outcome`)."""

from collections.abc import AsyncGenerator, AsyncIterable, Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol, TypeAlias

from bot.json import Json, JsonObject
from bot.people.contact import Address
from bot.work.windows import Slot

from .file_messages import FileAnswered, FileMessage, FileOffer, SentFile

# --- what a person did ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Said:
    """A message; `text` is trimmed and free of the mention of the bot, of what it quotes, and of HTML.

    `rewrites` is the key of the turn whose message was edited and now says this, "" for a new message.
    """

    text: str
    rewrites: str = ""


@dataclass(frozen=True, slots=True)
class Sent:
    """Files, pictures or a voice note; `text` is what was typed beside it, as in Said. `files` are those that can be
    taken: no picture that was pasted, and no voice note."""

    text: str
    files: tuple[SentFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Clicked:
    """A button of a card in a chat.

    `data` is what the client sent: our button payload and every input, mixed and untrusted. `card` is the activity id
    of the message the card stands in, None when the client did not say. `in_place` tells Action.Execute (the reply
    replaces the card) from the Action.Submit of old clients.
    """

    verb: str
    data: Mapping[str, Json]
    card: str | None
    in_place: bool = True


@dataclass(frozen=True, slots=True)
class DialogOpened:
    """A button or a message-extension command that opens a dialog; `command` is "" for a card's button."""

    command: str
    data: Mapping[str, Json]


@dataclass(frozen=True, slots=True)
class DialogSubmitted:
    """A button inside a dialog; `command` as in DialogOpened."""

    command: str
    verb: str
    data: Mapping[str, Json]


@dataclass(frozen=True, slots=True)
class Searched:
    """A message-extension search; Teams waits five seconds for the results."""

    command: str
    query: str
    skip: int = 0
    count: int = 25


@dataclass(frozen=True, slots=True)
class LinkPasted:
    """Somebody puts a link to one of our hosts in a message, and others will see what we make of it."""

    address: str


@dataclass(frozen=True, slots=True)
class Installed:
    """The app was installed for this person, or they opened the chat with the bot for the first time."""


@dataclass(frozen=True, slots=True)
class Removed:
    """The app was uninstalled for this person."""


@dataclass(frozen=True, slots=True)
class Reacted:
    """Reactions that were added to a message of ours, its activity id, or taken back; by Teams' own names."""

    activity: str
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """Teams says that the person has seen their chat up to this message, by its activity id."""

    activity: str


@dataclass(frozen=True, slots=True)
class InTeam:
    """Something of a team in which Bode is, with Teams' own ids. `happening` is Teams' own name of it (channelRenamed),
    "" where there is none; `channel` is the one that it is about, "" for the team. `joined` and `left`: Bode itself
    did. `group` is the id of the team's Microsoft 365 group."""

    team: str
    name: str = ""
    group: str = ""
    happening: str = ""
    channel: str = ""
    channel_name: str = ""
    joined: bool = False
    left: bool = False


@dataclass(frozen=True, slots=True)
class Unknown:
    """Anything else; `type` is the activity's type and name, for the log."""

    type: str


Event: TypeAlias = (
    Said
    | Sent
    | Clicked
    | DialogOpened
    | DialogSubmitted
    | Searched
    | FileAnswered
    | LinkPasted
    | Reacted
    | Seen
    | Installed
    | Removed
    | InTeam
    | Unknown
)
Scope: TypeAlias = Literal["personal", "groupChat", "channel"]


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing that one person did.

    `key` is the same when the channel delivers the same activity again, and safe in an id (hex). `person` is the Entra
    object id, vouched for by the channel's token; "" where Teams does not say who did something in a team. `address` is
    the conversation it happened in.
    """

    key: str
    person: str
    address: Address
    scope: Scope
    locale: str
    event: Event


# --- what we show ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CardMessage:
    """An adaptive card as JSON; `summary` is what a notification and a screen reader say of it."""

    card: JsonObject
    summary: str


@dataclass(frozen=True, slots=True)
class TextMessage:
    """Plain text; shown literally, never as Markdown."""

    text: str


Message: TypeAlias = CardMessage | TextMessage


Outgoing: TypeAlias = Message | FileOffer | FileMessage
"""What is sent unasked; a reply has no files."""


@dataclass(frozen=True, slots=True)
class Dialog:
    """A card in Teams' modal window."""

    title: str
    card: JsonObject
    width: Literal["small", "medium", "large"] = "medium"
    height: Literal["small", "medium", "large"] = "large"


@dataclass(frozen=True, slots=True)
class SearchResult:
    """One row of a message-extension search: `title` and `text` in the list, `card` when it is inserted."""

    title: str
    text: str
    card: JsonObject


@dataclass(frozen=True, slots=True)
class Reply:
    """What a turn shows: any of these together.

    `messages` are new messages in the conversation. `replace` takes the place of the clicked card. `toast` is a short
    text of a click that changes no card; a client that cannot show one gets it as a message, where nothing else is.
    `dialog` opens or changes the dialog; a dialog turn with neither `dialog` nor `toast` closes it. `results` answers
    a search.
    """

    messages: tuple[Message, ...] = ()
    replace: CardMessage | None = None
    toast: str | None = None
    dialog: Dialog | None = None
    results: tuple[SearchResult, ...] = field(default=())


Handle: TypeAlias = Callable[[Turn], Awaitable[Reply]]


@dataclass(frozen=True, slots=True)
class Unshown:
    """One message of a reply that Teams refused for as long as we could wait; `key` is its own. It takes the place of
    the card `activity`, or is a new message where that is ""."""

    key: str
    turn: Turn
    message: Message
    activity: str


Keep: TypeAlias = Callable[[Unshown], Awaitable[None]]
"""Shows it later."""


# --- what is sent unasked -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Delivered:
    """It arrived. `activity` is its id, without which nothing can be corrected later."""

    activity: str


@dataclass(frozen=True, slots=True)
class Throttled:
    """Teams asks to slow down; `after` in seconds, None when it did not say. Slow the whole sender."""

    after: float | None


@dataclass(frozen=True, slots=True)
class NotSent:
    """Nothing was written to the wire; safe to retry."""

    reason: str


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """It may have arrived; there is no idempotency key to find out. `answered`: Teams said that it failed, which is
    seldom said of what was done."""

    reason: str
    answered: bool = False


@dataclass(frozen=True, slots=True)
class RecipientGone:
    """This person cannot be reached now; `code` is not_installed, blocked or unknown. Of an update or a deletion also
    no_card: the message is not there any more."""

    code: Literal["not_installed", "blocked", "unknown", "no_card"]


@dataclass(frozen=True, slots=True)
class ConversationLost:
    """404: forget the stored conversation and open it once more."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """The content is refused for everybody (400, 413): stop and tell the author."""

    code: str


@dataclass(frozen=True, slots=True)
class Misconfigured:
    """The bot itself is refused (401, 403 of some kinds): pause the whole announcement."""

    code: str


Outcome: TypeAlias = (
    Delivered | Throttled | NotSent | Ambiguous | RecipientGone | ConversationLost | Rejected | Misconfigured
)
Failure: TypeAlias = Throttled | NotSent | Ambiguous | RecipientGone | ConversationLost | Rejected | Misconfigured


@dataclass(frozen=True, slots=True)
class ChannelTold:
    """A channel of a team, as Teams tells it; `name` is "" for the first one of every team."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class MembersTold:
    """Entra object ids of the members of a team; `more`: there are others, which were not asked for."""

    people: tuple[str, ...]
    more: bool = False


class Channel(Protocol):
    """Sends to a person's own chat, or to a channel of a team. No method raises for what the channel answers; it
    returns an Outcome."""

    async def send(self, address: Address, message: Outgoing, slot: Slot | None = None) -> Outcome:
        """`slot`: the caller waited for its turn already (bot.work.budget); else it is waited for here."""
        ...

    async def update(self, address: Address, activity: str, message: Message) -> Outcome:
        """Replaces a message that was sent before; repeating it is harmless."""
        ...

    async def delete(self, address: Address, activity: str) -> Outcome: ...

    async def open_conversation(self, address: Address) -> Address | Failure:
        """Returns the address with a fresh conversation."""
        ...

    async def channels_of(self, address: Address, team: str) -> tuple[ChannelTold, ...] | Failure:
        """Of a team, by Teams' id of it. RecipientGone and ConversationLost: Bode is not in it any more."""
        ...

    async def members_of(self, address: Address, most: int) -> MembersTold | Failure:
        """Of the team whose conversation the address is: at most so many."""
        ...

    async def upload(self, place: str, size: int, content: AsyncIterable[bytes]) -> Outcome:
        """Puts a file of `size` bytes where its reader lets it go; repeating it is harmless. Rejected for good, also
        when the place is none of Microsoft's."""
        ...

    def download(self, place: str, most: int) -> AsyncGenerator[bytes]:
        """The bytes of a file that somebody sent, `most` of them. Raises Untaken, also in the middle."""
        ...
