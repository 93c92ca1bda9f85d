"""Lists in stretches: how much of one is asked, and what goes on with it."""

from datetime import datetime
from typing import Annotated

from pydantic import AwareDatetime, Field

from bot.store.collection import moment
from bot.web.api.problems import FieldError, Problem, Trouble
from bot.web.api.shapes import Asked

MOST = 100


class Paged(Asked):
    """What every list takes."""

    limit: Annotated[
        int, Field(ge=1, le=MOST, description="How many at most; an answer may hold fewer, even none.")
    ] = 50
    cursor: Annotated[
        str, Field(max_length=2000, description="The `next` of the answer before, with the same other parameters.")
    ] = ""
    changedSince: Annotated[  # noqa: N815 - as JSON is written
        AwareDatetime | None, Field(description="Only what changed then or later, with its offset or Z.")
    ] = None


def since(asked: datetime | None) -> str | None:
    return moment(asked) if asked else None


def no_such_place() -> Problem:
    said = "Send the `next` of an answer to the same query, as it is; without it the list begins anew."
    return Problem(Trouble.MALFORMED, "The query does not hold.", [FieldError(field="cursor", detail=said)])
