"""An activity as the channel sends it, read field by field: what is missing or of the wrong kind is empty."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import cast

from bot.json import Json, JsonObject

from .base import Scope
from .file_messages import SentFile
from .text import said, visible

_OBJECT_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z-]{0,63}")
_LOCALE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}")
_LONGEST_ID = 1000
_LONGEST_TEAM = 256
"""Characters of the name of a team or a channel."""
SENT_TYPE = "application/vnd.microsoft.teams.file.download.info"
MOST_SENT = 10
"""Files of one message."""
_LONGEST_PLACE = 8000
MESSAGE_UPDATE = "messageUpdate"
REACTION = "messageReaction"
MOST_REACTIONS = 10
"""Of one activity."""
_FILES = ("application/vnd.microsoft.teams.file.", "image/", "audio/", "video/")
_LINKED_NO_FILE = ("text/", "application/vnd.microsoft.card.", "messagereference", "forwardedmessagereference")
"""What has an address too, and is a card, another message, or the message itself as HTML."""
_LONGEST_HTML = 64 * 1024
_OF_TEAMS = frozenset({"conversationUpdate", "installationUpdate"})
_OLD_REPLY = "schema.skype.com/Reply"
_NAMES: Mapping[str, str] = {"installationUpdate": "action", "invoke": "name", "event": "name"}


@dataclass(frozen=True, slots=True)
class Inbound:
    """One activity; texts are "" and lists empty where the channel said nothing usable.

    `tenants` is every tenant that the activity names, `added` and `removed` are the ids of such members. `value` is
    untouched. `team` and what begins like it is the team it is about, with the channel of it.
    `happening` is Teams' own name of what happened (editMessage), the reactions are what a message got and lost,
    `files` tells that a file, a picture or a voice note came along, `sent` are the files that can be taken.
    """

    type: str
    name: str
    id: str
    channel: str
    service_url: str
    conversation: str
    scope: Scope
    tenants: tuple[str, ...]
    member: str
    person: str
    bot: str
    locale: str
    text: str
    value: Json
    reply_to: str
    added: tuple[str, ...]
    removed: tuple[str, ...]
    team: str
    team_name: str
    team_group: str
    team_channel: str
    team_channel_name: str
    happening: str
    reactions_added: tuple[str, ...]
    reactions_removed: tuple[str, ...]
    timestamp: str
    files: bool
    sent: tuple[SentFile, ...]

    @property
    def is_invoke(self) -> bool:
        return self.type == "invoke"

    @property
    def is_of_a_team(self) -> bool:
        """Whether it only tells of a team in which Bode is: then Teams does not always say who did it."""
        return self.scope == "channel" and bool(self.team) and self.type in _OF_TEAMS

    @property
    def key(self) -> str:
        """The same for every delivery of this activity: 32 hexadecimal digits."""
        if self.type == MESSAGE_UPDATE:  # it has the id of the message that it changes
            return _digest(self.conversation, self.id, self.type, self.happening, self.timestamp, self.text)
        if self.type == REACTION:
            happened = (*self.reactions_added, "-", *self.reactions_removed)
            return _digest(self.conversation, self.id, self.reply_to, self.timestamp, *happened)
        if self.type == "event":  # Teams does not say whether each has an id of its own
            said = json.dumps(self.value, sort_keys=True)
            return _digest(self.conversation, self.id, self.name, self.timestamp, said)
        return self.message_key

    @property
    def press(self) -> str:
        """The same for every activity that is one button, on one card, with the same inputs; "" for any other."""
        if not (self.reply_to and self.value):
            return ""
        return _digest(self.conversation, self.member, self.reply_to, self.name, json.dumps(self.value, sort_keys=True))

    @property
    def message_key(self) -> str:
        """The key of the message with this id: of an edit, that of the message that was edited."""
        return _digest(self.conversation, self.id)


def _digest(*parts: str) -> str:
    return sha256("\n".join(parts).encode()).hexdigest()[:32]


def read_activity(body: JsonObject) -> Inbound:
    """Never fails; whoever needs a field checks that it is there."""
    kind = string(body.get("type"), 100)
    sender, recipient = mapping(body.get("from")), mapping(body.get("recipient"))
    conversation, data = mapping(body.get("conversation")), mapping(body.get("channelData"))
    person = string(sender.get("aadObjectId"), 100)
    team, channel = mapping(data.get("team")), mapping(data.get("channel"))
    return Inbound(
        type=kind,
        name=string(body.get(_NAMES.get(kind, "")), 100),
        id=string(body.get("id")),
        channel=string(body.get("channelId"), 100),
        service_url=string(body.get("serviceUrl")),
        conversation=string(conversation.get("id")),
        scope=_scope(conversation),
        tenants=_tenants(conversation, data),
        member=string(sender.get("id")),
        person=person.lower() if _OBJECT_ID.fullmatch(person) else "",
        bot=string(recipient.get("id")),
        locale=_locale(body),
        text=_text(body, recipient),
        value=body.get("value"),
        reply_to=string(body.get("replyToId")),
        added=_ids(body.get("membersAdded")),
        removed=_ids(body.get("membersRemoved")),
        team=string(team.get("id")),
        team_name=visible(string(team.get("name")), _LONGEST_TEAM),
        team_group=string(team.get("aadGroupId"), 100).lower(),
        team_channel=string(channel.get("id")),
        team_channel_name=visible(string(channel.get("name")), _LONGEST_TEAM),
        happening=string(data.get("eventType"), 100),
        reactions_added=_reactions(body.get("reactionsAdded")),
        reactions_removed=_reactions(body.get("reactionsRemoved")),
        timestamp=string(body.get("timestamp"), 100),
        files=any(_is_file(attachment) for attachment in _attachments(body)),
        sent=_all_sent(body) if _scope(conversation) == "personal" else (),
    )


def string(value: Json, longest: int = _LONGEST_ID) -> str:
    """The value if it is a string of at most `longest` characters, else "": a cut id would be another id."""
    return value if isinstance(value, str) and len(value) <= longest else ""


def _ids(members: Json) -> tuple[str, ...]:
    return tuple(string(mapping(item).get("id")) for item in sequence(members))


def _reactions(value: Json) -> tuple[str, ...]:
    names = (string(mapping(item).get("type"), 40) for item in sequence(value)[:MOST_REACTIONS])
    return tuple(name for name in names if name)


def mapping(value: Json) -> JsonObject:
    # A dict is what JSON gives; asking the abstract class about it would cost more than all the rest of reading.
    return value if isinstance(value, dict) or isinstance(value, Mapping) else {}  # noqa: SIM101


def sequence(value: Json) -> Sequence[Json]:
    return cast("Sequence[Json]", value) if isinstance(value, list) else ()


def _scope(conversation: JsonObject) -> Scope:
    """What is not surely a person's own chat with the bot is a group: the safe mistake.

    A message extension used between two people says "personal" too, in a conversation of theirs (19:...).
    """
    kind = conversation.get("conversationType")
    if kind == "channel":
        return "channel"
    ours = not string(conversation.get("id")).startswith("19:") and conversation.get("isGroup") is not True
    return "personal" if ours and (kind is None or kind == "personal") else "groupChat"


def _tenants(conversation: JsonObject, data: JsonObject) -> tuple[str, ...]:
    named = (string(mapping(data.get("tenant")).get("id"), 100), string(conversation.get("tenantId"), 100))
    return tuple(tenant for tenant in dict.fromkeys(named) if tenant)


def _locale(body: JsonObject) -> str:
    told = [mapping(item).get("locale") for item in sequence(body.get("entities"))]
    for value in (body.get("locale"), *told):
        if isinstance(value, str) and _LOCALE.fullmatch(value):
            return value
    return ""


def _attachments(body: JsonObject) -> list[JsonObject]:
    return [mapping(item) for item in sequence(body.get("attachments"))]


def _is_file(attachment: JsonObject) -> bool:
    """Teams adds the message itself as HTML; cards and other messages stand here as well. None of these is a file."""
    kind = string(attachment.get("contentType"), 200).lower()
    if kind.startswith(_FILES):
        return True
    return bool(string(attachment.get("contentUrl"), 10_000)) and not kind.startswith(_LINKED_NO_FILE)


def _all_sent(body: JsonObject) -> tuple[SentFile, ...]:
    return tuple(sent for attachment in _attachments(body) if (sent := _sent(attachment)))[:MOST_SENT]


def _sent(attachment: JsonObject) -> SentFile | None:
    """A file of the personal chat: its bytes stand at `downloadUrl` for a few minutes (TEAMS, files)."""
    if string(attachment.get("contentType"), 200).lower() != SENT_TYPE:
        return None
    told = mapping(attachment.get("content"))
    place = string(told.get("downloadUrl"), _LONGEST_PLACE)
    kind = string(told.get("fileType"), 20).lower()
    return SentFile(visible(string(attachment.get("name"), 1000), 255), kind, place) if place else None


def _typed(body: JsonObject) -> str:
    """The text as it came. Older clients write what a reply quotes into it, where only its HTML keeps the two apart."""
    for attachment in _attachments(body):
        content = attachment.get("content")
        if attachment.get("contentType") == "text/html" and isinstance(content, str) and _OLD_REPLY in content:
            return content[:_LONGEST_HTML]
    text = body.get("text")
    return text if isinstance(text, str) else ""


def _text(body: JsonObject, recipient: JsonObject) -> str:
    text = _typed(body)
    if not text:
        return ""
    entities = [mapping(item) for item in sequence(body.get("entities"))]
    mentions = [
        string(entity.get("text"))
        for entity in entities
        if entity.get("type") == "mention" and mapping(entity.get("mentioned")).get("id") == recipient.get("id")
    ]
    return said(text, mentions, string(recipient.get("name")))
