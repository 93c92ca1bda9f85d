"""Who may announce to whom, as the file says it, and what is wrong with one."""

from pathlib import Path

import pytest

from bot.people.authors import USUAL, Authors
from bot.people.authors_file import authors_of, load_authors
from bot.people.importance import Importance
from bot.people.person import Person, Role
from bot.toml_files import BadFiles

SAMPLES = Path(__file__).parents[2] / "samples"
HEAD = Person("1", "Ben", "Directeur", "linde", roles=frozenset({Role.HEADMASTER}))
TEACHER = Person("2", "Ana", "Leerkracht", "linde", roles=frozenset({Role.TEACHER}))
OFFICER = Person("3", "Carla", "Communicatie", "centraal", roles=frozenset({Role.COMMUNICATION}))
ICT = Person("4", "Tim", "ICT", "kompas", roles=frozenset({Role.ICT}), groups=frozenset({"ict"}))
RULES = """
[[authors]]
id = "ict"
who = ["group:ict"]
schools = ["linde", "kompas"]
functions = ["teacher", "poetshulp"]
groups = ["starters"]
importance = ["information"]
topics = ["ict"]

[[authors]]
id = "own"
who = ["role:ict", "role:hr"]
schools = "own"

[authors.second]
above = 50
importance = ["mandatory"]
who = ["head", "role:communication"]
"""


def of(text: str) -> Authors:
    return authors_of("authors.toml", text.encode())


def rule(**changed: str) -> str:
    """A sound rule with other options; one that is "" is left out."""
    options = {"id": '"own"', "who": '["role:ict"]', "schools": '"own"'} | changed
    return "[[authors]]\n" + "".join(f"{name} = {value}\n" for name, value in options.items() if value)


def test_with_nothing_configured_communication_reaches_all_and_a_head_the_own_school() -> None:
    reaches = {one.id: str(USUAL.reach(one, Importance.MANDATORY)) for one in (HEAD, TEACHER, OFFICER)}
    assert reaches == {"1": "school:linde", "2": "any()", "3": "everyone"}
    assert [USUAL.may_write(one) for one in (HEAD, TEACHER, OFFICER)] == [True, False, True]
    assert [USUAL.second(one, Importance.MANDATORY, "", 10_000) for one in (HEAD, OFFICER)] == [None, None]


def test_a_rule_reaches_who_fits_in_all_that_it_says() -> None:
    authors = of(RULES)
    bound = "all(any(school:linde, school:kompas), any(role:teacher, function:poetshulp), group:starters)"
    assert str(authors.reach(ICT, Importance.INFORMATION, "ict")) == f"any({bound}, school:kompas)"


@pytest.mark.parametrize(
    ("importance", "topic"),
    [(Importance.IMPORTANT, "ict"), (Importance.INFORMATION, "loon"), (Importance.INFORMATION, "")],
)
def test_a_rule_for_some_importances_and_topics_adds_nobody_to_others(importance: Importance, topic: str) -> None:
    assert str(of(RULES).reach(ICT, importance, topic)) == "school:kompas"


def test_what_may_be_chosen_is_what_some_rule_allows() -> None:
    authors = of(RULES)
    assert authors.importances(ICT) == tuple(Importance)
    assert authors.topics(ICT) is None, "the second of their rules is for any"
    alone = Authors(authors.rules[:1])
    assert alone.importances(ICT) == (Importance.INFORMATION,)
    assert alone.topics(ICT) == {"ict"}
    assert alone.topics(TEACHER) == set()
    assert str(alone.reach(ICT, Importance.MANDATORY, "ict")) == "any()"


def test_whoever_has_no_school_reaches_nobody_of_the_own_school() -> None:
    nowhere = Person("5", "Zoë", "ICT", "", roles=frozenset({Role.ICT}))
    assert str(of(rule()).reach(nowhere, Importance.IMPORTANT)) == "any()"


def test_a_second_person_is_asked_above_a_number_and_for_an_importance() -> None:
    authors = of(RULES)
    asked = {
        (importance, people): authors.second(ICT, importance, "", people) is not None
        for importance in Importance
        for people in (50, 51)
    }
    assert asked == {
        (Importance.MANDATORY, 50): True,
        (Importance.MANDATORY, 51): True,
        (Importance.IMPORTANT, 50): False,
        (Importance.IMPORTANT, 51): True,
        (Importance.INFORMATION, 50): False,
        (Importance.INFORMATION, 51): True,
    }
    second = authors.second(ICT, Importance.MANDATORY, "", 1)
    assert second and second.who == ("head", "role:communication")


def test_a_rule_without_a_second_person_takes_away_none_that_another_asks_for() -> None:
    """Tim has both rules, and the first asks nobody."""
    assert of(RULES).second(ICT, Importance.INFORMATION, "ict", 51) is not None


def test_the_sample_says_what_holds_without_a_file() -> None:
    sample = load_authors(SAMPLES / "authors.toml")
    for person in (HEAD, TEACHER, OFFICER):
        assert sample.reach(person, Importance.IMPORTANT) == USUAL.reach(person, Importance.IMPORTANT)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("authors = []", "authors: needs at least one of [[authors]]"),
        ("", "'authors' is missing: at least one of [[authors]]"),
        (rule(who='["iedereen"]'), "authors.own.who[1]: unknown principal 'iedereen'"),
        (rule(who='["everyone"]'), "authors.own.who[1]: unknown principal 'everyone'"),
        (rule(who=""), "authors.own: 'who' is missing"),
        (rule(schools=""), "authors.own: 'schools' is missing"),
        (rule(schools='"mine"'), 'authors.own.schools: \'mine\' is wrong: "all", "own", or a list of schools'),
        (rule(schools="[]"), "authors.own.schools: must be a list of texts, at least one"),
        (rule(schools='["De Linde"]'), "authors.own.schools[1]: 'De Linde' is wrong: small letters"),
        (rule(groups="[]"), "authors.own.groups: must be a list of texts, at least one"),
        (rule(importance='["urgent"]'), "authors.own.importance[1]: unknown importance 'urgent'; allowed: important"),
        (rule(importance='["mandatry"]'), "did you mean 'mandatory'?"),
        (rule(topic='["ict"]'), "authors.own: unknown option 'topic'; did you mean 'topics'?"),
        (rule() + rule(), "authors.own.id: there is another rule 'own'"),
        (rule(second="{ above = 5 }"), "authors.own.second: 'who' is missing"),
        (rule(second='{ who = ["role:hr"] }'), "authors.own.second: says nowhere when"),
        (rule(second='{ who = ["manager"], above = 5 }'), "authors.own.second.who[1]: unknown principal 'manager'"),
        (rule(second='{ who = ["role:hr"], above = -1 }'), "authors.own.second.above: must be a whole number from 0"),
    ],
)
def test_mistakes_are_named_by_file_and_place(text: str, said: str) -> None:
    with pytest.raises(BadFiles) as caught:
        of(text)
    assert f"authors.toml: {said}" in str(caught.value) or said in str(caught.value)
    assert "authors.toml: " in str(caught.value)
