"""What Teams tells of a team in which Bode is, and what it answers when it is asked for channels and members."""

from typing import Any

import pytest
from aiohttp import web

from bot.channel.base import (
    ChannelTold,
    ConversationLost,
    Delivered,
    Event,
    InTeam,
    MembersTold,
    Rejected,
    TextMessage,
    Unknown,
)
from bot.people.contact import Address

from .rig import APP_ID, TENANT, ConnectorServer, Endpoint, activity
from .test_connector import channel

BOT = f"28:{APP_ID}"
LINDE = "19:linde@thread.tacv2"
TEAM = {"id": LINDE, "name": "Team De Linde", "aadGroupId": "E4E4E4E4-0000-4000-8000-000000000001"}
GROUP = TEAM["aadGroupId"].lower()
ZORG = {"id": "19:zorg@thread.tacv2", "name": "Zorg"}
NOBODY = {"id": "29:somebody"}
"""Teams does not always say who it was."""


def told(happening: str | None = None, channel: Any = None, team: Any = TEAM, **changes: Any) -> dict[str, Any]:
    data = {"tenant": {"id": TENANT}, "team": team, "channel": channel, "eventType": happening}
    return {
        "type": "conversationUpdate",
        "text": None,
        "conversation": {"id": LINDE, "conversationType": "channel", "isGroup": True, "tenantId": TENANT},
        "channelData": {name: value for name, value in data.items() if value is not None},
        **changes,
    }


CASES: list[tuple[str, dict[str, Any], Event]] = [
    ("installed", told(type="installationUpdate", action="add"),
     InTeam(LINDE, "Team De Linde", GROUP, joined=True)),
    ("removed", told(type="installationUpdate", action="remove"), InTeam(LINDE, "Team De Linde", GROUP, left=True)),
    ("Bode joined", told("teamMemberAdded", membersAdded=[{"id": BOT}]),
     InTeam(LINDE, "Team De Linde", GROUP, "teamMemberAdded", joined=True)),
    ("a person joined", told("teamMemberAdded", membersAdded=[{"id": "29:ben"}]),
     InTeam(LINDE, "Team De Linde", GROUP, "teamMemberAdded")),
    ("Bode left", told("teamMemberRemoved", membersRemoved=[{"id": BOT}]),
     InTeam(LINDE, "Team De Linde", GROUP, "teamMemberRemoved", left=True)),
    ("deleted", told("teamDeleted"), InTeam(LINDE, "Team De Linde", GROUP, "teamDeleted", left=True)),
    ("a channel", told("channelRenamed", ZORG),
     InTeam(LINDE, "Team De Linde", GROUP, "channelRenamed", ZORG["id"], "Zorg")),
    ("nobody said who", told("channelDeleted", ZORG, from_=NOBODY),
     InTeam(LINDE, "Team De Linde", GROUP, "channelDeleted", ZORG["id"], "Zorg")),
    ("nonsense", told(7, "x", {"id": LINDE, "name": 3, "aadGroupId": []}), InTeam(LINDE)),  # pyright: ignore[reportArgumentType]
    ("no team", told("channelDeleted", ZORG, {}), Unknown("conversationUpdate")),
]  # fmt: skip


@pytest.mark.parametrize(("name", "changes", "event"), CASES, ids=[case[0] for case in CASES])
async def test_what_is_told_of_a_team(
    name: str, changes: dict[str, Any], event: Event, local: Endpoint, connector: ConnectorServer
) -> None:
    status, _ = await local.post(activity(connector.url, **changes))
    assert (status, [turn.event for turn in local.turns]) == (200, [event]), name


async def test_who_says_something_in_a_channel_is_known_or_refused(local: Endpoint, connector: ConnectorServer) -> None:
    says = {**told("x"), "type": "message", "text": "hallo"}
    status, _ = await local.post(activity(connector.url, **says, from_=NOBODY))
    assert (status, local.turns) == (403, [])


def _at(connector: ConnectorServer, conversation: str = LINDE) -> Address:
    return Address(conversation, connector.url, TENANT, "", BOT)


async def test_the_channels_of_a_team_are_asked_for(connector: ConnectorServer) -> None:
    listed = {"conversations": [{"id": LINDE}, ZORG, {"name": "zonder id"}, "x"]}
    async with channel() as teams:
        connector.answer = lambda: web.json_response(listed)
        assert await teams.channels_of(_at(connector), LINDE) == (
            ChannelTold(LINDE, ""),
            ChannelTold(ZORG["id"], "Zorg"),
        )
        assert (connector.calls[0].method, connector.calls[0].path) == (
            "GET",
            "/connector/v3/teams/19%3Alinde%40thread.tacv2/conversations",
        )
        for status, body, outcome in [
            (404, {"error": {"code": "ConversationNotFound"}}, ConversationLost()),
            (501, {}, Rejected("501")),
        ]:
            connector.answer = lambda status=status, body=body: web.json_response(body, status=status)
            assert await teams.channels_of(_at(connector), LINDE) == outcome
        connector.answer = lambda: web.Response(text="<html>")
        assert await teams.channels_of(_at(connector), LINDE) == ()


async def test_members_are_read_page_by_page_and_not_without_end(connector: ConnectorServer) -> None:
    def page() -> web.Response:
        number = len(connector.calls)
        ids = [f"0000{number}{place:03}" for place in range(200)]
        members = [{"id": f"29:{one}", "aadObjectId": one.upper()} for one in ids]
        return web.json_response({"members": [*members, {"aadObjectId": "../x"}], "continuationToken": f"a/{number}"})

    async with channel() as teams:
        connector.answer = page
        found = await teams.members_of(_at(connector), 300)
        assert isinstance(found, MembersTold)
        assert (len(found.people), found.more, found.people[200]) == (300, True, "00002000")
        assert [call.path.partition("?")[2] for call in connector.calls] == [
            "pageSize=200",
            "pageSize=200&continuationToken=a%2F1",
        ]
        connector.answer = lambda: web.json_response({"members": [{"objectId": "AA"}]})
        assert await teams.members_of(_at(connector), 300) == MembersTold(("aa",))


async def test_a_message_to_a_channel_names_nobody_as_its_receiver(connector: ConnectorServer) -> None:
    async with channel() as teams:
        assert await teams.send(_at(connector, ZORG["id"]), TextMessage("hallo")) == Delivered("sent-1")
    assert "recipient" not in connector.calls[0].body
    assert connector.calls[0].body["conversation"]["id"] == ZORG["id"]
