"""All settings as one, typed. Every problem is said at once; `settings_page` writes docs/settings.md from here."""

from collections.abc import Sequence

from pydantic import ValidationError, model_validator
from pydantic_settings import SettingsConfigDict

from bot.errors import OperatorError
from bot.setting_groups.contents import Contents
from bot.setting_groups.door import Door
from bot.setting_groups.files import Files
from bot.setting_groups.services import Services
from bot.setting_groups.tenant import Tenant
from bot.setting_groups.work import Work
from bot.settings_of_services import (
    app_problems,
    cosmos_problems,
    graph_problems,
    meaning_problems,
    seal_problems,
    storage_problems,
    telemetry_problems,
    webhook_problems,
)
from bot.settings_problems import misplaced_paths, unknown_settings, wrong_setting
from bot.settings_read import ReadSettings
from bot.storage_account import LOOPBACK
from bot.variables import PREFIX


class BadSettings(OperatorError):
    """Settings that Bode cannot start with; the message lists every one of them by its variable's name."""


class Settings(ReadSettings, Work, Contents, Tenant, Door, Services, Files):
    """Read from environment variables that begin with BODE_, or from a file `.env` in the working folder.

    Its fields stand in the groups, in the order of the page.
    """

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=".env", env_ignore_empty=True, extra="forbid", frozen=True
    )

    @model_validator(mode="after")
    def _consistent(self) -> "Settings":
        problems: list[str] = []
        problems += app_problems(self)
        if self.app_id and not self.tenant_ids:
            problems.append(f"{PREFIX}APP_ID: needs {PREFIX}TENANT_IDS")
        if not self.app_id and self.host not in LOOPBACK:
            problems.append(f"{PREFIX}HOST: must be a loopback address while {PREFIX}APP_ID is empty (local mode)")
        if self.count_links and self.app_id and not self.address:
            problems.append(f"{PREFIX}COUNT_LINKS: needs {PREFIX}ADDRESS")
        if "azure" in {self.queue, self.blobs}:
            problems += storage_problems(self)
        if self.store == "cosmos":
            problems += cosmos_problems(self)
        problems += meaning_problems(self)
        problems += graph_problems(self)
        problems += webhook_problems(self)
        problems += seal_problems(self)
        problems += telemetry_problems(self)
        problems += misplaced_paths(self, files())
        if problems:
            raise ValueError("\n".join(problems))
        return self


def files() -> Sequence[str]:
    """The settings that name a file; what such a file lacks or holds is said by the name of its variable."""
    return [name for name in Settings.model_fields if name.endswith("_file")]


def load_settings(**overrides: object) -> Settings:
    """Environment, .env and `overrides` (None means not given). Raises BadSettings."""
    given = {name: value for name, value in overrides.items() if value is not None}
    lines = unknown_settings(Settings.model_fields)
    try:
        settings = Settings(**given)  # pyright: ignore[reportArgumentType]
    except ValidationError as error:
        for problem in error.errors():
            lines += wrong_setting(problem["loc"], problem["type"], problem["msg"], Settings.model_fields)
        settings = None
    except (OSError, UnicodeDecodeError) as error:
        reason = "is no UTF-8 text" if isinstance(error, UnicodeDecodeError) else error.strerror
        lines.append(f"  - .env: {reason}")
        settings = None
    if settings is None or lines:
        raise BadSettings("Bode cannot start with these settings:\n" + "\n".join(lines))
    return settings
