import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.words.sentences import sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Neem bv. een dag verlof.",
        "Dat is d.w.z. vier dagen.",
        "Zie art. 12 van het decreet.",
        "Volgens art. 12 en nr. 4 mag dat.",
        "Vraag het aan dhr. Peeters of mevr. El Amrani.",
        "Dit kost 3.500 euro per jaar.",
        "Cf. Decreet van 27 maart 1991.",
        "Prof. J. Janssens geeft les.",
        "Surf naar www.school.example voor meer.",
        "C'est M. Dupont, p. ex. le lundi.",
        "Ask Mrs. Peeters, i.e. Ann.",
    ],
)
def test_one_sentence(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bel de school. Doe dat snel.", ["Bel de school.", "Doe dat snel."]),
        ("Mag dat? Ja! Zeker.", ["Mag dat?", "Ja!", "Zeker."]),
        ("Pennen, papier enz. Alles staat klaar.", ["Pennen, papier enz.", "Alles staat klaar."]),
        ("‘Kom je?’ ‘Ja.’ Hij kwam.", ["‘Kom je?’", "‘Ja.’", "Hij kwam."]),
        ("Eerste punt\nTweede punt", ["Eerste punt", "Tweede punt"]),
        ("1. Bel de school.\n2. Vul het formulier in.", ["1. Bel de school.", "2. Vul het formulier in."]),
        ("Dat was in 2025. Nu niet meer.", ["Dat was in 2025.", "Nu niet meer."]),
    ],
)
def test_several_sentences(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@given(st.text(max_size=300))
def test_nothing_but_white_space_is_left_out(text: str) -> None:
    kept = "".join(cut(text))
    assert "".join(kept.split()) == "".join(text.split())
