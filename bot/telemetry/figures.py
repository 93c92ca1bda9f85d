"""One line of the log a minute with the figures of that minute: for alerts, where nothing but a log is kept."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from opentelemetry.sdk.metrics import Counter, Histogram
from opentelemetry.sdk.metrics.export import AggregationTemporality, MetricExporter, MetricExportResult, MetricsData

from bot.telemetry import measures

log = logging.getLogger(__name__)

ACTION = "watch.figures"

Take: TypeAlias = Callable[[Any], float]
"""Of a point of the SDK: what counts of it."""


def _count(point: Any) -> float:
    return point.count


def _longest(point: Any) -> float:
    return point.max


def _value(point: Any) -> float:
    return point.value


@dataclass(frozen=True, slots=True)
class Figure:
    """`of` is a measure, of the points for which `only` has the values that they are told apart by; added up, or the
    highest. `text` is what it says of the minute."""

    of: str
    take: Take
    text: str
    adds: bool = True
    only: Mapping[str, frozenset[str]] | None = None

    def counts(self, attributes: Mapping[str, Any]) -> bool:
        return all(str(attributes.get(name)) in values for name, values in (self.only or {}).items())


def _outcome(*names: str) -> Mapping[str, frozenset[str]]:
    return {"outcome": frozenset(names)}


NOT_SENT = ("Rejected", "Misconfigured", "Ambiguous", "NotSent")
"""Outcomes of a request to Teams that are no fault of the person's, and no throttling."""

FIGURES: Mapping[str, Figure] = {
    "turns": Figure(measures.TURN, _count, "turns"),
    "turns_failed": Figure(measures.TURN, _count, "turns that ended with a trouble card", only=_outcome("failed")),
    "turn_seconds": Figure(measures.TURN, _longest, "the longest turn", adds=False),
    "jobs": Figure(measures.JOB, _count, "attempts of jobs"),
    "jobs_failed": Figure(measures.JOB, _count, "attempts that failed", only=_outcome("failed", "set_aside")),
    "job_seconds": Figure(measures.JOB, _longest, "the longest attempt of a job", adds=False),
    "requests_to_teams": Figure(measures.SENDS, _value, "requests to Teams"),
    "not_sent": Figure(measures.SENDS, _value, "requests to Teams that did not arrive", only=_outcome(*NOT_SENT)),
    "throttled": Figure(measures.SENDS, _value, "requests that Teams throttled", only=_outcome("Throttled")),
    "budget_seconds": Figure(measures.BUDGET, _longest, "the longest wait for the budget", adds=False),
    "answers": Figure(measures.ANSWERS, _value, "answers to questions"),
    "answers_not_found": Figure(
        measures.ANSWERS, _value, "answers that nothing was found for", only={"answer": frozenset({"not_found"})}
    ),
    "model_seconds": Figure(measures.MODEL, _longest, "the longest call of the model", adds=False),
    "graph_units": Figure(measures.GRAPH_UNITS, _value, "units of Microsoft Graph"),
    "queue_seconds": Figure(measures.QUEUE_AGE, _value, "for how long the oldest job waits", adds=False),
    "queue_jobs": Figure(measures.QUEUE_JOBS, _value, "jobs that wait or are held"),
    "replica_seconds": Figure(measures.REPLICA_LAG, _value, "how far the index is behind", adds=False),
    "directory_seconds": Figure(measures.DIRECTORY_AGE, _value, "since when the tenant was not asked", adds=False),
}
"""By the name in the line; docs/beheer/bewaken.md has the same list."""


class FiguresLine(MetricExporter):
    """Writes the line; a figure of which there is nothing that minute is not in it."""

    def __init__(self) -> None:
        delta = AggregationTemporality.DELTA
        super().__init__(preferred_temporality={Counter: delta, Histogram: delta})

    def export(self, metrics_data: MetricsData, timeout_millis: float = 0, **_: Any) -> MetricExportResult:
        log.info(ACTION, extra=figures_of(metrics_data))
        return MetricExportResult.SUCCESS

    def force_flush(self, timeout_millis: float = 0) -> bool:
        return True

    def shutdown(self, timeout_millis: float = 0, **_: Any) -> None:
        """Nothing is held back."""


def figures_of(data: MetricsData) -> dict[str, float]:
    points: dict[str, list[Any]] = {}
    for resource in data.resource_metrics:
        for scope in resource.scope_metrics:
            for metric in scope.metrics:
                points.setdefault(metric.name, []).extend(metric.data.data_points)
    found: dict[str, float] = {}
    for name, figure in FIGURES.items():
        values = [figure.take(one) for one in points.get(figure.of, ()) if figure.counts(one.attributes or {})]
        if values:
            found[name] = round(sum(values) if figure.adds else max(values), 3)
    return found
