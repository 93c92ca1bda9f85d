"""Files on the wire: the card that asks for consent, what comes back, and the bytes to the place that takes them."""

import ssl
from collections.abc import AsyncGenerator, AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

from bot.channel.base import Ambiguous, Delivered, NotSent, Outcome, Rejected, Reply, Throttled
from bot.channel.file_messages import FileAnswered, FileMessage, FileOffer, Untaken
from bot.channel.files import PART_BYTES, Files
from bot.channel.outgoing import activity_of
from bot.channel.session import open_session
from bot.work.handout import Upload
from tests.peers.drive import DrivePeer, Session

from .rig import ConnectorServer, Endpoint, activity
from .test_replies import ATTACHMENT, MESSAGE
from .test_turns import invoke
from .tls import certificate_for_localhost

HOST = "school-my.sharepoint.com"
TOLD = {
    "contentUrl": "https://school-my.sharepoint.com/personal/ana/Documents/Applications/rapport.xlsx",
    "name": "rapport.xlsx",
    "uploadUrl": "https://school-my.sharepoint.com/personal/ana/_api/v2.0/uploadSession?guid=1&tempauth=x",
    "uniqueId": "1150D938-8870-4044-9F2C-5BBDEBA70C9D",
    "fileType": "xlsx",
}
UPLOAD = Upload(TOLD["uploadUrl"], TOLD["contentUrl"], TOLD["uniqueId"], "xlsx")
FILE = "0123456789abcdef0123456789abcdef"


def answer(action: str, **changes: Any) -> dict[str, Any]:
    """As Teams sends it; a change to None leaves the field out."""
    said = {"type": "fileUpload", "action": action, "context": {"file": FILE}, "uploadInfo": TOLD, **changes}
    return invoke("fileConsent/invoke", {name: value for name, value in said.items() if value is not None})


def test_an_offer_asks_for_consent() -> None:
    assert activity_of(FileOffer(FILE, "rapport.xlsx", 4711, "Wie bereikt is")) == {
        "type": "message",
        "summary": "rapport.xlsx",
        "attachments": [
            {
                "contentType": "application/vnd.microsoft.teams.card.file.consent",
                "name": "rapport.xlsx",
                "content": {
                    "description": "Wie bereikt is",
                    "sizeInBytes": 4711,
                    "acceptContext": {"file": FILE},
                    "declineContext": {"file": FILE},
                },
            }
        ],
    }


def test_a_file_that_is_there_is_shown_as_one() -> None:
    (attachment,) = activity_of(FileMessage("rapport.xlsx", UPLOAD))["attachments"]  # pyright: ignore
    assert attachment == {
        "contentType": "application/vnd.microsoft.teams.card.file.info",
        "contentUrl": TOLD["contentUrl"],
        "name": "rapport.xlsx",
        "content": {"uniqueId": TOLD["uniqueId"], "fileType": "xlsx"},
    }


ANSWERS = [
    ("accepted", answer("accept"), FileAnswered(FILE, UPLOAD, "card-9")),
    ("declined", answer("decline", uploadInfo=None), FileAnswered(FILE, None, "card-9")),
    ("declined, with a place all the same", answer("decline"), FileAnswered(FILE, None, "card-9")),
    ("without a context", answer("decline", context=None), FileAnswered("", None, "card-9")),
    ("a context that is no text", answer("decline", context={"file": [1]}), FileAnswered("", None, "card-9")),
]


@pytest.mark.parametrize(("name", "changes", "event"), ANSWERS, ids=[case[0] for case in ANSWERS])
async def test_what_comes_back(
    name: str, changes: dict[str, Any], event: FileAnswered, local: Endpoint, connector: ConnectorServer
) -> None:
    assert await local.post(activity(connector.url, **changes)) == (200, None), name
    assert local.turns[0].event == event


