"""The process that seals: reads a PDF in base64 and the file of the seal from its input, a line of JSON, and answers
with the sealed PDF, or with a line that begins with "!" where that cannot be done.

`python -m bot.pdf.seal_worker MEMORY`
"""

import json
import sys
from base64 import b64decode, b64encode
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

from bot.line_worker import serve
from bot.pdf.seal import Keys, keys_in

FIELD = "Seal"
"""What the field of the signature is called; nothing of it is drawn."""


def _answer(line: bytes) -> bytes:
    try:
        said = json.loads(line)
        keys = keys_in(Path(said["file"]), said["password"])
        return b64encode(_sealed(b64decode(said["pdf"]), keys))
    except Exception as error:  # a library's own, of any kind
        return b"!" + type(error).__name__.encode()


def _sealed(content: bytes, keys: Keys) -> bytes:
    """Nothing may change afterwards, and a reader says so."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter  # noqa: PLC0415 - after the memory
    from pyhanko.sign import fields, signers  # noqa: PLC0415

    meta = signers.PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        subfilter=fields.SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=fields.MDPPerm.NO_CHANGES,
    )
    output = BytesIO()
    signer: Any = signers.PdfSigner(meta, _signer(keys))
    signer.sign_pdf(IncrementalPdfFileWriter(BytesIO(content)), output=output)
    return output.getvalue()


def _signer(keys: Keys) -> Any:
    from cryptography.hazmat.primitives.serialization import (  # noqa: PLC0415
        Encoding,
        NoEncryption,
        PrivateFormat,
    )

    signers: Any = import_module("pyhanko.sign.signers")  # these have no types, or half
    registry: Any = import_module("pyhanko_certvalidator.registry")
    asn1: Any = import_module("asn1crypto.x509")
    asn1_keys: Any = import_module("asn1crypto.keys")
    der = keys.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    certificate, *chain = (
        asn1.Certificate.load(one.public_bytes(Encoding.DER)) for one in (keys.certificate, *keys.chain)
    )
    return signers.SimpleSigner(
        signing_cert=certificate,
        signing_key=asn1_keys.PrivateKeyInfo.load(der),
        cert_registry=registry.SimpleCertificateStore.from_certs(chain),
    )


if __name__ == "__main__":
    serve(int(sys.argv[1]), _answer)
