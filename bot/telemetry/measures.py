"""The measures: what each is called, counts in and is told apart by; and one function for each thing that happens."""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum

from bot.telemetry.spans import Part, measured, part_of_trace


class Shape(StrEnum):
    SPREAD = "histogram"
    """How many there were, and how they are spread."""
    SUM = "counter"
    LAST = "gauge"
    """What was found at the last look."""


@dataclass(frozen=True, slots=True)
class Measure:
    """`unit` as UCUM has it; `told_by` are names of bot.telemetry.allowed."""

    shape: Shape
    unit: str
    text: str
    told_by: tuple[str, ...] = ()


TURN, JOB, ATTEMPTS = "bode.turn.duration", "bode.job.duration", "bode.job.attempts"
SENDS, TEAMS, BUDGET = "bode.sends", "bode.teams.duration", "bode.budget.wait"
ANSWERS, MODEL = "bode.answers", "bode.model.duration"
GRAPH_UNITS, GRAPH = "bode.graph.units", "bode.graph.duration"
QUEUE_AGE, QUEUE_JOBS = "bode.queue.age", "bode.queue.jobs"
REPLICA_LAG, DIRECTORY_AGE = "bode.replica.lag", "bode.directory.age"

MEASURES: Mapping[str, Measure] = {
    TURN: Measure(Shape.SPREAD, "s", "from a turn to its reply", ("event", "outcome")),
    JOB: Measure(Shape.SPREAD, "s", "one attempt of a job", ("job", "outcome")),
    ATTEMPTS: Measure(Shape.SPREAD, "{attempt}", "attempts until a job ended", ("outcome",)),
    SENDS: Measure(Shape.SUM, "{request}", "requests to Teams, by what became of them", ("call", "outcome")),
    TEAMS: Measure(Shape.SPREAD, "s", "one request to Teams, once it may go", ("status",)),
    BUDGET: Measure(Shape.SPREAD, "s", "how long a request to Teams waits until it may go", ("line",)),
    ANSWERS: Measure(Shape.SUM, "{answer}", "answers to questions", ("answer",)),
    MODEL: Measure(Shape.SPREAD, "s", "one call of the model that finds by meaning", ("call", "outcome")),
    GRAPH_UNITS: Measure(Shape.SUM, "{unit}", "units of Microsoft Graph that were asked for", ("service",)),
    GRAPH: Measure(Shape.SPREAD, "s", "one request to Microsoft Graph", ("service", "status")),
    QUEUE_AGE: Measure(Shape.LAST, "s", "for how long the job waits that is due longest", ("organisation", "queue")),
    QUEUE_JOBS: Measure(Shape.LAST, "{job}", "jobs that wait or are held", ("organisation", "queue")),
    REPLICA_LAG: Measure(Shape.LAST, "s", "since when this instance's index lacks something", ("organisation",)),
    DIRECTORY_AGE: Measure(Shape.LAST, "s", "since when the tenant was not asked who works here", ("organisation",)),
}
"""By name; docs/beheer/bewaken.md has the same list."""

ENDED = frozenset({"done", "moot", "set_aside"})
"""Outcomes of a job after which it is not tried again."""


def turn_ended(part: Part, event: str) -> None:
    part.noted.setdefault("outcome", "shown")
    measured(TURN, part.seconds, event=event, outcome=part.noted["outcome"])


def job_ended(part: Part, job: str, attempt: int) -> None:
    """Where nothing is noted, the lease was lost or could not be ended."""
    outcome = part.noted.setdefault("outcome", "unsettled")
    measured(JOB, part.seconds, job=job, outcome=outcome)
    if outcome in ENDED:
        measured(ATTEMPTS, attempt, outcome=outcome)


def sent(call: str, outcome: str) -> None:
    measured(SENDS, 1, call=call, outcome=outcome)


def asked_teams(part: Part, status: int) -> None:
    """`status` 0 where there was no answer."""
    part.note(status=status)
    measured(TEAMS, part.seconds, status=status)


def waited(line: str, seconds: float) -> None:
    measured(BUDGET, seconds, line=line)


def answered(verdict: str) -> None:
    measured(ANSWERS, 1, answer=verdict)


@contextmanager
def call_of_model(call: str) -> Generator[None]:
    with part_of_trace("model", call=call) as part:
        outcome = "away"
        try:
            yield
            outcome = "given"
        finally:
            part.note(outcome=outcome)
            measured(MODEL, part.seconds, call=call, outcome=outcome)


def looked_at_queue(organisation: str, queue: str, jobs: int, seconds: float) -> None:
    measured(QUEUE_JOBS, jobs, organisation=organisation, queue=queue)
    measured(QUEUE_AGE, seconds, organisation=organisation, queue=queue)


def looked_at_replica(organisation: str, seconds: float) -> None:
    measured(REPLICA_LAG, seconds, organisation=organisation)


def looked_at_directory(organisation: str, seconds: float) -> None:
    measured(DIRECTORY_AGE, seconds, organisation=organisation)


def asked_graph(part: Part, service: str, units: float, status: int) -> None:
    """`status` 0 where there was no answer."""
    part.note(status=status)
    measured(GRAPH_UNITS, units, service=service)
    measured(GRAPH, part.seconds, service=service, status=status)
