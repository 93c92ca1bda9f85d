"""Teams of the day: the strict connector service, which also keeps the newest cards of those who act, as their clients
show them."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from aiohttp import web

from bench.soak.door import TROUBLE
from tests.conversations.stage import actions_of, defaults_of
from tests.peers.connector import ConnectorPeer, Rules

APPROVE = "approval.approve"


@dataclass(frozen=True, slots=True)
class Card:
    """As it stands in a chat."""

    activity: str
    content: Mapping[str, Any]

    def button(self, title: str) -> Mapping[str, Any] | None:
        found = [one for one in actions_of(self.content) if one.get("title") == title and "verb" in one]
        return found[0] if found else None

    def filled(self, title: str, typed: Mapping[str, object]) -> tuple[str, dict[str, object]]:
        """The verb and what a click on this button sends."""
        action = self.button(title)
        assert action is not None, (title, json.dumps(self.content, ensure_ascii=False)[:500])
        return str(action["verb"]), {**dict(action.get("data") or {}), **defaults_of(self.content), **typed}


class Chats(ConnectorPeer):
    """`newest` is the last card of each chat that has no mark, `asked` the card by which each request waits for
    somebody: in whose chat it stands, and what its button sends; `troubles` how often each was told that something went
    wrong."""

    def __init__(self, rules: Rules) -> None:
        super().__init__(rules)
        self.newest: dict[str, Card] = {}
        self.asked: dict[str, tuple[str, Card]] = {}
        self.troubles: Counter[str] = Counter()

    def _done(self, method: str, conversation: str, activity: str, content: bytes, now: float) -> web.Response:
        answer = super()._done(method, conversation, activity, content, now)
        if conversation and method != "DELETE" and answer.status < 300 and not self._is_marked(content):
            assert answer.text is not None
            self._keep(conversation, str(json.loads(answer.text)["id"]), json.loads(content))
        self.troubles[conversation] += TROUBLE.encode() in content
        return answer

    def _is_marked(self, content: bytes) -> bool:
        return any(mark.encode() in content for mark in self.rules.marks)

    def _keep(self, conversation: str, activity: str, said: Mapping[str, Any]) -> None:
        for one in cast("list[Mapping[str, Any]]", said.get("attachments", [])):
            if not one["contentType"].endswith("card.adaptive"):
                continue
            card = Card(activity, one["content"])
            self.newest[conversation] = card
            for action in actions_of(card.content):
                if action.get("verb") == APPROVE:
                    self.asked.setdefault(str(action["data"]["request"]), (conversation, card))
