"""A model behind an address, on a service that is strict, slow, full, broken, or another one than it was."""

import asyncio
import time
from collections.abc import AsyncGenerator

import pytest
import pytest_asyncio
from azure.core.credentials import AccessToken

from bot.meaning.base import MeaningUnavailable
from bot.meaning.endpoint import BATCH, Endpoint, Place
from bot.meaning.proof import SCOPE, ByIdentity, ByKey
from bot.meaning.vectors import quantized
from tests.meaning.contract import *  # noqa: F403
from tests.patience import PATIENCE
from tests.peers.embeddings import DIMENSIONS, KEY, MODEL, Embeddings, Fault, cut_off, hanging, numbers, refused, saying

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def running() -> AsyncGenerator[Embeddings]:
    async with Embeddings().running() as service:
        yield service


@pytest.fixture
def service(running: Embeddings) -> Embeddings:
    """The same one, as if it were new."""
    running.__init__(url=running.url)
    return running


@pytest_asyncio.fixture(loop_scope="module")
async def model(service: Embeddings) -> AsyncGenerator[Endpoint]:
    endpoint = at(service)
    yield endpoint
    await endpoint.close()


def at(service: Embeddings, place: Place | None = None, *, seconds: float = 30) -> Endpoint:
    return Endpoint(place or Place(service.url, MODEL), ByKey(KEY, azure=False).headers, seconds=seconds)


async def test_the_direction_is_that_of_the_service(model: Endpoint) -> None:
    assert await model.passages(["verlof"]) == [quantized(numbers("verlof", DIMENSIONS))]


@pytest.mark.parametrize("how", ["in_base64", "backwards"])
async def test_each_way_to_write_the_same_answer(service: Embeddings, model: Endpoint, how: str) -> None:
    expected = await model.passages(["een", "twee", "drie"])
    setattr(service, how, True)
    found = await model.passages(["een", "twee", "drie"])
    assert found == expected


async def test_many_texts_go_in_batches(service: Embeddings, model: Endpoint) -> None:
    texts = [f"tekst {number}" for number in range(2 * BATCH + 1)]
    assert await model.passages(texts) == [quantized(numbers(text, DIMENSIONS)) for text in texts]
    assert [len(body["input"]) for body in service.asked] == [BATCH, BATCH, 1]


async def test_prefixes_and_dimensions_are_those_of_the_settings(service: Embeddings) -> None:
    place = Place(f"{service.url}/embeddings?api-version=1", MODEL, 8, "query: ", "passage: ")
    model = at(service, place)
    assert len(await model.question("verlof")) == len((await model.passages(["verlof"]))[0]) == 8
    assert [*service.texts] == ["query: verlof", "passage: verlof"]
    await model.close()


async def test_all_that_a_vector_depends_on_is_in_the_name() -> None:
    places = [
        Place("https://a/v1", "m"),
        Place("https://a/v1", "n"),
        Place("https://a/v1", "m", 8),
        Place("https://a/v1", "m", 0, "query: ", ""),
        Place("https://a/v1", "m", 0, "", "query: "),
    ]
    assert len({place.name for place in places}) == len(places)
    assert Place("https://b/v1", "m").name == places[0].name, "the same model at another address"


async def test_a_service_that_is_full_is_asked_again_when_it_says(service: Embeddings, model: Endpoint) -> None:
    service.faults = [refused(429, Retry_After="0.2"), refused(503)]
    began = time.monotonic()
    assert len(await model.passages(["een"])) == 1
    assert (service.requests, time.monotonic() - began > 1.1) == (3, True), "a second where it says nothing"


async def test_a_question_is_asked_once(service: Embeddings, model: Endpoint) -> None:
    service.faults = [refused(429, Retry_After="0.2")]
    with pytest.raises(MeaningUnavailable, match="status_429"):
        await model.question("een")
    assert service.requests == 1
    assert await model.question("een")


