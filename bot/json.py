"""The shape of everything that goes into a card, a document or a job."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    Json: TypeAlias = "str | int | float | bool | Sequence[Json] | Mapping[str, Json] | None"
else:
    # Whoever reads annotations while running (the repositories do) cannot resolve an alias that names itself.
    Json: TypeAlias = Any

JsonObject: TypeAlias = Mapping[str, Json]
