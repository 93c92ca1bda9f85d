"""botbuilder's own ways through our extension points: its door, its proactive messages, its context."""

import pytest
from botbuilder.core import TurnContext
from botbuilder.schema import (
    Activity,
    ChannelAccount,
    ConversationAccount,
    ConversationParameters,
    ConversationReference,
)
from botframework.connector.auth import ClaimsIdentity

from bot.app_tokens import NoTokens
from bot.channel.adapter import TeamsAdapter
from bot.channel.authentication import TeamsAuthentication
from bot.channel.connector import Connector
from bot.channel.conversations import CallFailed, Conversations
from bot.channel.keys import SigningKeys
from bot.channel.recent import Recent
from bot.channel.service_urls import trusted_urls
from bot.channel.session import open_session
from bot.channel.teams import Teams
from bot.work.budget import Budget

from .rig import (
    APP_ID,
    PERSON,
    UNHURRIED,
    ConnectorServer,
    LoginServer,
    activity,
    claims,
    identity,
    local_teams,
    token,
)


async def authentication(login: LoginServer) -> tuple[TeamsAuthentication, Teams]:
    """The authentication of production, and a local bot whose session it borrows."""
    teams = local_teams()
    session = teams.connector._session
    keys = SigningKeys(session, login.metadata_url)
    connector = Connector(session, NoTokens(), trusted_urls(identity(login)), Budget(UNHURRIED))
    return TeamsAuthentication(identity(login), keys, connector), teams


async def test_its_own_door_leads_to_our_checks(login: LoginServer) -> None:
    found, teams = await authentication(login)
    sent = Activity().deserialize(activity())
    result = await found.authenticate_request(sent, f"Bearer {token()}")
    assert result.claims_identity.is_authenticated
    assert result.claims_identity.get_claim_value("aud") == APP_ID
    for header in ("", "Bearer x", f"Bearer {token(claims(aud='other'))}"):
        with pytest.raises(PermissionError):
            await found.authenticate_request(sent, header)
    with pytest.raises(PermissionError):
        await found.authenticate_streaming_request(f"Bearer {token()}", "msteams")
    await teams.close()


def reference(connector: ConnectorServer) -> ConversationReference:
    return ConversationReference(
        bot=ChannelAccount(id="28:bode"),
        user=ChannelAccount(id="29:ana"),
        conversation=ConversationAccount(id="a:1"),
        channel_id="msteams",
        service_url=connector.url,
    )


async def test_its_proactive_messages_use_our_connector(connector: ConnectorServer) -> None:
    teams = local_teams()
    adapter = TeamsAdapter(TeamsAuthentication(None, None, teams.connector), Recent(), local=True, arrival=10.0)
    sent: list[str] = []

    async def talk(context: TurnContext) -> None:
        answer = await context.send_activity("hallo")
        assert answer
        sent.append(answer.id)
        await context.update_activity(Activity(id=answer.id, type="message", text="dag"))
        await context.delete_activity(answer.id)

    claims_identity = ClaimsIdentity({}, is_authenticated=True)
    await adapter.continue_conversation(reference(connector), talk, APP_ID, claims_identity=claims_identity)
    parameters = ConversationParameters(is_group=False, members=[ChannelAccount(id=PERSON)], tenant_id="t")
    await adapter.create_conversation(
        APP_ID, talk, parameters, channel_id="msteams", service_url=connector.url, audience=""
    )
    assert [call.method for call in connector.calls] == ["POST", "PUT", "DELETE", "POST", "POST", "PUT", "DELETE"]
    assert connector.calls[3].path == "/connector/v3/conversations"
    assert sent == ["sent-1", "sent-5"]
    await teams.close()


async def test_its_connector_client_reads_members_and_raises_what_failed(connector: ConnectorServer) -> None:
    teams = local_teams()
    conversations = Conversations(teams.connector, connector.url)
    member = await conversations.get_conversation_member("a:1", "29:ana")
    assert (member.id, connector.calls[0].path) == ("sent-1", "/connector/v3/conversations/a%3A1/members/29%3Aana")
    await conversations.reply_to_activity("a:1", "m1", Activity(type="message", text="x", value={"a": 1}))
    assert connector.calls[1].body == {"type": "message", "text": "x", "value": {"a": 1}}
    with pytest.raises(CallFailed):
        await Conversations(teams.connector, "https://evil.example/").delete_activity("a:1", "m1")
    await teams.close()


async def test_an_identity_needs_its_keys(connector: ConnectorServer, login: LoginServer) -> None:
    session = open_session()
    with pytest.raises(ValueError, match="together"):
        TeamsAuthentication(
            identity(login), None, Connector(session, NoTokens(), trusted_urls(None), Budget(UNHURRIED))
        )
    await session.close()
