"""Which organisations the settings name, and where the files of each stand."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.configuration.part import Place
from bot.configuration.parts import PARTS
from bot.errors import OperatorError
from bot.people.directory import Limits
from bot.people.organisations import OrganisationRule, limits_of, load_organisations
from bot.settings import Settings
from bot.store.partitions import DEFAULT_ORGANISATION
from bot.toml_files import BadFiles
from bot.variables import variable


def own_limits(settings: Settings) -> Limits:
    """Who is of the organisation that commands work for. Raises NoSuchOrganisation."""
    limits = limits_of_all(organisations_of(settings))
    if settings.organisation not in limits:
        raise NoSuchOrganisation(settings.organisation)
    return limits[settings.organisation]


def organisations_of(settings: Settings) -> Sequence[OrganisationRule]:
    """In the order in which they are tried; all data is of the first that was written before there could be several.
    Raises BadFiles."""
    try:
        return load_organisations(settings.organisations_file)
    except BadFiles as bad:
        raise bad.named_by(variable("organisations_file")) from None


def limits_of_all(rules: Sequence[OrganisationRule]) -> Mapping[str, Limits]:
    return {rule.id: limits_of(rule, rules) for rule in rules}


class NoSuchOrganisation(OperatorError):
    """A setting names an organisation that the file of organisations does not have."""

    def __init__(self, organisation: str) -> None:
        super().__init__(f"BODE_ORGANISATION: no organisation {organisation!r} stands in BODE_ORGANISATIONS_FILE")


def own_folder(settings: Settings, organisation: str) -> Path:
    """Where an organisation keeps its index and its files."""
    return settings.data_dir if organisation == DEFAULT_ORGANISATION else settings.data_dir / organisation


def places(settings: Settings, organisation: str) -> Mapping[str, Place]:
    """Where the files of each part of the configuration stand, by its name."""
    named = settings.model_fields_set
    forms = Place(settings.forms_dir, variable("forms_dir") if "forms_dir" in named else "", is_folder=True)
    return {"forms": forms} | {
        name: _place(settings, f"{name}_file", own_folder(settings, organisation) / f"{name}.toml")
        for name in PARTS
        if name != "forms"
    }


def _place(settings: Settings, setting: str, usual: Path) -> Place:
    path: Path | None = getattr(settings, setting)
    return Place(path, variable(setting)) if path else Place(usual)
