"""Examples of putting an audience together."""

from dataclasses import replace

from bot.announce.announcement import Reach
from bot.announce.authority.named_list import NamedList
from bot.announce.authority.parts import Part, Put, part_of
from bot.announce.authority.saved_audience import Saved
from bot.people.principals import Principal
from cards.announce.putting import Offered, Told, audience_card, list_card, part_card, saved_card
from cards.examples.announcements import DRAFT
from cards.examples.hostile import BAD_NAME, HOSTILE
from cards.examples.world import EARLIER, LONG_NAME, NOW, Shown
from cards.texts import Texts

LINDE, KOMPAS = Principal("school", "de-linde"), Principal("school", "t-kompas")
TEACHERS, CARE = Principal("role", "teacher"), Principal("role", "care")
COOK, STARTERS = Principal("job", "kok"), Principal("group", "starters")
NAMES = {
    LINDE: "De Linde",
    KOMPAS: "'t Kompas",
    COOK: "Kok",
    STARTERS: "Beginnende leerkrachten",
    **{Principal("person", f"person-{number}"): f"{LONG_NAME} {number}" for number in range(3)},
}
PUT = Put(
    (part_of([LINDE, KOMPAS, TEACHERS]), part_of([COOK]), part_of(one for one in NAMES if one.kind == "person")),
    (part_of([CARE]),),
)
DRAFTED = replace(DRAFT, audience=PUT.audience)
REACH = Reach(133, 2, 6, NAMES, by_school=(("De Linde", 71), ("'t Kompas", 62)))
OFFERED = Offered(
    everyone=True,
    schools=[("de-linde", "De Linde"), ("t-kompas", "'t Kompas"), ("bad", BAD_NAME)],
    functions=[("role:teacher", "Leerkracht"), ("role:care", "Zorgcoördinator")],
    groups=[("starters", "Beginnende leerkrachten")],
    jobs=[("kok", "Kok"), ("leraar-lager", "Leraar lager onderwijs")],
)
LISTED = NamedList(
    ("person-1", "person-2"),
    ("wie.is.dit@school.example", HOSTILE, *(f"onbekend{number}@school.example" for number in range(40))),
    ("Jan Peeters",),
    ("Ana Martens",),
    7,
    ("Lieve Van Damme",),
)


def audience_examples(t: Texts) -> Shown:
    yield "audience_card", "three parts without some", audience_card(t, DRAFTED, REACH)
    nobody = replace(DRAFT, audience=Put().audience)
    yield "audience_card", "nobody yet", audience_card(t, nobody, Reach(0, 0))
    yield "audience_card", "too many, and a list", audience_card(t, DRAFTED, replace(REACH, outside=12), Told(LISTED))
    yield "part_card", "a new one", part_card(t, DRAFTED, OFFERED, Part(), -1, without=False)
    wrong = part_card(t, DRAFTED, OFFERED, PUT.parts[0], 0, without=False, problem="problem-audience-empty")
    yield "part_card", "changed, with a mistake", wrong
    yield "part_card", "who does not get it", part_card(t, DRAFTED, OFFERED, Part(), -1, without=True)
    yield "list_card", "empty", list_card(t, DRAFTED, "", -1, without=False)
    pasted = f"Ana Martens\nben@school.example\n{HOSTILE}"
    yield "list_card", "nobody found", list_card(t, DRAFTED, pasted, 2, without=False, problem="problem-list-unknown")
    saved = [
        Saved("s1", "Leerkrachten lager", PUT.parts[0].audience, "person-1", EARLIER),
        Saved("s2", HOSTILE, PUT.audience, "person-2", NOW),
    ]
    yield "saved_card", "own and shared", saved_card(t, DRAFTED, saved, NAMES, "person-1")
    yield "saved_card", "none", saved_card(t, nobody, [], {}, "person-1")
    unnamed = saved_card(t, DRAFTED, saved[:1], NAMES, "person-1", "notice-audience-unnamed")
    yield "saved_card", "without a name", unnamed
