"""Whether something looks for viruses in what people send, and whether links to it can be made."""

from pathlib import Path

from bot.doctor.files import links, scanner
from bot.doctor.finding import State
from tests.doctor.rig import APP, ill
from tests.peers.clamd import Clamd


async def test_no_scanner_is_said(tmp_path: Path) -> None:
    async with ill(tmp_path) as one:
        ((state, said),) = await one.says(scanner)
    assert state is State.NOTE
    assert said.startswith("Nothing looks for viruses")


async def test_a_scanner_answers_or_not(tmp_path: Path) -> None:
    async with Clamd().running() as clamd, ill(tmp_path, scanner=clamd.address) as one:
        assert [state for state, _ in await one.says(scanner)] == [State.FINE]
        clamd.fault = "no pong"
        assert [state for state, _ in await one.says(scanner)] == [State.WRONG]
    async with ill(tmp_path, scanner=clamd.address) as one:
        ((state, said),) = await one.says(scanner)
    assert state is State.WRONG
    assert clamd.address in said


async def test_without_an_address_no_file_opens(tmp_path: Path) -> None:
    async with ill(tmp_path, **APP) as one:
        assert [state for state, _ in await one.says(links)] == [State.NOTE]
    async with ill(tmp_path, **APP, address="https://bode.mijnstad.be") as one:
        assert [state for state, _ in await one.says(links)] == [State.FINE]
    async with ill(tmp_path) as one:
        assert [state for state, _ in await one.says(links)] == [State.FINE]
