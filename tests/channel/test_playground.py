"""What the test client really sends (Microsoft 365 Agents Playground 0.2.28), and what it becomes.

Seen there, and worth knowing:
- Every load of its page sends installationUpdate and conversationUpdate at once, each time with new ids: who welcomes
  a person must remember it in the store.
- Neither of the two carries the person's name; every activity carries `aadObjectId`.
- A card's button of type task/fetch does nothing (it logs "not supported"), nor does an Action.Execute inside a dialog:
  dialogs come from message-extension commands alone, their buttons are Action.Submit.
- A dialog stays open on an empty answer; a text (`toast`) is shown in it; the person closes it.
- The command of a message extension is "" unless the person types it.
- DELETE of an activity answers 501; an update of an unknown activity 404 ActivityNotFoundInConversation.
- Its configuration needs exactly five other users, or it exits with code 1 and says nothing.
"""

from typing import Any

import pytest

from bot.channel.base import Clicked, Event, Installed, Said

from .rig import ConnectorServer, Endpoint

ANA = "22222222-2222-4222-8222-222222222222"
TENANT = {"tenant": {"id": "11111111-1111-4111-8111-111111111111"}}
CONVERSATION = {
    "conversationType": "personal",
    "tenantId": "11111111-1111-4111-8111-111111111111",
    "id": "personal-chat-ana",
}
CLIENT = [{"type": "clientInfo", "locale": "en-US", "country": "US", "platform": "Web", "timezone": "UTC"}]
COMMON: dict[str, Any] = {
    "from": {"id": "29:ana", "name": "Ana Peeters", "aadObjectId": ANA},
    "timestamp": "2026-11-21T20:47:18.896Z",
    "localTimestamp": "2026-11-21T20:47:18.896+00:00",
    "localTimezone": "UTC",
    "conversation": CONVERSATION,
    "recipient": {"id": "28:bode", "name": "Bode"},
    "locale": "en-US",
    "entities": CLIENT,
    "channelData": TENANT,
    "channelId": "msteams",
}
NAMELESS = {"id": "29:ana", "aadObjectId": ANA}
EXECUTE = {"type": "Action.Execute", "title": "Exec", "verb": "thing.do", "data": {"id": "1", "note": "abc"}}

ACTIVITIES: list[tuple[str, dict[str, Any], Event]] = [
    (
        "page loaded",
        {
            "type": "installationUpdate",
            "id": "a5451078-6516-4233-b7ba-27d0cb031c96",
            "from": NAMELESS,
            "entities": [{"type": "clientInfo", "locale": "en-US"}],
            "channelData": {
                **TENANT,
                "source": {"name": "message"},
                "settings": {"selectedChannel": {"id": "personal-chat-ana"}},
            },
            "action": "add",
        },
        Installed(),
    ),
    (
        "page loaded, second activity",
        {
            "type": "conversationUpdate",
            "id": "0d71d429-8ff1-4a84-9c3a-db59933ac4c6",
            "from": NAMELESS,
            "membersAdded": [NAMELESS, {"id": "28:bode"}],
        },
        Installed(),
    ),
    (
        "typed",
        {
            "type": "message",
            "text": "hello there",
            "id": "6b45a7e2-dcc3-4271-9aa8-380815b1545e",
            "textFormat": "plain",
        },
        Said("hello there"),
    ),
    (
        "Action.Execute",
        {
            "type": "invoke",
            "id": "2ed0e8f2-fbff-4c77-b32b-adb12278ec4f",
            "channelData": {"source": {"name": "message"}, **TENANT},
            "replyToId": "1795294036353",
            "value": {"action": EXECUTE},
            "name": "adaptiveCard/action",
        },
        Clicked("thing.do", {"id": "1", "note": "abc"}, "1795294036353"),
    ),
    (
        "Action.Submit",
        {
            "type": "message",
            "id": "629245f7-8fce-427c-b25a-f7439598ce69",
            "channelData": {"source": {"name": "message"}, **TENANT},
            "replyToId": "1795294036353",
            "value": {"verb": "thing.sub", "id": "2", "note": "abc"},
        },
        Clicked("thing.sub", {"verb": "thing.sub", "id": "2", "note": "abc"}, "1795294036353", in_place=False),
    ),
]


@pytest.mark.parametrize(("name", "changes", "event"), ACTIVITIES, ids=[case[0] for case in ACTIVITIES])
async def test_what_the_test_client_sends(
    name: str, changes: dict[str, Any], event: Event, local: Endpoint, connector: ConnectorServer
) -> None:
    headers = {"x-ms-agents-playground": "true", "User-Agent": "axios/1.12.2"}
    status, _ = await local.post({**COMMON, "serviceUrl": connector.url, **changes}, headers=headers)
    assert status == 200, name
    turn = local.turns[0]
    assert (turn.event, turn.person, turn.scope) == (event, ANA, "personal")
    assert (turn.address.member, turn.address.bot) == ("29:ana", "28:bode")
