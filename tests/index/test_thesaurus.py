"""A search also finds what a word is called otherwise, as it is said now."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.index.embedded import EmbeddedIndex, open_index
from bot.words.thesaurus import Thesaurus, load_thesaurus, thesaurus_of
from tests.index.contract import ALL, found, put, source

SAMPLE = Path(__file__).parents[2] / "samples" / "synonyms.toml"
TEXTS = {
    "tadd": "Voor een tijdelijke aanstelling van doorlopende duur dien je je kandidatuur in voor 15 juni.",
    "duur": "De duur van een tijdelijke opdracht staat in het contract.",
    "afkorting": "Het LOC vergadert elke maand.",
    "comité": "Het lokaal overlegcomité krijgt de agenda een week vooraf.",
    "ouderschap": "Ouderschapsverlof vraag je minstens twee maanden vooraf aan.",
    "laptop": "Een kapotte laptop breng je naar de helpdesk.",
    "wachtwoord": "Ben je je wachtwoord vergeten, kies dan een nieuw.",
    "betaling": "Je onkosten worden binnen de maand op je rekening terugbetaald.",
}


def synonyms(text: str) -> Thesaurus:
    return thesaurus_of({"synonyms.toml": text.encode()})


def sample() -> Thesaurus:
    return load_thesaurus(SAMPLE)


async def filled(folder: Path, thesaurus: Callable[[], Thesaurus]) -> EmbeddedIndex:
    index = await open_index(folder / "index", thesaurus)
    for name, text in TEXTS.items():
        await put(index, source(name, title="T"), text)
    await index.commit()
    return index


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Wanneer moet ik mijn TADD aanvragen?", "tadd"),
        ("tadd", "tadd"),
        ("agenda LOC", "comité"),
        ("How do I request parental leave?", "ouderschap"),
        ("My laptop is broken, where do I go?", "laptop"),
        ("Comment demander un congé parental ?", "ouderschap"),
        ("When will my expenses be reimbursed?", "betaling"),
        ("mot de passe oublié", "wachtwoord"),  # "de" is Dutch as well
    ],
)
async def test_first_hit(tmp_path: Path, question: str, first: str) -> None:
    index = await filled(tmp_path, sample)
    assert (await found(index, question))[0] == f"{first}#0"
    await index.close()


async def test_a_word_itself_comes_before_its_synonym(tmp_path: Path) -> None:
    index = await filled(tmp_path, sample)
    assert await found(index, "LOC") == ["afkorting#0", "comité#0"]
    assert await found(index, "lokaal overlegcomité") == ["comité#0", "afkorting#0"]
    one = (await index.search("TADD", scopes=ALL))[0]
    assert one.evidence.coverage > 0.8
    await index.close()


async def test_a_change_counts_without_indexing(tmp_path: Path) -> None:
    said = [synonyms('same = [["vakbond", "overlegcomité"]]')]
    index = await filled(tmp_path, lambda: said[-1])
    assert await found(index, "vakbond") == ["comité#0"]
    assert await found(index, "kladschrift") == []
    said.append(synonyms('same = [["kladschrift", "agenda"]]'))
    assert await found(index, "kladschrift") == ["comité#0"]
    assert await found(index, "vakbond") == []
    await index.close()


async def test_of_a_translation_and_its_synonym_the_translation_comes_first(tmp_path: Path) -> None:
    said = synonyms('dutch = [["zalf", "smeersel"]]\n[terms]\nzalf = { en = "ointment" }\n')
    index = await open_index(tmp_path / "index", lambda: said)
    await put(index, source("smeersel", title="T"), "Het smeersel ligt in de kast van de refter.")
    await put(index, source("zalf", title="T"), "De zalf ligt in de kast van de refter.")
    await index.commit()
    assert await found(index, "Where is the ointment?") == ["zalf#0", "smeersel#0"]
    await index.close()


async def test_of_a_word_that_stands_nowhere_the_other_name_is_looked_for_and_not_its_parts(tmp_path: Path) -> None:
    named = synonyms('same = [["maximumfactuur", "wettelijk plafond"]]')
    index = await open_index(tmp_path / "index", lambda: named)
    await put(index, source("naam", title="T"), "Er geldt een wettelijk plafond per schooljaar.")
    for number in range(4):
        await put(index, source(f"deel{number}", title="T"), "De factuur vermeldt het maximum, een factuur per maand.")
    await index.commit()
    covered = {hit.source.id: hit.evidence.coverage for hit in await index.search("maximumfactuur", scopes=ALL)}
    assert covered["naam"] > 0.8
    assert covered.get("deel1", 0.0) == 0.0
    await index.close()