@pytest.mark.parametrize(
    "changes",
    [
        answer("accept", uploadInfo=None),
        answer("accept", uploadInfo={**TOLD, "uploadUrl": ""}),
        answer("accept", uploadInfo={**TOLD, "uploadUrl": 7}),
        answer("accept", uploadInfo={**TOLD, "uploadUrl": f"https://{HOST}/{'x' * 8000}"}),
        answer("agree"),
        invoke("fileConsent/invoke", None),
    ],
)
async def test_what_is_no_answer_is_a_bad_request(
    changes: dict[str, Any], local: Endpoint, connector: ConnectorServer
) -> None:
    assert (await local.post(activity(connector.url, **changes)))[0] == 400
    assert local.turns == []


@pytest.mark.parametrize("action", ["accept", "decline"])
async def test_what_became_of_it_takes_the_place_of_the_offer(
    action: str, local: Endpoint, connector: ConnectorServer
) -> None:
    """The invoke itself has an empty answer; the card that asked is updated, whatever Teams draws there meanwhile."""
    local.reply = lambda _: Reply(replace=MESSAGE)
    assert await local.post(activity(connector.url, **answer(action))) == (200, None)
    (call,) = connector.calls
    assert (call.method, call.path) == ("PUT", "/connector/v3/conversations/a%3A1personal/activities/card-9")
    assert call.body["attachments"] == [ATTACHMENT]


async def test_a_group_answers_for_nobody(local: Endpoint, connector: ConnectorServer) -> None:
    group = {"id": "19:x@thread.v2", "conversationType": "groupChat", "isGroup": True}
    await local.post(activity(connector.url, conversation=group, **answer("accept")))
    assert not isinstance(local.turns[0].event, FileAnswered)


# --- the bytes ------------------------------------------------------------------------------------------------------


class ToThisMachine(AbstractResolver):
    """Every name leads here, as if the whole web stood on this machine."""

    async def resolve(self, host: str, port: int = 0, family: int = 0) -> list[ResolveResult]:
        return [ResolveResult(hostname=host, host="127.0.0.1", port=port, family=2, proto=0, flags=0)]

    async def close(self) -> None:
        return None


@pytest.fixture
async def drive(tmp_path: Path) -> AsyncIterator[DrivePeer]:
    chain = certificate_for_localhost(tmp_path, HOST, "elders.example")
    server = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    server.load_cert_chain(chain.certificate, chain.key)
    async with DrivePeer().running(server) as peer:
        yield peer


@pytest.fixture
async def files(tmp_path: Path, drive: DrivePeer) -> AsyncIterator[Files]:
    assert drive.port
    trusted = ssl.create_default_context(cafile=str(tmp_path / "certificate.pem"))
    connector = aiohttp.TCPConnector(resolver=ToThisMachine(), ssl=trusted)
    async with open_session(connector=connector) as session:
        yield Files(session, ["sharepoint.com"])


def place(drive: DrivePeer, host: str = HOST, id: str = "1") -> str:
    drive.sessions.setdefault(id, Session())
    return f"https://{host}:{drive.port}/upload/{id}"


async def chunks(content: bytes, size: int = 1_000_003) -> AsyncGenerator[bytes]:
    for at in range(0, len(content), size):
        yield content[at : at + size]


CONTENT = bytes(range(256)) * 30_000  # 7.68 MB, three parts


async def put(files: Files, drive: DrivePeer, content: bytes = CONTENT, size: int | None = None) -> Outcome:
    return await files.upload(place(drive), len(content) if size is None else size, chunks(content))


