"""Files in a chat, as plain data: what is offered, what its reader answers, what stands in their OneDrive then."""

from dataclasses import dataclass

from bot.errors import BodeError
from bot.work.handout import Upload


@dataclass(frozen=True, slots=True)
class FileOffer:
    """Asks whether a file may be put in the reader's OneDrive; `size` in bytes. The answer is a FileAnswered with the
    same `file`."""

    file: str
    name: str
    size: int
    about: str


@dataclass(frozen=True, slots=True)
class FileAnswered:
    """What somebody wants with the file of a FileOffer: `file` is its id, untrusted; `upload` is where it may go, None
    when they do not want it. `card` is the activity id of the offer."""

    file: str
    upload: Upload | None
    card: str


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file that somebody sent in their own chat, untrusted: what it is called, the ending that Teams says it has
    (such as pdf), and where its bytes can be taken for a while, without a token."""

    name: str
    kind: str
    place: str


class Untaken(BodeError):
    """A file was not taken, and nothing of it is kept. `reason` is a code: foreign_host, gone, too_large, empty, kind,
    unreachable, infected, unscanned, or a status of HTTP."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class FileMessage:
    """A file that stands in the reader's OneDrive, as Teams shows one."""

    name: str
    upload: Upload
