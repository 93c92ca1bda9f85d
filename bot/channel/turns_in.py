"""From an activity to the turn that it is for us."""

from bot.errors import BodeError
from bot.json import Json, JsonObject
from bot.people.contact import Address
from bot.work.handout import Upload

from .activities import MESSAGE_UPDATE, REACTION, Inbound, mapping, sequence, string
from .base import (
    Clicked,
    DialogOpened,
    DialogSubmitted,
    Event,
    Installed,
    InTeam,
    LinkPasted,
    Reacted,
    Removed,
    Said,
    Searched,
    Seen,
    Sent,
    Turn,
    Unknown,
)
from .file_messages import FileAnswered
from .text import visible

CARD_ACTION = "adaptiveCard/action"
SEARCH = "composeExtension/query"
DIALOG_INVOKES = frozenset({"task/fetch", "task/submit", "composeExtension/fetchTask", "composeExtension/submitAction"})
READ_RECEIPT = "application/vnd.microsoft.readReceipt"
_LONGEST_VERB = 100
_LONGEST_PLACE = 8000
"""Characters of an address that carries its own right to be written to."""
_LONGEST_QUERY = 500
_MOST_RESULTS = 50


class Malformed(BodeError):
    """An invoke whose value is not what its name promises; answered as a bad request."""


def turn_of(inbound: Inbound) -> Turn:
    """Raises Malformed."""
    return Turn(
        key=inbound.key,
        person=inbound.person,
        address=Address(
            conversation=inbound.conversation,
            service_url=inbound.service_url,
            tenant=next(iter(inbound.tenants), ""),
            member=inbound.member,
            bot=inbound.bot,
        ),
        scope=inbound.scope,
        locale=inbound.locale,
        event=_event(inbound),
    )


def _event(inbound: Inbound) -> Event:
    if inbound.is_of_a_team:
        return _in_team(inbound)
    match inbound.type:
        case "message":
            return _message(inbound)
        case "invoke":
            return _invoke(inbound)
        case kind if kind == MESSAGE_UPDATE:
            return _update(inbound)
        case kind if kind == REACTION:
            return _reaction(inbound)
        case "event" if inbound.name == READ_RECEIPT:
            return _receipt(inbound)
        case "installationUpdate":
            return _installation(inbound)
        case "conversationUpdate":
            return _conversation(inbound)
        case _:
            return _unknown(inbound)


def _unknown(inbound: Inbound) -> Unknown:
    return Unknown(f"{inbound.type}/{inbound.name}" if inbound.name else inbound.type)


def _message(inbound: Inbound) -> Event:
    """A button of an old client, a file, or words. Clients add an empty `value` to words, too."""
    data = mapping(inbound.value)
    if data and (_verb(data) or not inbound.text):
        return Clicked(_verb(data), data, inbound.reply_to or None, in_place=False)
    return Sent(inbound.text, inbound.sent) if inbound.files else Said(inbound.text)


def _update(inbound: Inbound) -> Event:
    """Only an edit in the own chat asks something anew: a group was told already where to ask."""
    edited = inbound.happening == "editMessage" and inbound.scope == "personal" and inbound.text
    return Said(inbound.text, rewrites=inbound.message_key) if edited else _unknown(inbound)


def _reaction(inbound: Inbound) -> Event:
    """Of a group nothing is counted: what stands there is not for one person."""
    if inbound.scope != "personal" or not inbound.reply_to:
        return _unknown(inbound)
    return Reacted(inbound.reply_to, inbound.reactions_added, inbound.reactions_removed)


def _receipt(inbound: Inbound) -> Event:
    last = string(mapping(inbound.value).get("lastReadMessageId"))
    return Seen(last) if last and inbound.scope == "personal" else _unknown(inbound)


def _installation(inbound: Inbound) -> Event:
    if inbound.scope != "personal":
        return _unknown(inbound)
    match inbound.name:
        case "add" | "add-upgrade":
            return Installed()
        case "remove":
            return Removed()
        case _:
            return _unknown(inbound)


