"""Our connector client in the shape that botbuilder's adapter calls, through its own extension point."""

# botbuilder is not typed; this module is where it meets what is.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

from collections.abc import Mapping, Sequence
from copy import copy
from typing import Any, cast

from botbuilder.schema import (
    Activity,
    ChannelAccount,
    ConversationParameters,
    ConversationResourceResponse,
    ResourceResponse,
)
from botframework.connector.auth import ConnectorFactory

from bot.errors import BodeError
from bot.json import Json, JsonObject

from .base import Delivered, Outcome
from .connector import CONVERSATIONS, Connector, activities_path, activity_path, member_path
from .outcomes import Answer, Call, created


class CallFailed(BodeError):
    """A call inside a turn that did not succeed; `outcome` says what is known."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(type(outcome).__name__)
        self.outcome = outcome


class Conversations:
    """The `conversations` member of botbuilder's connector client, for one service URL; raises CallFailed."""

    def __init__(self, connector: Connector, service_url: str) -> None:
        self._connector = connector
        self._service_url = service_url

    async def send_to_conversation(self, conversation_id: str, activity: Activity) -> ResourceResponse:
        path = activities_path(conversation_id)
        answer = await self._call("send", "POST", path, serialized(activity), conversation_id)
        return ResourceResponse(id=created(answer.body))

    async def reply_to_activity(self, conversation_id: str, activity_id: str, activity: Activity) -> ResourceResponse:
        path = activity_path(conversation_id, activity_id)
        answer = await self._call("send", "POST", path, serialized(activity), conversation_id)
        return ResourceResponse(id=created(answer.body))

    async def update_activity(self, conversation_id: str, activity_id: str, activity: Activity) -> ResourceResponse:
        path = activity_path(conversation_id, activity_id)
        answer = await self._call("update", "PUT", path, serialized(activity), conversation_id)
        return ResourceResponse(id=created(answer.body) or activity_id)

    async def delete_activity(self, conversation_id: str, activity_id: str) -> None:
        path = activity_path(conversation_id, activity_id)
        await self._call("delete", "DELETE", path, conversation=conversation_id)

    async def create_conversation(self, parameters: ConversationParameters) -> ConversationResourceResponse:
        body = cast("JsonObject", parameters.serialize())
        answer = await self._call("open", "POST", CONVERSATIONS, body)
        return ConversationResourceResponse(
            id=created(answer.body),
            activity_id=cast("Any", created(answer.body, "activityId") or None),
            service_url=created(answer.body, "serviceUrl") or self._service_url,
        )

    async def get_conversation_member(self, conversation_id: str, member_id: str) -> ChannelAccount:
        answer = await self._call("read", "GET", member_path(conversation_id, member_id))
        return ChannelAccount(
            id=created(answer.body),
            name=created(answer.body, "name"),
            aad_object_id=created(answer.body, "aadObjectId") or created(answer.body, "objectId"),
        )

    async def _call(
        self, call: Call, method: str, path: str, body: JsonObject | None = None, conversation: str = ""
    ) -> Answer:
        answer = await self._connector.call(
            method, self._service_url, path, body, conversation=conversation, reply=True
        )
        outcome = self._connector.outcome(call, answer)
        if isinstance(answer, Answer) and isinstance(outcome, Delivered):
            return answer
        raise CallFailed(outcome)


class PooledClient:
    """What botbuilder calls a connector client; nothing of it but `conversations` is used by the adapter."""

    def __init__(self, connector: Connector, service_url: str) -> None:
        self.conversations = Conversations(connector, service_url)


class PooledConnectorFactory(ConnectorFactory):
    """Makes connector clients that share one session."""

    def __init__(self, connector: Connector) -> None:
        self._connector = connector

    async def create(self, service_url: str, audience: str) -> Any:
        del audience  # our tokens are for the connector; there are no skills
        return PooledClient(self._connector, service_url)


def serialized(activity: Activity) -> JsonObject:
    """The activity as botbuilder writes it.

    What is JSON already (the cards, above all) goes past msrest, which walks it object by object: 1.8 ms for a card
    of 6 KB, which is longer than everything else in a send.
    """
    bare = copy(activity)
    attachments = cast("Sequence[Any]", activity.attachments or ())
    value, channel_data = cast("Json", activity.value), cast("Json", activity.channel_data)
    bare.attachments = bare.value = bare.channel_data = None
    written = cast("dict[str, Json]", bare.serialize())
    if attachments:
        written["attachments"] = [_attachment(attachment) for attachment in attachments]
    extra: Mapping[str, Json] = {"value": value, "channelData": channel_data}
    return written | {key: item for key, item in extra.items() if item is not None}


def _attachment(attachment: Any) -> JsonObject:
    bare = copy(attachment)
    bare.content = None
    written = cast("dict[str, Json]", bare.serialize())
    return written | ({} if attachment.content is None else {"content": attachment.content})
