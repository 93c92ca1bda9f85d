"""The vectors of an index as searches use them: each model's in memory from its first question on, or before."""

import logging
import sqlite3
from pathlib import Path
from threading import Lock

from bot.index.base import IndexUnavailable, Meant
from bot.index.nearest import Look, Matrix, can_compare
from bot.index.vectors import Reached, Vectors

log = logging.getLogger(__name__)


class Meanings:
    """`kept` is what stands in the folder; written in one thread, looked at in any."""

    def __init__(self, folder: Path) -> None:
        self.kept = Vectors(folder)
        self._matrices: dict[str, tuple[Reached, Matrix]] = {}
        self._turn = Lock()
        self._can_compare: bool | None = None

    def commit(self) -> None:
        """Raises IndexUnavailable; then it is to be done again."""
        try:
            self.kept.commit()
        except sqlite3.Error as error:
            raise IndexUnavailable(f"the vectors cannot be written: {error}") from error
        self.refresh()

    def refresh(self) -> None:
        """Searches see from now on what was committed, by whomever."""
        with self._turn:
            for model in [*self._matrices]:
                self._follow(model)

    def prepare(self, model: str) -> bool:
        """Whether vectors can be compared here; then those of this model are in memory."""
        if self._can_compare is None:
            self._can_compare = can_compare()
            if not self._can_compare:
                log.warning("index.meaning_unavailable")
        if self._can_compare and model not in self._matrices:
            with self._turn:
                if model not in self._matrices:
                    self._follow(model)
        return self._can_compare

    def look(self, meant: Meant) -> Look | None:
        """None where there is nothing to compare with."""
        return self._matrices[meant.model][1].look(meant.vector) if self.prepare(meant.model) else None

    def _follow(self, model: str) -> None:
        reached, matrix = self._matrices.get(model, (Reached(), Matrix()))
        try:
            for now, changes in self.kept.since(reached, model):
                if now.file != reached.file:
                    matrix = Matrix()
                matrix.apply(changes)
                reached = now
        except sqlite3.Error as error:
            log.error("index.vectors_unreadable", extra={"error": type(error).__name__})
        self._matrices[model] = (reached, matrix)
