"""What each kind of activity becomes: a table from what Teams sends to the event of a turn."""

from typing import Any

import pytest

from bot.channel.activities import read_activity
from bot.channel.base import (
    Clicked,
    DialogOpened,
    DialogSubmitted,
    Event,
    Installed,
    LinkPasted,
    Reacted,
    Removed,
    Said,
    Scope,
    Searched,
    Seen,
    Sent,
    Unknown,
)
from bot.channel.file_messages import SentFile
from tests.telemetry.seen import log_lines

from .rig import APP_ID, PERSON, TENANT, ConnectorServer, Endpoint, activity

BOT = f"28:{APP_ID}"
AT_BODE = {"type": "mention", "text": "<at>Bode</at>", "mentioned": {"id": BOT, "name": "Bode"}}
AT_BEN = {"type": "mention", "text": "<at>Ben Maes</at>", "mentioned": {"id": "29:ben", "name": "Ben Maes"}}
DATA = {"id": "req-1", "note": "abc"}


def invoke(name: str, value: Any) -> dict[str, Any]:
    return {"type": "invoke", "name": name, "value": value, "text": None, "replyToId": "card-9"}


def query(**value: Any) -> dict[str, Any]:
    return invoke("composeExtension/query", {"commandId": "kennis", **value})


def execute(**action: Any) -> dict[str, Any]:
    return invoke("adaptiveCard/action", {"action": {"type": "Action.Execute", **action}, "trigger": "manual"})


AS_HTML = [{"contentType": "text/html", "content": "<div>hallo</div>"}]
SHARED = [
    {"contentType": "application/vnd.microsoft.card.adaptive", "content": {}, "contentUrl": "https://x.example"},
    {"contentType": "messageReference", "content": "{}", "contentUrl": "https://x.example"},
]
QUOTATION = '<blockquote itemtype="http://schema.skype.com/Reply" itemid="1"><p>Wat kan ik doen?</p></blockquote>'
OLD_REPLY = [{"contentType": "text/html", "content": f"{QUOTATION}<p>Hoeveel?</p>"}]
FILE = {
    "contentType": "application/vnd.microsoft.teams.file.download.info",
    "contentUrl": "https://school.example/attest.pdf",
    "name": "attest.pdf",
    "content": {"downloadUrl": "https://school.example/dl", "fileType": "pdf"},
}
PDF = SentFile("attest.pdf", "pdf", "https://school.example/dl")
HIDDEN = {**FILE, "name": "attest\u202efdp.exe", "content": {"downloadUrl": "https://x.example/1", "fileType": "EXE"}}
EDIT = {"type": "messageUpdate", "channelData": {"tenant": {"id": TENANT}, "eventType": "editMessage"}}
UNDONE = {"type": "messageUpdate", "channelData": {"tenant": {"id": TENANT}, "eventType": "undeleteMessage"}}

