"""The buttons of who administers Bode: how it is, jobs that were set aside, the configuration, who has which role."""

from typing import Annotated

from pydantic import StringConstraints

from cards.parts.verbs import Id, Verb


class OperationsShow(Verb):
    verb = "operations.show"
    beside = True


class AsideList(Verb):
    """Those that were set aside `before` a moment (ISO), "" for the last ones."""

    verb = "aside.list"
    beside = True
    before: Annotated[str, StringConstraints(strict=True, pattern=r"\A[0-9T:.+Z-]{0,40}\z")] = ""


class AsideShow(Verb):
    verb = "aside.show"
    beside = True
    job: Id


class AsideRetry(Verb):
    verb = "aside.retry"
    job: Id


class AsideDrop(Verb):
    verb = "aside.drop"
    job: Id


class AsideUndo(Verb):
    """Sets a job aside again that was dropped."""

    verb = "aside.undo"
    job: Id


class ConfigurationShow(Verb):
    verb = "configuration.show"
    beside = True


class HoldersShow(Verb):
    """Who has which role."""

    verb = "holders.show"
    beside = True
