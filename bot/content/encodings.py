"""Turns the bytes of a text or a web page into characters, as browsers do; where nothing says which encoding it is, by
what the bytes look like."""

import re
import unicodedata
from typing import Any

from bot.content.base import Reason
from bot.content.outline import CannotRead

_SAMPLE = 65_536
"""Bytes that are looked at for a guess: it takes as long for a book as for a letter."""
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_OTHER_SCRIPTS = (
    "cp1251", "koi8_r", "cp1253", "cp1255", "cp1256", "cp874", "cp932", "euc_jp", "gb18030", "big5", "cp949",
)  # fmt: skip
_WINDOWS = re.compile(r"cp125\d|iso8859")
_LETTER = re.compile(rb"[A-Za-z]")
_TAG = re.compile(rb"<[^<>]{0,1000}>")
_BEYOND = re.compile(r"[^\x00-\x7f]+")
_BYTE_OF_ITS_OWN = {0xDC00 + byte: bytes([byte]).decode("cp1252", "ignore") for byte in range(0x80, 0x100)}


def decoded(data: bytes, declared: str = "") -> str:
    """By its byte order mark; as UTF-8, when it is that; by the label `declared`; by guess. Raises CannotRead when it
    is no text at all.

    Real UTF-8 never happens by accident, so it counts for more than a declaration, which is often a template's.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if b"\0" in data[:4096]:
        return _of_two_bytes(data)
    said = _known(declared)
    if said == "iso2022_jp":  # written in the bytes of ASCII
        return data.decode(said, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _mended(data) or _by_label(data, said) or _guessed(data)


def _known(label: str) -> str:
    """Python's name for it; "" for what says nothing: UTF-8 is tried anyway, and a page whose label can be read is not
    in UTF-16."""
    import webencodings  # noqa: PLC0415 - only in the extraction process

    found: Any = webencodings.lookup(label) if label else None
    if found is None or found.name in {"utf-8", "utf-16le", "utf-16be", "replacement"}:
        return ""
    return str(found.codec_info.name).replace("-", "_") if found.name != "gbk" else "gb18030"


def _by_label(data: bytes, encoding: str) -> str:
    if not encoding:
        return ""
    # What Windows leaves undefined, browsers read as control characters, which nobody sees.
    return data.decode(encoding, "ignore" if _WINDOWS.match(encoding) else "replace")


def _mended(data: bytes) -> str:
    """UTF-8 into which something else was pasted, or that was cut off; "" when it is rather something else."""
    text = data.decode("utf-8", "surrogateescape")
    beyond = "".join(_BEYOND.findall(text))[:_SAMPLE]
    strange = sum("\udc80" <= character <= "\udcff" for character in beyond)
    return text.translate(_BYTE_OF_ITS_OWN) if len(beyond) > 2 * strange else ""


def _guessed(data: bytes) -> str:
    """What Windows wrote here, unless most letters are beyond ASCII: then it is another script."""
    sample = _TAG.sub(b" ", data[:_SAMPLE])
    beyond = sum(byte >= 0x80 for byte in sample)
    if beyond > max(20, len(_LETTER.findall(sample))):
        from charset_normalizer import from_bytes  # noqa: PLC0415

        best = from_bytes(sample, cp_isolation=list(_OTHER_SCRIPTS), threshold=0.5).best()
        if best is not None:
            return data.decode(best.encoding, "replace")
    return data.decode("cp1252", "ignore")


def _of_two_bytes(data: bytes) -> str:
    """UTF-16 without its mark: the order in which spaces are spaces. Raises CannotRead."""
    sample = data[:_SAMPLE]
    readings = {order: sample.decode(order, "replace") for order in ("utf-16-le", "utf-16-be")}
    order = max(readings, key=lambda one: sum(map(readings[one].count, " \n\r\t")))
    if any(unicodedata.category(c) in {"Cc", "Cn", "Co", "Cs"} and c not in "\n\r\t\f\v" for c in readings[order]):
        raise CannotRead(Reason.CORRUPT)
    return data.decode(order, "replace")