TEXTS = [
    ("plain", {"text": "hallo"}, "hallo"),
    ("blanks around", {"text": "  verlof \n"}, "verlof"),
    ("mention of the bot", {"text": "<at>Bode</at> hallo", "entities": [AT_BODE]}, "hallo"),
    ("mention of the bot without an entity", {"text": "<at>Bode</at>&nbsp;hallo"}, "hallo"),
    ("mention of somebody else", {"text": "vraag <at>Ben Maes</at> iets", "entities": [AT_BEN]}, "vraag Ben Maes iets"),
    ("non-breaking blanks", {"text": "een&nbsp;twee\u00a0drie"}, "een twee drie"),
    ("HTML", {"text": "<p>een</p><p><b>twee</b> &amp; drie</p>", "textFormat": "xml"}, "een\ntwee & drie"),
    ("less than", {"text": "als a < b en c > d"}, "als a < b en c > d"),
    ("escaped tag stays text", {"text": "&lt;b&gt;vet&lt;/b&gt;"}, "<b>vet</b>"),
    ("bidi controls", {"text": "factuur\u202egnp.exe\u202c"}, "factuurgnp.exe"),
    ("zero-width", {"text": "ver\u200blof\ufeff"}, "verlof"),
    ("tags of Unicode", {"text": "ja\U000e0041\U000e007f"}, "ja"),
    ("control characters", {"text": "a\x00b\x07c"}, "abc"),
    ("decomposed accent", {"text": "cafe\u0301"}, "caf\u00e9"),
    ("lines", {"text": "een\r\ntwee\n\n\n\ndrie"}, "een\ntwee\n\ndrie"),
    ("endless", {"text": "x" * 9000}, "x" * 4000),
    ("half a character", {"text": "ja \ud83d nee"}, "ja \ufffd nee"),
    ("reply to a message", {"text": '<quoted messageId="1790000000000"/> Hoeveel?'}, "Hoeveel?"),
    ("reply, quoted in full", {"text": '<quoted messageId="1">Wat kan ik doen?</quoted>\n\nHoeveel?'}, "Hoeveel?"),
    ("reply to two messages", {"text": '<Quoted messageId="1"/>een <quoted messageId="2"/>twee'}, "een twee"),
    ("reply without an end", {"text": '<quoted messageId="1">Hoeveel?'}, "Hoeveel?"),
    ("reply of an older client", {"text": "Bode Wat kan ik doen? Hoeveel?", "attachments": OLD_REPLY}, "Hoeveel?"),
    ("somebody's own quotation", {"text": "<blockquote>art. 5</blockquote> wat is dat?"}, "art. 5 wat is dat?"),
    ("the same as HTML beside it", {"text": "hallo", "attachments": AS_HTML}, "hallo"),
    ("a card shared with us", {"text": "hallo", "attachments": SHARED}, "hallo"),
    ("attachments are nonsense", {"text": "hallo", "attachments": ["x", None, {"contentType": 7}]}, "hallo"),
    ("an empty value", {"text": "help", "value": {}}, "help"),
    ("a value without a verb", {"text": "help", "value": {"a": 1}}, "help"),
    ("nothing at all", {"text": None, "value": {}}, ""),
    ("no text", {"text": None}, ""),
    ("text is a number", {"text": 7}, ""),
    ("value that is no object", {"text": "ja", "value": "ja"}, "ja"),
]

RECEIPT = "application/vnd.microsoft.readReceipt"

