"""An audience as another system gives it: as JSON, or in the one line that Bode itself writes."""

from typing import Annotated, Any, Literal, TypeAlias, cast

from pydantic import Discriminator, Field, Tag

from bot.people.audience import Audience, parse_audience
from bot.people.principals import NoPrincipal, PrincipalKind
from bot.web.api.problems import wrong
from bot.web.api.shapes import Asked

KINDS: tuple[PrincipalKind, ...] = ("everyone", "group", "school", "role", "function", "person")
MOST = 500
"""Principals and rules in one list."""
LONGEST = 20_000
"""Of a line."""

Value = Annotated[str, Field(max_length=254, pattern=r"^[^\s(),]*$")]


class PrincipalAsked(Asked):
    """Whom one id or name means; `everyone` has no value."""

    kind: Literal["everyone", "group", "school", "role", "function", "person"]
    value: Value = ""

    @property
    def line(self) -> str:
        return f"{self.kind}:{self.value}" if self.value else self.kind


class AnyAsked(Asked):
    """Who is in at least one of them."""

    kind: Literal["any"]
    of: Annotated[list["AudienceAsked"], Field(min_length=1, max_length=MOST)]

    @property
    def line(self) -> str:
        return f"any({', '.join(line_of(one) for one in self.of)})"


class AllAsked(Asked):
    """Who is in every one of them."""

    kind: Literal["all"]
    of: Annotated[list["AudienceAsked"], Field(min_length=1, max_length=MOST)]

    @property
    def line(self) -> str:
        return f"all({', '.join(line_of(one) for one in self.of)})"


class NotAsked(Asked):
    """Everybody else."""

    kind: Literal["not"]
    of: "AudienceAsked"

    @property
    def line(self) -> str:
        return f"not({line_of(self.of)})"


def _shape(value: Any) -> str:
    """By which model it is read."""
    if isinstance(value, str):
        return "line"
    kind = cast("dict[str, Any]", value).get("kind") if isinstance(value, dict) else getattr(value, "kind", "")
    return str(kind) if kind in {"any", "all", "not"} else "principal"


AudienceAsked: TypeAlias = Annotated[
    Annotated[str, Field(max_length=LONGEST), Tag("line")]
    | Annotated[PrincipalAsked, Tag("principal")]
    | Annotated[AnyAsked, Tag("any")]
    | Annotated[AllAsked, Tag("all")]
    | Annotated[NotAsked, Tag("not")],
    Discriminator(_shape),
]


def line_of(asked: "AudienceAsked") -> str:
    return asked if isinstance(asked, str) else asked.line


def audience_of(asked: AudienceAsked) -> Audience:
    """Raises Problem."""
    try:
        return parse_audience(line_of(asked), KINDS)
    except NoPrincipal as mistake:
        raise wrong("/audience", f"{mistake}.") from None
