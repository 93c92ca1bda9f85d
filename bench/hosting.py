"""What it costs a month to run Bode as infra/ puts it on Azure, beside what documents and queues cost (`bench.costs`).

`python -m bench.hosting` prints the table of docs/beheer/azure.md. Prices and the size of the log are assumptions that
stand below.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bench.costs import KINDS, PEOPLE, SECONDS_A_MONTH, number, serverless, table


@dataclass(frozen=True, slots=True)
class Size:
    instances: int
    cores: float

    @property
    def memory(self) -> float:
        """In GiB."""
        return self.cores * 2


SIZES: Mapping[int, Size] = {1_000: Size(2, 0.5), 10_000: Size(2, 0.5), 100_000: Size(3, 1.0)}
PER_CORE_A_SECOND = 0.000024
PER_GIGABYTE_A_SECOND = 0.000003
"""Euro, of an instance that is at work: Bode looks at its queues all the time, so it never counts as idle."""
LINES = 4
KILOBYTES_A_LINE = 0.4
"""Of whatever is done (bench.costs.KINDS), in the log."""
FIGURES_A_MONTH = 43_200
"""Lines with the figures of a minute, of one instance."""
PER_GIGABYTE_OF_LOG = 2.76
LOG_ALERTS, PER_LOG_ALERT = 12, 1.50
METRIC_ALERTS, PER_METRIC_ALERT = 4, 0.10
REGISTRY = 5.00
FILES = 1.00
"""Blob storage, at most."""


def machines(people: int) -> float:
    size = SIZES[people]
    each = size.cores * PER_CORE_A_SECOND + size.memory * PER_GIGABYTE_A_SECOND
    return size.instances * SECONDS_A_MONTH * each


def gigabytes_of_log(people: int) -> float:
    lines = people * sum(kind.times for kind in KINDS) * LINES + SIZES[people].instances * FIGURES_A_MONTH
    return lines * KILOBYTES_A_LINE / 1_000_000


def alerts() -> float:
    return LOG_ALERTS * PER_LOG_ALERT + METRIC_ALERTS * PER_METRIC_ALERT


def parts(people: int) -> Mapping[str, float]:
    """Euro a month."""
    return {
        "euro, instanties": machines(people),
        "euro, documenten en wachtrij (kosten.md)": serverless(people),
        "euro, bestanden": FILES,
        "euro, logboek": gigabytes_of_log(people) * PER_GIGABYTE_OF_LOG,
        "euro, waarschuwingen": alerts(),
        "euro, register van images": REGISTRY,
        "euro, bot en Teams": 0.0,
    }


def month() -> str:
    each = {people: parts(people) for people in PEOPLE}
    total = {people: sum(one.values()) for people, one in each.items()}
    rows = [
        ["instanties × cores × GiB", *(_written(SIZES[people]) for people in PEOPLE)],
        ["GB logboek", *(number(gigabytes_of_log(people), 2) for people in PEOPLE)],
        *([name, *(number(one[name], 2) for one in each.values())] for name in parts(PEOPLE[0])),
        ["euro samen", *(number(one, 2) for one in total.values())],
        ["euro per persoon", *(number(one / people, 4) for people, one in total.items())],
    ]
    return table(["per maand", *(f"{number(people)} mensen" for people in PEOPLE)], rows)


def _written(size: Size) -> str:
    return f"{size.instances} × {number(size.cores, 1)} × {number(size.memory)}"


if __name__ == "__main__":
    print(month())