EVENTS: list[tuple[str, dict[str, Any], Event]] = [
    ("Submit of an old client", {"text": None, "value": {"verb": "a.b", **DATA}, "replyToId": "card-9"},
     Clicked("a.b", {"verb": "a.b", **DATA}, "card-9", in_place=False)),
    ("Submit without a verb", {"text": None, "value": DATA}, Clicked("", DATA, None, in_place=False)),
    ("Submit whose verb is a list", {"text": None, "value": {"verb": ["x"]}},
     Clicked("", {"verb": ["x"]}, None, in_place=False)),
    ("Execute", execute(verb="request.approve", data=DATA), Clicked("request.approve", DATA, "card-9")),
    ("Execute without data", execute(verb="help.show"), Clicked("help.show", {}, "card-9")),
    ("Execute with the verb in its data", execute(data={"verb": "a.b"}), Clicked("a.b", {"verb": "a.b"}, "card-9")),
    ("task/fetch", invoke("task/fetch", {"data": {"verb": "x.open"}, "context": {"theme": "dark"}}),
     DialogOpened("", {"verb": "x.open"})),
    ("task/submit", invoke("task/submit", {"data": {"verb": "x.send", **DATA}}),
     DialogSubmitted("", "x.send", {"verb": "x.send", **DATA})),
    ("fetchTask", invoke("composeExtension/fetchTask", {"commandId": "mededeling", "context": {"theme": "default"}}),
     DialogOpened("mededeling", {})),
    ("submitAction", invoke("composeExtension/submitAction", {"commandId": "mededeling", "data": {"verb": "x.send"}}),
     DialogSubmitted("mededeling", "x.send", {"verb": "x.send"})),
    ("search", query(parameters=[{"name": "q", "value": " verlof "}], queryOptions={"skip": 5, "count": 10}),
     Searched("kennis", "verlof", 5, 10)),
    ("a link in a message", invoke("composeExtension/queryLink", {"url": "https://x.example/a"}),
     LinkPasted("https://x.example/a")),
    ("a link that is no text", invoke("composeExtension/queryLink", {"url": 7}), LinkPasted("")),
    ("first run of a search", query(parameters=[{"name": "initialRun", "value": "true"}]), Searched("kennis", "")),
    ("search with nonsense", query(parameters={"a": 1}, queryOptions={"skip": -3, "count": "x"}),
     Searched("kennis", "")),
    ("search that wants everything", query(queryOptions={"skip": 10**9, "count": 10**9}),
     Searched("kennis", "", 10_000, 50)),
    ("installed", {"type": "installationUpdate", "action": "add"}, Installed()),
    ("upgraded", {"type": "installationUpdate", "action": "add-upgrade"}, Installed()),
    ("removed", {"type": "installationUpdate", "action": "remove"}, Removed()),
    ("removed for an upgrade", {"type": "installationUpdate", "action": "remove-upgrade"},
     Unknown("installationUpdate/remove-upgrade")),
    ("bot joined", {"type": "conversationUpdate", "membersAdded": [{"id": BOT}]}, Installed()),
    ("person joined", {"type": "conversationUpdate", "membersAdded": [{"id": "29:ana"}]}, Installed()),
    ("somebody else joined", {"type": "conversationUpdate", "membersAdded": [{"id": "29:ben"}]},
     Unknown("conversationUpdate")),
    ("members are nonsense", {"type": "conversationUpdate", "membersAdded": ["x", None, {"id": 3}]},
     Unknown("conversationUpdate")),
    ("reaction to nothing", {"type": "messageReaction", "reactionsAdded": [{"type": "like"}]},
     Unknown("messageReaction")),
    ("reaction", {"type": "messageReaction", "replyToId": "card-9", "reactionsAdded": [{"type": "like"}]},
     Reacted("card-9", ("like",))),
    ("reaction taken back", {"type": "messageReaction", "replyToId": "card-9", "reactionsAdded": [{"type": "heart"}],
     "reactionsRemoved": [{"type": "like"}]}, Reacted("card-9", ("heart",), ("like",))),
    ("reactions that are nonsense", {"type": "messageReaction", "replyToId": "card-9", "reactionsAdded": "like",
     "reactionsRemoved": [7, {"type": 3}, {"type": "x" * 41}]}, Reacted("card-9")),
    ("file", {"text": "mijn attest", "attachments": [FILE, *AS_HTML]}, Sent("mijn attest", (PDF,))),
    ("file without a word", {"text": None, "attachments": [FILE]}, Sent("", (PDF,))),
    ("many files", {"text": None, "attachments": [FILE] * 12}, Sent("", (PDF,) * 10)),
    ("file whose name turns round", {"text": None, "attachments": [HIDDEN]},
     Sent("", (SentFile("attestfdp.exe", "exe", "https://x.example/1"),))),
    ("file without a place", {"text": None, "attachments": [{**FILE, "content": {"fileType": "pdf"}}]}, Sent("")),
    ("file that is no object", {"text": None, "attachments": [{**FILE, "content": "x"}]}, Sent("")),
    ("picture", {"text": "", "attachments": [{"contentType": "image/*", "contentUrl": "https://x.example"}]}, Sent("")),
    ("voice note", {"text": None, "attachments": [{"contentType": "audio/mp4"}]}, Sent("")),
    ("a file of another kind", {"attachments": [{"contentType": "reference", "contentUrl": "https://x.example"}]},
     Sent("hallo")),
    ("edited", {**EDIT, "text": "en nu?"}, Said("en nu?", rewrites=read_activity(activity()).key)),
    ("edited, no words left", {**EDIT, "text": " "}, Unknown("messageUpdate")),
    ("deletion undone", UNDONE, Unknown("messageUpdate")),
    ("changed somehow", {"type": "messageUpdate"}, Unknown("messageUpdate")),
    ("deleted", {"type": "messageDelete"}, Unknown("messageDelete")),
    ("typing", {"type": "typing"}, Unknown("typing")),
    ("event", {"type": "event", "name": "readReceipt"}, Unknown("event/readReceipt")),
    ("seen", {"type": "event", "name": RECEIPT, "value": {"lastReadMessageId": "1700000000001"}},
     Seen("1700000000001")),
    ("seen nothing", {"type": "event", "name": RECEIPT, "value": {"lastReadMessageId": 7}},
     Unknown(f"event/{RECEIPT}")),
    ("sign-in", invoke("signin/tokenExchange", {}), Unknown("invoke/signin/tokenExchange")),
    ("invoke without a name", invoke("", {}), Unknown("invoke")),
    ("end of conversation", {"type": "endOfConversation"}, Unknown("endOfConversation")),
]  # fmt: skip

