"""Signs: words in an order with others between them, near each other, slips, and what is harmless."""

import pytest

from bot.words.distress import Need, distress_in
from bot.words.signs import FAR, MOST_FILLERS, NEAR, Lexicon, Line, Signs, WrongSign
from bot.words.typist import Typist

LISTS = {"child": ("kind", "leerling*"), "hit": ("slaat", "geslagen")}


def has(sign: str, text: str, *, harmless: str = "", typed: dict[str, str] | None = None) -> bool:
    lexicon = Lexicon(LISTS)
    read = lexicon.sign(sign)
    covered = Signs([lexicon.sign(harmless)] if harmless else [])
    typist = Typist(
        lexicon,
        typed=typed or {},
        fillers=["echt", "gewoon"],
        joins=["want"],
        heavy=["zelfmoord*", "verkracht"],
        ordinary=["verwacht"],
    )
    line: Line = typist.read(text)
    return line.without(covered).has(read)


@pytest.mark.parametrize(
    ("sign", "text", "there"),
    [
        ("wil dood", "ik wil dood", True),
        ("wil dood", "ik WIL, dood", False),
        ("wil dood", "ik wil echt gewoon dood", True),
        ("wil dood", "ik wil" + " echt" * MOST_FILLERS + " dood", True),
        ("wil dood", "ik wil" + " echt" * (MOST_FILLERS + 1) + " dood", False),
        ("wil dood", "ik wil morgen dood", False),
        ("wil .. dood", "ik wil" + " een" * FAR + " dood", True),
        ("wil .. dood", "ik wil" + " een" * (FAR + 1) + " dood", False),
        ("wil .. dood", "ik wil naar huis. dood", False),
        ("kan niet meer $", "ik kan niet meer", True),
        ("kan niet meer $", "ik kan niet meer, echt", True),
        ("kan niet meer $", "ik kan niet meer want", True),
        ("kan niet meer $", "ik kan niet meer inloggen", False),
        ("^ kan niet", "nee. kan niet", True),
        ("^ kan niet", "dat kan niet", False),
        ("dood $|gaan", "ik wil dood", True),
        ("dood $|gaan", "ik wil dood gaan", True),
        ("dood $|gaan", "ik wil dood hout", False),
        ("<child> & <hit>", "geslagen werd een leerlinge", True),
        ("<child> & <hit>", "een kind dat men slaat", True),
        ("<child> & <hit>", "een kind." + " men slaat", False),
        ("<child> & <hit>", "een kind" + " en" * NEAR + " slaat", True),
        ("<child> & <hit>", "een kind" + " en" * (NEAR + 1) + " slaat", False),
        ("zelfmoord", "zelf moord", True),
        ("zelfmoordpoging", "zelfmoordpoging", True),
        ("verkracht", "ik ben verkarcht", True),
        ("verkracht", "dat is verwacht", False),
        ("mezelf", "Mézelf", True),
    ],
)
def test_a_sign_is_there_or_not(sign: str, text: str, there: bool) -> None:
    assert has(sign, text) is there


def test_what_is_harmless_is_covered_and_the_rest_is_not() -> None:
    assert not has("<child> & <hit>", "het kind slaat een bladzijde om", harmless="slaat .. bladzijde")
    assert has("<child> & <hit>", "het kind slaat een bladzijde om en slaat", harmless="slaat .. bladzijde")


def test_what_is_typed_otherwise_reads_as_the_standard_words() -> None:
    assert has("kan niet meer", "kannie mer", typed={"kannie": "kan niet", "mer": "meer"})
    assert has("wil niet", "k wil nie", typed={"k wil nie": "ik wil niet"})


def test_a_sign_may_be_written_as_people_type() -> None:
    lexicon = Lexicon({"news": ("mails",)}, {"mails": "bericht"})
    for sign in ("mails vallen", "<news> vallen", "bericht vallen"):
        read = lexicon.sign(sign)
        assert Line(lexicon, ("bericht", "vallen"), (), ()).has(read), sign


def test_a_slip_in_the_first_letters_is_forgiven() -> None:
    assert has("zelfmoord*", "zlefmoordgedachten")
    assert not has("zelfmoord*", "selfmoordgedachte")


def test_the_first_sign_is_that_which_stands_first() -> None:
    lexicon = Lexicon(LISTS)
    signs = [lexicon.sign(text) for text in ("nooit", "slaat hard", "<hit>", "slaat")]
    typist = Typist(lexicon, typed={}, fillers=[], joins=[], heavy=[], ordinary=[])
    line = typist.read("hij slaat hard")
    assert [sign.text for sign in line.all_of(Signs(signs))] == ["slaat hard", "<hit>", "slaat"]
    assert line.first(Signs(signs)) is signs[1]
    assert typist.read("hij zingt").first(Signs(signs)) is None


@pytest.mark.parametrize("sign", ["", "^ $", "a &", ".. a", "a .. ", "<niemand>", "a*b", "a||b"])
def test_a_wrong_sign_is_named(sign: str) -> None:
    with pytest.raises(WrongSign):
        Lexicon(LISTS).sign(sign)


def test_what_is_about_the_subject_is_none_in_any_language() -> None:
    assert distress_in("zelfmoord")
    assert not distress_in("een cursus over zelfmoord")
    assert not distress_in("a course on zelfmoord")
    assert distress_in("in de cursus zei een leerling dat ze dood wil")


def test_one_word_alone_may_be_a_subject_but_danger_goes_before() -> None:
    assert distress_in("stalking")
    assert not distress_in("een vorming over stalking")
    assert distress_in("bewusteloos, waar ligt het protocol")
    assert not distress_in("waar vind ik het draaiboek bij een bommelding")
    assert distress_in("er is een bommelding, waar vind ik het draaiboek")


def test_grave_words_count_beside_a_person_and_not_in_a_lesson() -> None:
    assert distress_in("er zit een meisje te snikken")
    assert not distress_in("een film waarin een meisje zit te snikken")
    assert not distress_in("de wind zit te snikken in de schouw")
    assert distress_in("hij komt ineens vaak met schulden")
    assert not distress_in("hij komt ineens vaak")


def test_what_leads_depends_on_whom_it_is_about() -> None:
    def needs(text: str) -> list[Need]:
        found = distress_in(text)
        return list(found.needs) if found else []

    assert needs("ik wil niet meer leven")[0] is Need.LIFE
    assert needs("een leerling wil niet meer leven")[0] is Need.CHILD
    assert Need.CHILD not in needs("een leerling heeft mij geslagen")
    assert needs("een leerling heeft mij geslagen")[0] is Need.VIOLENCE
    assert needs("mijn man slaat mij en ik wil niet meer leven")[0] is Need.LIFE
