"""The page docs/settings.md, written from the settings themselves."""

from pathlib import Path
from typing import cast

from pydantic import SecretStr

from bot.setting_groups.shipped import SHIPPED
from bot.settings import Settings
from bot.variables import PREFIX


def describe_settings() -> str:
    """The page docs/settings.md."""
    rows = [
        f"| `{PREFIX}{name.upper()}` | {_default(field.get_default())} | {field.description} |"
        for name, field in Settings.model_fields.items()
    ]
    head = [
        "# Settings",
        "",
        "Environment variables, or lines of a file `.env`. Written by `python app.py settings`.",
        "",
    ]
    return "\n".join([*head, "| variable | default | what it is |", "|---|---|---|", *rows, ""])


def _default(value: object) -> str:
    if isinstance(value, SecretStr) or value is None:
        return ""
    if isinstance(value, Path) and value.is_relative_to(SHIPPED):
        return f"`{value.relative_to(SHIPPED)}`, beside `app.py`"
    shown = ",".join(map(str, cast("tuple[object, ...]", value))) if isinstance(value, tuple) else str(value)
    return f"`{shown}`" if shown else ""
