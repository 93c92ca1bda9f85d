"""Who carries out what was approved: the team of a form, and whom of it an urgent request is told to at once."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Any, cast

from bot.people.principals import HANDLERS, NoPrincipal, parse_principal, wrong_principal
from bot.toml_files import Found, Raw, Table, each
from dialogs.kinds.field import Answers, Field
from dialogs.rules import Rule

_LISTS = ("team", "otherwise", "on_call")


def _wrong_handler(spec: str) -> str:
    return wrong_principal(spec, HANDLERS, "handler")


def _wrong_member(spec: str) -> str:
    return wrong_principal(spec, ("group", "role"), "member")


class Handlers(Table, frozen=True):
    """`team` carries it out, or `otherwise` where that comes to nobody. `urgent` says which answers hurry: whoever of
    the team is `on_call` is told of these at once, and where that is nobody, the whole team.

    Principals: "group:<id>" | "role:<name>" | "head" | "school_role:<name>"; the last two are those of the requester's
    own school. `agenda` are those who meet about it: it goes on an agenda that the team makes for them.
    """

    team: Annotated[tuple[str, ...], each(_wrong_handler)]
    otherwise: Annotated[tuple[str, ...], each(_wrong_handler, fewest=0)] = ()
    urgent: Rule | None = None
    on_call: Annotated[tuple[str, ...], each(_wrong_handler, fewest=0)] = ()
    agenda: Annotated[tuple[str, ...] | None, each(_wrong_member)] = None

    @classmethod
    def also(cls, raw: Raw) -> Iterator[Found]:
        """A queue is of one school or of all of them: of both, nobody could say who looks at it."""
        for name in _LISTS[:2]:
            given = raw.get(name)
            listed = cast(Sequence[Any], given) if isinstance(given, list | tuple) else ()
            specs = [one for one in listed if isinstance(one, str)]
            own = [one for one in specs if of_a_school(one)]
            others = [one for one in specs if one not in own]
            if own and others:
                yield (name,), f"'{own[0]}' is of one school and '{others[0]}' of all: name them in two lists"
            if own and raw.get("agenda"):
                yield ("agenda",), f"'{own[0]}' is of one school: an agenda is made by one team for all of them"
        if raw.get("on_call") and not raw.get("urgent"):
            yield ("on_call",), "is told what is urgent: say with 'urgent' what that is"

    def hurry(self, fields: Sequence[Field], answers: Answers) -> bool:
        """Whether these answers make it urgent; not where that cannot be worked out."""
        return self.urgent is not None and self.urgent.bound(fields).holds(answers)


def of_a_school(principal: str) -> bool:
    """Whether it names other people in each school."""
    try:
        return parse_principal(principal).kind in {"head", "school_role"}
    except NoPrincipal:
        return False
