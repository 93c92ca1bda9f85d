"""The languages that Bode speaks; Dutch comes first."""

from typing import Literal

Language = Literal["nl", "fr", "en"]


LANGUAGES: tuple[Language, ...] = ("nl", "fr", "en")


DEFAULT_LANGUAGE: Language = "nl"
