"""Questions: anything that is no command."""

import json
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from bot.channel.invokes import answer_of
from bot.content.jsonl import Jsonl
from tests.conversations.school import School
from tests.conversations.stage import buttons_of, elements_of
from tests.indexed import indexed

ALLOWANCE = "Hoeveel is de kilometervergoeding voor een dienstreis?"
SECRET = "Hoeveel lestijden verliest De Linde volgend schooljaar?"


async def test_an_answer_has_its_words_and_its_source(school: School) -> None:
    await school.ana.says(ALLOWANCE)
    assert "0,43 euro" in school.ana.newest.text
    assert "Kilometervergoeding" in school.ana.newest.text


async def test_was_it_useful(school: School) -> None:
    ana = school.ana
    await ana.says(ALLOWANCE)
    await ana.clicks("Ja")
    assert "0,43 euro" in ana.newest.text
    assert "Ja" not in buttons_of(ana.newest)


async def test_an_honest_nothing_in_the_persons_language(school: School) -> None:
    await school.ana.says("Wie won de Ronde van Vlaanderen in 1985?")
    assert "Dat weet ik niet" in school.ana.newest.text
    await school.sophie.says("Qui a gagné le Tour des Flandres en 1985 ?")
    assert "Dat weet ik niet" not in school.sophie.newest.text


async def test_what_one_may_not_read_does_not_exist(school: School) -> None:
    await school.ben.says(SECRET)
    assert "zestien lestijden" in school.ben.newest.text
    await school.ana.says(SECRET)
    shown = str(school.ana.newest.card)
    assert "zestien" not in shown
    assert "Lestijdenpakket" not in shown
    assert "Directie" not in shown


async def test_a_question_about_a_request_is_no_request(school: School) -> None:
    await school.ana.says("Hoeveel dagen omstandigheidsverlof krijg ik als ik trouw?")
    assert "vier werkdagen" in school.ana.newest.text


async def test_search_from_any_chat(school: School) -> None:
    reply = await school.ana.searches("kennis", "kilometervergoeding wagen")
    assert "0,43" in str(reply.results[0].card)
    nothing = await school.ana.searches("kennis", SECRET)
    assert not nothing.results
    assert nothing.toast


@pytest.mark.one_process
async def test_what_a_document_says_is_no_markup_in_the_list_of_results(school: School, tmp_path: Path) -> None:
    """Teams shows a row's title as it is, and reads its text as HTML."""
    written = "De vlag hangt <b>uit</b> <img src=x onerror=alert(1)> & hoe."
    rows = [{"_id": "vlag", "title": "Vlaggen <i>& wimpels</i>", "text": written, "readers": ["everyone"]}]
    file = tmp_path / "corpus.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)))
    library = Jsonl(file)
    await indexed(school.house, library)
    await library.close()
    reply = await school.ana.searches("kennis", "hoe hangt de vlag uit")
    (row,) = reply.results
    assert "<img" in row.text
    body: Any = answer_of("composeExtension/query", reply).body
    shown = body["composeExtension"]["attachments"][0]["preview"]["content"]
    assert shown["title"] == row.title
    assert unescape(shown["text"]) == row.text
    assert "<" in row.title
    assert "<" not in shown["text"]


async def test_typed_text_is_never_markdown(school: School) -> None:
    await school.ana.says("[gewonnen](https://evil.example) **kilometervergoeding**")
    blocks = [part for part in elements_of(school.ana.newest.card) if part.get("type") == "TextBlock"]
    assert blocks
    assert not [block for block in blocks if "evil" in str(block.get("text"))]
