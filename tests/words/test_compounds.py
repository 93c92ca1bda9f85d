"""Dutch compounds are taken apart where their parts are words, and put together where they are one."""

import pytest

from bot.words.compounds import Compounds, joined

FREQUENCY = {"verlof": 40, "aanvraag": 30, "arbeid": 12, "ongeval": 9, "ongevallen": 5, "verzekering": 8, "bestuur": 3}


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("verlofaanvraag", ("verlof", "aanvraag")),
        ("arbeidsongeval", ("arbeid", "ongeval")),
        ("arbeidsongevallenverzekering", ("arbeid", "ongevallen", "verzekering")),
        ("verlof", ("verlof",)),
        ("onbekendwoord", ("onbekendwoord",)),
    ],
)
def test_compounds(word: str, parts: tuple[str, ...]) -> None:
    assert Compounds(lambda form: FREQUENCY.get(form, 0)).split(word) == parts


def test_a_frequent_word_stays_whole_and_neighbours_are_joined() -> None:
    counts = {"school": 9, "bestuur": 3, "schoolbestuur": 50, "arbeidsongeval": 2}

    def known(form: str) -> int:
        return counts.get(form, 0)

    assert Compounds(known).split("schoolbestuur") == ("schoolbestuur",)
    assert joined("school", "bestuur", known) == "schoolbestuur"
    assert joined("arbeid", "ongeval", known) == "arbeidsongeval"
    assert joined("bestuur", "school", known) == ""
