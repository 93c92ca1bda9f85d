"""How many messages a second leave: `python -m bench.leaving ours|client|adapter URL SENDS CALLERS`, as JSON."""

# botbuilder is not typed.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportMissingTypeStubs=false, reportUnknownParameterType=false

import asyncio
import json
import sys
import time
from collections.abc import Awaitable, Callable
from types import SimpleNamespace

from botbuilder.core import TurnContext
from botbuilder.integration.aiohttp import CloudAdapter, ConfigurationBotFrameworkAuthentication
from botbuilder.schema import Activity, Attachment, ChannelAccount, ConversationAccount, ConversationReference
from botframework.connector.auth import ClaimsIdentity

from bench.people import TENANT
from bot.channel.base import CardMessage, Unshown
from bot.channel.teams import open_teams
from bot.people.contact import Address
from bot.work.budget import Budget

Send = Callable[[int], Awaitable[object]]
Close = Callable[[], Awaitable[None]]
CARD = {
    "type": "AdaptiveCard",
    "version": "1.5",
    "body": [{"type": "TextBlock", "text": "Brandoefening " * 20, "wrap": True}],
}
KIND = "application/vnd.microsoft.card.adaptive"


async def through_ours(service_url: str) -> tuple[Send, Close]:
    """Our channel over its own session, without tokens; and how to close it."""

    teams = open_teams(None, budget=Budget(1_000_000), keep=_unexpected)
    message = CardMessage(CARD, "Brandoefening")

    async def send(number: int) -> object:
        address = Address(f"a:{number}", service_url, TENANT, f"29:{number}", "28:bode")
        return await teams.channel.send(address, message)

    return send, teams.close


def _activity() -> Activity:
    return Activity(type="message", attachments=[Attachment(content_type=KIND, content=CARD)])


def _authentication() -> ConfigurationBotFrameworkAuthentication:
    settings = SimpleNamespace(APP_ID="", APP_PASSWORD="", APP_TYPE="MultiTenant", APP_TENANTID="")
    return ConfigurationBotFrameworkAuthentication(settings)


async def through_client(service_url: str) -> tuple[Send, Close]:
    """The SDK's connector client, one for all sends: the best that it can do."""
    factory = _authentication().create_connector_factory(ClaimsIdentity({}, True))
    client = await factory.create(service_url, "")
    activity = _activity()

    async def send(number: int) -> object:
        return await client.conversations.send_to_conversation(f"a:{number}", activity)

    return send, _nothing


async def through_adapter(service_url: str) -> tuple[Send, Close]:
    """The SDK's CloudAdapter, as its documentation sends unasked: it makes a client for each message."""
    adapter = CloudAdapter(_authentication())
    claims = ClaimsIdentity({}, True)
    bot = ChannelAccount(id="28:bode", name="Bode")

    async def callback(context: TurnContext) -> None:
        await context.send_activity(_activity())

    async def send(number: int) -> object:
        reference = ConversationReference(
            channel_id="msteams",
            service_url=service_url,
            bot=bot,
            user=ChannelAccount(id=f"29:{number}"),
            conversation=ConversationAccount(id=f"a:{number}", tenant_id=TENANT),
        )
        return await adapter.continue_conversation_with_claims(claims, reference, "", callback)

    return send, _nothing


async def _unexpected(_: Unshown) -> None:
    raise AssertionError("nobody replies here")


async def _nothing() -> None:
    await asyncio.sleep(0)


SENDERS = {"ours": through_ours, "client": through_client, "adapter": through_adapter}


async def measure(sender: str, service_url: str, sends: int, callers: int) -> float:
    """Sends a second, `callers` at a time; the first few are not counted."""
    send, close = await SENDERS[sender](service_url)
    for number in range(callers):
        await send(number)
    numbers = iter(range(sends))

    async def caller() -> None:
        for number in numbers:
            await send(number)

    began = time.perf_counter()
    await asyncio.gather(*(caller() for _ in range(callers)))
    spent = time.perf_counter() - began
    await close()
    return sends / spent


def main() -> None:
    sender, service_url, sends, callers = sys.argv[1:]
    print(json.dumps(asyncio.run(measure(sender, service_url, int(sends), int(callers)))))


if __name__ == "__main__":
    main()
