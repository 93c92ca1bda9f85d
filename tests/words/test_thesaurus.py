"""Other names for words: synonyms of the house and terms of other languages; mistakes are named."""

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from bot.toml_files import BadFiles
from bot.words.analysis import all_words_of, words_of
from bot.words.languages import LANGUAGES, Language
from bot.words.lists import everyday_of, terms_of
from bot.words.thesaurus import load_thesaurus

SAMPLE = Path(__file__).parents[2] / "samples" / "synonyms.toml"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("same = 3", ["same: must be a list of lists of words"]),
        ('same = [["a b", 3]]', ["same[1]: must be a list of two words or more"]),
        ('dutch = [["gsm"], ["pc"]]', [f"dutch[{at}]: must be a list of two words or more" for at in (1, 2)]),
        (
            'same = [["verlof", "vakantie"], ["de", "het"]]',
            [f"same[2]: '{word}' has no word that tells something" for word in ("de", "het")],
        ),
        ('[terms]\nverlof = "leave"', ['terms.verlof: must be a table such as { fr = "...", en = "..." }']),
        ('[terms]\nverlof = { de = "Urlaub" }', ["terms.verlof: unknown language 'de'; allowed: en, fr"]),
        (
            '[terms]\nverlof = { en = "leave, the", fr = "congé," }',
            [
                "terms.verlof.fr: 'congé,' must be a text of terms with commas between",
                "terms.verlof.en: 'the' has no word that tells something",
            ],
        ),
        (
            "[synonyms]\n[tems]",
            ["unknown option 'synonyms'; allowed: dutch, same, spoken, terms", "did you mean 'terms'?"],
        ),
        ("same = [1\n2]", ["line 2"]),
    ],
)
def test_all_mistakes_of_a_file_are_named_with_their_place(tmp_path: Path, text: str, told: list[str]) -> None:
    file = tmp_path / "synonyms.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BadFiles) as error:
        load_thesaurus(file)
    said = str(error.value).splitlines()
    assert len(said) == len(told)
    assert [
        line for line, part in zip(said, told, strict=True) if "synonyms.toml: " not in line or part not in line
    ] == []


def test_a_file_that_was_named_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(BadFiles, match=r"no\.toml"):
        load_thesaurus(tmp_path / "no.toml")


def also(text: str, language: Language, path: Path | None = None, *, own: bool = False) -> set[str]:
    """What the words of a question also mean."""
    meanings = load_thesaurus(path, own=own).meanings(all_words_of(text, language), language)
    return {phrase for meaning in meanings for phrase in meaning.phrases}


def test_dutch_synonyms_count_in_dutch_and_through_terms_while_names_count_everywhere(tmp_path: Path) -> None:
    file = tmp_path / "synonyms.toml"
    file.write_text(
        'same = [["LOC", "overlegcomité"]]\ndutch = [["map", "folder"], ["verlof", "congé"]]\n'
        '[terms]\nverlof = { en = "leave" }\nhet = { en = "leave" }\nstadsplan = { en = "map", fr = "map" }',
        encoding="utf-8",
    )
    assert also("Waar staat de map van het LOC?", "nl", file) == {"folder", "overlegcomité"}
    assert also("Where is the map of the LOC?", "en", file) == {"stadsplan", "overlegcomité"}
    assert also("La map du LOC ?", "fr", file) == {"stadsplan", "overlegcomité"}
    assert also("How do I ask for leave?", "en", file) == {"verlof", "congé", "het"}


def test_a_sample_of_the_house_can_be_read_beside_ours() -> None:
    assert {"voltijds equivalent"} <= also("How is a VTE counted?", "en", SAMPLE, own=True)


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("Mijn gsm is kapot", {"smartphone", "mobiele telefoon", "defect"}),
        ("Mijn oma is gestorven", {"grootmoeder", "overleden", "grootouder"}),
        ("Wanneer krijg ik mijn loon?", {"wedde", "salaris"}),
        ("Moet de juf een briefje van de dokter vragen?", {"leerkracht", "arts"}),
        ("Mijn fiets werd gestolen", {"diefstal"}),
        ("Hoe log ik in? Inloggen lukt niet", {"aanmelden"}),
    ],
)
def test_everyday_words_reach_those_of_pages(question: str, meant: set[str]) -> None:
    assert meant <= also(question, "nl", own=True)


def test_an_english_question_reaches_what_its_dutch_is_also_called() -> None:
    assert {"dokter", "arts"} <= also("Do I need a note of the doctor?", "en", own=True)


def stems(text: str) -> tuple[str, ...]:
    return tuple(word.stem for word in words_of(text, "nl"))


def test_every_group_of_ours_says_something_that_stemming_does_not() -> None:
    groups = everyday_of("nl")
    alone = [word for group in groups for word in group if len(stems(word)) < (2 if " " in word else 1)]
    joined = [group for group in groups if len({stems(word) for word in group}) < len(group)]
    sizes = [group for group in groups if not 2 <= len(group) <= 5]
    again = Counter(frozenset(map(stems, group)) for group in groups)
    hubs = Counter(key for group in groups for key in {stems(word) for word in group})
    assert (alone, joined, sizes) == ([], [], [])
    assert [group for group, count in again.items() if count > 1] == []
    assert [word for word, count in hubs.items() if count > 2] == []
    assert len(groups) > 500


def test_terms_of_ours_are_in_order_and_in_both_languages() -> None:
    english, french = terms_of("en"), terms_of("fr")
    unordered = [(one, next_) for one, next_ in pairwise(english) if one.casefold() >= next_.casefold()]
    repeated = [
        (dutch, terms)
        for dutch, terms in (*english.items(), *french.items())
        if len({term.casefold() for term in terms}) < len(terms)
    ]
    assert list(english) == list(french)
    assert (unordered, repeated) == ([], [])


def test_every_name_of_ours_has_a_telling_word() -> None:
    names = load_thesaurus().names
    assert [name for language in LANGUAGES for name in names[language] if not words_of(name.text, language)] == []
    assert {language: len(names[language]) > 1000 for language in LANGUAGES} == dict.fromkeys(LANGUAGES, True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_of_ours_is_met_when_it_is_asked_for(language: Language) -> None:
    thesaurus = load_thesaurus()
    names = thesaurus.names[language]
    missed = [name.text for name in names if not list(thesaurus.meanings(all_words_of(name.text, language), language))]
    assert missed == []
