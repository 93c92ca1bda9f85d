"""The seal of an organisation: a certificate with its private key, with which a PDF is signed (PAdES, level B-B)."""

import asyncio
import json
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import BodeError, OperatorError, in_words
from bot.line_process import LineProcess

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
    from cryptography.x509 import Certificate, Name

_MEMORY = 2_000_000_000
_LONGEST = 100_000_000
_PATIENCE = 60.0
"""Seconds, on a machine that does much else."""


class BadSeal(OperatorError):
    """A file that nothing can be sealed with; the message says why."""


class NotSealed(BodeError):
    """The seal could not be set; its job is tried again, and then set aside for an operator."""


@dataclass(frozen=True, slots=True)
class Seal:
    """`subject` and `issuer` are what the certificate says of whose it is, and who says so."""

    file: Path
    password: str = field(repr=False)
    subject: str
    issuer: str
    begins: datetime
    ends: datetime

    def is_valid(self, at: datetime) -> bool:
        return self.begins <= at < self.ends


@dataclass(frozen=True, slots=True)
class Keys:
    """`chain` are the certificates that come with it, its issuer's first."""

    key: "PrivateKeyTypes" = field(repr=False)
    certificate: "Certificate"
    chain: tuple["Certificate", ...]


def seal_in(file: Path, password: str) -> Seal:
    """From a PKCS#12 file, or a PEM file with the private key and its certificate. Raises BadSeal."""
    certificate = keys_in(file, password).certificate
    subject, issuer = _called(certificate.subject), _called(certificate.issuer)
    return Seal(file, password, subject, issuer, certificate.not_valid_before_utc, certificate.not_valid_after_utc)


def keys_in(file: Path, password: str) -> Keys:
    """Raises BadSeal."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise BadSeal(in_words(error)) from error
    try:
        keys = (_of_pem if b"-----BEGIN " in content else _of_pkcs12)(content, password.encode() or None)
    except (ValueError, TypeError) as error:
        raise BadSeal(
            f"{file}: needs a private key with its certificate, as PKCS#12 or PEM, and their password in "
            f"BODE_SEAL_PASSWORD ({type(error).__name__})"
        ) from error
    if keys.key.public_key() != keys.certificate.public_key():
        raise BadSeal(f"{file}: the private key is not that of its first certificate")
    return keys


def _of_pem(content: bytes, password: bytes | None) -> Keys:
    from cryptography import x509  # noqa: PLC0415 - only where there is one
    from cryptography.hazmat.primitives import serialization  # noqa: PLC0415

    certificate, *chain = x509.load_pem_x509_certificates(content)
    return Keys(serialization.load_pem_private_key(content, password), certificate, tuple(chain))


def _of_pkcs12(content: bytes, password: bytes | None) -> Keys:
    from cryptography.hazmat.primitives.serialization import pkcs12  # noqa: PLC0415 - only where there is one

    found = pkcs12.load_pkcs12(content, password)
    if found.key is None or found.cert is None:
        raise ValueError
    return Keys(found.key, found.cert.certificate, tuple(one.certificate for one in found.additional_certs))


def _called(name: "Name") -> str:
    """The common name with the organisation, as far as it says them."""
    from cryptography.x509.oid import NameOID  # noqa: PLC0415 - only where there is one

    parts = [
        one.value
        for oid in (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME)
        for one in name.get_attributes_for_oid(oid)
    ]
    return ", ".join(dict.fromkeys(str(part) for part in parts)) or name.rfc4514_string()


async def sealed(content: bytes, seal: Seal) -> bytes:
    """The same PDF with the seal, in a process of its own: it computes longer than anybody else should wait. Raises
    NotSealed."""
    asked = {
        "pdf": b64encode(content).decode(),
        "file": str(seal.file),
        "password": seal.password,
    }
    process = LineProcess("bot.pdf.seal_worker", [str(_MEMORY)], longest=_LONGEST)
    try:
        async with asyncio.timeout(_PATIENCE):
            said = await process.ask(json.dumps(asked).encode())
    except (EOFError, OSError, asyncio.LimitOverrunError) as error:  # a TimeoutError is an OSError
        raise NotSealed(type(error).__name__) from error
    finally:
        await process.stop()
    if said.startswith(b"!"):
        raise NotSealed(said.decode("ascii", "replace"))
    return b64decode(said)
