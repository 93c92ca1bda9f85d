"""A certificate for this machine, as a login server of the tests has it, and for names that lead to it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.x509.oid import NameOID

from .rig import private_key


@dataclass(frozen=True)
class Chain:
    certificate: Path
    key: Path
    thumbprint: str


def certificate_for_localhost(folder: Path, *also: str) -> Chain:
    key = private_key("tls")
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    names = x509.SubjectAlternativeName(
        [*map(x509.DNSName, ("localhost", *also)), x509.IPAddress(ip_address("127.0.0.1"))]
    )
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(names, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    chain = Chain(folder / "certificate.pem", folder / "key.pem", certificate.fingerprint(hashes.SHA1()).hex())
    chain.certificate.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    chain.key.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return chain
