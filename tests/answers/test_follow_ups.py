"""Which questions cannot stand alone, and what they are taken for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.follow_ups import combined, follows_on


@pytest.mark.parametrize(
    "text",
    [
        *("en voor deeltijds?", "en als ik deeltijds werk?", "En voor een grootouder", "wat met kleuters?"),
        *("en in het secundair?", "maar zonder attest?", "voor halftijdsen?", "en hoe zit het met de trein"),
        *(
            "et pour mon enfant ?",
            "et si je travaille à mi-temps ?",
            "qu'en est-il de la voiture ?",
            "pour un enfant ?",
        ),
        *("and by bicycle?", "what about part-time staff?", "and if I am ill?", "for part-timers?"),
    ],
)
def test_it_follows_on(text: str) -> None:
    assert follows_on(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "en?", "?", "verlof", "wachtwoord vergeten", "op een verdachte link geklikt"),
        *("en wanneer krijg ik mijn loon?", "En hoeveel dagen krijg ik als ik trouw?", "of mag ik telewerken"),
        *("voor wie is fietsleasing bedoeld?", "met de fiets naar het werk komen"),
        *("et quand est versé le salaire ?", "combien de jours pour un décès ?"),
        *("and how much is the allowance?", "for how long can I keep the laptop?"),
        "en de directeur van de school in de Lindestraat vroeg gisteren een lijst van alle leerlingen",
    ],
)
def test_it_stands_alone(text: str) -> None:
    assert not follows_on(text)


def test_both_together_read_as_one_question() -> None:
    whole = "Hoeveel dagen verlof heb ik, en voor deeltijds?"
    assert combined("en voor deeltijds?", "Hoeveel dagen verlof heb ik?") == whole
    assert combined(" En voor deeltijds? ", "Hoeveel dagen verlof heb ik ?") == whole


@given(st.text(max_size=300))
def test_any_text_is_judged(text: str) -> None:
    assert follows_on(text) in (True, False)
    assert text.strip()[1:] in combined(text, "Wat?")
