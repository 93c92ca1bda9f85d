"""Who has a place of an option of which there are only so many."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Takers:
    """Who has a place of the option `id` ("field.value"): ids of requests, each with a mark of when it was taken."""

    id: str
    by: Mapping[str, str] = field(default_factory=dict[str, str])
