"""The settings of each of several organisations: what is said for it alone, and what counts for all of them."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import PrivateAttr, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource

from bot.settings import BadSettings, Settings, files
from bot.settings_problems import no_such, wrong_setting
from bot.settings_read import own_variable
from bot.variables import PREFIX

_PROOFS = frozenset(
    {"app_secret", "app_secret_ends", "app_certificate_file", "app_federated_identity", "managed_identity"}
)
_OF_THE_APP = _PROOFS | {"tenant_ids"}
"""What is another's with another app: whose tokens it takes, and what it proves itself with. An identity too: an app of
another tenant cannot trust it (AADSTS700236)."""

NEVER_SHARED = (frozenset(files()) - {"organisations_file", "app_certificate_file"}) | {
    *{"forms_dir", "graph_tenant", "graph_app_id", "graph_url", "graph_units", "graph_directory_minutes"},
    *{"catalogue_app_id", "webhooks", "seal_password", "proof_registrar"},
}
"""One organisation's people, words, tenant and whom it tells: where there are several, each is said for one."""

INHERITED = frozenset(
    {
        *{"app_id", *_OF_THE_APP, "address", "link_hosts", "binding_language"},
        *{"count_links", "read_receipts", "mandates_when_away", "install_again_days", "privacy_contact"},
    }
)
"""Said for all, they count for every organisation that does not say its own."""

OF_ONE = NEVER_SHARED | INHERITED
"""What can be said for one organisation; everything else is of the installation."""


class OwnSettings(Settings):
    """Of one organisation; made from values alone, since what the environment says was looked at before."""

    _of_all: Settings | None = PrivateAttr(None)

    @property
    def of_all(self) -> Settings:
        """What they were made from."""
        return self._of_all or self

    @classmethod
    def made(cls, of_all: Settings, values: Mapping[str, Any]) -> "OwnSettings":
        """Raises ValidationError."""
        own = cls(**values)
        own._of_all = of_all
        return own

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return (init_settings,)


def own_settings(settings: Settings, organisations: Sequence[str]) -> Mapping[str, Settings]:
    """Those of each, from those of all or of any one. Raises BadSettings, which names every mistake of every
    organisation."""
    of_all = settings.of_all if isinstance(settings, OwnSettings) else settings
    lines = [
        f"  - {name}: there is no such organisation in {PREFIX}ORGANISATIONS_FILE"
        for name in of_all.said_for_nobody(organisations)
    ]
    if len(organisations) > 1:
        lines += [_whose(name, organisations) for name in sorted(of_all.model_fields_set & NEVER_SHARED)]
    found: dict[str, Settings] = {}
    for organisation in organisations:
        own = of_all.said_for(organisation)
        if organisation == of_all.organisation and not own:
            found[organisation] = of_all
        elif wrong := _unknown(organisation, own) or _beside_local(of_all, organisation, own):
            lines += wrong
        else:
            try:
                values = _values(of_all, own)
                found[organisation] = OwnSettings.made(of_all, {**values, "organisation": organisation})
            except ValidationError as error:
                lines += _problems(organisation, own, error)
    if lines:
        raise BadSettings("Bode cannot start with these settings:\n" + "\n".join(lines))
    return found


def _whose(name: str, organisations: Sequence[str]) -> str:
    each = " or ".join(own_variable(one, name) for one in organisations[:2])
    return f"  - {PREFIX}{name.upper()}: is of one organisation, and there are several: say {each}"


def _values(settings: Settings, own: Mapping[str, str]) -> dict[str, Any]:
    without = frozenset[str]()
    if "app_id" in own:
        without |= _OF_THE_APP
    if not _PROOFS.isdisjoint(own):
        without |= _PROOFS
    return {name: getattr(settings, name) for name in settings.model_fields_set if name not in without} | dict(own)


def _unknown(organisation: str, own: Mapping[str, str]) -> list[str]:
    lines: list[str] = []
    known = [own_variable(organisation, name) for name in sorted(OF_ONE)]
    for name in sorted(own.keys() - OF_ONE):
        variable = own_variable(organisation, name)
        if name in Settings.model_fields:
            lines.append(f"  - {variable}: is of the whole installation: say {PREFIX}{name.upper()}")
        else:
            lines.append(no_such(variable, known))
    return lines


def _beside_local(settings: Settings, organisation: str, own: Mapping[str, str]) -> list[str]:
    """In local mode nobody is asked for a token: no app that has one stands beside it."""
    if "app_id" not in own or settings.app_id:
        return []
    return [f"  - {own_variable(organisation, 'app_id')}: needs {PREFIX}APP_ID, without which Bode is in local mode"]


def _problems(organisation: str, own: Mapping[str, str], error: ValidationError) -> list[str]:
    """Each by the variable that says it; what is wrong with several together is said with whose they are."""
    lines: list[str] = []
    for problem in error.errors():
        for said in wrong_setting(problem["loc"], problem["type"], problem["msg"], Settings.model_fields):
            line = said
            for name in own:
                line = line.replace(f"{PREFIX}{name.upper()}:", f"{own_variable(organisation, name)}:")
            lines.append(line if line != said else f"{said} (organisation {organisation})")
    return lines
