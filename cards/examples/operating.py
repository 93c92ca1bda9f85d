"""Examples of what who administers Bode sees."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from bot.announce.announcement import Announcement, AnnouncementState, Tally
from bot.announce.halting.halt import HALTED, Halt
from bot.announce.halting.sends import Sends
from bot.configuration.stands import ConfigurationStands, PartStands
from bot.doctor.finding import fine, note, wrong
from bot.people.audience import NOBODY
from bot.work.kept import Cleared, Clearing, SetAside
from cards.announce.halting import sends_card
from cards.examples.hostile import HOSTILE
from cards.examples.world import LAST_WEEK, LONG_NAME, NOW, Shown
from cards.home.aside import aside_card, cleared_card, set_aside_card
from cards.home.configured import PARTS, configuration_card
from cards.home.holders import Holders, holders_card
from cards.home.operating import Operations, operations_card
from cards.texts import Texts

WELL = (fine("health-people", people=10_312), fine("health-index", passages=48_211))
IDLE = (fine("doctor-queue-fine", jobs=3), fine("doctor-audit-fine"), fine("doctor-retention-fine"))
CALM = Operations((*WELL, *IDLE), 0, False, 0, False, 12, 0, 4)
JOB = SetAside(
    "0f3a9c",
    LAST_WEEK,
    "jobs",
    "request_tell",
    {"request": "leave.2026.0f3a", "person": "3f2b9c", "text": "not for an operator"},
    10,
    "StoreUnavailable",
)
SEND = Announcement(
    "0f3a9c01",
    "person-2",
    {},
    NOBODY,
    confirmation=False,
    state=AnnouncementState.SENDING,
    created=NOW - timedelta(minutes=9),
    published=NOW - timedelta(minutes=4),
    tally=Tally(10_312, delivered=4_120),
)
GOING = Sends(None, (SEND, replace(SEND, id="0f3a9c02", author=LONG_NAME, tally=Tally(35, delivered=2))))
FILES = tuple(PartStands(name, ("forms.toml",), False, LAST_WEEK) for name in PARTS)
BROKEN = PartStands(
    "topics", ("topics.toml",), False, LAST_WEEK, ("topics.toml: leave.experts: unknown group 'hrr'", HOSTILE) * 3
)
MANY = tuple(f"form-{number}.toml" for number in range(20))


def _jobs() -> Iterator[tuple[str, SetAside]]:
    yield "an error", JOB
    yield "took its worker down", replace(JOB, reason="attempts", body={})
    yield "of a later version", replace(JOB, reason="unknown", job=HOSTILE)


def operating_examples(t: Texts) -> Shown:
    yield "operations_card", "all is well", operations_card(t, CALM)
    trouble = (wrong("doctor-queue-waits", jobs=412, minutes=37), note("health-index-filling", percent=40))
    stopped = replace(CALM, findings=(*WELL, *trouble), aside=8, aside_more=True, under_way=2, halted=True, wrong=2)
    yield "operations_card", "something is wrong", operations_card(t, stopped)
    yield "operations_card", "halted", operations_card(t, replace(CALM, halted=True, version=0, missing=0))
    yield "aside_card", "none", aside_card(t, (), NOW, more=False)
    jobs = tuple(job for _, job in _jobs())
    yield "aside_card", "several, and older ones", aside_card(t, jobs, NOW, more=True)
    for name, job in _jobs():
        yield "set_aside_card", name, set_aside_card(t, job, NOW)
    for how in Clearing:
        yield "cleared_card", how.value, cleared_card(t, Cleared(JOB, how, "person-2", NOW), NOW)
    yield "sends_card", "nothing under way", sends_card(t, Sends(None, ()), NOW)
    yield "sends_card", "two under way", sends_card(t, GOING, NOW)
    held = [replace(one, state=AnnouncementState.PAUSED, problem=HALTED) for one in GOING.under_way]
    refused = replace(SEND, state=AnnouncementState.PAUSED, problem="BotDisabledByAdmin")
    halt = Halt(True, "person-2", NOW)
    yield "sends_card", "halted", sends_card(t, Sends(halt, (*held, refused)), NOW)
    yield "sends_card", "many", sends_card(t, Sends(None, (SEND,) * 14), NOW)
    files = ConfigurationStands(0, None, FILES)
    yield "configuration_card", "files", configuration_card(t, files, NOW)
    published = [replace(one, published=True) for one in FILES]
    yield "configuration_card", "published", configuration_card(t, ConfigurationStands(12, LAST_WEEK, published), NOW)
    broken = (BROKEN, PartStands("forms", MANY, False, NOW), PartStands("tariffs", (), False, None))
    refusals = ("version 12: schema 9 is not known",)
    yield "configuration_card", "refused", configuration_card(t, ConfigurationStands(12, None, broken, refusals), NOW)
    names = ("Nadia El Amrani", "Lieve Claes", "Tom De Wolf", "Sofie Van Damme", "Karim Haddad")
    yield (
        "holders_card",
        "several",
        holders_card(
            t,
            [
                Holders("granted-operator", 2, names[:2]),
                Holders("granted-author", 37, names, given=1),
                Holders("granted-expert", 0, (), what="Verlof en afwezigheid"),
                Holders("granted-handler", 1, (LONG_NAME,), given=1, what=HOSTILE),
            ],
        ),
    )
