"""Which account of Azure Storage, and how it is entered: read from a connection string, or from an address."""

import re
from base64 import b64decode
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urlsplit

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})

_NAME = re.compile(r"[a-z0-9]{3,24}")
_ADDRESS = re.compile(r"https://([a-z0-9]{3,24}(?:\.z\d{2})?)\.(?:queue|blob)\.([a-z0-9-]+(?:\.[a-z0-9-]+)+)/?")
_NAMES = (
    *("DefaultEndpointsProtocol", "AccountName", "AccountKey", "EndpointSuffix"),
    *("QueueEndpoint", "BlobEndpoint", "FileEndpoint", "TableEndpoint"),
)
_PARTS = {name.upper(): name for name in _NAMES}


@dataclass(frozen=True, slots=True)
class StorageAccount:
    """`queues` and `blobs` are addresses. With a `key`, or else with a managed `identity`."""

    queues: str
    blobs: str
    name: str = ""
    key: str = field(default="", repr=False)
    identity: str = ""


def account_at(address: str, identity: str) -> StorageAccount:
    """`address` is that of the queues or of the blobs. Raises ValueError."""
    found = _ADDRESS.fullmatch(address)
    if not found:
        raise ValueError("is no address such as https://bode.queue.core.windows.net")
    name, suffix = found.groups()
    return StorageAccount(f"https://{name}.queue.{suffix}", f"https://{name}.blob.{suffix}", identity=identity)


def account_of(connection: str) -> StorageAccount:
    """What a connection string with a key says. Raises ValueError, which never repeats what it was given."""
    parts = _parts_of(connection)
    name, key = parts.get("AccountName", ""), parts.get("AccountKey", "")
    if not _NAME.fullmatch(name):
        raise ValueError("has no AccountName of 3 to 24 small letters and figures")
    if not key or not is_base64(key):
        raise ValueError("has no AccountKey, which is written in base64")
    return StorageAccount(_endpoint(parts, name, "queue"), _endpoint(parts, name, "blob"), name, key)


def _parts_of(connection: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    for part in filter(None, connection.split(";")):
        name, equals, value = part.partition("=")
        if not equals or name.strip().upper() not in _PARTS:
            raise ValueError("is no connection string: copy it from the page 'Access keys' of the account")
        parts[_PARTS[name.strip().upper()]] = value.strip()
    return parts


def _endpoint(parts: dict[str, str], name: str, service: str) -> str:
    given = parts.get(f"{service.capitalize()}Endpoint", "").rstrip("/")
    scheme = parts.get("DefaultEndpointsProtocol", "https")
    address = given or f"{scheme}://{name}.{service}.{parts.get('EndpointSuffix', 'core.windows.net')}"
    if not _is_safe(urlsplit(address)):
        raise ValueError(f"has no https:// address of its {service}s")
    return address


def _is_safe(address: SplitResult) -> bool:
    """In the clear only to this machine itself."""
    return bool(address.hostname) and (address.scheme == "https" or _is_local(address))


def _is_local(address: SplitResult) -> bool:
    return address.scheme == "http" and address.hostname in LOOPBACK


def is_base64(text: str) -> bool:
    try:
        b64decode(text, validate=True)
    except ValueError:
        return False
    return True
