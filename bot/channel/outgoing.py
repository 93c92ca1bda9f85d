"""From our messages to activities as the connector takes them: one activity each, never text and card together."""

from bot.json import Json, JsonObject
from bot.people.contact import Address

from .activities import Inbound
from .base import CardMessage, Outgoing, TextMessage
from .file_messages import FileMessage, FileOffer

CARD_TYPE = "application/vnd.microsoft.card.adaptive"
OFFER_TYPE = "application/vnd.microsoft.teams.card.file.consent"
FILE_TYPE = "application/vnd.microsoft.teams.card.file.info"


def activity_of(message: Outgoing) -> dict[str, Json]:
    """The JSON of an activity without its addressee."""
    match message:
        case CardMessage(card, summary):
            return {"type": "message", "summary": summary, "attachments": [card_attachment(card)]}
        case TextMessage(text):
            return {"type": "message", "text": text, "textFormat": "plain"}
        case FileOffer():
            return {"type": "message", "summary": message.name, "attachments": [_offer(message)]}
        case FileMessage(name):
            return {"type": "message", "summary": name, "attachments": [_file(message)]}


def _offer(offer: FileOffer) -> dict[str, Json]:
    """Both contexts come back in the answer, whichever it is (TEAMS, files)."""
    context: JsonObject = {"file": offer.file}
    content: JsonObject = {
        "description": offer.about,
        "sizeInBytes": offer.size,
        "acceptContext": context,
        "declineContext": context,
    }
    return {"contentType": OFFER_TYPE, "name": offer.name, "content": content}


def _file(message: FileMessage) -> dict[str, Json]:
    upload = message.upload
    content: JsonObject = {"uniqueId": upload.unique, "fileType": upload.kind}
    return {"contentType": FILE_TYPE, "contentUrl": upload.opens, "name": message.name, "content": content}


def card_attachment(card: JsonObject) -> dict[str, Json]:
    return {"contentType": CARD_TYPE, "content": card}


def addressed(activity: JsonObject, address: Address) -> dict[str, Json]:
    """The activity with sender, receiver and conversation filled in, as the SDK does for a reply. In a channel nobody
    receives it alone."""
    return {
        **activity,
        "channelId": "msteams",
        "serviceUrl": address.service_url,
        "from": {"id": address.bot},
        **({"recipient": {"id": address.member}} if address.member else {}),
        "conversation": {"id": address.conversation, "tenantId": address.tenant},
    }


def answering(activity: JsonObject, inbound: Inbound) -> dict[str, Json]:
    """The activity as a reply to another, with all that the SDK says in one."""
    conversation: dict[str, Json] = {
        "id": inbound.conversation,
        "conversationType": inbound.scope,
        "isGroup": inbound.scope != "personal",
    }
    if inbound.tenants:
        conversation["tenantId"] = inbound.tenants[0]
    return {
        **activity,
        "channelId": inbound.channel,
        "serviceUrl": inbound.service_url,
        "from": {"id": inbound.bot},
        "recipient": {"id": inbound.member, "aadObjectId": inbound.person},
        "conversation": conversation,
        "replyToId": inbound.id,
        **({"locale": inbound.locale} if inbound.locale else {}),
    }


def conversation_parameters(address: Address) -> dict[str, Json]:
    """What opens (or finds again) a person's own chat; `member` may be an Entra object id."""
    return {
        "isGroup": False,
        "bot": {"id": address.bot},
        "members": [{"id": address.member}],
        "tenantId": address.tenant,
        "channelData": {"tenant": {"id": address.tenant}},
    }
