"""What the connector's answers mean: every status and code, in both shapes of error body and as HTML."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeAlias

import pytest

from bot.channel.base import (
    Ambiguous,
    ConversationLost,
    Delivered,
    Misconfigured,
    Outcome,
    RecipientGone,
    Rejected,
    Throttled,
)
from bot.channel.outcomes import Answer, Call, created, outcome_of

NOW = datetime(2026, 11, 20, 12, 0, 0, tzinfo=UTC)
HTML = b"<!DOCTYPE html><html><body>Service Unavailable</body></html>"


def plain(code: str) -> bytes:
    return json.dumps({"error": {"code": code, "message": "Something in English."}}).encode()


def in_a_string(code: str) -> bytes:
    return json.dumps({"errorCode": 209, "message": json.dumps({"subCode": code, "details": None})}).encode()


def in_an_error(code: str) -> bytes:
    inner = json.dumps({"errorCode": 209, "subCode": code})
    return json.dumps({"error": {"code": "Forbidden", "message": inner}}).encode()


Shape: TypeAlias = Callable[[str], bytes]
SHAPES: list[tuple[str, Shape]] = [
    ("error object", plain),
    ("JSON in a string", in_a_string),
    ("JSON in the message of an error", in_an_error),
]

CODES: list[tuple[int, str, Outcome]] = [
    (400, "BadSyntax", Rejected("BadSyntax")),
    (400, "ConversationNotFound", ConversationLost()),
    (400, "ActivityNotFoundInConversation", RecipientGone("unknown")),
    (401, "Unauthorized", Misconfigured("Unauthorized")),
    (403, "BotDisabledByAdmin", Misconfigured("BotDisabledByAdmin")),
    (403, "NotEnoughPermissions", Misconfigured("NotEnoughPermissions")),
    (403, "InvalidBotApiHost", Misconfigured("InvalidBotApiHost")),
    (403, "BotNotInConversationRoster", RecipientGone("not_installed")),
    (403, "ConversationBlockedByUser", RecipientGone("blocked")),
    (403, "MessageWritesBlocked", RecipientGone("blocked")),
    (403, "SomethingNew", RecipientGone("unknown")),
    (404, "ConversationNotFound", ConversationLost()),
    (404, "ActivityNotFoundInConversation", RecipientGone("unknown")),
    (413, "MessageSizeTooBig", Rejected("MessageSizeTooBig")),
    (412, "PreconditionFailed", Throttled(None)),
    (429, "TooManyRequests", Throttled(None)),
    (500, "ServiceError", Ambiguous("ServiceError", answered=True)),
    (502, "BadGateway", Ambiguous("BadGateway", answered=True)),
    (503, "ServiceUnavailable", Ambiguous("ServiceUnavailable", answered=True)),
    (504, "GatewayTimeout", Ambiguous("GatewayTimeout", answered=True)),
]


@pytest.mark.parametrize("shape", [shape for _, shape in SHAPES], ids=[name for name, _ in SHAPES])
@pytest.mark.parametrize(("status", "code", "outcome"), CODES, ids=[f"{case[0]} {case[1]}" for case in CODES])
def test_a_code_is_found_in_every_shape(status: int, code: str, outcome: Outcome, shape: Shape) -> None:
    assert outcome_of("send", Answer(status, shape(code)), NOW) == outcome


WITHOUT_A_CODE: list[tuple[int, Outcome]] = [
    (301, Misconfigured("301")),
    (307, Misconfigured("307")),
    (400, Rejected("400")),
    (401, Misconfigured("401")),
    (403, RecipientGone("unknown")),
    (404, ConversationLost()),
    (405, Rejected("405")),
    (408, Ambiguous("408", answered=True)),
    (410, ConversationLost()),
    (412, Throttled(None)),
    (413, Rejected("413")),
    (415, Rejected("415")),
    (429, Throttled(None)),
    (500, Ambiguous("500", answered=True)),
    (501, Rejected("501")),
    (502, Ambiguous("502", answered=True)),
    (503, Ambiguous("503", answered=True)),
    (504, Ambiguous("504", answered=True)),
    (599, Ambiguous("599", answered=True)),
]
BODIES = [
    ("HTML", HTML),
    ("nothing", b""),
    ("a list", b"[]"),
    ("a number", b"7"),
    ("null", b"null"),
    ("not UTF-8", b"\xff\xfe\xfd"),
    ("an empty error", b'{"error": null}'),
    ("an error that is a word", b'{"error": "no"}'),
    ("a message that is not JSON", b'{"message": "{not json"}'),
    ("endless nesting", b'{"error":' * 5000 + b"1" + b"}" * 5000),
    ("booleans for codes", b'{"error": {"code": true}, "errorCode": false}'),
]


@pytest.mark.parametrize("body", [body for _, body in BODIES], ids=[name for name, _ in BODIES])
@pytest.mark.parametrize(("status", "outcome"), WITHOUT_A_CODE, ids=[str(case[0]) for case in WITHOUT_A_CODE])
def test_a_status_without_a_code_still_says_something(status: int, outcome: Outcome, body: bytes) -> None:
    assert outcome_of("send", Answer(status, body), NOW) == outcome


@pytest.mark.parametrize(
    ("header", "after"),
    [
        (None, None),
        ("", None),
        ("soon", None),
        ("7", 7.0),
        ("0", 0.0),
        ("1.5", 1.5),
        ("-3", 0.0),
        ("nan", None),
        ("inf", 300.0),
        ("999999", 300.0),
        ("Fri, 20 Nov 2026 12:00:30 GMT", 30.0),
        ("Fri, 20 Nov 2026 11:00:00 GMT", 0.0),
        ("Fri, 99 Nov 2026 11:00:00 GMT", None),
    ],
)
def test_how_long_to_wait(header: str | None, after: float | None) -> None:
    assert outcome_of("send", Answer(429, HTML, header), NOW) == Throttled(after)


@pytest.mark.parametrize(
    ("status", "body", "activity"),
    [
        (201, b'{"id": "a1"}', "a1"),
        (200, b'{"id": "a1"}', "a1"),
        (202, b"", ""),
        (200, b'{"activityId": "a2"}', "a2"),
        (201, b'{"id": 7}', ""),
        (201, HTML, ""),
    ],
)
def test_delivered_with_the_id_it_got(status: int, body: bytes, activity: str) -> None:
    assert outcome_of("send", Answer(status, body), NOW) == Delivered(activity)


@pytest.mark.parametrize("status", [400, 404])
def test_a_conversation_that_cannot_be_opened_is_about_the_person(status: int) -> None:
    call: Call = "open"
    assert outcome_of(call, Answer(status, plain("BadArgument")), NOW) == RecipientGone("unknown")


def test_the_id_of_what_is_not_an_object() -> None:
    assert [created(body) for body in (b"[1]", b"", b'"id"', b'{"id": null}')] == [""] * 4


@pytest.mark.parametrize("call", ["update", "delete"])
@pytest.mark.parametrize("status", [400, 404])
def test_a_message_that_is_gone_says_nothing_of_the_person(call: Call, status: int) -> None:
    """Only of what was sent before: nobody is blocked, and nothing is there to be changed."""
    assert outcome_of(call, Answer(status, plain("ActivityNotFoundInConversation")), NOW) == RecipientGone("no_card")


@pytest.mark.parametrize("shape", [shape for _, shape in SHAPES], ids=[name for name, _ in SHAPES])
def test_an_operator_may_know_further_codes_about_one_conversation(shape: Shape) -> None:
    answer = Answer(400, shape("ThreadIsFull"))
    assert outcome_of("send", answer, NOW) == Rejected("ThreadIsFull")
    assert outcome_of("send", answer, NOW, frozenset({"ThreadIsFull"})) == ConversationLost()
