"""What Bode costs on Azure, computed from what `python -m bench cloud` counts.

`python -m bench.costs` prints the tables of docs/beheer/kosten.md. Request units are the peer's estimate, prices are
assumptions that stand below.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

PEOPLE = (1_000, 10_000, 100_000)
INSTANCES = 3
SENDS_A_SECOND = 40
SECONDS_A_MONTH = 30 * 24 * 3600
HOURS_A_MONTH = 730
IDLE_READS = 2.0
"""A second and an instance, at most; a read of 1 KB costs READ units under Strong."""
READ = 2.0
LEASES = 2
"""That an instance renews at most: of the rounds, and of its share of the budget."""
RENEWALS = INSTANCES * LEASES * SECONDS_A_MONTH / 20
"""A month: at most one in 20 seconds for each lease."""
WRITE = 10.0


@dataclass(frozen=True, slots=True)
class Kind:
    """Something that is done: how many `requests` to the store it may cost at most, how many `units` it takes, how
    often a person does it in a month, and how many KB stay of it for a year."""

    name: str
    called: str
    requests: float
    units: float
    times: float
    kilobytes: float = 0.0


KINDS = (
    Kind("help", "hulp", 2, 4.2, 1.0),
    Kind("today", "vandaag, begroeting", 12, 30.2, 2.0),
    Kind("a question", "vraag", 6, 19.9, 4.0, 0.5),
    Kind("a question that follows", "vervolgvraag", 7, 23.5, 1.0, 0.5),
    Kind("my requests", "mijn aanvragen", 3, 6.5, 1.0),
    Kind("a form opened", "formulier geopend", 3, 6.9, 0.5),
    Kind("a step of a form", "stap van een formulier", 4, 21.5, 2.0),
    Kind("a request sent in", "aanvraag ingediend", 10, 111.6, 0.5, 5.0),
    Kind("what asks its approver", "goedkeurder gevraagd", 14, 111.3, 0.5, 1.0),
    Kind("a decision", "beslissing", 7, 64.4, 0.5, 1.0),
    Kind("what tells its requester", "aanvrager ingelicht", 18, 124.6, 0.5, 1.0),
    Kind("a delivery", "mededeling bezorgd", 4, 36.5, 9.0, 1.0),
    Kind("a confirmation", "mededeling bevestigd", 5, 25.8, 4.5),
    Kind("an answer", "vraag bij een mededeling beantwoord", 6, 40.5, 1.0),
    Kind("a visa", "mededeling geviseerd", 5, 25.8, 0.5),
    Kind("a confirmation in a channel", "bevestigd in een kanaal", 7, 22.9, 0.5, 0.3),
    Kind("news", "nieuws", 11, 17.1, 2.0),
    Kind("the audit linked", "auditregel geketend", 3, 15.8, 2.0, 1.0),
)
"""By the name of their row in the bench. `times`: 4 questions a month; 6 requests a year; 9 announcements a month reach
everybody, of which half ask for a confirmation and one asks a question; one in two months is to be marked as seen, and
one is confirmed in a channel by who did not get it; an entry of the audit for a request, one for its decision, and as
many for everything else, four of which share a round. Jobs that run side by side may share a read:
`requests` are what they cost where they share none."""
MOST = {kind.name: kind.requests for kind in KINDS}


@dataclass(frozen=True, slots=True)
class Added:
    """What comes on top of a send, in requests to the store and request units at most: `what` says it in the bench,
    `called` on the page."""

    name: str
    what: str
    called: str
    requests: float
    units: float


ADDED = (
    Added("digest", "a digest adds for each person", "mededeling die in een dagoverzicht komt, per persoon", 25, 80.0),
    Added("nothing", "a digest without news asks", "dagoverzicht zonder nieuws, per persoon en werkdag", 35, 98.0),
    Added(
        "cited", "citing adds, for all together", "mededeling aanhaalbaar in antwoorden, voor iedereen samen", 10, 46.0
    ),
)
"""By `python -m bench sends added`. Nothing of it is in the month, which is of people without a digest."""

PER_MILLION_UNITS = 0.25
PER_HUNDRED_UNITS_AN_HOUR = 0.012
PER_GIGABYTE = 0.25
PER_TEN_THOUSAND_MESSAGES = 0.004
"""Euro without tax, for one region: serverless; autoscale, of the highest second of each hour; a month of storage; and
requests to a queue. Assumed, from the list prices of 2025 taken one dollar for one euro."""
AUTOSCALE_LEAST = 400
REQUESTS_OF_A_JOB = 3.1
"""To the queue: put, leased with others, done."""
JOBS_A_REQUEST = 4
PEOPLE_A_JOB = 20
LOOKS_OF_A_LANE = 2
"""At the lanes of what is more important, before one is leased."""
IDLE_POLLS = 1.25
"""Requests a second of an idle instance, to its five queues."""


def units_of_people(people: int) -> float:
    """A month."""
    return sum(people * kind.times * kind.units for kind in KINDS)


def units_idle() -> float:
    """A month, of all instances."""
    return INSTANCES * IDLE_READS * READ * SECONDS_A_MONTH + RENEWALS * WRITE


def units_a_second(name: str, each_second: float) -> float:
    (kind,) = [kind for kind in KINDS if kind.name == name]
    return kind.units * each_second


def gigabytes(people: int) -> float:
    """What a year leaves."""
    return sum(people * kind.times * 12 * kind.kilobytes for kind in KINDS) / 1_000_000


def messages(people: int) -> float:
    """Requests to the queue in a month."""
    sends = sum(kind.times for kind in KINDS if kind.name == "a delivery") / PEOPLE_A_JOB
    requests = sum(kind.times for kind in KINDS if kind.name == "a request sent in") * JOBS_A_REQUEST
    jobs = sends * (REQUESTS_OF_A_JOB + LOOKS_OF_A_LANE) + requests * REQUESTS_OF_A_JOB
    return people * jobs + INSTANCES * IDLE_POLLS * SECONDS_A_MONTH


def serverless(people: int) -> float:
    """Euro a month for what is asked of the store, what stands there after a year, and the queue."""
    units = units_of_people(people) + units_idle()
    queue = messages(people) / 10_000 * PER_TEN_THOUSAND_MESSAGES
    return units / 1e6 * PER_MILLION_UNITS + gigabytes(people) * PER_GIGABYTE + queue


def number(value: float, digits: int = 0) -> str:
    """As it is written in Dutch."""
    text = f"{value:,.{digits}f}"
    return text.replace(",", " ").replace(".", ",")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|---|" + "---:|" * (len(head) - 1)]
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in rows)])


def each_kind() -> str:
    rows = [
        (kind.called, number(kind.requests), number(kind.units, 1), number(kind.times, 1),
         *(number(people * kind.times * kind.units / 1e6, 2) for people in PEOPLE))
        for kind in KINDS
    ]  # fmt: skip
    heads = [f"miljoen RU, {number(people)} mensen" for people in PEOPLE]
    return table(["wat", "verzoeken, hoogstens", "RU", "keer per persoon per maand", *heads], rows)


def month() -> str:
    def row(name: str, value: Iterable[float], digits: int) -> list[str]:
        return [name, *(number(one, digits) for one in value)]

    units = [units_of_people(people) + units_idle() for people in PEOPLE]
    asked = [one / 1e6 * PER_MILLION_UNITS for one in units]
    storage = [gigabytes(people) * PER_GIGABYTE for people in PEOPLE]
    queue = [messages(people) / 10_000 * PER_TEN_THOUSAND_MESSAGES for people in PEOPLE]
    least = AUTOSCALE_LEAST / 100 * PER_HUNDRED_UNITS_AN_HOUR * HOURS_A_MONTH
    return table(
        ["per maand", *(f"{number(people)} mensen" for people in PEOPLE)],
        [
            row("miljoen RU van mensen", (units_of_people(people) / 1e6 for people in PEOPLE), 2),
            row("miljoen RU in rust", (units_idle() / 1e6 for _ in PEOPLE), 2),
            row("miljoen RU samen", (one / 1e6 for one in units), 2),
            row("euro, serverless", asked, 2),
            row("euro, autoscale 400-4000, minstens", (least for _ in PEOPLE), 2),
            row("GB na een jaar", map(gigabytes, PEOPLE), 2),
            row("euro, opslag na een jaar", storage, 2),
            row("verzoeken aan de wachtrij", map(messages, PEOPLE), 0),
            row("euro, wachtrij", queue, 2),
            row("euro samen, serverless", map(serverless, PEOPLE), 2),
        ],
    )


def added() -> str:
    rows = [(one.called, number(one.requests), number(one.units, 1)) for one in ADDED]
    return table(["wat erbij komt", "verzoeken, hoogstens", "RU, hoogstens"], rows)


def tables() -> dict[str, str]:
    """By the name that stands before each on the page."""
    return {"soorten": each_kind(), "erbij": added(), "maand": month()}


if __name__ == "__main__":
    print("\n\n".join(tables().values()))
