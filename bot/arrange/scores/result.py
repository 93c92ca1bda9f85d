"""How a request of a form that is scored came out, beside the school year before."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.arrange.request import Request
from dialogs.model import Form


@dataclass(frozen=True, slots=True)
class Result:
    """`before` are the scores of last school year by domain, None where the school has none."""

    form: Form
    request: Request
    year: int
    school: str
    scores: Mapping[str, int | None]
    before: Mapping[str, int | None] | None
