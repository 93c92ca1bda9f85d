"""Which model finds by meaning, as the settings choose it: opened for all houses of a process, and said in one line."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

from bot.meaning.base import Meaning
from bot.meaning.embedded import PACKAGE, Embedded, embedded_name
from bot.meaning.promptly import Promptly
from bot.settings import Settings
from bot.settings_of_services import on_azure

PATIENT = 60.0
"""Seconds that a command waits for the vector of a question: nobody else does."""


@asynccontextmanager
async def opened_meaning(settings: Settings, *, at_once: bool) -> AsyncGenerator[Promptly | None]:
    """None where Bode finds by words alone. `at_once`: people wait for it, so it is loaded before the first does."""
    model = _model(settings)
    if model is None:
        yield None
        return
    prompt = Promptly(model) if at_once else Promptly(model, seconds=PATIENT)
    if at_once:
        prompt.warm_up()
    try:
        yield prompt
    finally:
        await prompt.close()


def told(settings: Settings) -> str:
    """For who starts Bode: what finds by meaning, and what leaves the machine for it."""
    if settings.meaning == "endpoint":
        host = urlsplit(settings.meaning_endpoint).hostname
        return f"Meaning: {settings.meaning_model} at {host}; questions and documents are sent there."
    if settings.meaning == "none":
        return "Meaning: none, so documents are found by words alone (BODE_MEANING)."
    name = embedded_name()
    if name is None:
        return (
            f"Meaning: none, so documents are found by words alone: {PACKAGE} is not installed here (docs/meaning.md)."
        )
    return f"Meaning: {name}, on this machine."


def _model(settings: Settings) -> Meaning | None:
    if settings.meaning == "endpoint":
        return _endpoint(settings)
    name = embedded_name() if settings.meaning == "embedded" else None
    return Embedded(name) if name else None


def _endpoint(settings: Settings) -> Meaning:
    from bot.meaning.endpoint import Endpoint, Place  # noqa: PLC0415 - what is not used costs no memory
    from bot.meaning.proof import ByIdentity, ByKey  # noqa: PLC0415

    place = Place(
        settings.meaning_endpoint,
        settings.meaning_model,
        settings.meaning_dimensions,
        _prefix(settings.meaning_question_prefix),
        _prefix(settings.meaning_passage_prefix),
    )
    key, azure = settings.meaning_key.get_secret_value(), on_azure(settings.meaning_endpoint)
    if azure and not key:
        from bot.managed_identity import MachineIdentity  # noqa: PLC0415 - as above

        return Endpoint(place, ByIdentity(MachineIdentity(settings.azure_identity)).headers)
    return Endpoint(place, ByKey(key, azure=azure).headers)


def _prefix(given: str) -> str:
    """With the space after it, which a file of settings loses."""
    return f"{given.strip()} " if given.strip() else ""
