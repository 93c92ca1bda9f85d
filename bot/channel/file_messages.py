"""Files in a chat, as plain data: what is offered, what its reader answers, what stands in their OneDrive then."""

from dataclasses import dataclass

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
class FileMessage:
    """A file that stands in the reader's OneDrive, as Teams shows one."""

    name: str
    upload: Upload
