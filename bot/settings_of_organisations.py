"""The settings of each of several organisations: what is said for it alone, and what counts for all of them."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import PrivateAttr, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource

from bot.settings import BadSettings, Settings, files
from bot.settings_problems import no_such, wrong_setting
from bot.settings_read import own_variable
from bot.variables import PREFIX

_PROOFS = frozenset({"app_secret", "app_certificate_file", "app_federated_identity", "managed_identity"})
_OF_THE_APP = frozenset({"app_secret", "app_secret_ends", "app_certificate_file", "managed_identity"})
"""What is another's with another app; a managed identity can be trusted by several."""

OF_THE_CHOSEN = (frozenset(files()) - {"organisations_file", "app_certificate_file"}) | {
    *{"forms_dir", "graph_tenant", "graph_app_id", "graph_url", "graph_units", "graph_directory_minutes"},
    *{"catalogue_app_id", "webhooks", "seal_password", "proof_registrar"},
}
"""Said for all, they are of BODE_ORGANISATION alone, else of the first in the file: its people, its words, its tenant,
whom it tells."""

INHERITED = frozenset(
    {
        *{"app_id", *_PROOFS, "app_secret_ends", "tenant_ids", "address", "link_hosts", "binding_language"},
        *{"count_links", "read_receipts", "mandates_when_away", "install_again_days"},
    }
)
"""Said for all, they count for every organisation that does not say its own."""

OF_ONE = OF_THE_CHOSEN | INHERITED
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
    chosen = of_all.organisation if of_all.organisation in organisations else organisations[0]
    found: dict[str, Settings] = {}
    for organisation in organisations:
        own = of_all.said_for(organisation)
        if organisation == of_all.organisation and not own:
            found[organisation] = of_all
        elif wrong := _unknown(organisation, own) or _beside_local(of_all, organisation, own):
            lines += wrong
        else:
            try:
                values = _values(of_all, own, whole=organisation == chosen)
                found[organisation] = OwnSettings.made(of_all, {**values, "organisation": organisation})
            except ValidationError as error:
                lines += _problems(organisation, own, error)
    if lines:
        raise BadSettings("Bode cannot start with these settings:\n" + "\n".join(lines))
    return found


def _values(settings: Settings, own: Mapping[str, str], *, whole: bool) -> dict[str, Any]:
    """`whole`: what is said for all is this organisation's."""
    without: frozenset[str] = frozenset() if whole else OF_THE_CHOSEN
    if "app_id" in own:
        without |= _OF_THE_APP
    if not _PROOFS.isdisjoint(own):
        without |= _PROOFS | {"app_secret_ends"}
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
