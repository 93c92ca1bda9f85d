"""French calls a "mededeling" one thing: an annonce. Communication is the service and the role of that name. It says
"vous" to whoever runs Bode, and "personne d’autre" where "vous seul" would take who reads it for a man."""

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

TO_ONE = re.compile(
    r"(?:[.:;,] |\bou |\bet |^\} )(?:vérifie|regarde|choisis|fais|donne|laisse|crée|mets|ajoutes?|redémarre|lance|nomme"
    r"|complète|corrige|accorde|retire|remplis)\b",
    re.IGNORECASE,
)
"""What says "tu": nobody else is told to do it at the head of a sentence or of what follows a sign."""
TO_A_MAN = re.compile(r"\bvous seul(?:\(e\))? voyez\b", re.IGNORECASE)


def test_who_runs_bode_is_a_vous_and_who_alone_sees_a_card_is_no_man() -> None:
    texts = {id_: text for file in sorted(FOLDER.glob("*.ftl")) for id_, text in texts_of(file).items()}
    lines = {id_: text.strip().splitlines() for id_, text in texts.items() if id_.startswith("doctor-")}
    assert not [(id_, one) for id_, said in lines.items() for one in said if TO_ONE.search(one)]
    assert not [id_ for id_, text in texts.items() if TO_A_MAN.search(text)]


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
