"""Whatever JSON arrives, from whomever: an answer below 500, and never a word of an error."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.channel.activities import read_activity
from bot.channel.inbound import Refused, parse
from bot.channel.text import MAX_TEXT, said
from bot.channel.turns_in import Malformed, turn_of

from .rig import Endpoint, activity, token

ANY_TEXT = st.text(st.characters(blacklist_categories=()), max_size=40)
LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | ANY_TEXT
JSON = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(ANY_TEXT, inner, max_size=4))
KINDS = ["message", "invoke", "installationUpdate", "conversationUpdate", "event", "typing", "messageReaction", "x"]
NAMES = [
    "adaptiveCard/action", "task/fetch", "task/submit", "composeExtension/query", "composeExtension/fetchTask",
    "composeExtension/submitAction", "composeExtension/queryLink", "signin/tokenExchange", "add", "remove",
]  # fmt: skip
KNOWN = st.sampled_from(KINDS) | st.sampled_from(NAMES)
INNER = st.dictionaries(
    st.sampled_from(["action", "data", "verb", "type", "commandId", "parameters", "queryOptions", "id", "name",
                     "value", "tenant", "aadObjectId", "conversationType", "isGroup", "mentioned", "text", "locale"]),
    JSON | st.just("Action.Execute") | KNOWN, max_size=6,
)  # fmt: skip
FIELD = st.sampled_from([*activity(), "name", "action", "value", "entities", "membersAdded", "replyToId"])
FIELDS = st.dictionaries(FIELD, JSON | INNER | st.lists(INNER, max_size=3) | KNOWN)
SLOW = settings(
    deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@pytest.mark.walk
@SLOW
@given(fields=FIELDS)
def test_any_activity_becomes_a_turn_or_is_malformed(fields: dict[str, Any]) -> None:
    inbound = read_activity({**activity(), **fields})
    try:
        turn = turn_of(inbound)
    except Malformed:
        assert inbound.is_invoke
    else:
        assert len(turn.key) == 32


@SLOW
@given(body=st.binary(max_size=300) | JSON.map(lambda value: json.dumps(value).encode()))
def test_any_bytes_are_an_object_or_refused(body: bytes) -> None:
    try:
        found = parse(body)
    except Refused as refused:
        assert refused.status == 400
    else:
        json.dumps(found, ensure_ascii=False).encode()


@SLOW
@given(
    text=st.text(max_size=300)
    | st.lists(st.sampled_from(["<", ">", "/", "at", "p", "b", "&nbsp;", "\u202e", "\u200b", "Bode", "\n"])).map(
        "".join
    )
)
def test_text_stays_visible_and_bounded(text: str) -> None:
    found = said(text, ["<at>Bode</at>", ""], "Bode")
    assert len(found) <= MAX_TEXT
    assert found == found.strip()
    assert not set(found) & set("\u202e\u200b\u2066\ufeff\x00\r")


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["local", "cloud"])
async def test_any_body_gets_an_answer_below_500(
    mode: str, local: Endpoint, cloud: Endpoint, caplog: pytest.LogCaptureFixture
) -> None:
    endpoint = local if mode == "local" else cloud
    service_url = "http://localhost:1/" if mode == "local" else activity()["serviceUrl"]
    bearer = None if mode == "local" else token()
    bodies: list[Any] = []

    @settings(SLOW, max_examples=200)
    @given(body=JSON | INNER | FIELDS.map(lambda fields: {**activity(service_url), **fields}))
    def collect(body: Any) -> None:
        bodies.append(body)

    collect()
    for number, body in enumerate(bodies):
        sent = {**body, "id": f"{number}"} if isinstance(body, dict) and number % 4 else body
        status, answer = await endpoint.post(sent, bearer)
        assert status < 500
        assert status == 200 or answer is None
    assert endpoint.turns
    assert not [record.getMessage() for record in caplog.records if "failed" in record.getMessage()]
