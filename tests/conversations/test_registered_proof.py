"""The digest of a proof is handed to a provider of trust services, and the proof names its receipt or says why not."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp import web

from bot.announce.proving.jobs import MOST_TRIES
from bot.cli.proof import record_in
from bot.settings import BadSettings, load_settings
from bot.webhooks import signature
from tests.conversations.announced import confirmed_by_ana
from tests.conversations.school import School
from tests.conversations.test_proof import PROOF, words_of
from tests.test_webhooks import KEY, SECRET

pytestmark = pytest.mark.one_process


@dataclass
class Provider:
    """Answers so; keeps what it was sent."""

    answer: bytes = b'{"receipt": "R-2026/7 <b>"}'
    status: int = 200
    seen: list[tuple[web.Request, bytes]] = field(default_factory=list[tuple[web.Request, bytes]])

    async def take(self, request: web.Request) -> web.Response:
        self.seen.append((request, await request.read()))
        return web.Response(status=self.status, body=self.answer)


@pytest.fixture
async def provider(school: School, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Provider]:
    """The school hands its digests to it."""
    provider = Provider()
    app = web.Application()
    app.router.add_post("/proofs", provider.take)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    monkeypatch.setenv("BODE_WEBHOOKS", f"trust http://127.0.0.1:{runner.addresses[0][1]}/proofs {SECRET}")
    monkeypatch.setenv("BODE_PROOF_REGISTRAR", "trust")
    await school.restarts()
    yield provider
    await runner.cleanup()


async def proof(school: School, to: Path) -> Path:
    """However often the provider is asked first."""
    await confirmed_by_ana(school, 3, but=school.emma, schools="de-linde")
    await school.carla.clicks("Per school")
    await school.carla.clicks(PROOF)
    for _ in range(MOST_TRIES):
        await school.jobs(later=timedelta(seconds=31))
    await school.carla.accepts(school.carla.newest)
    await school.jobs()
    (content,) = school.recorder.drive.values()
    file = to / "bewijs.pdf"
    file.write_bytes(content)
    return file


async def test_the_provider_gets_digests_and_numbers_and_the_proof_names_its_receipt(
    school: School, provider: Provider, tmp_path: Path
) -> None:
    file = await proof(school, tmp_path)
    said, (record, _) = words_of(file), record_in(file)
    assert "Digest voorgelegd aan trust, ontvangstbewijs R-2026/7 <b>." in said
    assert "een aangetekende zending is het niet" in said
    ((request, body),) = provider.seen
    assert json.loads(body)["data"] == {
        "announcement": record.announcement,
        "edition": 1,
        "published": record.published and record.published.isoformat(),
        "text_sha256": record.said,
        "record_sha256": record.digest,
        "recipients": 3,
        "delivered": 2,
        "confirmed": 1,
    }
    key, seconds = request.headers["webhook-id"], int(request.headers["webhook-timestamp"])
    assert key == f"proof.{record.digest}"
    assert request.headers["webhook-signature"] == signature(KEY, key, seconds, body)
    for nobodys in (school.ana.id, "Ana", "fotograaf", "Schoolfoto"):
        assert nobodys not in body.decode()


@pytest.mark.parametrize(
    ("status", "answer", "why"),
    [
        (500, b'{"receipt": "R"}', "500"),
        (200, b"", "receipt"),
        (200, b'["R"]', "receipt"),
        (200, b'{"receipt": 7}', "receipt"),
        (200, b'{"receipt": "' + b"x" * 201 + b'"}', "receipt"),
        (200, b'{"receipt": "R", "more": "' + b"x" * 4096 + b'"}', "size"),
    ],
)
async def test_without_a_receipt_it_is_asked_a_few_times_and_the_proof_says_why(
    school: School, provider: Provider, tmp_path: Path, status: int, answer: bytes, why: str
) -> None:
    provider.status, provider.answer = status, answer
    said = words_of(await proof(school, tmp_path))
    assert f"Digest voorgelegd aan trust, zonder ontvangstbewijs ({why})" in said
    assert len(provider.seen) == MOST_TRIES


async def test_where_nobody_gets_it_the_proof_says_so(school: School, tmp_path: Path) -> None:
    said = words_of(await proof(school, tmp_path))
    assert "Digest voorgelegd aan geen verlener van vertrouwensdiensten" in said
    assert "Dit is geen aangetekende zending" in said


def test_a_provider_that_no_webhook_leads_to_is_named_at_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BODE_PROOF_REGISTRAR", "trust")
    with pytest.raises(BadSettings, match="BODE_PROOF_REGISTRAR: there is no webhook 'trust' in BODE_WEBHOOKS"):
        load_settings()
