"""`make bench`: everything. One part: `python -m bench search`. Of sends, `--full` with as many people as their bars
say, which takes hours: `python -m bench sends --full`."""

import sys
from collections.abc import Callable, Mapping

from bench import (
    answers,
    budget,
    channel,
    cloud,
    deliveries,
    directory,
    documents,
    instances,
    meaning,
    memory,
    privacy,
    rebuild,
    replica,
    requests,
    search,
    tenant,
    tenant_libraries,
    watching,
)
from bench.processes import run_to_terminal
from bench.sends import __main__ as sends

PARTS: Mapping[str, Callable[[], object]] = {
    "channel": channel.main,
    "deliveries": deliveries.main,
    "budget": budget.main,
    "memory": memory.main,
    "store": lambda: run_to_terminal("bench.store"),
    "search": search.main,
    "answers": answers.main,
    "requests": requests.main,
    "rebuild": rebuild.main,
    "replica": replica.main,
    "directory": directory.main,
    "cloud": cloud.main,
    "instances": instances.main,
    "sends": lambda: sends.main([one for one in sys.argv[1:] if one.startswith("--")]),
    "privacy": lambda: privacy.main(()),
    "documents": documents.main,
    "meaning": meaning.main,
    "tenant": tenant.main,
    "tenant_libraries": tenant_libraries.main,
    "watching": watching.main,
}


def main(names: list[str]) -> None:
    for number, name in enumerate(names or PARTS):
        if number:
            print()
        PARTS[name]()


if __name__ == "__main__":
    main([one for one in sys.argv[1:] if not one.startswith("--")])