def _conversation(inbound: Inbound) -> Event:
    """The bot or the person joined the personal chat; both may be told, in one activity or in two."""
    joined = inbound.scope == "personal" and {inbound.bot, inbound.member} & set(inbound.added)
    return Installed() if joined else _unknown(inbound)


LEFT = frozenset({"teamDeleted", "teamHardDeleted"})
"""Teams' own names of what ends a team."""


def _in_team(inbound: Inbound) -> InTeam:
    """Bode is added to a team by an installation, by a member that it becomes, or by both."""
    installs = inbound.type == "installationUpdate"
    return InTeam(
        inbound.team,
        inbound.team_name,
        inbound.team_group,
        inbound.happening,
        inbound.team_channel,
        inbound.team_channel_name,
        joined=inbound.name in {"add", "add-upgrade"} if installs else inbound.bot in inbound.added,
        left=inbound.name == "remove" if installs else inbound.bot in inbound.removed or inbound.happening in LEFT,
    )


def _invoke(inbound: Inbound) -> Event:
    value = mapping(inbound.value)
    command = string(value.get("commandId"), _LONGEST_VERB)
    match inbound.name:
        case "adaptiveCard/action":
            return _executed(inbound, value)
        case "task/fetch" | "composeExtension/fetchTask":
            return DialogOpened(command, _data(value))
        case "task/submit" | "composeExtension/submitAction":
            return DialogSubmitted(command, _verb(_data(value)), _data(value))
        case "composeExtension/query":
            return _search(command, value)
        case "composeExtension/queryLink":
            return LinkPasted(string(value.get("url"), _LONGEST_PLACE))
        case "fileConsent/invoke" if inbound.scope == "personal":
            return _file_answer(inbound, value)
        case _:
            return _unknown(inbound)


def _executed(inbound: Inbound, value: JsonObject) -> Clicked:
    action = value.get("action")
    if not isinstance(action, dict) or mapping(action).get("type") != "Action.Execute":
        raise Malformed
    data = _data(mapping(action))
    verb = string(mapping(action).get("verb"), _LONGEST_VERB) or _verb(data)
    return Clicked(verb, data, inbound.reply_to or None)


def _file_answer(inbound: Inbound, value: JsonObject) -> FileAnswered:
    file, told = string(mapping(value.get("context")).get("file"), 100), mapping(value.get("uploadInfo"))
    if value.get("action") == "decline":
        return FileAnswered(file, None, inbound.reply_to)
    upload = Upload(
        place=string(told.get("uploadUrl"), _LONGEST_PLACE),
        opens=string(told.get("contentUrl"), _LONGEST_PLACE),
        unique=string(told.get("uniqueId"), 100),
        kind=string(told.get("fileType"), 20),
    )
    if value.get("action") != "accept" or not upload.place:
        raise Malformed
    return FileAnswered(file, upload, inbound.reply_to)


def _data(value: JsonObject) -> JsonObject:
    data = value.get("data")
    if data is None:
        return {}
    if not isinstance(data, dict):
        raise Malformed
    return mapping(data)


def _verb(data: JsonObject) -> str:
    return string(data.get("verb"), _LONGEST_VERB)


def _search(command: str, value: JsonObject) -> Searched:
    options = mapping(value.get("queryOptions"))
    told = [mapping(item) for item in sequence(value.get("parameters"))]
    texts = [_parameter(item.get("value")) for item in told if item.get("name") != "initialRun"]
    return Searched(
        command,
        query=next(iter(texts), ""),
        skip=_count(options.get("skip"), 0, 10_000),
        count=_count(options.get("count"), 25, _MOST_RESULTS) or 25,
    )


def _parameter(value: Json) -> str:
    return visible(value, _LONGEST_QUERY) if isinstance(value, str) else ""


def _count(value: Json, otherwise: int, most: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        return otherwise
    return min(value, most)