async def test_nobody_waits_longer_than_makes_sense(service: Embeddings, model: Endpoint) -> None:
    service.faults = [refused(429, Retry_After="3600")]
    async with asyncio.timeout(PATIENCE):
        with pytest.raises(MeaningUnavailable, match="status_429"):
            await model.passages(["een"])
    assert service.requests == 1


GOOD = {"index": 0, "embedding": [0.1] * DIMENSIONS}
FAULTS: list[tuple[Fault, str]] = [
    (refused(401), "status_401"),
    (refused(404), "status_404"),
    (refused(302, Location="http://127.0.0.1:1/elsewhere"), "status_302"),
    (saying({"data": []}), "not_understood"),
    (saying({"data": [GOOD, GOOD]}), "not_understood"),
    (saying({"data": [{**GOOD, "index": 1}]}), "not_understood"),
    (saying({"data": [{**GOOD, "embedding": [0.0] * DIMENSIONS}]}), "not_understood"),
    (saying({"data": [{**GOOD, "embedding": ["x"]}]}), "not_understood"),
    (saying({"data": [{**GOOD, "embedding": "geen base64!"}]}), "not_understood"),
    (saying({"data": [{**GOOD, "embedding": None}]}), "not_understood"),
    (saying([]), "not_understood"),
    (saying(None, text="<html>"), "not_understood"),
    (saying(None, text="[" * 100_000), "not_understood"),
    (saying({"data": [{**GOOD, "embedding": [0.1] * 3}]}), "other_dimensions"),
    (cut_off, "Client"),
    (hanging(5), "timeout"),
]


@pytest.mark.parametrize(("fault", "reason"), FAULTS)
async def test_what_goes_wrong_is_said_by_a_code_and_the_next_one_is_right(
    service: Embeddings, fault: Fault, reason: str
) -> None:
    model = at(service, seconds=0.5)
    await model.question("een")
    service.faults = [fault]
    with pytest.raises(MeaningUnavailable, match=reason) as failed:
        await model.question("twee")
    assert "geheim" not in str(failed.value)
    service.faults = []
    assert await model.question("drie")
    await model.close()


async def test_nobody_listens() -> None:
    model = Endpoint(Place("http://127.0.0.1:9/v1", MODEL), ByKey("", azure=False).headers)
    with pytest.raises(MeaningUnavailable, match="Client"):
        await model.question("een")
    await model.close()


class Identity:
    """Hands out tokens that hold for so long."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.asked: list[str] = []

    async def get_token(self, *scopes: str) -> AccessToken:
        self.asked += scopes
        await asyncio.sleep(0)
        return AccessToken(f"token-{len(self.asked)}", int(time.time() + self.seconds))


async def test_the_token_of_the_machine_is_kept_as_long_as_it_holds(service: Embeddings) -> None:
    service.key, identity = "Bearer token-1", Identity(3600)
    model = Endpoint(Place(service.url, MODEL), ByIdentity(identity).headers)
    await asyncio.gather(model.question("een"), model.question("twee"))
    assert identity.asked == [SCOPE]
    await model.close()
    short = ByIdentity(Identity(60))
    assert [await short.headers(), await short.headers()] == [
        {"Authorization": "Bearer token-1"},
        {"Authorization": "Bearer token-2"},
    ]


async def test_no_token_is_no_vector(service: Embeddings) -> None:
    async def none() -> dict[str, str]:
        raise RuntimeError("geheim")

    model = Endpoint(Place(service.url, MODEL), none)
    with pytest.raises(MeaningUnavailable, match="no_proof"):
        await model.question("een")
    assert service.requests == 0


async def test_a_key_is_shown_as_its_service_wants_it(service: Embeddings) -> None:
    service.key, service.key_header = KEY, "api-key"
    model = Endpoint(Place(service.url, MODEL), ByKey(KEY, azure=True).headers)
    assert await model.question("een")
    await model.close()
