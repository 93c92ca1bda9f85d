"""What happened to a call, against real sockets: pooled, one attempt each, not sent told apart from ambiguous."""

import asyncio
import json
import ssl
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from aiohttp import web

from bot.app_tokens import NoTokens, TokenRefused, TokenUnavailable
from bot.channel.base import (
    Ambiguous,
    CardMessage,
    ConversationLost,
    Delivered,
    Misconfigured,
    NotSent,
    RecipientGone,
    Rejected,
    TextMessage,
    Throttled,
)
from bot.channel.connector import Connector
from bot.channel.files import Files
from bot.channel.sender import TeamsChannel
from bot.channel.service_urls import is_loopback_url
from bot.channel.session import SessionSettings, open_session
from bot.people.contact import Address
from bot.work.budget import Budget

from .rig import PERSON, TENANT, UNHURRIED, ConnectorServer
from .tls import certificate_for_localhost

HELLO = TextMessage("hallo")
CARD = CardMessage({"type": "AdaptiveCard", "body": [{"type": "TextBlock", "text": "één \ud83d"}]}, "een kaart")


@dataclass
class Tokens:
    """The tokens of a bot whose login endpoint may be away or angry."""

    value: str | None = "t0ken"
    problem: Exception | None = None
    forgotten: int = field(default=0)

    async def token(self) -> str | None:
        if self.problem:
            raise self.problem
        return self.value

    def forget(self) -> None:
        self.forgotten += 1


@asynccontextmanager
async def channel(
    tokens: Tokens | NoTokens | None = None, settings: SessionSettings | None = None
) -> AsyncGenerator[TeamsChannel]:
    session = open_session(settings or SessionSettings(connect=1, total=1.5))
    connector = Connector(session, tokens or NoTokens(), is_loopback_url, Budget(UNHURRIED))
    yield TeamsChannel(connector, Files(session, []))
    await session.close()


def at(url: str, conversation: str = "a:1 x/y") -> Address:
    return Address(conversation, url, TENANT, "29:ana", "28:bode")


