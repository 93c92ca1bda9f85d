"""Files that one person sent at once, and what became of each."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

KEPT = timedelta(days=2)
"""How long a parcel is known: its card may move the files until then. Longer than its job is ever tried."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """One file, as untrusted as it came. `id` is that of the attachment it becomes. Its bytes stand at `place`; where
    that is "" under `before`, its id in the request that it moves from; and where that is "" too, among the uploads.
    `problem` says why it was not taken, "" where it was."""

    id: str
    name: str
    kind: str
    place: str = ""
    before: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Parcel:
    """In the partition of its `person`. It goes to the answer of `field` in `request` ("" until they say to which);
    `moved_from` is where it was before. `settled`: each file was taken or not. `card` is the activity that shows what
    becomes of it, "" for none yet; `words` were typed beside it."""

    id: str
    person: str
    at: datetime
    files: tuple[Arrived, ...]
    words: str = ""
    request: str = ""
    field: str = ""
    moved_from: str = ""
    card: str = ""
    settled: bool = False

    @property
    def taken(self) -> tuple[Arrived, ...]:
        return tuple(file for file in self.files if self.settled and not file.problem)

    @property
    def refused(self) -> tuple[Arrived, ...]:
        return tuple(file for file in self.files if file.problem)

    def for_request(self, request: str, field: str, key: str, card: str) -> "Parcel":
        """On its way to that request; `key` makes the ids of what has to be moved there."""
        if not self.settled:
            return replace(self, request=request, field=field, card=card)
        files = tuple(
            Arrived(f"{key}{number:02}", file.name, file.kind, before=file.id) for number, file in enumerate(self.taken)
        )
        return replace(
            self, files=files, request=request, field=field, moved_from=self.request, card=card, settled=False
        )
