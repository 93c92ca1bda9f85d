"""The demo organisation's documents as a site of its tenant would hold them, with who may read each folder there."""

from pathlib import Path, PurePosixPath

from bot.content.readers import FILE, folders_of
from bot.people.organisation_file import OrganisationFile
from bot.people.principals import parse_principal
from tests.peers import graph_grants
from tests.peers.graph_directory import DirectoryPart
from tests.peers.graph_drives import Drives
from tests.peers.graph_grants import Grant
from tests.peers.graph_lists import Lists
from tests.peers.graph_pages import Pages, canvas, text
from tests.peers.graph_sites import Drive, Site, SiteList

SITE, LIBRARY, THINGS = "sites/personeel", "Gedeelde documenten", "Uitleendienst"


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


def fill_pages(pages: Pages, site: Site) -> tuple[Drive, str]:
    """One page of news, published; its library and its id there."""
    drive = pages.library(site)
    said = (
        "<h2>Wat er verandert</h2><p>Van 21 december tot en met 23 december vernieuwt de ICT-dienst de wifi in alle "
        "scholen. In die dagen is er geen wifi in de gebouwen.</p>"
        "<h2>Wat je moet doen</h2><p>Meld je vanaf 4 januari één keer opnieuw aan op het netwerk Veldermonde-Staf, "
        "met je schoolaccount.</p>"
    )
    return drive, pages.create(drive, "Wifiwerken.aspx", "Wifiwerken in de kerstvakantie", canvas([[text(said)]]))


def fill_list(lists: Lists, site: Site) -> SiteList:
    """What can be borrowed, each with where it stands."""
    made = lists.create(site, THINGS, *({"name": one, "displayName": one, "text": {}} for one in ("Waar", "Hoelang")))
    lists.add(made, Title="Mobiele geluidsinstallatie", Waar="Magazijn van de centrale diensten", Hoelang="3 dagen")
    lists.add(made, Title="Feesttent van 6 op 12 meter", Waar="Magazijn van de centrale diensten", Hoelang="een week")
    lists.add(made, Title="Verkeerspark met 20 fietsen", Waar="Basisschool De Linde", Hoelang="2 weken")
    return made


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
