"""Who decides on a request: the stages of a form's route, in order, and which of them some answers need."""

import re
from collections.abc import Iterator, Sequence
from typing import Annotated, Any, cast

from pydantic import BeforeValidator

from bot.people.decisions import FIRST_STAGE
from bot.people.principals import APPROVERS, parse_principal, wrong_principal
from bot.toml_files import Flag, Found, Labels, Loc, Raw, Table, each, matching, rows, told, unknown, whole
from dialogs.kinds import kinds
from dialogs.kinds.field import Answers, Field
from dialogs.named_fields import kinds_in, texts_in
from dialogs.rules import Rule

MOST_STAGES = 8

_ID = re.compile(r"[a-z0-9][a-z0-9_]{0,39}")
_PEOPLE = ("approvers", "otherwise")
_TIMES = ("due", "remind", "escalate")
LONGEST_DUE = 100
"""School days; a school year has about 180."""


def _wrong_spec(spec: str) -> str:
    return wrong_principal(spec, APPROVERS, "approver")


def _reminders(raw: Any) -> Any:
    days = cast(Sequence[Any], raw) if isinstance(raw, list | tuple) else [0]
    if not all(isinstance(day, int) and day is not True and 1 <= day < LONGEST_DUE for day in days):
        raise told("must be a list of whole numbers of school days, such as [2]")
    return tuple(sorted(set(days)))


def _wrong_times(raw: Raw) -> Iterator[Found]:
    """What comes after a term needs one, and nobody is reminded once it is over."""
    due, given = raw.get("due"), raw.get("remind")
    if due is None:
        yield from (((name,), "needs 'due': in how many school days it is decided") for name in _TIMES if raw.get(name))
    days = cast(Sequence[Any], given) if isinstance(given, list | tuple) else ()
    for number, day in enumerate(days):
        if isinstance(day, int) and isinstance(due, int) and day >= due:
            yield ("remind", number), f"must be before 'due', which is {due}"


class Stage(Table, frozen=True):
    """One decision: of any of `approvers`, or of `all` of them; of any of `otherwise` where those yield nobody. One
    that is `approved` asks nobody: where it is reached, the route ends, by rule. `when` says which answers need it.

    Principals: "manager" | "head" | "group:<id>" | "role:<name>" | "school_role:<name>" | "answer:<field>". A manager,
    a head and a school_role are those of the requester and their own school; an answer is the person whom a field
    names, or the head of the school that it names.

    `due` is in how many school days it is to be decided, `remind` after how many of them who is still asked is reminded
    (None: on the last one), and `escalate` who is asked as well once it is late: the first of these principals that
    comes to somebody else.
    """

    id: Annotated[str, matching(_ID.fullmatch, "small letters, figures and _, at most 40")]
    name: Labels | None = None
    approvers: Annotated[tuple[str, ...], each(_wrong_spec, fewest=0)] = ()
    otherwise: Annotated[tuple[str, ...], each(_wrong_spec, fewest=0)] = ()
    all: Flag = False
    approved: Flag = False
    when: Rule | None = None
    due: Annotated[int | None, whole(1, LONGEST_DUE)] = None
    remind: Annotated[tuple[int, ...] | None, BeforeValidator(_reminders)] = None
    escalate: Annotated[tuple[str, ...], each(_wrong_spec, fewest=0)] = ()

    @property
    def reminders(self) -> tuple[int, ...]:
        """After how many school days who is still asked is reminded, the first one first."""
        if self.remind is not None or self.due is None:
            return self.remind or ()
        return (self.due - 1,) if self.due > 1 else ()

    @classmethod
    def also(cls, raw: Raw) -> Iterator[Found]:
        if raw.get("approved") is True:
            given = (name for name in (*_PEOPLE, *_TIMES) if raw.get(name))
            yield from (((name,), "asks nobody where 'approved' is true: leave it out") for name in given)
            return
        yield from _wrong_times(raw)
        for name in _PEOPLE:
            if name not in raw:
                yield (), f"'{name}' is missing"
            elif raw[name] in ([], ()):
                yield (name,), "must be a list of texts, at least one"


def stages_of(raw: Any) -> Any:
    """What stands at `route`: a list of stages, or one table, which is the only stage."""
    if isinstance(raw, dict):
        return (Stage.model_validate({"id": FIRST_STAGE, **cast(Raw, raw)}),)
    given = cast(Sequence[Any], raw) if isinstance(raw, list | tuple) else ()
    if not given:
        raise told("must be a table, or at least one of [[route]]")
    if len(given) > MOST_STAGES:
        raise told(f"a route has at most {MOST_STAGES} stages")
    return given


def needed(stages: Sequence[Stage], fields: Sequence[Field], answers: Answers) -> tuple[Stage, ...]:
    """Those that have to decide on these answers, in order. Without any it is approved by rule.

    Where a rule cannot be worked out, since an answer that it names is missing, it is not by that rule that nobody is
    asked: a stage then is needed, and one that is `approved` is not.
    """
    asked: list[Stage] = []
    for stage in stages:
        holds = stage.when.bound(fields).value(answers) if stage.when else True
        if stage.approved and holds is True:
            break
        if not stage.approved and holds is not False:
            asked.append(stage)
    return tuple(asked)


def tables(form: Raw) -> Iterator[tuple[Loc, Raw]]:
    """The stages of a form file, which is not checked, each with its place."""
    route = form.get("route")
    if isinstance(route, dict):
        yield ("route",), cast(Raw, route)
    yield from ((("route", number), one) for number, one in rows(form, "route"))


def wrong_answers(form: Raw) -> Iterator[Found]:
    """The `answer:<field>` of a route that names no field, or one whose answers name nobody."""
    known = kinds_in(form)
    naming = [name for name, kind in known.items() if _names_somebody(kind)]
    informs = ((("inform", number), one) for number, one in rows(form, "inform"))
    for at, table in (*tables(form), *informs):
        for place in (*_PEOPLE, "escalate", "people"):
            for number, text in texts_in(table, place):
                name = text.removeprefix("answer:") if text.startswith("answer:") else ""
                if name and name not in known:
                    yield (*at, place, number), unknown("field", name, naming)
                elif name and known[name] in kinds() and name not in naming:
                    yield (*at, place, number), f"'{name}' is of kind '{known[name]}', whose answers name nobody"


def _names_somebody(kind: Any) -> bool:
    known = kinds().get(kind) if isinstance(kind, str) else None
    return bool(known and known.names)


def answered(principal: str) -> str:
    """The id of the field whose answer says who it is; "" for all others."""
    parsed = parse_principal(principal)
    return parsed.value if parsed.kind == "answer" else ""
