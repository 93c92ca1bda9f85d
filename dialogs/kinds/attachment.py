"""Files that come with a request: sent in the chat with Bode, since a card has no input for a file."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from microsoft_teams.cards.core import ActionSet, CardElement

from bot.file_kinds import SIGNS
from bot.json import Json, JsonObject
from bot.toml_files import each, unknown, whole
from cards.parts.buttons import document, link
from cards.parts.facts import row
from cards.parts.inputs import Filling, label, problem_line
from cards.parts.words import ours, typed
from cards.texts import Texts
from dialogs.kinds.field import Checked, Circumstances, Field, Inputs
from dialogs.problems import ArgumentsOf, problem

MEGABYTE = 1_000_000
MOST, LARGEST = 10, 25
"""Files of one field, and megabytes of one file, that a form may allow."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """One file: `size` in bytes; of two with the same `digest` the bytes are the same. Where it stands follows from the
    request and its `id`."""

    id: str
    name: str
    kind: str
    size: int
    digest: str = ""

    @property
    def json(self) -> JsonObject:
        return asdict(self)


def attachments_of(value: Json) -> tuple[Attachment, ...]:
    """The files that a value says; none for a value of another shape."""
    if not isinstance(value, list | tuple):
        return ()
    found = [_attachment_of(one) for one in value]
    return tuple(one for one in found if one) if all(found) else ()


def _attachment_of(value: Json) -> Attachment | None:
    if not isinstance(value, Mapping):
        return None
    file, name, kind, size = (value.get(part) for part in ("id", "name", "kind", "size"))
    digest = value.get("digest", "")
    if not (isinstance(file, str) and isinstance(name, str) and isinstance(kind, str) and isinstance(digest, str)):
        return None
    return Attachment(file, name, kind, size, digest) if isinstance(size, int) else None


def size_said(t: Texts, size: int) -> str:
    """250 kB, or 1,2 MB."""
    if size < MEGABYTE:
        return t("file-kilobytes", size=t.number(max(1, round(size / 1000))))
    return t("file-megabytes", size=t.number(round(size / MEGABYTE, 1)))


def file_said(t: Texts, file: Attachment) -> str:
    return t("file-said", name=file.name, size=size_said(t, file.size))


class AttachmentProblem(StrEnum):
    """What only attachments can have wrong."""

    MANY = "problem-attachment-many"


def _wrong_kind(kind: str) -> str:
    return "" if kind in SIGNS else unknown("kind of file", kind, SIGNS)


class AttachmentField(Field, frozen=True):
    """Its value is a list of Attachments' `json`. `largest` is in megabytes, of each of at most `most` files; `kinds`
    are endings."""

    problems: ClassVar[ArgumentsOf] = {AttachmentProblem.MANY: frozenset({"max"})}
    elsewhere = True
    in_rows = False

    personal = True
    kind: Literal["attachment"] = "attachment"
    most: Annotated[int, whole(1, MOST)] = 5
    largest: Annotated[int, whole(1, LARGEST)] = 10
    kinds: Annotated[tuple[str, ...], each(_wrong_kind)] = tuple(SIGNS)

    @property
    def inputs(self) -> tuple[str, ...]:
        return ()

    def _is_empty(self, inputs: Inputs) -> bool:
        return not self._given(inputs.get(self.id))

    def _read(self, inputs: Inputs, on: Circumstances) -> Checked:
        files = self._given(inputs.get(self.id))
        if len(files) > self.most:
            return problem(self.id, AttachmentProblem.MANY, max=self.most)
        return [file.json for file in files]

    @staticmethod
    def _given(raw: Json) -> Sequence[Attachment]:
        """As `typed` wrote them; a client has no say in it."""
        try:
            return attachments_of(json.loads(raw)) if isinstance(raw, str) else ()
        except (ValueError, RecursionError):
            return ()

    def typed(self, value: Json) -> Mapping[str, str]:
        files = attachments_of(value)
        return {self.id: json.dumps([file.json for file in files])} if files else {}

    def _draw(self, f: Filling) -> list[CardElement]:
        t, wrong = f.t, f.problems.get(self.id)
        put = link(t("attachment-put"), document(f.places.get(self.id, "")))
        return [
            ours(label(t, self.label[t.language], self.required), weight="Bolder"),
            *(self._file(f, file) for file in self._given(f.value(self.id))),
            ours(t("attachment-how"), spacing="Small"),
            ours(self.rules(t), size="Small", subtle=True, spacing="None"),
            *([ActionSet(actions=[put], spacing="Small")] if put else []),
            *([problem_line(wrong)] if wrong else []),
        ]

    def _file(self, f: Filling, file: Attachment) -> CardElement:
        said = typed(file_said(f.t, file))
        return row([said], [ActionSet(actions=[f.removing(self.id, file.id)])]) if f.removing else said

    def rules(self, t: Texts) -> str:
        """How many, how large, and of which kinds."""
        return t("attachment-rules", most=self.most, largest=self.largest, kinds=t.one_of(self.kinds))

    def _said(self, t: Texts, value: Json) -> str:
        return "\n".join(file_said(t, file) for file in attachments_of(value))
