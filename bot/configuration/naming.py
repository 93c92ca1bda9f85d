"""Whom the parts of a configuration name: approvers, experts, readers, circles, authors; schools, functions."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, TypeAlias, cast

from bot.answer.circle import Circles
from bot.answer.experts.topic import Topics
from bot.answer.library.libraries_file import Place
from bot.configuration.part import Files
from bot.people.authors import Authors
from bot.people.calendar import Calendar
from bot.people.directory import Directory
from bot.people.mapping import TenantMapping
from bot.people.person import Role
from bot.people.remarks import Remark, nobodies
from dialogs.form import Forms
from dialogs.kinds.date import DateField
from dialogs.kinds.period import PeriodField

Named: TypeAlias = Iterator[tuple[str, Collection[str]]]
"""A place in a file, and the principals that stand there."""


def remarks(directory: Directory, files: Mapping[str, Files], values: Mapping[str, Any]) -> list[Remark]:
    """Whoever is nobody in the organisation that was loaded. `files` and `values` by the names of parts."""
    found = [one for place, named in all_named(files, values) for one in nobodies(directory, place, named)]
    return [*found, *_without_topic(files, values)]


def all_named(files: Mapping[str, Files], values: Mapping[str, Any]) -> Named:
    for name, value in values.items():
        file = next(iter(files[name]), "")
        match value:
            case Forms():
                yield from _of_forms(value)
            case Topics():
                yield from _of_topics(file, value)
            case Circles():
                yield from _of_circles(file, value)
            case Calendar():
                yield from _of_calendar(file, value)
            case Authors():
                yield from _of_authors(file, value)
            case TenantMapping():
                yield from _of_mapping(file, value)
            case tuple():
                yield from _of_libraries(file, cast(tuple[Place, ...], value))
            case _:
                """Synonyms and tariffs name nobody."""


def _of_forms(forms: Forms) -> Named:
    for form in forms.values():
        if form.offered:
            yield f"{form.id}.toml: for", form.offered
        if form.owner:
            yield f"{form.id}.toml: owner", form.owner
        for field in form.fields:
            if isinstance(field, DateField | PeriodField) and field.past:
                yield f"{form.id}.toml: fields.{field.id}.past", field.past
        for stage in form.route:
            place = f"{form.id}.toml: route" + (f".{stage.id}" if len(form.route) > 1 else "")
            yield f"{place}.approvers", stage.approvers
            yield f"{place}.otherwise", stage.otherwise
            yield f"{place}.escalate", stage.escalate
        if form.announcement:
            yield f"{form.id}.toml: announcement.for", form.announcement.people
        if form.handling:
            for name in ("team", "otherwise", "on_call", "agenda"):
                yield f"{form.id}.toml: handling.{name}", getattr(form.handling, name) or ()
        for number, one in enumerate(form.budgets, 1):
            yield (
                f"{form.id}.toml: budgets[{number}].schools",
                tuple(f"school:{school}" for school in one.schools or ()),
            )
        for number, one in enumerate(form.inform, 1):
            yield f"{form.id}.toml: inform[{number}].people", one.people
            yield f"{form.id}.toml: inform[{number}].otherwise", one.otherwise


def _of_topics(file: str, topics: Topics) -> Named:
    for topic in topics:
        yield f"{file}: topics.{topic.id}.experts", topic.experts
        yield f"{file}: topics.{topic.id}.followers", topic.followers
        if topic.care:
            yield f"{file}: topics.{topic.id}.contacts", topic.care.contacts


def _of_circles(file: str, circles: Circles) -> Named:
    for circle in circles:
        yield f"{file}: circles.{circle.id}.people", circle.people


def _of_calendar(file: str, calendar: Calendar) -> Named:
    for school in calendar.schools:
        yield f"{file}: schools", (f"school:{school}",)
    for function in calendar.working:
        yield f"{file}: functions", (_of_function(function),)
    for blocked in calendar.blocked:
        yield f"{file}: blocked", tuple(f"school:{school}" for school in sorted(blocked.schools))
    for present in calendar.present:
        yield (
            f"{file}: present",
            (_of_function(present.function), *(f"school:{one}" for one in sorted(present.schools))),
        )
    for quiet in calendar.quiet:
        named = (*map(_of_function, sorted(quiet.functions)), *(f"school:{one}" for one in sorted(quiet.schools)))
        yield f"{file}: quiet", named


def _of_authors(file: str, authors: Authors) -> Named:
    for rule in authors:
        place = f"{file}: authors.{rule.id}"
        yield f"{place}.who", rule.who
        yield (
            f"{place}.schools",
            () if isinstance(rule.schools, str) else tuple(f"school:{one}" for one in rule.schools),
        )
        yield f"{place}.functions", rule.functions
        yield f"{place}.groups", tuple(f"group:{one}" for one in rule.groups)
        if rule.second:
            yield f"{place}.second.who", rule.second.who


def _without_topic(files: Mapping[str, Files], values: Mapping[str, Any]) -> Iterator[Remark]:
    """Topics of rules for authors that the topics file does not have: nobody may write on them."""
    authors, topics = values.get("authors"), values.get("topics")
    if isinstance(authors, Authors) and isinstance(topics, Topics) and files["authors"]:
        file = next(iter(files["authors"]))
        for rule in authors:
            for topic in sorted(rule.topics):
                if topics.get(topic) is None:
                    yield Remark(f"{file}: authors.{rule.id}.topics: {topic}")


def _of_function(name: str) -> str:
    """A role is a function as well."""
    return f"role:{name}" if name in set(Role) else f"function:{name}"


def _of_libraries(file: str, places: tuple[Place, ...]) -> Named:
    for place in places:
        yield f"{file}: libraries.{place.name}.readers", place.readers
        for group, readers in place.site_groups:
            yield f"{file}: libraries.{place.name}.site_groups.{group}", readers
        yield f"{file}: libraries.{place.name}.owner", (place.owner,) if place.owner else ()


def _of_mapping(file: str, mapping: TenantMapping) -> Named:
    for added in mapping.people.values():
        yield f"{file}: people.{added.id}", (f"person:{added.id}",)
        yield f"{file}: people.{added.id}.manager", (f"person:{added.manager}",) if added.manager else ()
