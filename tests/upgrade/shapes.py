"""The shape of all that two versions read of each other: documents, their indexes, payloads of buttons, names of jobs.

`python -m tests.upgrade.shapes` prints that of the program it finds. `problems` are the changes by which a version and
the one before it do not understand what the other wrote.
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, TypeAlias, cast

from pydantic import TypeAdapter

Shape: TypeAlias = Mapping[str, Any]
_READ = frozenset({"title", "description", "default"})
_SAID = frozenset({"title", "description", "default", "$defs", "discriminator", "properties", "required"})


def shapes() -> Shape:
    """Of this program."""
    from bot.bootstrap.running import JOBS  # noqa: PLC0415 - of whichever version is asked
    from bot.store.records import Records  # noqa: PLC0415
    from cards.buttons import VERBS  # noqa: PLC0415

    records = Records(cast("Any", None), now=lambda: datetime.now(UTC), organisation="default")
    kinds = {
        one.kind.name: {
            "schema": one.kind.schema,
            "indexes": sorted(" ".join(index) for index in one.kind.indexes),
            "body": _bare(TypeAdapter(one.type).json_schema()),
        }
        for one in records.collections()
    }
    verbs = {name: _bare(verb.model_json_schema()) for name, verb in VERBS.items()}
    return {"kinds": kinds, "verbs": verbs, "jobs": sorted(JOBS)}


def _bare(part: Any) -> Any:
    """Without what is said of it to readers."""
    if isinstance(part, list):
        return [_bare(one) for one in _list(part)]
    if not isinstance(part, Mapping):
        return part
    told = {
        name: value for name, value in cast("Shape", part).items() if name not in _READ or isinstance(value, Mapping)
    }
    return {name: _bare(value) for name, value in told.items()}


def problems(before: Shape, now: Shape) -> Iterator[str]:
    for name, kind in before["kinds"].items():
        if name not in now["kinds"]:
            yield f"{name}: documents of this kind are not read any more"
            continue
        today = now["kinds"][name]
        if today["schema"] != kind["schema"]:
            yield f"{name}: schema {today['schema']}, which the version before refuses"
        for index in sorted({*kind["indexes"]} - {*today["indexes"]}):
            yield f"{name}: the index on {index}, by which the version before finds, is gone"
        yield from _body(name, kind["body"], today["body"])
    for name, verb in before["verbs"].items():
        if name in now["verbs"]:
            yield from _added(f"button {name}", verb, now["verbs"][name])
        else:
            yield f"button {name}: cards that have it stand in chats"
    for name in sorted({*before["jobs"]} - {*now["jobs"]}):
        yield f"job {name}: it may wait in a queue"


def _added(path: str, before: Shape, now: Shape) -> Iterator[str]:
    """Of a payload: what cards of before do not carry."""
    for name in sorted({*now.get("required", ())} - {*before.get("required", ())}):
        yield f"{path}.{name}: cards of before do not carry it"


def _body(path: str, before: Shape, now: Shape) -> Iterator[str]:
    yield from _compared(path, before, now, (before.get("$defs", {}), now.get("$defs", {})), ())


def _compared(
    path: str, before: Shape, now: Shape, defs: tuple[Shape, Shape], open_: tuple[tuple[str, str], ...]
) -> Iterator[str]:
    """`open_` are the named parts within which this one stands: one that holds itself is looked at once."""
    names = (str(before.get("$ref", "")), str(now.get("$ref", "")))
    if any(names):
        if names in open_:
            return
        open_ = (*open_, names)
        before, now = _named(before, defs[0]), _named(now, defs[1])
    yield from _fields(path, before, now, defs, open_)
    for key in sorted({*before, *now} - _SAID):
        yield from _part(f"{path}", key, before.get(key), now.get(key), defs, open_)


def _named(part: Shape, defs: Shape) -> Shape:
    name = str(part.get("$ref", "")).rpartition("/")[2]
    return defs[name] if name else part


def _fields(
    path: str, before: Shape, now: Shape, defs: tuple[Shape, Shape], open_: tuple[tuple[str, str], ...]
) -> Iterator[str]:
    then, today = before.get("properties", {}), now.get("properties", {})
    needed, needs = {*before.get("required", ())}, {*now.get("required", ())}
    for name in sorted(needs - needed):
        yield f"{path}.{name}: has no default, and what stands there may lack it"
    for name in sorted(then.keys() - today.keys()):
        how = "the version before cannot do without it" if name in needed else "what the version before keeps is lost"
        yield f"{path}.{name}: is gone: {how}"
    for name in sorted(then.keys() & today.keys()):
        yield from _compared(f"{path}.{name}", then[name], today[name], defs, open_)


def _part(
    path: str, key: str, before: Any, now: Any, defs: tuple[Shape, Shape], open_: tuple[tuple[str, str], ...]
) -> Iterator[str]:
    if key == "enum":
        for value in sorted({*map(str, now or ())} - {*map(str, before or ())}):
            yield f"{path}: {value!r}, which the version before does not know"
        for value in sorted({*map(str, before or ())} - {*map(str, now or ())}):
            yield f"{path}: {value!r}, which stands there, is not known any more"
    elif isinstance(before, Mapping) and isinstance(now, Mapping):
        yield from _compared(path, cast("Shape", before), cast("Shape", now), defs, open_)
    elif isinstance(before, list) and isinstance(now, list) and len(_list(before)) == len(_list(now)):
        for one, other in zip(_list(before), _list(now), strict=True):
            yield from (
                _part(path, key, one, other, defs, open_) if isinstance(one, Mapping) else _same(path, key, one, other)
            )
    else:
        yield from _same(path, key, before, now)


def _list(part: Any) -> Sequence[Any]:
    return cast("Sequence[Any]", part)


def _same(path: str, key: str, before: Any, now: Any) -> Iterator[str]:
    if before != now:
        yield f"{path}: {key} was {json.dumps(before)[:80]} and is {json.dumps(now)[:80]}"


def main() -> None:
    told = shapes()

    def lines(of: str) -> str:
        return ",\n".join(f"{json.dumps(name)}:{json.dumps(part, sort_keys=True)}" for name, part in told[of].items())

    jobs = json.dumps(told["jobs"])
    sys.stdout.write(f'{{"kinds":{{\n{lines("kinds")}\n}},\n"verbs":{{\n{lines("verbs")}\n}},\n"jobs":{jobs}}}\n')


if __name__ == "__main__":
    main()