EVERYTHING = [(name, changes, Said(text)) for name, changes, text in TEXTS] + EVENTS


@pytest.mark.parametrize(("name", "changes", "event"), EVERYTHING, ids=[case[0] for case in EVERYTHING])
async def test_an_activity_becomes_a_turn(
    name: str, changes: dict[str, Any], event: Event, local: Endpoint, connector: ConnectorServer
) -> None:
    status, _ = await local.post(activity(connector.url, **changes))
    assert status == 200, name
    turn = local.turns[0]
    assert turn.event == event
    assert (turn.person, turn.scope, turn.locale) == (PERSON, "personal", "nl-BE")
    assert len(turn.key) == 32
    assert int(turn.key, 16) >= 0
    assert (turn.address.conversation, turn.address.service_url) == ("a:1personal", connector.url)
    assert (turn.address.tenant, turn.address.member, turn.address.bot) == (TENANT, "29:ana", BOT)


SCOPES: list[tuple[str, dict[str, Any], Scope]] = [
    ("personal", {"id": "a:1", "conversationType": "personal"}, "personal"),
    ("nothing said", {"id": "a:1"}, "personal"),
    ("a group", {"id": "19:x@thread.v2", "conversationType": "groupChat", "isGroup": True}, "groupChat"),
    ("a channel", {"id": "19:x@thread.tacv2", "conversationType": "channel", "isGroup": True}, "channel"),
    ("a chat of two others", {"id": "19:a_b@unq.gbl.spaces", "conversationType": "personal"}, "groupChat"),
    ("said to be both", {"id": "a:1", "conversationType": "personal", "isGroup": True}, "groupChat"),
    ("a kind that is a list", {"id": "a:1", "conversationType": ["personal"]}, "groupChat"),
    ("an unknown kind", {"id": "a:1", "conversationType": "meeting"}, "groupChat"),
]


@pytest.mark.parametrize(("name", "conversation", "scope"), SCOPES, ids=[case[0] for case in SCOPES])
async def test_only_a_chat_with_the_bot_is_personal(
    name: str, conversation: dict[str, Any], scope: Scope, local: Endpoint, connector: ConnectorServer
) -> None:
    await local.post(activity(connector.url, conversation=conversation))
    assert local.turns[0].scope == scope, name


async def test_an_edit_in_a_group_asks_nothing(local: Endpoint, connector: ConnectorServer) -> None:
    team = {"id": "19:x@thread.tacv2", "conversationType": "channel", "isGroup": True}
    await local.post(activity(connector.url, conversation=team, **EDIT))
    assert local.turns[0].event == Unknown("messageUpdate")