@pytest.mark.parametrize("size", [1, PART_BYTES - 1, PART_BYTES, PART_BYTES + 1, len(CONTENT)])
async def test_a_file_goes_in_parts(files: Files, drive: DrivePeer, size: int) -> None:
    assert await put(files, drive, CONTENT[:size]) == Delivered("")
    assert bytes(drive.sessions["1"].taken) == CONTENT[:size]
    assert [method for method, _, _ in drive.asked] == ["PUT"] * -(-size // PART_BYTES)


async def test_an_address_carries_its_right_however_long(files: Files, drive: DrivePeer) -> None:
    """A temporary right of SharePoint is longer than any address that a person opens."""
    assert await files.upload(f"{place(drive)}?guid=1&tempauth=v1.{'x' * 4000}", 1, chunks(b"x")) == Delivered("")


@pytest.mark.parametrize(
    "where",
    [
        "https://elders.example?.sharepoint.com:{port}/upload/1",
        "https://elders.example#?.sharepoint.com/upload/1",
        "https://elders.example:{port}?https://school-my.sharepoint.com/upload/1",
        "https://elders.example:{port}/upload/1",
        "http://school-my.sharepoint.com:{port}/upload/1",
        "https://127.0.0.1:{port}/upload/1",
        "https://localhost:{port}/upload/1",
        "https://[::1]:{port}/upload/1",
        "https://2130706433:{port}/upload/1",
        "https://sharepoint.com.elders.example:{port}/upload/1",
        "https://elders.example:{port}/sharepoint.com/upload/1",
        "https://school-my.sharepoint.com@elders.example:{port}/upload/1",
        "https://elders.example:{port}\\.sharepoint.com/upload/1",
        "https://notsharepoint.com:{port}/upload/1",
        "file:///etc/passwd",
        "",
    ],
)
async def test_no_byte_goes_anywhere_else(files: Files, drive: DrivePeer, where: str) -> None:
    place(drive)
    outcome = await files.upload(where.format(port=drive.port), 1, chunks(b"x"))
    assert outcome == Rejected("foreign_host")
    assert drive.asked == []


async def test_a_redirect_is_not_followed(files: Files, drive: DrivePeer) -> None:
    drive.answers = [(307, {"Location": f"https://elders.example:{drive.port}/upload/1"})]
    assert await put(files, drive) == Rejected("307")
    assert len(drive.asked) == 1


@pytest.mark.parametrize(
    ("status", "headers", "outcome"),
    [
        (404, {}, Rejected("gone")),
        (410, {}, Rejected("gone")),
        (401, {}, Rejected("401")),
        (507, {}, Ambiguous("507")),
        (500, {}, Ambiguous("500")),
        (408, {}, Ambiguous("408")),
        (429, {"Retry-After": "7"}, Throttled(7.0)),
        (503, {"Retry-After": "5"}, Throttled(5.0)),
        (503, {}, Throttled(None)),
    ],
)
async def test_what_a_refusal_means(
    files: Files, drive: DrivePeer, status: int, headers: dict[str, str], outcome: Outcome
) -> None:
    drive.answers = [(status, headers)]
    assert await put(files, drive) == outcome


async def test_a_second_try_goes_on_where_the_first_came_to(files: Files, drive: DrivePeer) -> None:
    """The first part is there already: it is not sent again, however the parts of this try are cut."""
    session = drive.sessions["1"] = Session()
    session.taken += CONTENT[: 5 * 320 * 1024]
    assert await put(files, drive) == Delivered("")
    assert bytes(session.taken) == CONTENT
    assert [method for method, _, _ in drive.asked] == ["PUT", "GET", "PUT", "PUT", "PUT"]


async def test_a_part_whose_answer_is_lost_is_asked_after_by_the_next_try(files: Files, drive: DrivePeer) -> None:
    drive.answers = ["cut"]
    assert isinstance(await put(files, drive), Ambiguous)
    assert await put(files, drive) == Delivered("")
    assert bytes(drive.sessions["1"].taken) == CONTENT


async def test_a_last_part_whose_answer_is_lost_was_the_last(files: Files, drive: DrivePeer) -> None:
    drive.answers = ["cut"]
    assert await put(files, drive, b"kort") == Delivered("")
    assert drive.sessions["1"].whole


async def test_a_part_whose_answer_is_lost_at_a_place_that_closed_is_not_the_whole(
    files: Files, drive: DrivePeer
) -> None:
    drive.answers = ["cut", (404, {})]
    assert isinstance(await put(files, drive), Ambiguous)


async def test_a_place_that_never_gets_further_is_not_asked_for_ever(files: Files, drive: DrivePeer) -> None:
    drive.answers = [(416, {})]
    assert await put(files, drive) == Ambiguous("no_progress")


async def test_nobody_there_is_not_sent(files: Files, drive: DrivePeer) -> None:
    gone = f"https://{HOST}:1/upload/1"
    assert isinstance(await files.upload(gone, 1, chunks(b"x")), NotSent)
    assert drive.asked == []


async def test_a_file_of_another_size_than_was_said_is_none(files: Files, drive: DrivePeer) -> None:
    assert await put(files, drive, b"kort", size=PART_BYTES) == Rejected("400")
    assert await put(files, drive, b"", size=0) == Ambiguous("unfinished")


# --- a file that somebody sent ----------------------------------------------------------------------------------------


def file_at(drive: DrivePeer, name: str = "attest", host: str = HOST) -> str:
    return f"https://{host}:{drive.port}/files/{name}"


async def taken(files: Files, place: str, most: int = 10**7) -> bytes:
    return b"".join([chunk async for chunk in files.download(place, most)])


async def refused(files: Files, place: str, most: int = 10**7) -> str:
    with pytest.raises(Untaken) as raised:
        await taken(files, place, most)
    return raised.value.reason


async def test_a_file_is_taken_from_its_place(files: Files, drive: DrivePeer) -> None:
    drive.files["attest"] = CONTENT
    assert await taken(files, file_at(drive), len(CONTENT)) == CONTENT


async def test_it_is_counted_while_it_is_read(files: Files, drive: DrivePeer) -> None:
    """Whatever the other side says of its size."""
    drive.files["attest"] = CONTENT
    assert await refused(files, file_at(drive), len(CONTENT) - 1) == "too_large"
    read = 0
    with pytest.raises(Untaken):
        async for chunk in files.download(file_at(drive), 10**6):
            read += len(chunk)
    assert read <= 10**6


@pytest.mark.parametrize(
    "where",
    [
        "https://elders.example:{port}/files/attest",
        "http://school-my.sharepoint.com:{port}/files/attest",
        "https://127.0.0.1:{port}/files/attest",
        "https://localhost:{port}/files/attest",
        "https://169.254.169.254/metadata/identity",
        "https://sharepoint.com.elders.example:{port}/files/attest",
        "https://school-my.sharepoint.com@elders.example:{port}/files/attest",
        "file:///etc/passwd",
        "",
    ],
)
async def test_nothing_is_asked_of_any_other_place(files: Files, drive: DrivePeer, where: str) -> None:
    drive.files["attest"] = b"x"
    assert await refused(files, where.format(port=drive.port)) == "foreign_host"
    assert drive.asked == []


async def test_a_redirect_is_followed_within_the_same_places(files: Files, drive: DrivePeer) -> None:
    drive.files["attest"] = b"%PDF-"
    drive.moved = {"a": "/files/b", "b": file_at(drive), "c": "https://elders.example/files/attest", "d": "d", "e": ""}
    assert await taken(files, file_at(drive, "a")) == b"%PDF-"
    assert await refused(files, file_at(drive, "c")) == "foreign_host"
    assert await refused(files, file_at(drive, "d")) == "redirects"
    assert await refused(files, file_at(drive, "e")) == "redirects"
    assert {host for _, host, _ in drive.asked} == {HOST}
    assert sum(path == "/files/d" for _, _, path in drive.asked) == 4


@pytest.mark.parametrize(("status", "reason"), [(404, "gone"), (410, "gone"), (403, "403"), (500, "500"), (206, "206")])
async def test_what_is_not_there_is_said(files: Files, drive: DrivePeer, status: int, reason: str) -> None:
    drive.answers = [(status, {})]
    assert await refused(files, file_at(drive)) == reason


async def test_nobody_there_is_unreachable(files: Files, drive: DrivePeer) -> None:
    assert await refused(files, f"https://{HOST}:1/files/attest") == "unreachable"
