"""French calls a "mededeling" one thing: an annonce. Communication is the service and the role of that name."""

import re
from pathlib import Path

from tests.copying import ROOT

FOLDER = ROOT / "languages" / "fr"
OF_THE_SERVICE = {
    "notice-only-owners",
    "notice-no-owners",
    "sender-communication",
    "who-communication",
    "role-communication",
}


def texts_of(file: Path) -> dict[str, str]:
    """By id, whatever lines they go over."""
    found = re.split(r"^([a-z][\w-]*) =", file.read_text("utf-8"), flags=re.MULTILINE)
    return dict(zip(found[1::2], found[2::2], strict=True))


def test_an_announcement_is_an_annonce() -> None:
    texts = {id_: text for file in sorted(FOLDER.glob("*.ftl")) for id_, text in texts_of(file).items()}
    named = {id_ for id_, text in texts.items() if re.search(r"\bcommunications?\b", text, re.IGNORECASE)}
    assert named == OF_THE_SERVICE
    assert "annonces" in texts["sends-run"]
    assert not [id_ for id_, text in texts.items() if re.search(r"\b(?:la|de) annonces?\b", text, re.IGNORECASE)]
