"""Questions: anything that is no command."""

from tests.conversations.school import School
from tests.conversations.stage import buttons_of, elements_of

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


async def test_typed_text_is_never_markdown(school: School) -> None:
    await school.ana.says("[gewonnen](https://evil.example) **kilometervergoeding**")
    blocks = [part for part in elements_of(school.ana.newest.card) if part.get("type") == "TextBlock"]
    assert blocks
    assert not [block for block in blocks if "evil" in str(block.get("text"))]
