"""Which organisations the settings name, and where the files of each stand."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from bot.configuration.part import Place
from bot.configuration.parts import PARTS
from bot.errors import OperatorError
from bot.people.directory import Limits
from bot.people.organisations import OrganisationRule, limits_of, load_organisations
from bot.settings import Settings
from bot.settings_of_organisations import own_settings
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
    Where they have apps of their own, each names its own. Raises BadFiles, BadSettings."""
    rules = _in_file(settings)
    apps = {name: own.app_id for name, own in own_settings(settings, [rule.id for rule in rules]).items()}
    if len(set(apps.values())) < 2:
        return rules
    return tuple(rule if rule.apps else replace(rule, apps=frozenset({apps[rule.id]})) for rule in rules)


def settings_of_each(settings: Settings) -> Mapping[str, Settings]:
    """By organisation, in the same order. Raises BadFiles, BadSettings."""
    return own_settings(settings, [rule.id for rule in _in_file(settings)])


def chosen_settings(settings: Settings) -> Settings:
    """Of the organisation that commands work for. Raises BadFiles, BadSettings, NoSuchOrganisation."""
    own = settings_of_each(settings)
    if settings.organisation not in own:
        raise NoSuchOrganisation(settings.organisation)
    return own[settings.organisation]


def _in_file(settings: Settings) -> Sequence[OrganisationRule]:
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
    """Where the files of each part of the configuration stand, by its name. Raises BadFiles, BadSettings."""
    own = settings_of_each(settings).get(organisation, settings)
    folder = own_folder(settings, organisation)
    return {"forms": _forms(own, folder, organisation)} | {
        name: _place(own, f"{name}_file", folder / f"{name}.toml") for name in PARTS if name != "forms"
    }


def _forms(settings: Settings, folder: Path, organisation: str) -> Place:
    """Those of its own folder, where it has that one among several, before those that come with Bode."""
    if "forms_dir" in settings.model_fields_set:
        return Place(settings.forms_dir, variable("forms_dir"), is_folder=True)
    own = folder / "forms"
    is_there = organisation != DEFAULT_ORGANISATION and own.is_dir()
    return Place(own if is_there else settings.forms_dir, is_folder=True)


def _place(settings: Settings, setting: str, usual: Path) -> Place:
    path: Path | None = getattr(settings, setting)
    return Place(path, variable(setting)) if path else Place(usual)
