"""The demo organisation's documents as a site of its tenant would hold them, with who may read each folder there."""

from pathlib import Path, PurePosixPath

from bot.content.readers import FILE, folders_of
from bot.people.organisation_file import OrganisationFile
from bot.people.principals import parse_principal
from tests.peers import graph_grants
from tests.peers.graph_directory import DirectoryPart
from tests.peers.graph_drives import Drives
from tests.peers.graph_grants import Grant
from tests.peers.graph_sites import Drive

SITE, LIBRARY = "sites/personeel", "Gedeelde documenten"


def fill(drives: Drives, people: DirectoryPart, file: OrganisationFile, documents: Path) -> Drive:
    """Whatever its readers.toml lets others read than its folder has permissions of its own; nobody reads the rest."""
    grants = _Grants(people, file)
    drive = drives.library(drives.site(SITE, host="veldermonde.sharepoint.com"), LIBRARY)
    drives.permit(drive, drive.root.id)
    folders, ids = folders_of(documents), {PurePosixPath(): drive.root.id}
    for path in sorted(documents.rglob("*")):
        place = PurePosixPath(path.relative_to(documents).as_posix())
        if path.name == FILE:
            continue
        content = None if path.is_dir() else path.read_bytes()
        ids[place] = drives.create(drive, place.name, content, ids[place.parent])
        readers = folders.readers(place)
        if readers != folders.readers(place.parent):
            drives.permit(drive, ids[place], *grants.of(readers))
    return drive


class _Grants:
    """What SharePoint calls the readers of the demo: schools and roles are groups there."""

    def __init__(self, people: DirectoryPart, file: OrganisationFile) -> None:
        self._people = people
        self._file = file
        self._groups = {group.id: group.name["nl"] for group in file.groups}
        self._made: dict[str, str] = {}

    def of(self, readers: frozenset[str]) -> list[Grant]:
        return [self._one(reader) for reader in sorted(readers)]

    def _one(self, reader: str) -> Grant:
        principal = parse_principal(reader)
        match principal.kind:
            case "everyone":
                return graph_grants.all_staff(self._file.organisation.tenant)
            case "person":
                return graph_grants.user(principal.value)
            case "group":
                return graph_grants.group(self._people.id_of(self._groups[principal.value]))
            case _:
                return graph_grants.group(self._group_of(reader))

    def _group_of(self, principal: str) -> str:
        if principal not in self._made:
            members = [person.id for person in self._file.people if principal in person.principals]
            self._made[principal] = self._people.group(f"Iedereen van {principal}", *members)
        return self._made[principal]
