"""What the command line says of a proof of delivery: whether the store holds what it says."""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.announce.proving.proving import recorded
from bot.announce.proving.record import Record, digest_of, read_record, with_erased
from bot.announce.proving.removed import Removed, removed
from bot.cli.counts import counted
from bot.cli.looking import looks
from bot.cli.opening import opened_any
from bot.errors import BodeError
from bot.pdf.proof_paper import ATTACHED
from bot.pdf.seal import keys_in
from bot.pdf.seal_check import BrokenSeal, seal_of, trusted_in
from bot.settings import Settings
from bot.words.languages import LANGUAGES
from cards.texts import texts


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


async def check_proof(settings: Settings, file: Path, trust: Sequence[Path] = ()) -> int:
    """Prints what is found; 0 where its seal is whole and all of it is as the store holds it, else NOT_SOUND. The seal
    is trusted of the certificates in `trust`, and of those in BODE_SEAL_FILE. Raises NoProof, BadTrust."""
    trusted = [*(one for each in trust for one in trusted_in(each)), *_own(settings)]
    record, words = record_in(file)
    if not await _is_well_sealed(file, record.at, words, trusted):
        return NOT_SOUND
    said = f"{record.digest} of {len(record.lines)} recipients, at {record.at.isoformat()}"
    if record.digest not in "".join(words.split()):
        print(f"NOT SOUND: the pages do not say the digest of the record they carry ({said}).")
        return NOT_SOUND
    async with opened_any(settings) as house:
        await looks(house, "proof", record.announcement)
        held = await recorded(house, record)
        gone = await removed(house.records, record) if held is None else None
    if held is None:
        print(f"NOT FOUND: {_gone(gone) if gone else 'there is no such announcement'} ({_which(record)}).")
        return NOT_SOUND
    held, erased = with_erased(record, held)
    if digest_of(held.content) != record.digest:
        _differences(record, held)
        return NOT_SOUND
    print(f"SOUND: the store holds what the record says: {said}.")
    if erased:
        print(f"{counted(erased, 'recipients')} of it erased since: their moments are held, and nothing leads to them.")
    return 0


def _which(record: Record) -> str:
    return f"{record.announcement}, edition {record.edition}"


def _gone(gone: Removed) -> str:
    """Who got it is not kept any more, and what is kept of it proves nothing of them."""
    text = "the text and the moment of the record" if gone.same_text else "ANOTHER text or moment than the record"
    people = counted(gone.recipients, "recipients")
    return f"the announcement was removed after its period, at {gone.at.isoformat()}; it had {text}, and {people}"


def _own(settings: Settings) -> Sequence[bytes]:
    """The certificates of our own seal: of one that was made elsewhere nobody here can answer."""
    from cryptography.hazmat.primitives.serialization import Encoding  # noqa: PLC0415 - for this command alone

    if settings.seal_file is None:
        return ()
    keys = keys_in(settings.seal_file, settings.seal_password.get_secret_value())
    return [one.public_bytes(Encoding.DER) for one in (keys.certificate, *keys.chain)]


async def _is_well_sealed(file: Path, at: datetime, words: str, trusted: Sequence[bytes]) -> bool:
    """Prints whose seal it is. One that has none, and says none, is as good as its record."""
    try:
        seal = await seal_of(await asyncio.to_thread(file.read_bytes), at, trusted)
    except BrokenSeal as broken:
        print(f"NOT SOUND: its seal cannot be read ({broken}).")
        return False
    if seal is None:
        said = next((label for one in LANGUAGES if (label := texts(one)("proof-seal")) in words), "")
        print("NOT SOUND: its pages say that it is sealed, and it is not." if said else "It is not sealed.")
        return not said
    whose = f"{seal.subject}; certificate of {seal.issuer}, SHA-256 {seal.fingerprint}"
    if not seal.is_whole:
        print(f"NOT SOUND: it was changed after it was sealed ({whose}).")
        return False
    if seal.is_trusted is False:
        print(f"NOT SOUND: it is sealed by somebody who is not trusted ({whose}).")
        return False
    how = "" if seal.is_trusted else " Whether that is whom it says was not checked: give --trust a file."
    print(f"SEALED and unchanged since: {whose}.{how}")
    return True


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
