"""The class of confidentiality up to which a library is indexed, and which class each label of the organisation has.

Classes are those of the Flemish information classification (ICR), 1 to 5.
"""

import hashlib
import json
from dataclasses import dataclass

LOWEST, TOP = 1, 5
MOST = 4
"""The highest class that a library may be indexed to: class 5 does not belong in Bode (docs/beheer/icr.md)."""


@dataclass(frozen=True, slots=True)
class ClassLimit:
    """`highest` is the class up to which a library is indexed, `unlabelled` that of what has no label.

    `classes` are by the id of a label or by its name, both in small letters, of the labels of `tenant`: another
    organisation may have a label of the same name, and those that Microsoft gives everybody have the same ids.
    """

    highest: int
    unlabelled: int
    tenant: str = ""
    classes: tuple[tuple[str, int], ...] = ()

    @property
    def withholds_unlabelled(self) -> bool:
        return self.unlabelled > self.highest

    @property
    def mark(self) -> str:
        """Another one where something else may be indexed."""
        told = [self.highest, self.unlabelled, self.tenant, sorted(self.classes)]
        return hashlib.blake2b(json.dumps(told).encode(), digest_size=6).hexdigest()


def mark_of(limit: ClassLimit | None) -> str:
    """ "" where every class is indexed."""
    return limit.mark if limit else ""
