"""What is sent unasked: the Channel port over the connector client."""

from collections.abc import AsyncGenerator, AsyncIterable
from dataclasses import replace

from bot.json import JsonObject
from bot.people.contact import Address
from bot.work.windows import Slot

from .base import (
    ChannelTold,
    Delivered,
    Failure,
    MembersTold,
    Message,
    Outcome,
    Outgoing,
    RecipientGone,
    Rejected,
)
from .connector import CONVERSATIONS, Connector, activities_path, activity_path, channels_path, members_path
from .files import Files
from .outcomes import Answer, Call
from .outgoing import activity_of, addressed, conversation_parameters
from .rosters import MEMBERS, channels_in, members_in


class TeamsChannel:
    """Implements bot.channel.base.Channel."""

    def __init__(self, connector: Connector, files: Files) -> None:
        self._connector = connector
        self._files = files

    async def send(self, address: Address, message: Outgoing, slot: Slot | None = None) -> Outcome:
        path = activities_path(address.conversation)
        return await self._call("send", "POST", address, path, addressed(activity_of(message), address), slot)

    async def update(self, address: Address, activity: str, message: Message) -> Outcome:
        body = {**addressed(activity_of(message), address), "id": activity}
        path = activity_path(address.conversation, activity)
        outcome = await self._call("update", "PUT", address, path, body)
        return Delivered(activity) if isinstance(outcome, Delivered) else outcome

    async def delete(self, address: Address, activity: str) -> Outcome:
        path = activity_path(address.conversation, activity)
        outcome = await self._call("delete", "DELETE", address, path)
        return Delivered(activity) if isinstance(outcome, Delivered) else outcome

    async def open_conversation(self, address: Address) -> Address | Failure:
        answer = await self._connector.call(
            "POST", address.service_url, CONVERSATIONS, conversation_parameters(address), beside=True
        )
        outcome = self._connector.outcome("open", answer)
        if not isinstance(outcome, Delivered):
            return outcome
        return replace(address, conversation=outcome.activity) if outcome.activity else RecipientGone("unknown")

    async def channels_of(self, address: Address, team: str) -> tuple[ChannelTold, ...] | Failure:
        answer = await self._read(address, channels_path(team))
        return channels_in(answer.body) if isinstance(answer, Answer) else answer

    async def members_of(self, address: Address, most: int) -> MembersTold | Failure:
        people: dict[str, None] = {}
        after = ""
        for _ in range(most // MEMBERS + 1):
            answer = await self._read(address, members_path(address.conversation, MEMBERS, after))
            if not isinstance(answer, Answer):
                return answer
            found, after = members_in(answer.body)
            people |= dict.fromkeys(found)
            if not after:
                break
        return MembersTold(tuple(people)[:most], more=bool(after) or len(people) > most)

    async def _read(self, address: Address, path: str) -> Answer | Failure:
        answer = await self._connector.call(
            "GET", address.service_url, path, conversation=address.conversation, beside=True
        )
        outcome = self._connector.outcome("read", answer)
        if isinstance(answer, Answer) and isinstance(outcome, Delivered):
            return answer
        return Rejected("not_read") if isinstance(outcome, Delivered) else outcome

    async def upload(self, place: str, size: int, content: AsyncIterable[bytes]) -> Outcome:
        return await self._files.upload(place, size, content)

    def download(self, place: str, most: int) -> AsyncGenerator[bytes]:
        return self._files.download(place, most)

    async def _call(
        self,
        call: Call,
        method: str,
        address: Address,
        path: str,
        body: JsonObject | None = None,
        slot: Slot | None = None,
    ) -> Outcome:
        answer = await self._connector.call(
            method,
            address.service_url,
            path,
            body,
            conversation=address.conversation,
            slot=slot,
            beside=call != "send",
        )
        return self._connector.outcome(call, answer)
