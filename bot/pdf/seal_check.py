"""Looks at the seal of a PDF: whose it is, whether anything changed since, and whether its certificate can be trusted.

Nothing is fetched: whether the certificate was withdrawn is not asked. It has to be good at the moment that the record
says; a seal without a time stamp says no moment that anybody vouches for.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

from bot.errors import BodeError


class BadTrust(BodeError):
    """A file of certificates that cannot be read."""


class BrokenSeal(BodeError):
    """There is a seal, or something like one, that cannot be read."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """`fingerprint` is the SHA-256 of the certificate. `is_whole`: the PDF is byte by byte what was sealed.
    `is_trusted` by one of the certificates that were given; None where none was."""

    subject: str
    issuer: str
    fingerprint: str
    is_whole: bool
    is_trusted: bool | None


def trusted_in(file: Path) -> Sequence[bytes]:
    """The certificates of a PEM file, in DER. Raises BadTrust."""
    from cryptography import x509  # noqa: PLC0415 - for this command alone
    from cryptography.hazmat.primitives.serialization import Encoding  # noqa: PLC0415

    try:
        return [one.public_bytes(Encoding.DER) for one in x509.load_pem_x509_certificates(file.read_bytes())]
    except OSError as error:
        raise BadTrust(f"{file}: {error.strerror}") from None
    except ValueError:
        raise BadTrust(f"{file}: holds no certificates in PEM") from None


async def seal_of(content: bytes, at: datetime, trusted: Sequence[bytes]) -> Sealed | None:
    """None where it has none; what has more than one is not whole. Raises BrokenSeal."""
    # It says what it finds of a certificate in lines of a log, with its own errors: the answer says as much.
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
    try:
        return await _seal_of(content, at, trusted)
    except Exception as error:  # a library's own, of any kind: the file is anybody's
        raise BrokenSeal(type(error).__name__) from error


async def _seal_of(content: bytes, at: datetime, trusted: Sequence[bytes]) -> Sealed | None:
    from pyhanko.pdf_utils.reader import PdfFileReader  # noqa: PLC0415 - for this command alone
    from pyhanko.sign.validation import async_validate_pdf_signature  # noqa: PLC0415
    from pyhanko.sign.validation.settings import KeyUsageConstraints  # noqa: PLC0415
    from pyhanko.sign.validation.status import SignatureCoverageLevel  # noqa: PLC0415
    from pyhanko_certvalidator import ValidationContext  # noqa: PLC0415

    found: Any = PdfFileReader(BytesIO(content), strict=False).embedded_signatures
    if not found:
        return None
    asn1: Any = import_module("asn1crypto.x509")  # has no types
    roots: list[Any] = [asn1.Certificate.load(one) for one in trusted]
    context = ValidationContext(trust_roots=roots, allow_fetching=False, moment=at)
    usage = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False)
    one: Any = found[0]
    status: Any = await async_validate_pdf_signature(one, context, key_usage_settings=usage)
    covers = status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    certificate = status.signing_cert
    return Sealed(
        certificate.subject.human_friendly,
        certificate.issuer.human_friendly,
        certificate.sha256.hex(),
        bool(status.intact and status.valid and covers and len(found) == 1),
        bool(status.trusted) if roots else None,
    )
