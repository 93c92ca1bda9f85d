"""docs/beheer/meerdere-instanties.md: its settings are those that count, and each of its commands does what it says."""

import re
import shutil
from pathlib import Path

import pytest

from bench.processes import listening
from bot.settings import load_settings
from tests.cli.operating import Operator
from tests.conversations.school import ORGANISATION
from tests.copying import ROOT
from tools.azurite import Azurite

PAGE = (ROOT / "docs" / "beheer" / "meerdere-instanties.md").read_text("utf-8")


def blocks(language: str) -> list[list[str]]:
    return [found.splitlines() for found in re.findall(rf"```{language}\n(.*?)\n```", PAGE, re.DOTALL)]


def arguments(line: str) -> list[str]:
    return line.removeprefix("python app.py ").split()


@pytest.mark.long
def test_what_the_first_machine_fills_the_second_one_sees(
    tmp_path: Path, azurite: Azurite, monkeypatch: pytest.MonkeyPatch
) -> None:
    (settings,) = blocks("ini")
    fill, look = blocks("sh")
    (tmp_path / "documenten").mkdir()
    (tmp_path / "documenten" / "readers.toml").write_text('[folders]\n"" = ["everyone"]\n', "utf-8")
    (tmp_path / "documenten" / "zwemmen.md").write_text("# Zwemles\n\nOp dinsdag om 9 uur.\n", "utf-8")
    shutil.copy(ORGANISATION, tmp_path / "organisation.toml")
    with listening("tests.peers.cosmos") as peer:
        endpoint, key = peer.split()
        own = {
            "BODE_COSMOS_ENDPOINT": endpoint,
            "BODE_COSMOS_KEY": key,
            "BODE_AZURE_STORAGE_CONNECTION": azurite.connection,
        }
        for name, _, value in (line.partition("=") for line in settings):
            monkeypatch.setenv(name, own.get(name, value))
        assert own.keys() <= {line.partition("=")[0] for line in settings}
        monkeypatch.chdir(tmp_path)
        first, second = Operator(tmp_path / "een"), Operator(tmp_path / "twee")
        chosen = load_settings(data_dir=first.data)
        assert (chosen.store, chosen.queue, chosen.blobs) == ("cosmos", "azure", "azure")
        for line in fill:
            done = first.types(*arguments(line))
            assert done.exit_code == 0, f"{line}: {done.output}"
        libraries, published = (second.types(*arguments(line)) for line in look)
    assert (libraries.exit_code, published.exit_code) == (0, 0)
    assert "Documenten" in libraries.output
    assert re.search(r"\b1\b", published.output)
