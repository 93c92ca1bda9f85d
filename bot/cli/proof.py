"""What the command line says of a proof of delivery: whether the store holds what it says."""

from pathlib import Path
from typing import Any

from bot.announce.proving.proving import recorded
from bot.announce.proving.record import Record, digest_of, read_record
from bot.cli.opening import opened_any
from bot.errors import BodeError
from bot.pdf.proof_paper import ATTACHED
from bot.settings import Settings


class NoProof(BodeError):
    """The file is no proof of delivery that Bode made."""


def record_in(file: Path) -> tuple[Record, str]:
    """The record that a proof carries, and all words of its pages. Raises NoProof."""
    import pypdfium2  # noqa: PLC0415 - for this command alone

    try:
        document: Any = pypdfium2.PdfDocument(file)
    except (pypdfium2.PdfiumError, OSError) as error:
        raise NoProof(str(error)) from None
    try:
        attached = [document.get_attachment(at) for at in range(document.count_attachments())]
        found = [bytes(one.get_data()) for one in attached if one.get_name() == ATTACHED]
        words = "".join(document[at].get_textpage().get_text_range() for at in range(len(document)))
    finally:
        document.close()
    if len(found) != 1:
        raise NoProof("It carries no record.")
    try:
        return read_record(found[0].decode()), words
    except ValueError:
        raise NoProof("Its record cannot be read.") from None


NOT_SOUND = 1
"""What the command ends with."""


async def check_proof(settings: Settings, file: Path) -> int:
    """Prints what is found; 0 where all of it is as the store holds it, else NOT_SOUND. Raises NoProof."""
    record, words = record_in(file)
    said = f"{record.digest} of {len(record.lines)} recipients, at {record.at.isoformat()}"
    if record.digest not in "".join(words.split()):
        print(f"NOT SOUND: the pages do not say the digest of the record they carry ({said}).")
        return NOT_SOUND
    async with opened_any(settings) as house:
        held = await recorded(house, record)
    if held is None:
        print(f"NOT FOUND: there is no announcement {record.announcement} with edition {record.edition}.")
        return NOT_SOUND
    if digest_of(held.content) != record.digest:
        _differences(record, held)
        return NOT_SOUND
    print(f"SOUND: the store holds what the record says: {said}.")
    return 0


def _differences(record: Record, held: Record) -> None:
    print(f"NOT SOUND: the store holds {held.digest}, the record says {record.digest}.")
    if held.said != record.said:
        print("The text is another.")
    if held.published != record.published:
        print("It was sent at another moment.")
    says, holds = ({line.person: line for line in one.lines} for one in (record, held))
    differ = sorted(person for person in says.keys() | holds.keys() if says.get(person) != holds.get(person))
    for person in differ[:20]:
        print(f"{person}: the store holds {holds.get(person)}, the record says {says.get(person)}")
    if len(differ) > 20:
        print(f"and {len(differ) - 20} others")
