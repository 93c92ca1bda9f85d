"""The strict connector service refuses what Teams refuses, and knows what stands in each chat."""

import json
from collections.abc import AsyncIterator, Mapping
from typing import Any

import aiohttp
import pytest

from tests.peers.connector import CARD_BYTES, ConnectorPeer, Rules

MARK = "De school blijft open."


class Chats:
    def __init__(self, peer: ConnectorPeer, session: aiohttp.ClientSession) -> None:
        self.peer = peer
        self._session = session

    async def post(self, chat: str, text: str = MARK, **more: Any) -> tuple[int, Mapping[str, Any]]:
        card = {"type": "AdaptiveCard", "body": [{"type": "TextBlock", "text": text}], **more}
        return await self.asks("POST", f"conversations/{chat}/activities", _with(card))

    async def asks(self, method: str, path: str, body: Any = None) -> tuple[int, Mapping[str, Any]]:
        data = json.dumps(body).encode() if body is not None else None
        async with self._session.request(method, f"{self.peer.url}v3/{path}", data=data) as answer:
            raw = await answer.read()
            return answer.status, json.loads(raw) if raw.startswith(b"{") else {}


def _with(card: Mapping[str, Any], **more: Any) -> Mapping[str, Any]:
    return {"attachments": [{"contentType": "application/vnd.microsoft.card.adaptive", "content": card}], **more}


@pytest.fixture
async def chats() -> AsyncIterator[Chats]:
    peer = ConnectorPeer(Rules(marks=(MARK, "verbeterd"), answers_after=0))
    async with peer.running(), aiohttp.ClientSession() as session:
        yield Chats(peer, session)


async def test_what_stands_in_a_chat_follows_what_is_done_to_it(chats: Chats) -> None:
    status, said = await chats.post("a:1")
    assert (status, chats.peer.chats) == (201, {"a:1": {said["id"]: MARK}})
    status, _ = await chats.asks("PUT", f"conversations/a:1/activities/{said['id']}", _with({"body": "verbeterd"}))
    assert (status, chats.peer.chats) == (200, {"a:1": {said["id"]: "verbeterd"}})
    status, _ = await chats.asks("DELETE", f"conversations/a:1/activities/{said['id']}")
    assert (status, chats.peer.chats) == (200, {"a:1": {}})
    status, _ = await chats.asks("PUT", f"conversations/a:1/activities/{said['id']}", _with({}))
    assert (status, chats.peer.seen().wrong) == (404, {"ActivityNotFoundInConversation": 1})


async def test_more_than_50_in_a_second_is_too_many(chats: Chats) -> None:
    chats.peer.follow(Rules(most=5, answers_after=0))
    assert [(await chats.post(f"a:{number}"))[0] for number in range(7)] == [201] * 5 + [429] * 2
    seen = chats.peer.seen()
    assert (seen.busiest, seen.over) == (7, 2)


async def test_a_chat_gets_no_more_than_7_in_a_second(chats: Chats) -> None:
    assert [(await chats.post("a:1"))[0] for _ in range(9)] == [201] * 7 + [429] * 2
    assert (await chats.post("a:2"))[0] == 201


async def test_what_is_never_to_come_is_refused(chats: Chats) -> None:
    assert (await chats.post("a:1", "x" * CARD_BYTES))[0] == 413
    buttons = [{"type": "Action.Execute", "title": str(number)} for number in range(7)]
    assert (await chats.post("a:2", actions=buttons))[0] == 400
    assert (await chats.post("a:2", actions=buttons[:6]))[0] == 201
    both = _with({"type": "AdaptiveCard"}, text="hallo")
    assert (await chats.asks("POST", "conversations/a:3/activities", both))[0] == 400
    assert (await chats.asks("POST", "conversations/a:4/activities", {"text": "x" * 60_000}))[0] == 413
    assert chats.peer.seen().wrong == {"MessageSizeTooBig": 2, "TooManyActions": 1, "TextBesideAttachment": 1}


async def test_a_chat_may_be_closed_and_a_dead_one_is_opened_anew(chats: Chats) -> None:
    chats.peer.follow(Rules(closed={"a:1": "dead", "a:2": "blocked", "a:3": "uninstalled"}, answers_after=0))
    found = [await chats.post(f"a:{number}") for number in (1, 2, 3)]
    assert [(status, said["error"]["code"]) for status, said in found] == [
        (404, "ConversationNotFound"),
        (403, "MessageWritesBlocked"),
        (403, "BotNotInConversationRoster"),
    ]
    status, opened = await chats.asks("POST", "conversations", {"members": [{"id": "29:1"}]})
    assert (status, opened["id"]) == (201, "a:1:1")
    assert (await chats.post(opened["id"]))[0] == 201


async def test_it_fails_as_often_as_it_is_told_before_and_after_its_work(chats: Chats) -> None:
    rules = Rules(most=1000, throttled=0.2, failed=0.2, accepted=0.5, marks=(MARK,), answers_after=0)
    chats.peer.follow(rules)
    statuses = [(await chats.post(f"a:{number}"))[0] for number in range(500)]
    seen = chats.peer.seen()
    done = statuses.count(201) + seen.broken["502 after it was done"]
    assert seen.reached == done == sum(seen.sent.values())
    assert statuses.count(429) == seen.broken["429"] > 60
    assert min(seen.broken["502 after it was done"], seen.broken["502 before it was done"]) > 25
