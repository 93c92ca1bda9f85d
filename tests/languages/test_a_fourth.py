"""A language is one folder: German is added to a copy of the project, nothing else is touched, and Bode speaks it."""

from pathlib import Path

import pytest

from tests.copying import copied, python, try_tests
from tests.languages.german import add_german

SPOKEN = '''
"""German, in a copy of the project that has one folder more."""

from datetime import date, datetime, UTC
from pathlib import Path

import pytest

from bot.index.embedded import open_index
from bot.words.analysis import words_of
from bot.words.days import understood
from bot.words.language import language_of
from bot.words.languages import LANGUAGES
from bot.words.sentences import sentences
from cards.complete import check_languages
from cards.examples import examples
from cards.texts import texts
from manifest.contents import translation, translations
from tests.conversations.conftest import prepared, school  # noqa: F401
from tests.conversations.school import School
from tests.index.contract import found, put, source
from tests.manifest.test_contents import built

SATURDAY = date(2026, 11, 21)


@pytest.fixture
async def german(school: School) -> School:
    await school.ana.says("Deutsch")
    assert "Jetzt: Deutsch" in school.ana.newest.text
    return school


def test_it_is_offered_after_the_others_and_nothing_of_it_lacks() -> None:
    assert tuple(LANGUAGES) == ("nl", "fr", "en", "de")
    check_languages()


@pytest.mark.parametrize("asked", ["Deutsch", "spreek Duits", "can we speak German", "en allemand svp"])
async def test_who_asks_for_it_in_any_language_gets_it(school: School, asked: str) -> None:
    await school.ana.says(asked)
    assert "Jetzt: Deutsch" in school.ana.newest.text


async def test_commands_greetings_thanks_and_slips(german: School) -> None:
    for said, seen in {
        "Hilfe": "Was kann ich für dich tun?",
        "HILFE!": "Was kann ich für dich tun?",
        "help": "Was kann ich für dich tun?",
        "guten Morgen": "Guten Tag Ana, womit kann ich helfen?",
        "vielen Dank": "Gern geschehen!",
        "Hlife": "Meintest du „hilfe“?",
    }.items():
        await german.ana.says(said)
        assert seen in german.ana.newest.text, said
    await german.ana.clicks("Ja, hilfe")
    assert "Was kann ich für dich tun?" in german.ana.newest.text


async def test_a_form_that_lacks_it_is_shown_in_dutch_and_marked(german: School) -> None:
    await german.ana.says("anträge")
    assert "Verlofaanvraag (nl)" in german.ana.newest.text


async def test_a_question_finds_dutch_pages_by_its_terms(german: School) -> None:
    await german.ana.says("Wie viele Arbeitstage bekomme ich beim Tod eines Großelternteils?")
    assert "twee werkdagen" in german.ana.newest.text


@pytest.mark.parametrize(
    ("question", "first"),
    [("Häusern", "haus"), ("HAUS", "haus"), ("Strasse", "strasse"), ("Vergütung", "rad"), ("Fahrrad Vergütung", "rad")],
)
async def test_its_words_are_folded_stemmed_and_taken_apart(tmp_path: Path, question: str, first: str) -> None:
    index = await open_index(tmp_path / "index")
    for name, text in {
        "haus": "Das Haus steht leer.",
        "strasse": "Auf der Straße darf man nicht parken.",
        "rad": "Die Fahrradvergütung beträgt 27 Cent. Wer mit dem Fahrrad kommt, fragt sie an.",
        "wort": "Die Vergütung wird bezahlt.",
        "wort2": "Eine Vergütung gibt es nicht.",
        "wort3": "Ein Fahrrad steht im Keller.",
    }.items():
        await put(index, source(name, title="T", language="de"), text)
    await index.commit()
    assert f"{first}#0" in await found(index, question)
    await index.close()


def test_its_ordinary_words_and_short_forms() -> None:
    assert language_of("Wie viele Tage habe ich, wenn meine Schwester heiratet?") == "de"
    assert [word.form for word in words_of("Wie viele Tage bekomme ich für die Straße?", "de")] == ["tage", "strasse"]
    assert len(sentences("Das gilt z.B. Montag. Sonst nicht.")) == 2
    assert source("a", title="[Veraltet] Urlaub").archived


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("nächsten Montag", date(2026, 11, 23)),
        ("Dienstag nächste Woche", date(2026, 11, 24)),
        ("am Freitag", date(2026, 11, 27)),
        ("24. Dezember", date(2026, 12, 24)),
        ("morgen", date(2026, 11, 22)),
        ("nächstes Jahr", None),
        ("24. November 14 Uhr", None),
    ],
)
def test_days_as_they_are_said(typed: str, day: date | None) -> None:
    assert understood(typed, SATURDAY) == day


def test_days_and_numbers_as_they_are_written() -> None:
    t = texts("de")
    assert t.day(date(2026, 11, 23)) == "Mo. 23 November 2026"
    assert t.number(10012.5) == "10.012,5"
    now = datetime(2026, 11, 23, 9, 4, tzinfo=UTC)
    assert t.moment(now, now) == "heute 10:04"


def test_every_card_has_its_examples_in_it() -> None:
    german, dutch = ([*examples([language])] for language in ("de", "nl"))
    assert len(german) == len(dutch) > 100
    assert all(one.content.json() for one in german)


def test_teams_shows_the_app_in_it() -> None:
    told = translation("de", built())
    assert "de" in translations()
    assert told["bots[0].commandLists[0].commands[0].title"] == "Hilfe"
'''

