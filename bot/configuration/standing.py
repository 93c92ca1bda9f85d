"""Says which version of the configuration counts in this instance, since when, and what a check found wrong."""

from bot.configuration.configuration import Configuration
from bot.configuration.stands import ConfigurationStands, PartStands
from bot.configuration.version import Version
from bot.configuration.versions import VersionUnreadable, version
from bot.store.records import Records


async def standing(records: Records, configuration: Configuration) -> ConfigurationStands:
    """By one read, of the version."""
    published = await _version(records, configuration.version)
    at = published.at if published else None
    parts = [
        PartStands(
            one.part.name,
            sorted(one.digests),
            one.is_published,
            at if one.is_published and not configuration.refused else one.files_since,
            one.problems,
        )
        for one in configuration.parts
    ]
    refused = configuration.refused.problems if configuration.refused else ()
    return ConfigurationStands(configuration.version, at, parts, refused)


async def _version(records: Records, number: int) -> Version | None:
    """None where it cannot be read: why stands in what was refused."""
    try:
        found = await version(records, number) if number else None
    except VersionUnreadable:
        return None
    return found.value if found else None