Peer = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@dataclass
class RawServer:
    """A server of bytes, for what no proper HTTP server does; `requests` is what it was sent."""

    peer: Peer
    requests: list[bytes] = field(default_factory=list[bytes])
    server: asyncio.Server | None = None

    async def __aenter__(self) -> "RawServer":
        self.server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self.server
        self.server.close()

    @property
    def url(self) -> str:
        assert self.server
        return f"http://127.0.0.1:{self.server.sockets[0].getsockname()[1]}"

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                length = next(
                    (int(line[15:]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")), 0
                )
                self.requests.append(head + await reader.readexactly(length))
                await self.peer(reader, writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()


async def resets(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.transport.abort()


async def hangs_up(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.close()


async def says_nothing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(5)


async def talks_nonsense(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"SSH-2.0-OpenSSH_9.6\r\n\r\n")


async def stops_in_the_middle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b'HTTP/1.1 201 Created\r\nContent-Length: 100\r\n\r\n{"id":')
    await writer.drain()
    writer.close()


@pytest.mark.parametrize("peer", [resets, hangs_up, says_nothing, talks_nonsense, stops_in_the_middle])
async def test_after_the_request_was_written_it_is_ambiguous(peer: Peer) -> None:
    async with RawServer(peer) as server, channel() as teams:
        assert isinstance(await teams.send(at(server.url), HELLO), Ambiguous)
        assert len(server.requests) == 1


@pytest.mark.parametrize("action", ["send", "update", "delete"])
async def test_nothing_is_repeated_behind_our_back(action: str) -> None:
    """A pooled connection that the server drops is where HTTP clients like to try again."""

    async def answers_once(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if len(server.requests) > 1:
            writer.transport.abort()
            return
        writer.write(b'HTTP/1.1 201 Created\r\nContent-Length: 11\r\n\r\n{"id": "1"}')

    async with RawServer(answers_once) as server, channel() as teams:
        assert await teams.send(at(server.url), HELLO) == Delivered("1")
        call = {
            "send": lambda: teams.send(at(server.url), HELLO),
            "update": lambda: teams.update(at(server.url), "1", HELLO),
            "delete": lambda: teams.delete(at(server.url), "1"),
        }[action]
        assert isinstance(await call(), Ambiguous)
        assert len(server.requests) == 2


async def test_refused_is_not_sent() -> None:
    async with RawServer(resets) as server:
        url = server.url
    async with channel() as teams:
        assert isinstance(await teams.send(at(url), HELLO), NotSent)


async def test_a_name_that_does_not_exist_is_not_sent() -> None:
    session = open_session(SessionSettings(connect=1, total=1.5))
    teams = TeamsChannel(Connector(session, NoTokens(), lambda _: True, Budget(UNHURRIED)), Files(session, []))
    assert isinstance(await teams.send(at("https://nobody.invalid/"), HELLO), NotSent)
    await session.close()


async def test_a_certificate_that_is_not_trusted_is_not_sent(tmp_path: Path) -> None:
    chain = certificate_for_localhost(tmp_path)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(chain.certificate, chain.key)
    reached: list[str] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        reached.append((await reader.read(10)).decode())
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=context)
    async with channel() as teams:
        port = server.sockets[0].getsockname()[1]
        assert isinstance(await teams.send(at(f"https://127.0.0.1:{port}"), HELLO), NotSent)
    assert "POST" not in "".join(reached)
    server.close()


async def test_no_connection_free_in_time_is_not_sent() -> None:
    async with RawServer(says_nothing) as server, channel(settings=SessionSettings(0.3, 1, 30, 1)) as teams:
        first, second = await asyncio.gather(
            teams.send(at(server.url), HELLO), teams.send(at(server.url, "a:another"), HELLO)
        )
        assert isinstance(first, Ambiguous)
        assert isinstance(second, NotSent)
        assert len(server.requests) == 1


async def test_sends_share_connections(connector: ConnectorServer) -> None:
    async with channel(Tokens(), settings=SessionSettings(60, 60, 30, 100)) as teams:
        outcomes = [await teams.send(at(connector.url), CARD) for _ in range(50)]
        assert connector.connections == 1
        outcomes += await asyncio.gather(*(teams.send(at(connector.url), CARD) for _ in range(200)))
    assert connector.connections <= 100
    assert len({outcome.activity for outcome in outcomes if isinstance(outcome, Delivered)}) == 250
    assert {call.headers["Authorization"] for call in connector.calls} == {"Bearer t0ken"}


async def test_what_goes_over_the_wire(connector: ConnectorServer) -> None:
    base = "/connector/v3/conversations/a%3A1%20x%2Fy/activities"
    async with channel() as teams:
        assert await teams.send(at(connector.url), HELLO) == Delivered("sent-1")
        assert await teams.update(at(connector.url), "m 1", CARD) == Delivered("m 1")
        assert await teams.delete(at(connector.url), "m/1") == Delivered("m/1")
    sent, updated, deleted = connector.calls
    assert [(call.method, call.path) for call in connector.calls] == [
        ("POST", base), ("PUT", f"{base}/m%201"), ("DELETE", f"{base}/m%2F1"),
    ]  # fmt: skip
    assert sent.body == {
        "type": "message",
        "text": "hallo",
        "textFormat": "plain",
        "channelId": "msteams",
        "serviceUrl": connector.url,
        "from": {"id": "28:bode"},
        "recipient": {"id": "29:ana"},
        "conversation": {"id": "a:1 x/y", "tenantId": TENANT},
    }
    assert sent.headers["Content-Type"] == "application/json; charset=utf-8"
    assert "Authorization" not in sent.headers
    assert updated.body["attachments"][0]["content"]["body"][0]["text"] == "één ?"
    assert updated.body["summary"] == "een kaart"
    assert deleted.body is None


async def test_a_conversation_is_opened(connector: ConnectorServer) -> None:
    async with channel() as teams:
        connector.answer = lambda: web.json_response({"id": "a:new", "activityId": "x"}, status=201)
        address = Address("", connector.url, TENANT, PERSON, "28:bode")
        opened = await teams.open_conversation(address)
        assert opened == Address("a:new", connector.url, TENANT, PERSON, "28:bode")
        for status, code, outcome in [
            (403, "BotNotInConversationRoster", RecipientGone("not_installed")),
            (404, "MemberNotFound", RecipientGone("unknown")),
            (429, "TooManyRequests", Throttled(None)),
            (503, "ServiceUnavailable", Ambiguous("ServiceUnavailable", answered=True)),
        ]:
            connector.answer = lambda status=status, code=code: web.json_response(
                {"error": {"code": code}}, status=status
            )
            assert await teams.open_conversation(address) == outcome
        connector.answer = lambda: web.json_response({}, status=201)
        assert await teams.open_conversation(address) == RecipientGone("unknown")
    assert connector.calls[0].path == "/connector/v3/conversations"
    assert connector.calls[0].body == {
        "isGroup": False,
        "bot": {"id": "28:bode"},
        "members": [{"id": PERSON}],
        "tenantId": TENANT,
        "channelData": {"tenant": {"id": TENANT}},
    }


async def test_the_whole_way_from_an_error_to_its_outcome(connector: ConnectorServer) -> None:
    tokens = Tokens()
    table = [
        (429, "{}", {"Retry-After": "3"}, Throttled(3.0)),
        (404, '{"error": {"code": "ConversationNotFound"}}', {}, ConversationLost()),
        (403, json.dumps({"errorCode": 209, "message": '{"subCode":"MessageWritesBlocked"}'}), {},
         RecipientGone("blocked")),
        (413, "<html>", {}, Rejected("413")),
        (302, "", {"Location": "https://evil.example/"}, Misconfigured("302")),
        (401, "{}", {}, Misconfigured("401")),
    ]  # fmt: skip
    async with channel(tokens) as teams:
        for status, text, headers, outcome in table:
            connector.answer = lambda s=status, t=text, h=headers: web.Response(status=s, text=t, headers=h)
            assert await teams.send(at(connector.url), HELLO) == outcome
    assert tokens.forgotten == 1


async def test_an_endless_answer_is_not_read_to_its_end(connector: ConnectorServer) -> None:
    connector.answer = lambda: web.Response(status=403, body=b"x" * 20_000_000)
    async with channel() as teams:
        assert await teams.send(at(connector.url), HELLO) == RecipientGone("unknown")


async def test_a_token_goes_to_trusted_hosts_only(connector: ConnectorServer) -> None:
    async with channel(Tokens()) as teams:
        for url in ("https://evil.example/", "http://127.0.0.1@evil.example/", "", "file:///etc/passwd"):
            assert await teams.send(at(url), HELLO) == Misconfigured("untrusted_service_url")
    assert connector.calls == []


async def test_without_a_token_nothing_is_sent(connector: ConnectorServer) -> None:
    async with channel(Tokens(problem=TokenUnavailable("ConnectionError"))) as teams:
        assert await teams.send(at(connector.url), HELLO) == NotSent("ConnectionError")
    async with channel(Tokens(problem=TokenRefused("invalid_client"))) as teams:
        assert await teams.send(at(connector.url), HELLO) == Misconfigured("invalid_client")
    assert connector.calls == []


async def test_a_card_that_is_no_json_is_rejected(connector: ConnectorServer) -> None:
    async with channel() as teams:
        for value in (float("nan"), object()):
            card = CardMessage({"type": "AdaptiveCard", "x": value}, "x")  # pyright: ignore[reportArgumentType]
            assert await teams.send(at(connector.url), card) == Rejected("not_json")
    assert connector.calls == []
