"""Says in lines what is wrong with settings: each by the name of its variable, with the one that was meant."""

import os
from collections.abc import Iterable
from difflib import get_close_matches
from typing import TYPE_CHECKING

from bot.settings_read import is_of_one
from bot.variables import PREFIX

if TYPE_CHECKING:
    from bot.settings import Settings

GONE = {"BODE_RERANKER": "a model that knows meanings is chosen with BODE_MEANING (docs/meaning.md)"}
"""What earlier versions had, and what does it now."""


def unknown_settings(fields: Iterable[str]) -> list[str]:
    """Variables of the environment that begin as ours do, and are none of these `fields`; those of one organisation are
    looked at with its settings."""
    known = _variables(fields)
    ours = {name for name in os.environ if name.upper().startswith(PREFIX) and not is_of_one(name)}
    return [no_such(name, known) for name in sorted(ours) if name.upper() not in known]


def wrong_setting(place: tuple[int | str, ...], kind: str, message: str, fields: Iterable[str]) -> list[str]:
    """What stands in .env and is no setting is named as it is written; what is wrong together names its own."""
    said = message.removeprefix("Value error, ")
    if not place:
        return [f"  - {line}" for line in said.splitlines()]
    name = str(place[0]).upper()
    if kind == "extra_forbidden":
        return [no_such(name, _variables(fields))]
    return [f"  - {PREFIX}{name}: {said}"]


def misplaced_paths(settings: "Settings", files: Iterable[str]) -> list[str]:
    """Paths that lead to nothing, or to something else; `files` are the settings that name a file."""
    problems: list[str] = []
    if settings.data_dir.exists() and not settings.data_dir.is_dir():
        problems.append(f"{PREFIX}DATA_DIR: {settings.data_dir} is no folder")
    if not settings.forms_dir.is_dir():
        problems.append(f"{PREFIX}FORMS_DIR: there is no folder {settings.forms_dir}")
    for name in files:
        path = getattr(settings, name)
        if path is not None and not path.is_file():
            problems.append(f"{PREFIX}{name.upper()}: there is no file {path}")
    return problems


def _variables(fields: Iterable[str]) -> list[str]:
    return [PREFIX + name.upper() for name in fields]


def no_such(name: str, known: list[str]) -> str:
    """With the one that was meant, where it is near."""
    if gone := GONE.get(name.upper()):
        return f"  - {name}: there is no such setting any more: {gone}"
    near = get_close_matches(name.upper(), known, n=1)
    return f"  - {name}: there is no such setting{f'; did you mean {near[0]}?' if near else ''}"
