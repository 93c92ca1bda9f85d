"""The port to a provider of trust services: it is handed the digest of a proof, and answers with a receipt.

Who was reached stays here: a provider gets numbers and digests, no person and no text.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.announce.proving.record import Record
from bot.errors import BodeError
from bot.webhooks import NotTaken, Webhooks
from bot.words.clean import clean_line

LONGEST = 200
"""Characters of what a provider calls a receipt."""


@dataclass(frozen=True, slots=True)
class Registered:
    """What came of it. `provider` is the name that the organisation gave it, "" for nobody; `receipt` is the provider's
    own, and `problem` why there is none."""

    provider: str = ""
    receipt: str = ""
    problem: str = ""


class NotRegistered(BodeError):
    """The provider did not take it now; `reason` is that of NotTaken, or "receipt": its answer has none."""

    def __init__(self, provider: str, reason: str) -> None:
        super().__init__(reason)
        self.provider, self.reason = provider, reason


class Registrar(Protocol):
    async def register(self, record: Record, now: datetime) -> Registered:
        """Raises NotRegistered. The same record twice is one registration."""
        ...


class NoRegistrar:
    """Nobody was asked, and the proof says so."""

    async def register(self, record: Record, now: datetime) -> Registered:
        del record, now
        return Registered()


@dataclass(frozen=True, slots=True)
class WebhookRegistrar:
    """A provider behind a signed webhook: it answers with JSON that has a `receipt`."""

    webhooks: Webhooks
    name: str

    async def register(self, record: Record, now: datetime) -> Registered:
        body = json.dumps(told(record), sort_keys=True, ensure_ascii=True).encode()
        try:
            answer = await self.webhooks.ask(self.name, f"proof.{record.digest}", body, now)
        except NotTaken as error:
            raise NotRegistered(self.name, error.reason) from None
        receipt = _receipt_in(answer)
        if not receipt:
            raise NotRegistered(self.name, "receipt")
        return Registered(self.name, receipt)


def told(record: Record) -> dict[str, object]:
    """All that a provider is told."""
    return {
        "type": "announcement.proof",
        "timestamp": record.at.isoformat(),
        "data": {
            "announcement": record.announcement,
            "edition": record.edition,
            "text_sha256": record.said,
            "published": record.published.isoformat() if record.published else None,
            "record_sha256": record.digest,
            "recipients": len(record.lines),
            "delivered": sum(line.delivered is not None for line in record.lines),
            "confirmed": sum(line.confirmed is not None for line in record.lines),
        },
    }


def _receipt_in(answer: bytes) -> str:
    """ "" where there is none that can be printed."""
    try:
        said = json.loads(answer)
    except ValueError:
        return ""
    receipt = said.get("receipt") if isinstance(said, dict) else None  # pyright: ignore[reportUnknownVariableType, reportUnknownMemberType]
    return clean_line(receipt) if isinstance(receipt, str) and len(receipt) <= LONGEST else ""
