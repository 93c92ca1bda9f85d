"""A document that is named for help, as one reader is shown it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Policy:
    """`url` opens it for that reader, "" where nothing does."""

    title: str
    url: str
