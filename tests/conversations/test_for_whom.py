"""Documents that differ by school, level or role: the asker's own leads, and the card says for whom it is."""

from pathlib import Path

import pytest

from bot.answer.answer import Verdict
from bot.content.folder import Folder
from bot.store.partitions import person_partition
from tests.conversations.school import School
from tests.extracting import kept_extraction
from tests.indexed import indexed

ASKED = "Hoe laat begint het toezicht op de speelplaats?"
CIRCLES = """
[[circles]]
id = "basis"
name = {nl = "basisonderwijs", fr = "enseignement fondamental", en = "primary education"}
people = ["school:de-linde"]
words = {nl = ["basisonderwijs"], fr = ["enseignement fondamental"], en = ["primary education"]}

[[circles]]
id = "secundair"
name = {nl = "secundair onderwijs", fr = "enseignement secondaire", en = "secondary education"}
people = ["school:vaartkant"]
folders = ["Secundair"]
words = {nl = ["secundair"], fr = ["secondaire"], en = ["secondary"]}

[[circles]]
id = "directies"
name = {nl = "directies", fr = "les directions", en = "headmasters"}
people = ["role:headmaster"]
folders = ["Voor directies"]
"""
DOCUMENTS = {
    "readers.toml": '[folders]\n"" = ["everyone"]\n"Geheim" = ["group:hr"]\n',
    "Gids/Basis.md": "# Gids basisonderwijs\n\nHet toezicht op de speelplaats begint om acht uur vijftien, aan de "
    "poort en bij de fietsen, met twee collega's.\n",
    "Secundair/Gids.md": "# Gids\n\nHet toezicht op de speelplaats begint om zeven uur vijftig.\n",
    "Geheim/Gids basisonderwijs.md": "# Gids basisonderwijs\n\nHet toezicht op de speelplaats begint om middernacht.\n",
    "Voor directies/Rooster.md": "# Rooster\n\nDe directeur tekent de lijst van gemiste bustoelagen elke vrijdag.\n",
    "Iedereen.md": "# Zwembad\n\nHet zwembad opent op dinsdag om negen uur.\n",
}


@pytest.fixture
async def differing(school: School, tmp_path: Path) -> School:
    """Ana is of primary education, Farid of secondary, Carla of neither."""
    (school._data / "circles.toml").write_text(CIRCLES, "utf-8")
    await school.restarts()
    for name, text in DOCUMENTS.items():
        place = tmp_path / "gids" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")
    library = Folder(tmp_path / "gids", extraction=kept_extraction())
    await indexed(school.house, library)
    await library.close()
    return school


async def test_ones_own_level_leads_and_the_card_says_for_whom_it_is(differing: School) -> None:
    primary, secondary = differing.ana, differing.farid
    await primary.says(ASKED)
    assert _place(primary.newest.text, "acht uur vijftien") < _place(primary.newest.text, "Secundair/Gids.md")
    assert "Voor: basisonderwijs" in primary.newest.text
    await secondary.says(ASKED)
    assert "zeven uur vijftig" in secondary.newest.text
    assert _place(secondary.newest.text, "zeven uur vijftig") < _place(secondary.newest.text, "Gids/Basis.md")


async def test_what_is_for_others_takes_no_certainty_from_ones_own(differing: School) -> None:
    ana = differing.ana
    await ana.says(ASKED)
    found = await differing.house.records.questions.find(
        equal={"person": ana.id}, order="asked", descending=True, partition=person_partition(ana.id), limit=1
    )
    question = found.items[0].value
    assert question.verdict is Verdict.ANSWERED
    assert question.evidence is not None
    assert question.evidence.lead > 0.3


async def test_a_level_that_the_question_names_goes_before_ones_own(differing: School) -> None:
    ana = differing.ana
    await ana.says("Hoe laat begint in het secundair het toezicht op de speelplaats?")
    assert _place(ana.newest.text, "zeven uur vijftig") < _place(ana.newest.text + "Gids/Basis.md", "Gids/Basis.md")


async def test_what_one_may_not_read_leads_nowhere(differing: School) -> None:
    await differing.ana.says(ASKED)
    assert "middernacht" not in str(differing.ana.newest.card)


async def test_who_is_of_none_gets_the_best_with_whom_it_is_for(differing: School) -> None:
    await differing.carla.says(ASKED)
    assert "Voor: secundair onderwijs" in differing.carla.newest.text
    assert "Voor: basisonderwijs" in differing.carla.newest.text


async def test_what_is_for_others_alone_is_shown_with_whom_it_is_for(differing: School) -> None:
    await differing.ana.says("Wie tekent de lijst van gemiste bustoelagen?")
    assert "Voor: directies" in differing.ana.newest.text


async def test_what_is_for_everybody_says_nothing_of_it(differing: School) -> None:
    await differing.ana.says("Wanneer opent het zwembad?")
    assert "negen uur" in differing.ana.newest.text
    assert "Voor: " not in differing.ana.newest.text


async def test_it_is_said_in_the_persons_language(differing: School) -> None:
    await differing.sophie.says(ASKED)
    assert "Pour : " in differing.sophie.newest.text
    await differing.james.says(ASKED)
    assert "For: " in differing.james.newest.text


def _place(text: str, words: str) -> int:
    assert words in text, text
    return text.index(words)
