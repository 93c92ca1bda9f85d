"""The words that are marked in an answer are those for which the search found it, and no others."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.answer.evidence import Hit
from bot.answer.excerpts import excerpt_of
from bot.answer.library.source import NOWHERE, Passage
from bot.index.embedded import EmbeddedIndex, open_index
from bot.index.search import FOLLOWING
from tests.index.contract import ALL, put, source

TEXTS = [
    *("De fiets staat op slot.", "Vergoeding volgt later.", "Een fietsvergoeding bestaat.", "Wie fietst, wint."),
    *("Kies een wachtwoord.", "Neem je smartphone.", "Verlof vraag je aan.", "Een verlofaanvraag duurt kort."),
    *("De aanvraag ligt klaar.", "Het contract is er.", "Er is veel contrast.", "De betaling volgt.", "Ze betaalden."),
    *(
        "Verlof en aanvraag.",
        "Fiets en vergoeding.",
        "Drie keer per jaar.",
        "Een QR-code helpt.",
        "Leerkrachten weten.",
    ),
    *("De leerkracht komt.", "Het overleg begint.", "Ouderschapsverlof kan.", "De overheid betaalt.", "Huwelijk."),
]
ASKED = [
    *("fiets", "fietsen", "vergoeding", "fietsvergoeding", "wachtwoort", "wachtwoord", "gsm", "verlof", "leave"),
    *("verlofaanvraag", "verlof aanvraag", "aanvragen", "contract", "contrast", "betaling", "betaalden", "password"),
    *(
        "leerkracht",
        "teacher",
        "over heid",
        "trouwen",
        "qr code",
        "QR-code",
        "code",
        "congé",
        "een",
        "xyzzy",
        "overleg",
    ),
]


async def filled(folder: Path) -> EmbeddedIndex:
    index = await open_index(folder / "index")
    for number, text in enumerate(TEXTS):
        await put(index, source(f"s{number}", title="T"), text)
    await index.commit()
    return index


def marked(question: str, hit: Hit) -> list[str]:
    shown = excerpt_of(question, hit)
    return [shown.text[start:end] for start, end in shown.marked]


@pytest.mark.parametrize("question", ASKED)
async def test_what_was_found_is_marked_and_what_was_not_is_not(tmp_path: Path, question: str) -> None:
    index = await filled(tmp_path)
    hits = await index.search(question, scopes=ALL, limit=len(TEXTS))
    assert [hit.passage.text for hit in hits if not marked(question, hit)] == []
    if hits:
        found = {hit.passage.text for hit in hits}
        others = [replace(hits[0], passage=Passage("s", 1, (), hits[0].passage.anchor, text)) for text in TEXTS]
        assert [one.passage.text for one in others if one.passage.text not in found and marked(question, one)] == []
    await index.close()


@pytest.mark.parametrize(
    ("question", "first", "words"),
    [
        ("fietsvergoeding", "Een fietsvergoeding bestaat.", ["fietsvergoeding"]),
        ("wachtwoort vergeten", "Kies een wachtwoord.", ["wachtwoord"]),
        ("mijn gsm", "Neem je smartphone.", ["smartphone"]),
        ("How do I take leave?", "Verlof", ["Verlof"]),
        ("over heid", "De overheid betaalt.", ["overheid"]),
        ("qr code", "Een QR-code helpt.", ["QR-code"]),
    ],
)
async def test_which_words_are_marked(tmp_path: Path, question: str, first: str, words: list[str]) -> None:
    index = await filled(tmp_path)
    hits = await index.search(question, scopes=ALL)
    assert hits[0].passage.text.startswith(first)
    assert marked(question, hits[0]) == words
    await index.close()


async def test_a_hit_brings_what_follows_it_and_the_opening_of_a_page_about_one_thing(tmp_path: Path) -> None:
    index = await open_index(tmp_path / "index")
    told = ["Een paspoort is tien jaar geldig.", "Kinderen krijgen er een voor vijf jaar.", "Paspoort geldig, lang?"]
    await put(index, source("kort", title="Hoe lang is een paspoort geldig?"), *told)
    await put(index, source("lang", title="Reizen"), *(f"Zin {n} over het visum." for n in range(14)), "Een visum.")
    await index.commit()
    others = [one for one in await index.search("paspoort kinderen", scopes=ALL) if one.passage.ordinal == 1]
    assert [one.text for one in others[0].following] == told[2:]
    last = replace(others[0], passage=replace(others[0].passage, ordinal=2, text=told[2]))
    assert excerpt_of("hoe lang is een paspoort geldig", last).text.startswith(told[0])
    assert excerpt_of("paspoort kinderen", last).text.startswith(told[2])
    assert [one.text for one in others[0].opening] == told[: len(others[0].opening)]
    assert len(others[0].opening) > 1
    visum = await index.search("visum", scopes=ALL)
    assert not any(one.opening for one in visum)
    assert len(visum[0].following) <= FOLLOWING
    await index.close()


@pytest.mark.slow
async def test_of_as_many_hits_as_are_asked_for_what_follows_is_read(tmp_path: Path) -> None:
    index = await open_index(tmp_path / "index")
    for number in range(6):
        await put(index, source(f"{number}", title="Nota"), "Over het visum.", "En meer.")
    await index.commit()
    assert [len(one.following) for one in await index.search("visum", scopes=ALL)] == [1, 1, 1, 0, 0, 0]
    assert [len(one.following) for one in await index.search("visum", scopes=ALL, read_on=5)] == [1, 1, 1, 1, 1, 0]
    await index.close()


async def test_a_hit_brings_the_table_right_above_it_below_the_same_heading(tmp_path: Path) -> None:
    index = await open_index(tmp_path / "index")
    one, under = source("a", title="Ziek"), ("Attest",)
    rows = Passage("a", 0, under, NOWHERE, "Duur | Attest", (("Duur", "Attest"), ("1 dag", "nee")))
    texts = [
        Passage("a", 1, under, NOWHERE, "Stuur een foto."),
        Passage("a", 2, ("Anders",), NOWHERE, "Bel de helpdesk."),
    ]
    await index.put(one, [rows, *texts])
    await index.commit()
    (photo, *_) = await index.search("foto", scopes=ALL)
    assert [found.ordinal for found in photo.following] == [0, 2]
    (call, *_) = await index.search("helpdesk", scopes=ALL)
    assert call.following == []
    await index.close()


async def test_nothing_of_another_source_follows(tmp_path: Path) -> None:
    index = await open_index(tmp_path / "index")
    for name in ("een", "twee", "drie"):
        await put(index, source(name, title=name), f"Fiets {name}.")
    await index.commit()
    await put(index, source("twee", title="twee"), "Fiets twee.", "Slot twee.")
    await index.commit()
    for hit in await index.search("fiets", scopes=ALL):
        assert [one.text for one in hit.following] == (["Slot twee."] if hit.source.id == "twee" else [])
    await index.close()