async def test_every_edit_of_a_message_counts_once(local: Endpoint, connector: ConnectorServer) -> None:
    """An edit has the id of its message: by that alone it would be taken for its second delivery."""
    first = activity(connector.url, text="een")
    edits = [
        activity(connector.url, text=text, timestamp=f"2026-11-21T20:47:{second}.8Z", **EDIT)
        for second, text in enumerate(["twee", "een", "twee"], start=10)
    ]
    for one in (first, *edits, edits[1], first):
        assert (await local.post(one))[0] == 200
    key = local.turns[0].key
    assert [turn.event for turn in local.turns] == [
        Said("een"), Said("twee", key), Said("een", key), Said("twee", key),
    ]  # fmt: skip


async def test_an_installation_in_a_team_is_nobodys(local: Endpoint, connector: ConnectorServer) -> None:
    team = {"id": "19:x@thread.tacv2", "conversationType": "channel", "isGroup": True}
    for number, changes in enumerate(
        [
            {"type": "installationUpdate", "action": "add"},
            {"type": "conversationUpdate", "membersAdded": [{"id": BOT}]},
        ]
    ):
        await local.post(activity(connector.url, id=str(number), conversation=team, **changes))
    assert all(isinstance(turn.event, Unknown) for turn in local.turns)


BAD_INVOKES = [
    ("Execute without a value", invoke("adaptiveCard/action", None)),
    ("Execute without an action", invoke("adaptiveCard/action", {})),
    ("Execute whose action is a string", invoke("adaptiveCard/action", {"action": "Action.Execute"})),
    ("Submit as an Execute", invoke("adaptiveCard/action", {"action": {"type": "Action.Submit", "data": {}}})),
    ("Execute whose data is a string", execute(verb="a.b", data="text")),
    ("Execute whose data is a list", execute(verb="a.b", data=[1])),
    ("task/fetch whose data is a string", invoke("task/fetch", {"data": "x"})),
    ("task/submit whose data is a number", invoke("task/submit", {"data": 1})),
    ("submitAction whose data is a list", invoke("composeExtension/submitAction", {"commandId": "x", "data": []})),
]


@pytest.mark.parametrize(("name", "changes"), BAD_INVOKES, ids=[case[0] for case in BAD_INVOKES])
async def test_a_malformed_invoke_is_a_bad_request(
    name: str, changes: dict[str, Any], local: Endpoint, connector: ConnectorServer
) -> None:
    with log_lines() as lines:
        status, body = await local.post(activity(connector.url, **changes))
    assert local.turns == [], name
    if changes["name"] == "adaptiveCard/action":
        (malformed,) = [line for line in lines if line["action"] == "invoke.malformed"]
        error = {"code": "BadRequest", "message": f"Ref. {malformed['trouble']}"}
        assert (status, body) == (200, {"statusCode": 400, "type": "application/vnd.microsoft.error", "value": error})
    else:
        assert (status, body) == (400, None)


async def test_the_locale_may_stand_in_the_client_info(local: Endpoint, connector: ConnectorServer) -> None:
    info = [{"type": "clientInfo", "locale": "fr-BE"}]
    for number, (locale, entities) in enumerate([(None, info), ("<script>", info), (None, None)]):
        await local.post(activity(connector.url, id=str(number), locale=locale, entities=entities))
    assert [turn.locale for turn in local.turns] == ["fr-BE", "fr-BE", ""]


def test_a_reaction_and_its_taking_back_are_two_things_under_one_id() -> None:
    liked = [{"type": "like"}]
    given = activity(type="messageReaction", replyToId="card-9", reactionsAdded=liked)
    taken = activity(type="messageReaction", replyToId="card-9", reactionsRemoved=liked)
    keys = [read_activity(one).key for one in (given, given, taken)]
    assert keys[0] == keys[1] != keys[2]


def test_two_receipts_under_one_id_are_two_things() -> None:
    receipts = [activity(type="event", name=RECEIPT, value={"lastReadMessageId": last}) for last in ("1", "1", "2")]
    keys = [read_activity(one).key for one in receipts]
    assert keys[0] == keys[1] != keys[2]
