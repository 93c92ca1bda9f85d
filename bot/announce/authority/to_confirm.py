"""What waits for a second person: kept from the commit that asks for it until the one that ends that, so that it is
found without a look at every announcement."""

from dataclasses import dataclass
from datetime import datetime

SENDING, CORRECTION = "sending", "correction"


@dataclass(frozen=True, slots=True)
class ToConfirm:
    """In the partition of the `announcement`: that it goes at all, or its `correction` of this edition."""

    announcement: str
    what: str
    at: datetime
    edition: int = 1
    revision: int = 1

    @property
    def id(self) -> str:
        return self.what
