"""Looks up the documents that a form names for help: only who may read one is told that there is one."""

from collections.abc import Iterable, Iterator, Mapping

from bot.house import House
from bot.people.contacts import Actor
from bot.people.policy import Policy
from bot.store.partitions import sources_partition
from bot.store.records import Records
from dialogs.kinds.items import ItemsField
from dialogs.model import Form, Step


async def policies(house: House, actor: Actor, step: Step | None) -> Mapping[str, Policy]:
    """By the ids of sources; without those that this person may not read, or that are gone."""
    found: dict[str, Policy] = {}
    for id_ in dict.fromkeys(_named(step) if step else ()):
        standing = await house.records.sources.get(_partition(id_), id_)
        source = standing.value if standing else None
        if source and source.removed is None and source.readers & actor.person.principals:
            found[id_] = Policy(source.title, house.link(actor.id, source))
    return found


async def missing(records: Records, forms: Iterable[Form]) -> list[str]:
    """A line for each document that a form names and that is in no library: with file and step."""
    lines: list[str] = []
    for form in forms:
        for step in form.steps:
            for id_ in dict.fromkeys(_named(step)):
                standing = await records.sources.get(_partition(id_), id_)
                if standing is None or standing.value.removed is not None:
                    place = f"{form.id}.toml: steps.{step.id}: help_source"
                    lines.append(f"{place}: there is no document {id_} in a library")
    return lines


def _partition(source: str) -> str:
    return sources_partition(source.partition(".")[0])


def _named(step: Step) -> Iterator[str]:
    if step.help_source:
        yield step.help_source
    for field in step.fields:
        for one in (field, *(field.fields if isinstance(field, ItemsField) else ())):
            if one.help_source:
                yield one.help_source
