"""A file that only who has the key can read: pieces of 64 KiB, each sealed by itself, so that it is read as it streams.

The construction is the one that age calls STREAM: ChaCha20-Poly1305, a key of this file alone (HKDF-SHA256 of the given
key and a random salt), nonces that count the pieces and say which is the last. So a piece that was altered, moved or
cut off is found at its place. Before the pieces stand MAGIC, the salt, and a check by which a wrong key is known.
"""

import io
import os
from base64 import b64decode
from binascii import Error as NoBase64
from typing import IO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bot.errors import OperatorError

MAGIC = b"bode encrypted backup 1\n"
PIECE_BYTES = 64 * 1024
KEY_BYTES = 32

_SALT, _CHECK, _TAG = 16, 8, 16
HEAD_BYTES = len(MAGIC) + _SALT + _CHECK


class BadKey(OperatorError):
    """What is given is no key, or not the key of this file."""


class Unsealable(OperatorError):
    """A piece that this key did not seal, here: the file was altered, or something is missing of it."""


def key_in(text: str, where: str) -> bytes:
    """Raises BadKey; `where` it was read, for the message."""
    try:
        key = b64decode(text.strip(), validate=True)
    except (NoBase64, ValueError):
        key = b""
    if len(key) != KEY_BYTES:
        raise BadKey(f"{where} is no key: it must be {KEY_BYTES} random bytes in base64 (openssl rand -base64 32)")
    return key


def _derived(key: bytes, salt: bytes) -> tuple[ChaCha20Poly1305, bytes]:
    """What seals the pieces, and the check."""
    made = HKDF(SHA256(), KEY_BYTES + _CHECK, salt, b"bode backup 1").derive(key)
    return ChaCha20Poly1305(made[:KEY_BYTES]), made[KEY_BYTES:]


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


class Sealing(io.RawIOBase):
    """Writes to `into`, which stays open. It is whole once this is closed."""

    def __init__(self, into: IO[bytes], key: bytes) -> None:
        super().__init__()
        self._into = into
        salt = os.urandom(_SALT)
        self._cipher, check = _derived(key, salt)
        self._head = MAGIC + salt + check
        self._held = bytearray()
        self._number = 0
        into.write(self._head)

    def writable(self) -> bool:
        return True

    def write(self, data: "bytes | bytearray | memoryview") -> int:  # pyright: ignore[reportIncompatibleMethodOverride]
        self._held += data
        while len(self._held) > PIECE_BYTES:  # what may be the last one is kept back
            self._seal(bytes(self._held[:PIECE_BYTES]), last=False)
            del self._held[:PIECE_BYTES]
        return len(data)

    def finish(self) -> None:
        """What is not finished cannot be opened."""
        self._seal(bytes(self._held), last=True)
        self._held.clear()

    def _seal(self, piece: bytes, *, last: bool) -> None:
        self._into.write(self._cipher.encrypt(_nonce(self._number, last=last), piece, self._head))
        self._number += 1


class Unsealing(io.RawIOBase):
    """Reads what Sealing wrote, from the beginning of `source`. Raises BadKey, and Unsealable while it is read."""

    def __init__(self, source: IO[bytes], key: bytes) -> None:
        super().__init__()
        self._source = source
        self._head = source.read(HEAD_BYTES)
        salt = self._head[len(MAGIC) : len(MAGIC) + _SALT]
        self._cipher, check = _derived(key, salt)
        if len(self._head) < HEAD_BYTES:
            raise Unsealable("at byte 0: it is cut off")
        if check != self._head[-_CHECK:]:
            raise BadKey("this is not the key with which it was encrypted")
        self._number = 0
        self._next = source.read(PIECE_BYTES + _TAG)
        self._open = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # pyright: ignore[reportIncompatibleMethodOverride]
        if not self._open and self._next:
            self._open = self._unsealed()
        count = min(len(buffer), len(self._open))
        buffer[:count] = self._open[:count]
        self._open = self._open[count:]
        return count

    def _unsealed(self) -> bytes:
        piece, self._next = self._next, self._source.read(PIECE_BYTES + _TAG)
        place = HEAD_BYTES + self._number * (PIECE_BYTES + _TAG)
        try:
            opened = self._cipher.decrypt(_nonce(self._number, last=not self._next), piece, self._head)
        except InvalidTag:
            raise Unsealable(f"at byte {place}: it was altered, or is cut off there") from None
        self._number += 1
        return opened
