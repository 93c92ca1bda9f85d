"""Several lines of text."""

from typing import Annotated, Literal

from bot.toml_files import whole
from bot.words.clean import clean_lines
from dialogs.kinds.text import Written


class LongTextField(Written, frozen=True):
    lines = True
    kind: Literal["long_text"] = "long_text"
    max_length: Annotated[int, whole(1, 4_000)] = 2_000

    @staticmethod
    def _cleaned(raw: str) -> str:
        return clean_lines(raw)
