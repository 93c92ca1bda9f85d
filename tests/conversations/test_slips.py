"""Commands with a slip of the keyboard: what was meant is asked, and a real question is never taken for one."""

import random
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.front.commands import COMMANDS, command_of
from bot.front.slips import _guesses, slipped
from bot.words.folding import fold, pieces, words
from bot.words.languages import LANGUAGES, Language, own_first
from bot.words.lists import stopwords
from bot.words.thesaurus import load_thesaurus
from dialogs.form import load_forms
from tests.conversations.conftest import DOCUMENTS
from tests.conversations.school import School

ASKED = "Bedoelde je"
CALLING = sorted({word for one in COMMANDS for language in LANGUAGES for word in one.words(language)})


@pytest.mark.parametrize(
    ("said", "meant", "seen"),
    [
        ("hepl", "help", "Wat kan ik voor je doen?"),
        ("Hellp!", "help", "Wat kan ik voor je doen?"),
        ("aanvragne", "aanvragen", "Wat wil je aanvragen?"),
        ("mijn aanvragne", "mijn aanvragen", "Mijn aanvragen"),
        ("verlov", "verlof", "Verlof"),
        ("ik wil verlov aanvragen", "ik wil verlof aanvragen", "Verlof"),
        ("congee", "congé", "Verlof"),
        ("demnades", "demandes", "Wat wil je aanvragen?"),
        ("requets", "requests", "Wat wil je aanvragen?"),
        ("langauge", "language", "Welke taal"),
    ],
)
async def test_one_button_does_what_was_meant(school: School, said: str, meant: str, seen: str) -> None:
    await school.ana.says(said)
    assert f"{ASKED} “{meant}”?" in school.ana.newest.text
    await school.ana.clicks(f"Ja, {meant}")
    assert seen in school.ana.newest.text


async def test_an_author_starts_an_announcement(school: School) -> None:
    await school.carla.says("medeling")
    await school.carla.clicks("Ja, mededeling")
    assert "Wat wil je zeggen?" in school.carla.newest.text


async def test_the_other_button_takes_it_as_a_question(school: School) -> None:
    await school.ana.says("hepl")
    await school.ana.clicks("Nee, zoek “hepl”")
    assert "Dat weet ik niet" in school.ana.newest.text
    assert "Je vroeg: hepl" in school.ana.newest.text


async def test_in_french_and_english(school: School) -> None:
    await school.sophie.says("adie")
    assert "Vouliez-vous dire « aide » ?" in school.sophie.newest.text
    await school.james.says("helpp")
    await school.james.clicks("Yes, help")
    assert "help" in school.james.newest.text.lower()


def words_of_documents() -> set[str]:
    files = [file for file in DOCUMENTS.rglob("*") if file.suffix in {".md", ".txt"}]
    return {word for file in files for word in words(file.read_text("utf-8")).split()}


def words_of_lists() -> set[str]:
    names = load_thesaurus().names
    every = " ".join(name.text for language in LANGUAGES for name in names[language])
    return set(words(every).split()) | {words(word) for language in LANGUAGES for word in stopwords(language)}


@pytest.mark.walk
@pytest.mark.parametrize("some", [words_of_documents, words_of_lists])
async def test_no_word_that_people_use_is_a_slip(school: School, some: Callable[[], set[str]]) -> None:
    """Each as a question of one word, those that are near a command first."""
    found = [word for word in sorted(some()) if command_of(word, "nl") is None]
    near = [word for word in found if any(slipped(word, words(called)) for called in CALLING)]
    assert len(found) > 50
    for word in (*near, *random.Random(1).sample(found, 40)):
        await school.ben.says(word)
        assert ASKED not in school.ben.newest.text, word


@pytest.mark.parametrize("said", ["verlies", "verlov?", "taak", "zaal", "vraag", "aanvoeren", "helm", "dank"])
async def test_what_is_only_like_a_command_is_none(school: School, said: str) -> None:
    await school.ana.says(said)
    assert ASKED not in school.ana.newest.text


@given(st.sampled_from([word for word in CALLING if " " not in word]), st.data())
def test_any_slip_in_a_longer_word_is_forgiven(word: str, data: st.DataObject) -> None:
    meant = words(word)
    if len(meant) < 5:
        return
    at = data.draw(st.integers(1, len(meant) - 2))
    letter = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz"))
    for typed in (
        meant[:at] + meant[at + 1 :],
        meant[:at] + letter + meant[at:],
        meant[:at] + letter + meant[at + 1 :],
        meant[:at] + meant[at + 1] + meant[at] + meant[at + 2 :],
    ):
        assert slipped(typed, meant) or typed == meant
    assert not slipped(meant, meant)


@given(st.text("abcdefgh", max_size=8), st.text("abcdefgh", max_size=8))
def test_a_slip_keeps_most_of_the_word(typed: str, meant: str) -> None:
    if slipped(typed, meant):
        assert min(len(typed), len(meant)) >= 4
        assert abs(len(typed) - len(meant)) <= 3
        assert len(set(typed) ^ set(meant)) <= 2


@pytest.mark.parametrize(
    ("typed", "meant", "slip"),
    [("medeling", "mededeling", True), ("zaal", "taal", False), ("tala", "taal", True), ("tal", "taal", False)],
)
def test_the_rule(typed: str, meant: str, slip: bool) -> None:
    assert slipped(typed, meant) is slip


FORMS = load_forms()
CALLING_FORMS = [word for form in FORMS.values() for language in LANGUAGES for word in form.keywords[language]]
TYPED = st.sampled_from(sorted({*CALLING, *CALLING_FORMS, "ik wil verlof", "wachtwoord", "hoeveel dagen krijg ik"}))


@st.composite
def sentences_with_slips(draw: st.DrawFn) -> str:
    said = draw(TYPED)
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, max(0, len(said) - 2)))
        letter = draw(st.sampled_from("aelnrt"))
        tails = (said[at + 1 :], letter + said[at:], letter + said[at + 1 :], said[at : at + 2][::-1] + said[at + 2 :])
        said = said[:at] + draw(st.sampled_from(tails))
    return said


@given(sentences_with_slips(), st.sampled_from(LANGUAGES), st.sampled_from(("", "?")))
def test_the_guesses_are_those_of_comparing_every_word_with_all_that_call_something(
    typed: str, language: Language, end: str
) -> None:
    calling = [
        word
        for spoken in own_first(language)
        for word in pieces(
            " ".join(
                [word for one in COMMANDS for word in one.words(spoken)]
                + [word for form in FORMS.values() for word in form.keywords[spoken]]
            )
        )
    ]
    wanted = {fold(word): word for word in reversed(calling)}
    said = words(typed).split()
    expected: list[tuple[str, str]] = []
    for folded in dict.fromkeys(map(fold, calling)):
        for at, word in enumerate(said):
            if slipped(word, folded):
                put_right = " ".join((*said[:at], wanted[folded], *said[at + 1 :]))
                if command_of(put_right, language) or FORMS.by_keyword(put_right + end, language):
                    expected.append((word, put_right))
    assert list(_guesses(said, typed + end, language, FORMS)) == expected
