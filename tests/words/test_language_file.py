"""Mistakes in the files of a language: all of a file at once, each with its place and what is allowed."""

from pathlib import Path

import pytest

from bot.toml_files import BadFiles, Table, parse
from bot.words.language_file import Facts, Listed, Said, Terms, lacking
from bot.words.languages import FOLDER
from bot.words.lists import said_in

DUTCH = FOLDER / "nl"


def told(text: str, model: type[Table]) -> list[str]:
    with pytest.raises(BadFiles) as error:
        parse("it.toml", text.encode(), model)
    return [line.removeprefix("it.toml: ") for line in str(error.value).splitlines()]


def changed(file: Path, *changes: tuple[str, str]) -> str:
    text = file.read_text(encoding="utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    return text


def test_what_a_language_says_of_itself() -> None:
    text = changed(
        DUTCH / "language.toml",
        ("order = 1", "order = 0"),
        ("clock = ", "clok = "),
        ('snowball = "dutch"', 'snowball = "duch"'),
        ("twice = true", 'twice = "yes"'),
    )
    assert told(text, Facts) == [
        "unknown option 'clok'; did you mean 'clock'?",
        "order: must be a whole number from 1 to 1000",
        "stems.snowball: unknown algorithm 'duch'; did you mean 'dutch'?",
        "stems.twice: must be true or false",
    ]


def test_its_lists_of_words() -> None:
    text = changed(
        DUTCH / "words.toml",
        ("maandag dinsdag", "dinsdag"),
        ('around = ["op", "de", "deze"]', 'around = ["op", 3]'),
        ("ahead = ", "ahed = "),
        ("[archives]", "[archive]"),
    )
    assert told(text, Listed) == [
        "unknown option 'archive'; did you mean 'archives'?",
        "days: unknown option 'ahed'; did you mean 'ahead'?",
        "days.weekdays: must be seven, from Monday on",
        "days.around: must be a list of texts",
    ]


def test_what_people_say_in_it() -> None:
    text = changed(DUTCH / "said.toml", ("[courtesies]", "[courtesy]"), ("expert = [", "expert = [1, "))
    assert told(text, Said) == [
        "unknown option 'courtesy'; did you mean 'courtesies'?",
        "commands.expert: must be a list of texts",
    ]


def test_every_list_that_dutch_has_must_be_there() -> None:
    complete = said_in("nl")
    text = changed(DUTCH / "said.toml", ("help = [", "hlep = ["))
    with pytest.raises(BadFiles) as error:
        parse("it.toml", text.encode(), Said, lambda raw: tuple(lacking(raw, complete)))
    assert str(error.value).splitlines() == [
        "it.toml: commands: 'help' is missing",
        "it.toml: commands: unknown list 'hlep'; did you mean 'help'?",
    ]


def test_other_names() -> None:
    assert told('[terms]\nverlof = "leave,"\nziek = 3', Terms) == [
        "terms.verlof: 'leave,' must be a text of terms with commas between",
        "terms.ziek: '3' must be a text of terms with commas between",
    ]
