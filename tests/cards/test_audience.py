"""An audience reads as a sentence in every language, however it is put together, and every name in it is said."""

import pytest
from hypothesis import given, settings

from bot.people.audience import AllOf, AnyOf, Audience, Not, principals_in
from bot.people.principals import EVERYBODY, Principal, parse_principal
from bot.words.languages import LANGUAGES
from cards.announce.audience import MOST_NAMED, audience_sentence
from cards.texts import texts
from tests.people.test_audience import ANY_RULE

NAMES = {
    Principal("school", "linde"): "De Linde",
    Principal("school", "eik"): "De Eik",
    Principal("group", "preventie"): "Preventie",
    Principal("person", "ana"): "Ana Maes",
    Principal("person", "ben"): "Ben Claes",
    Principal("received", "foto"): "“Foto's”",
}


def of(*principals: str) -> AnyOf:
    return AnyOf(tuple(map(parse_principal, principals)))


TEACHERS = AllOf((of("school:linde", "school:eik"), of("role:teacher"), Not(of("role:headmaster"))))
SENTENCES: list[tuple[Audience, str, str, str]] = [
    (
        TEACHERS,
        "alle leerkrachten van De Linde of De Eik, behalve directies",
        "tous les enseignants à De Linde ou De Eik, sauf les directeurs",
        "all teachers at De Linde or De Eik, except school leaders",
    ),
    (EVERYBODY, "iedereen", "tout le personnel", "everyone"),
    (AnyOf(()), "niemand", "personne", "nobody"),
    (of("person:ana", "person:ben"), "Ana Maes en Ben Claes", "Ana Maes et Ben Claes", "Ana Maes and Ben Claes"),
    (of("school:linde"), "iedereen van De Linde", "tout le personnel à De Linde", "everyone at De Linde"),
    (
        AllOf((of("role:hr", "role:ict"), of("group:preventie"))),
        "alle medewerkers van de personeelsdienst of ICT-medewerkers in de groep Preventie",
        "tous les collaborateurs du service du personnel ou collaborateurs TIC du groupe Preventie",
        "all human resources staff or ICT staff in the group Preventie",
    ),
    (
        AllOf((Not(of("person:ana")), Not(of("school:eik")), Principal("received", "foto"))),
        "iedereen aan wie “Foto's” bezorgd is, behalve Ana Maes en iedereen van De Eik",
        "tout le personnel ayant reçu “Foto's”, sauf Ana Maes et tout le personnel à De Eik",
        "everyone who received “Foto's”, except Ana Maes and everyone at De Eik",
    ),
    (
        AnyOf((TEACHERS, Principal("group", "preventie"))),
        "(alle leerkrachten van De Linde of De Eik, behalve directies) en iedereen in de groep Preventie",
        "(tous les enseignants à De Linde ou De Eik, sauf les directeurs) et tout le personnel du groupe Preventie",
        "(all teachers at De Linde or De Eik, except school leaders) and everyone in the group Preventie",
    ),
]


@pytest.mark.parametrize(("audience", "nl", "fr", "en"), SENTENCES, ids=[str(one[0]) for one in SENTENCES])
def test_sentences(audience: Audience, nl: str, fr: str, en: str) -> None:
    assert [audience_sentence(texts(one), audience, NAMES) for one in ("nl", "fr", "en")] == [nl, fr, en]


@given(ANY_RULE)
@settings(deadline=None)
def test_whatever_it_is_every_name_is_said(audience: Audience) -> None:
    named = [one for one in principals_in(audience) if one.value and one.kind != "role"]
    for language in LANGUAGES:
        said = audience_sentence(texts(language), audience, {one: f"«{one.value}»" for one in named})
        assert all(f"«{one.value}»" in said for one in named)


def test_of_a_long_list_the_number_of_the_others_is_said() -> None:
    schools = AnyOf(tuple(Principal("school", f"s{number}") for number in range(150)))
    said = audience_sentence(texts("nl"), schools, {})
    assert said == f"iedereen van s0, s1, s2, s3 of {150 - MOST_NAMED} andere"
