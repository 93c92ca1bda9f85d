"""What a reply becomes on the wire: the answer to an invoke, and the messages sent to the conversation."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web

from bot.channel import showing
from bot.channel.base import CardMessage, Dialog, Reply, SearchResult, TextMessage, Turn, Unshown
from tests.telemetry.seen import log_lines

from .rig import APP_ID, PERSON, TENANT, ConnectorServer, Endpoint, activity, local_teams
from .test_turns import execute, invoke, query

CARD = {"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "TextBlock", "text": "dag"}]}
CARD_TYPE = "application/vnd.microsoft.card.adaptive"
MESSAGE_TYPE = "application/vnd.microsoft.activity.message"
ATTACHMENT = {"contentType": CARD_TYPE, "content": CARD}
MESSAGE = CardMessage(CARD, "een kaart")
WINDOW = {"title": "Verlof", "width": "medium", "height": "large", "card": ATTACHMENT}
DIALOG = Reply(dialog=Dialog("Verlof", CARD))
FOUND = Reply(results=(SearchResult("Verlof", "20 dagen", CARD),))
PREVIEW = {
    "contentType": "application/vnd.microsoft.card.thumbnail",
    "content": {"title": "Verlof", "text": "20 dagen"},
}


def extension(*attachments: Any) -> dict[str, Any]:
    return {"composeExtension": {"type": "result", "attachmentLayout": "list", "attachments": list(attachments)}}


def card_answer(kind: str, value: Any) -> dict[str, Any]:
    return {"statusCode": 200, "type": kind, "value": value}


FETCH, SUBMIT = invoke("task/fetch", {"data": {}}), invoke("task/submit", {"data": {}})
ME_FETCH = invoke("composeExtension/fetchTask", {"commandId": "x"})
ME_SUBMIT = invoke("composeExtension/submitAction", {"commandId": "x", "data": {}})

INVOKES: list[tuple[str, dict[str, Any], Reply, Any]] = [
    ("Execute, replaced", execute(verb="a"), Reply(replace=MESSAGE), card_answer(CARD_TYPE, CARD)),
    ("Execute, toast", execute(verb="a"), Reply(toast="Bewaard"), card_answer(MESSAGE_TYPE, "Bewaard")),
    ("Execute, nothing", execute(verb="a"), Reply(), card_answer(MESSAGE_TYPE, "")),
    ("task/fetch, dialog", FETCH, DIALOG, {"task": {"type": "continue", "value": WINDOW}}),
    ("task/fetch, toast", FETCH, Reply(toast="Niet nu"), {"task": {"type": "message", "value": "Niet nu"}}),
    ("task/fetch, nothing", FETCH, Reply(), None),
    ("task/submit, next step", SUBMIT, DIALOG, {"task": {"type": "continue", "value": WINDOW}}),
    ("task/submit, toast", SUBMIT, Reply(toast="Dank je"), {"task": {"type": "message", "value": "Dank je"}}),
    ("task/submit, closes", SUBMIT, Reply(), None),
    ("fetchTask, dialog", ME_FETCH, DIALOG, {"task": {"type": "continue", "value": WINDOW}}),
    ("submitAction, next step", ME_SUBMIT, DIALOG, {"task": {"type": "continue", "value": WINDOW}}),
    ("submitAction, closes", ME_SUBMIT, Reply(), None),
    ("search", query(), FOUND, extension({**ATTACHMENT, "preview": PREVIEW})),
    ("search, nothing found", query(), Reply(), extension()),
    ("search, nothing found and said so", query(), Reply(toast="Niets gevonden"),
     {"composeExtension": {"type": "message", "text": "Niets gevonden"}}),
    ("link", invoke("composeExtension/queryLink", {"url": "https://x"}), FOUND,
     extension({**ATTACHMENT, "preview": PREVIEW})),
    ("link, several", invoke("composeExtension/queryLink", {"url": "https://x"}), Reply(results=FOUND.results * 2),
     extension({**ATTACHMENT, "preview": PREVIEW})),
    ("link that is none of ours", invoke("composeExtension/queryLink", {"url": "https://x"}), Reply(), extension()),
    ("anonymous link", invoke("composeExtension/anonymousQueryLink", {"url": "https://x"}), Reply(), extension()),
    ("item chosen", invoke("composeExtension/selectItem", {"a": 1}), Reply(), extension()),
    ("settings", invoke("composeExtension/querySettingUrl", {}), Reply(), None),
    ("sign-in", invoke("signin/verifyState", {"state": "x"}), Reply(), None),
    ("token exchange", invoke("signin/tokenExchange", {"id": "x"}), Reply(), None),
    ("file consent", invoke("fileConsent/invoke", {"action": "decline"}), Reply(), None),
    ("something new", invoke("config/fetch", {}), Reply(), None),
]  # fmt: skip


@pytest.mark.parametrize(("name", "changes", "reply", "expected"), INVOKES, ids=[case[0] for case in INVOKES])
async def test_an_invoke_is_answered(
    name: str, changes: dict[str, Any], reply: Reply, expected: Any, local: Endpoint, connector: ConnectorServer
) -> None:
    local.reply = lambda _: reply
    assert await local.post(activity(connector.url, **changes)) == (200, expected), name
    assert connector.calls == []


async def test_messages_are_one_activity_each(local: Endpoint, connector: ConnectorServer) -> None:
    local.reply = lambda _: Reply(messages=(TextMessage("**hallo**"), MESSAGE))
    assert await local.post(activity(connector.url)) == (200, None)
    text, card = connector.bodies()
    assert (text["type"], text["text"], text["textFormat"]) == ("message", "**hallo**", "plain")
    assert "attachments" not in text
    assert (card["attachments"], card["summary"]) == ([ATTACHMENT], "een kaart")
    assert "text" not in card
    for call in connector.calls:
        assert (call.method, call.path) == (
            "POST",
            "/connector/v3/conversations/a%3A1personal/activities/1795294036353",
        )
        assert call.body["conversation"]["id"] == "a:1personal"
        assert call.body["recipient"]["id"] == "29:ana"
        assert call.body["from"]["id"].startswith("28:")
        assert call.body["replyToId"] == "1795294036353"
        assert "Authorization" not in call.headers


PERSON_HERE = {"id": "29:ana", "aadObjectId": PERSON}
GROUP = {"id": "19:x@thread.v2", "conversationType": "groupChat", "isGroup": True, "tenantId": TENANT}
OWN = {"id": "a:1personal", "conversationType": "personal", "isGroup": False, "tenantId": TENANT}


@pytest.mark.parametrize(("conversation", "locale"), [(OWN, "nl-BE"), (GROUP, "fr-BE"), (OWN, None)])
async def test_a_reply_says_all_that_the_sdk_says(
    conversation: dict[str, Any], locale: str | None, local: Endpoint, connector: ConnectorServer
) -> None:
    """Who, to whom, in which kind of conversation, in which language: as botbuilder fills it in from the activity."""
    local.reply = lambda _: Reply(messages=(TextMessage("dag"),))
    await local.post(activity(connector.url, conversation=conversation, locale=locale))
    (body,) = connector.bodies()
    assert body == {
        "type": "message",
        "text": "dag",
        "textFormat": "plain",
        "channelId": "msteams",
        "serviceUrl": connector.url,
        "from": {"id": f"28:{APP_ID}"},
        "recipient": PERSON_HERE,
        "conversation": conversation,
        "replyToId": "1795294036353",
        **({"locale": locale} if locale else {}),
    }


async def test_an_execute_is_answered_and_messages_are_sent(local: Endpoint, connector: ConnectorServer) -> None:
    local.reply = lambda _: Reply(replace=MESSAGE, messages=(TextMessage("ook dit"),))
    answer = await local.post(activity(connector.url, **execute(verb="a")))
    assert answer == (200, card_answer(CARD_TYPE, CARD))
    assert [(call.method, call.body["text"]) for call in connector.calls] == [("POST", "ook dit")]


async def test_the_card_of_an_old_client_is_updated(local: Endpoint, connector: ConnectorServer) -> None:
    local.reply = lambda _: Reply(replace=MESSAGE, toast="Bewaard")
    await local.post(activity(connector.url, text=None, value={"verb": "a"}, replyToId="card-9"))
    (update,) = connector.calls
    assert (update.method, update.path) == ("PUT", "/connector/v3/conversations/a%3A1personal/activities/card-9")
    assert (update.body["attachments"], update.body["id"]) == ([ATTACHMENT], "card-9")


async def test_an_old_client_gets_one_message(local: Endpoint, connector: ConnectorServer) -> None:
    """What others show as a toast is a message there, and only where nothing else tells the same."""
    click = {"text": None, "value": {"verb": "a"}, "replyToId": "card-9"}
    local.reply = lambda _: Reply(messages=(MESSAGE,), toast="een kaart")
    await local.post(activity(connector.url, id="1", **click))
    local.reply = lambda _: Reply(toast="Bewaard")
    await local.post(activity(connector.url, id="2", **click))
    card, toast = connector.bodies()
    assert (card["attachments"], toast["text"]) == ([ATTACHMENT], "Bewaard")


async def test_a_card_that_is_gone_is_shown_anew(local: Endpoint, connector: ConnectorServer) -> None:
    answers = [web.Response(status=404), web.json_response({"id": "new"}, status=201)]
    connector.answer = lambda: answers.pop(0)
    local.reply = lambda _: Reply(replace=MESSAGE)
    await local.post(activity(connector.url, text=None, value={"verb": "a"}, replyToId="card-9"))
    assert [call.method for call in connector.calls] == ["PUT", "POST"]


async def test_a_card_that_cannot_be_found_is_shown_anew(local: Endpoint, connector: ConnectorServer) -> None:
    local.reply = lambda _: Reply(replace=MESSAGE)
    await local.post(activity(connector.url, text=None, value={"verb": "a"}))
    assert [(call.method, call.body["attachments"]) for call in connector.calls] == [("POST", [ATTACHMENT])]


async def test_a_dialog_updates_the_card_it_was_opened_from(local: Endpoint, connector: ConnectorServer) -> None:
    local.reply = lambda _: Reply(replace=MESSAGE)
    assert await local.post(activity(connector.url, **SUBMIT)) == (200, None)
    assert [(call.method, call.path.rsplit("/", 1)[1]) for call in connector.calls] == [("PUT", "card-9")]


async def test_a_reply_that_does_not_arrive_fails_no_turn(local: Endpoint, connector: ConnectorServer) -> None:
    connector.answer = lambda: web.Response(status=403, text="<html>nee</html>")
    local.reply = lambda _: Reply(messages=(TextMessage("een"), TextMessage("twee")))
    assert await local.post(activity(connector.url)) == (200, None)
    assert [body["text"] for body in connector.bodies()] == ["een", "twee"]


ERROR_TYPE = "application/vnd.microsoft.error"


@pytest.mark.parametrize(
    "changes", [{}, execute(verb="a"), FETCH, query()], ids=["message", "Execute", "fetch", "search"]
)
async def test_a_failure_inside_is_told_without_a_word_of_it(
    changes: dict[str, Any], local: Endpoint, connector: ConnectorServer, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(turn: Turn) -> Reply:
        raise RuntimeError("secret")

    local.reply = fail
    with log_lines() as lines:
        status, body = await local.post(activity(connector.url, **changes))
    if changes.get("name") == "adaptiveCard/action":
        (told,) = [line for line in lines if line["action"] == "turn.failed"]
        error = {"code": "InternalError", "message": f"Ref. {told['trouble']}"}
        assert (status, body) == (200, {"statusCode": 500, "type": ERROR_TYPE, "value": error})
    else:
        assert (status, body) == (500, None)
    (failed,) = [record.__dict__ for record in caplog.records if record.message == "turn.failed"]
    assert (failed["error"], failed["turn"]) == ("RuntimeError", local.turns[0].key)
    assert failed["place"].startswith("test_replies.py")
    assert "secret" not in str([record.__dict__ for record in caplog.records])
    local.reply = lambda _: Reply()
    status, _ = await local.post(activity(connector.url, **changes))
    assert status == 200, "the same activity again is another chance"


# --- what Teams does not take at once ------------------------------------------------------------------


@pytest.fixture
async def kept() -> list[Unshown]:
    return []


@pytest.fixture
async def patient(kept: list[Unshown]) -> AsyncIterator[Endpoint]:
    """The bot, with somebody who keeps what could not be shown."""

    async def keep(unshown: Unshown) -> None:
        kept.append(unshown)

    endpoint = await Endpoint(local_teams(keep=keep)).start()
    yield endpoint
    await endpoint.close()


def refusals(connector: ConnectorServer, *statuses: int, after: str | None = None) -> None:
    """The first calls are refused so, the others taken."""
    waiting = list(statuses)
    headers = {"Retry-After": after} if after is not None else {}

    def answer() -> web.Response:
        status = waiting.pop(0) if waiting else 201
        return web.json_response({"id": "x"}, status=status, headers=headers if status != 201 else {})

    connector.answer = answer


@pytest.mark.parametrize("status", [412, 429, 401, 502, 503, 504])
async def test_a_refused_reply_is_sent_again(
    status: int, patient: Endpoint, connector: ConnectorServer, kept: list[Unshown]
) -> None:
    refusals(connector, status, after="0")
    patient.reply = lambda _: Reply(messages=(TextMessage("een"), TextMessage("twee")))
    assert await patient.post(activity(connector.url)) == (200, None)
    assert [body["text"] for body in connector.bodies()] == ["een", "een", "twee"]
    assert kept == []


async def test_a_reply_that_is_refused_for_longer_is_kept(
    patient: Endpoint, connector: ConnectorServer, kept: list[Unshown]
) -> None:
    refusals(connector, 429, 429, after="60")
    patient.reply = lambda _: Reply(messages=(TextMessage("een"), MESSAGE, TextMessage("drie")))
    assert await patient.post(activity(connector.url)) == (200, None)
    assert len(connector.calls) == 3
    assert [(unshown.message, unshown.activity) for unshown in kept] == [(TextMessage("een"), ""), (MESSAGE, "")]
    assert len({unshown.key for unshown in kept}) == 2
    assert kept[0].turn == patient.turns[0]


async def test_so_is_one_whose_connection_is_refused(
    patient: Endpoint, connector: ConnectorServer, kept: list[Unshown], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(showing, "PATIENCE", 0.3)
    assert connector.server
    url = connector.url
    await connector.server.close()
    patient.reply = lambda _: Reply(messages=(MESSAGE,))
    assert await patient.post(activity(url)) == (200, None)
    assert [unshown.message for unshown in kept] == [MESSAGE]


async def test_a_refused_update_is_kept_with_its_card(
    patient: Endpoint, connector: ConnectorServer, kept: list[Unshown]
) -> None:
    refusals(connector, 429, after="60")
    patient.reply = lambda _: Reply(replace=MESSAGE)
    await patient.post(activity(connector.url, text=None, value={"verb": "a"}, replyToId="card-9"))
    assert [call.method for call in connector.calls] == ["PUT"]
    assert [(unshown.message, unshown.activity) for unshown in kept] == [(MESSAGE, "card-9")]


async def test_what_may_have_arrived_twice_is_left_alone(
    patient: Endpoint, connector: ConnectorServer, kept: list[Unshown]
) -> None:
    refusals(connector, 503, 503, 503)
    patient.reply = lambda _: Reply(messages=(MESSAGE,))
    assert await patient.post(activity(connector.url)) == (200, None)
    assert len(connector.calls) == 2
    assert kept == []
