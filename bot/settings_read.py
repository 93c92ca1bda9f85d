"""Where settings are read from, and what is said there for one organisation alone: BODE_STAD__APP_ID.

The id with two underscores behind it stands before the name of the setting; a hyphen of the id is an underscore there.
"""

import os
import re
from collections.abc import Collection, Mapping
from typing import Any

from pydantic_settings import BaseSettings, DotEnvSettingsSource, PydanticBaseSettingsSource

from bot.variables import PREFIX

_OWN = re.compile(rf"{PREFIX}([A-Z][A-Z0-9_]*?)__([A-Z0-9_]+)")


def is_of_one(variable: str) -> bool:
    """Whether it says something for one organisation alone."""
    return _OWN.fullmatch(variable.upper()) is not None


def own_variable(organisation: str, name: str) -> str:
    return f"{PREFIX}{_called(organisation)}__{name.upper()}"


class _OfAll(DotEnvSettingsSource):
    """The file without what it says for one organisation: that is no setting of all."""

    def __call__(self) -> dict[str, Any]:
        return {name: value for name, value in super().__call__().items() if not is_of_one(name)}


class ReadSettings(BaseSettings):
    """Read from the environment, and from a file."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return init_settings, env_settings, _OfAll(settings_cls), file_secret_settings

    @classmethod
    def said_for(cls, organisation: str) -> Mapping[str, str]:
        """What is said for this organisation, by the names of settings; what is empty is as good as nothing."""
        own = _called(organisation)
        return {name: text for (whose, name), text in cls._said().items() if whose == own and text}

    @classmethod
    def said_for_nobody(cls, organisations: Collection[str]) -> list[str]:
        """Variables that are for none of these organisations."""
        known = {_called(one) for one in organisations}
        return sorted(f"{PREFIX}{whose}__{name.upper()}" for whose, name in cls._said() if whose not in known)

    @classmethod
    def _said(cls) -> Mapping[tuple[str, str], str]:
        """The environment comes before the file, as for what is of all."""
        file = {name.upper(): text or "" for name, text in DotEnvSettingsSource(cls).env_vars.items()}
        said = file | {name.upper(): text for name, text in os.environ.items()}
        parts = {name: _OWN.fullmatch(name) for name in said}
        return {(one[1], one[2].lower()): said[name] for name, one in parts.items() if one}


def _called(organisation: str) -> str:
    return organisation.replace("-", "_").upper()
