"""What is told another system of a request: by which webhook, and at which moments."""

from typing import Annotated

from bot.toml_files import Line, Table, each, unknown

MOMENTS = ("approved", "refused", "annulled", "done")
"""When a request comes to one of these; `done` is when it was carried out."""


def _wrong_moment(name: str) -> str:
    return "" if name in MOMENTS else unknown("moment", name, MOMENTS)


class HandingOver(Table, frozen=True):
    """`webhook` is the name of one of BODE_WEBHOOKS."""

    webhook: Line
    at: Annotated[tuple[str, ...], each(_wrong_moment)] = ("approved",)