LACKING = {
    "texts.ftl": ("greeting = Guten Tag { $name }", "greting = Guten Tag { $nam }"),
    "said.toml": ('thanks = ["danke", "vielen Dank"]', ""),
    "words.toml": ("montag dienstag", "dienstag"),
    "language.toml": ("de-BE", "xx-BE"),
}
TOLD = [
    "languages/de/language.toml: locale: is not one that CLDR knows",
    "languages/de/words.toml: days.weekdays: must be seven, from Monday on",
    "languages/de/said.toml: courtesies: 'thanks' is missing",
    "languages/de/terms.toml: cannot be read: No such file or directory",
    "languages/de/*.ftl: cannot be read: '?? Notiz'",
    "languages/de/*.ftl: help-title: is missing",
    "languages/de/*.ftl: meant-do: lacks { $words }",
    "languages/de/*.ftl: greeting: is missing",
    "languages/de/*.ftl: unknown text 'greting'; did you mean 'greeting'?",
    "languages/de/*.ftl: notice-thanks: is not given { $name }",
]
SERVED = """
import asyncio
from bot.bootstrap.running import opened
from bot.settings import load_settings

async def serve():
    async with opened(load_settings()):
        print("open")

asyncio.run(serve())
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return copied(tmp_path)


@pytest.mark.walk
def test_one_folder_more_and_it_is_spoken(copy: Path) -> None:
    add_german(copy / "languages")
    try_tests(copy, SPOKEN)


@pytest.mark.walk
def test_a_folder_that_lacks_something_is_refused_with_all_that_it_lacks(copy: Path) -> None:
    german = add_german(copy / "languages")
    for name, (before, after) in LACKING.items():
        text = (german / name).read_text(encoding="utf-8")
        assert before in text
        (german / name).write_text(text.replace(before, after, 1), encoding="utf-8")
    text = (german / "texts.ftl").read_text(encoding="utf-8")
    text = text.replace("help-title = Was kann ich für dich tun?\n", "").replace("Gern geschehen!", "Bitte { $name }!")
    text = text.replace("meant-do = Ja, { $words }", "meant-do = Ja") + "\n?? Notiz\n"
    (german / "texts.ftl").write_text(text, encoding="utf-8")
    (german / "terms.toml").unlink()
    ran = python(copy, "-c", SERVED)
    assert ran.returncode == 1
    assert "open" not in ran.stdout
    assert "bot.toml_files.mistakes.BadFiles" in ran.stderr
    said = [line for line in ran.stderr.splitlines() if "languages/de" in line]
    assert len(said) == len(TOLD)
    assert [part for part in TOLD if not any(part in line for line in said)] == []


@pytest.mark.walk
def test_a_folder_without_anything_is_refused(copy: Path) -> None:
    (copy / "languages" / "it").mkdir()
    ran = python(copy, "-c", "from cards.complete import check_languages\ncheck_languages()")
    assert ran.returncode == 1
    assert "languages/it/language.toml: cannot be read" in ran.stderr


@pytest.mark.walk
def test_beside_a_language_of_which_the_parser_of_dates_never_heard_the_others_are_understood(copy: Path) -> None:
    add_german(copy / "languages").rename(copy / "languages" / "zz")
    asked = "from datetime import date\nfrom bot.words.days import understood\n"
    ran = python(copy, "-c", asked + "print(understood('24 december', date(2026, 11, 21)))")
    assert ran.stdout == "2026-12-24\n", ran.stderr
