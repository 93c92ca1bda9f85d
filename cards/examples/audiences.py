"""Examples of putting an audience together."""

from dataclasses import replace

from bot.announce.announcement import Reach
from bot.announce.authority.became import became_of
from bot.announce.authority.named_list import NamedList
from bot.announce.authority.parts import Part, Put, part_of
from bot.announce.authority.saved_audience import Saved
from bot.people.audience import Channel
from bot.people.principals import Principal
from bot.sheets import Unread
from cards.announce.channels import MOST_OFFERED, channels_card, key_of
from cards.announce.putting import Offered, Told, audience_card, list_card, part_card, saved_card
from cards.announce.sent_list import list_for_which_card, list_problem_card, list_read_card
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
GENERAL = Channel("0" * 16, "1" * 16, "", "Team De Linde")
ZORG = Channel("0" * 16, "2" * 16, HOSTILE, BAD_NAME)
CHANNELS = (GENERAL, ZORG)
IN_CHANNELS = Put((*PUT.parts[:1], Part(channels=CHANNELS)))
DRAFTED = replace(DRAFT, audience=PUT.audience)
REACH = Reach(133, 2, 6, NAMES, by_school=(("De Linde", 71), ("'t Kompas", 62)))
OFFERED = Offered(
    everyone=True,
    schools=[("de-linde", "De Linde"), ("t-kompas", "'t Kompas"), ("bad", BAD_NAME)],
    functions=[("role:teacher", "Leerkracht"), ("role:care", "Zorgcoördinator")],
    groups=[("starters", "Beginnende leerkrachten")],
    jobs=[("kok", "Kok"), ("leraar-lager", "Leraar lager onderwijs")],
    channels=True,
)
NAMED = NamedList(
    ("person-1", "person-2"),
    ("wie.is.dit@school.example", HOSTILE, *(f"onbekend{number}@school.example" for number in range(40))),
    ("Jan Peeters",),
    ("Ana Martens",),
    7,
    ("Lieve Van Damme",),
)
LISTED = became_of(NAMED)


def audience_examples(t: Texts) -> Shown:
    yield "audience_card", "three parts without some", audience_card(t, DRAFTED, REACH)
    nobody = replace(DRAFT, audience=Put().audience)
    yield "audience_card", "nobody yet", audience_card(t, nobody, Reach(0, 0))
    yield "audience_card", "too many, and a list", audience_card(t, DRAFTED, replace(REACH, outside=12), Told(LISTED))
    yield (
        "audience_card",
        "a list that was sent",
        audience_card(t, DRAFTED, REACH, Told(LISTED, file="leerkrachten.csv")),
    )
    unread = replace(LISTED, unread=Unread("Leerkrachten 2026-2027 van beide vestigingen", ("A4", "B7"), 3))
    yield "audience_card", "cells not read", audience_card(t, DRAFTED, REACH, Told(unread, file="leerkrachten.xlsx"))
    yield "audience_card", "used and not told", audience_card(t, DRAFTED, REACH, Told(file="leerkrachten.xlsx"))
    drafts = [DRAFTED, replace(DRAFTED, words={"nl": replace(DRAFTED.words["nl"], title="")})]
    yield "list_for_which_card", "two drafts", list_for_which_card(t, "0f3a9c", "leerkrachten.csv", drafts)
    yield "list_for_which_card", "hostile", list_for_which_card(t, "0f3a9c", HOSTILE, drafts)
    yield "list_read_card", "being read", list_read_card(t, "leerkrachten.csv", DRAFTED)
    beside = list_read_card(t, "leerkrachten.csv", DRAFTED, ["foto.png", HOSTILE], HOSTILE)
    yield "list_read_card", "with other files and words", beside
    yield "list_problem_card", "nobody in it", list_problem_card(t, "leerkrachten.csv", "unknown", DRAFTED.id, LISTED)
    yield "list_problem_card", "a sheet", list_problem_card(t, "leerkrachten.xlsx", "sheet", DRAFTED.id)
    yield "list_problem_card", "hostile", list_problem_card(t, HOSTILE, "kind", DRAFTED.id)
    yield "part_card", "a new one", part_card(t, DRAFTED, OFFERED, Part(), -1, without=False)
    wrong = part_card(t, DRAFTED, OFFERED, PUT.parts[0], 0, without=False, problem="problem-audience-empty")
    yield "part_card", "changed, with a mistake", wrong
    yield "part_card", "who does not get it", part_card(t, DRAFTED, OFFERED, Part(), -1, without=True)
    posted = replace(DRAFT, audience=IN_CHANNELS.audience)
    reach = replace(REACH, channels=2, members=14)
    yield "audience_card", "with channels", audience_card(t, posted, reach)
    closed = replace(REACH, channels=1, closed=1)
    yield "audience_card", "a channel that is gone", audience_card(t, posted, closed)
    alone = Reach(0, 0, channels=2, members=0)
    yield "audience_card", "channels alone", audience_card(t, posted, alone)
    keys = {key_of(GENERAL)}
    yield "channels_card", "two", channels_card(t, DRAFTED, CHANNELS, keys, -1)
    yield "channels_card", "none", channels_card(t, DRAFTED, (), (), -1)
    many = tuple(replace(ZORG, channel=f"{n:016x}", name=f"{LONG_NAME} {n}") for n in range(MOST_OFFERED))
    yield "channels_card", "many", channels_card(t, DRAFTED, many, (), 1, words="zorg", more=120)
    wrong = channels_card(t, DRAFTED, CHANNELS, (), -1, problem="problem-channels")
    yield "channels_card", "none chosen", wrong
    yield "channels_card", "none called so", channels_card(t, DRAFTED, (), (), -1, words=HOSTILE, more=3)
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
