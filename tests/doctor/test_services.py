"""Whether the files can be asked for, the model answers, and traces and metrics are taken."""

from pathlib import Path

from bot.doctor.finding import State
from bot.doctor.services import blobs, model, telemetry
from tests.doctor.rig import ill
from tests.peers.embeddings import KEY, MODEL, Embeddings
from tests.peers.otlp import OtlpPeer


async def test_files_can_be_asked_for_or_not(tmp_path: Path) -> None:
    async with ill(tmp_path) as one:
        assert [state for state, _ in await one.says(blobs)] == [State.FINE]
        (tmp_path / "blobs").rename(tmp_path / "elsewhere")
        (tmp_path / "blobs").write_text("no folder")
        ((state, said),) = await one.says(blobs)
    assert state is State.WRONG
    assert said


async def test_who_takes_traces_is_asked_with_nothing(tmp_path: Path) -> None:
    async with ill(tmp_path) as one:
        assert [state for state, _ in await one.says(telemetry)] == [State.FINE]
    async with OtlpPeer().running() as peer:
        given = {"telemetry_endpoint": peer.url, "telemetry_headers": "api-key=geheim"}
        async with ill(tmp_path, **given) as one:
            assert [state for state, _ in await one.says(telemetry)] == [State.FINE]
            assert (peer.raw, peer.headers["api-key"]) == ([b"", b""], "geheim")
            peer.status = 401
            ((state, said),) = await one.says(telemetry)
    assert (state, "401" in said, "geheim" in said) == (State.WRONG, True, False)
    async with ill(tmp_path, telemetry_endpoint="http://127.0.0.1:9") as one:
        ((state, said),) = await one.says(telemetry)
    assert state is State.WRONG
    assert "127.0.0.1" in said


async def test_a_model_answers_or_not(tmp_path: Path) -> None:
    async with ill(tmp_path) as one:
        assert [state for state, _ in await one.says(model)] == [State.FINE]
    async with Embeddings().running() as service:
        given = {"meaning": "endpoint", "meaning_endpoint": service.url, "meaning_model": MODEL}
        async with ill(tmp_path, **given, meaning_key=KEY) as one:
            assert [state for state, _ in await one.says(model)] == [State.FINE]
        async with ill(tmp_path, **given, meaning_key="verkeerd") as one:
            ((state, said),) = await one.says(model)
    assert (state, "127.0.0.1" in said, "verkeerd" in said) == (State.WRONG, True, False)
