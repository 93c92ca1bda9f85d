"""What an operator reads of a library of SharePoint: what it lacks, what it cost, and what is wrong with its place."""

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli.operating import Operator, in_a_thread
from tests.cli.test_libraries import SCHOOL
from tests.graph.tenant_rig import TENANT
from tests.peers import graph_grants as give
from tests.peers.graph import GraphPeer
from tests.peers.graph_drives import Drives
from tests.peers.graph_lists import Lists
from tests.peers.graph_pages import Pages, canvas, text
from tests.peers.graph_sites import Drive

PLACE = "sharepoint:https://school.sharepoint.com/sites/'t Kompas#Wie & wat #1"
LISTED = f"""[[libraries]]
name = "Kompas"
place = "{PLACE}"
permissions = "items"
site_groups = {{ "Bezoekers" = ["everyone"], "Gasten" = ["group:hr"] }}

[[libraries]]
name = "Weg"
place = "sharepoint:https://school.sharepoint.com/sites/'t Kompas#Weg"
"""


SITE = "sharepoint:https://school.sharepoint.com/sites/'t Kompas"
NO_LIBRARIES = f"""[[libraries]]
name = "Intranet"
place = "{SITE}#pages"
readers = ["everyone"]

[[libraries]]
name = "Opleidingen"
place = "{SITE}#list:Opleidingen"
readers = ["everyone"]
shown = ["Prijs"]

[[libraries]]
name = "Weg"
place = "{SITE}#list:Weg"
"""


@dataclass
class Played:
    operator: Operator
    drives: Drives
    drive: Drive
    pages: Pages
    lists: Lists


@pytest.fixture
def played(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Generator[Played]:
    drives = Drives()
    drive = drives.library(drives.site("sites/'t Kompas"), "Wie & wat #1")
    pages, lists = Pages(drives), Lists(drives)
    with in_a_thread(GraphPeer([drives, pages, lists], granted={"Sites.Selected"})) as peer:
        drives.root = peer.root
        monkeypatch.setenv("BODE_GRAPH_TENANT", TENANT)
        monkeypatch.setenv("BODE_GRAPH_URL", peer.url)
        monkeypatch.chdir(tmp_path)
        operator = Operator(tmp_path / "data")
        operator.types("load", SCHOOL)
        yield Played(operator, drives, drive, pages, lists)


@pytest.mark.slow
def test_a_library_is_indexed_as_the_file_says_and_its_account_is_given(played: Played) -> None:
    (played.operator.data / "libraries.toml").write_text(LISTED, "utf-8")
    played.drives.create(played.drive, "verlof.md", b"# Verlof\n\nVraag het een week vooraf.\n")
    secret = played.drives.create(played.drive, "geheim.md", b"# Geheim\n\nVan niemand.\n")
    played.drives.permit(played.drive, secret, give.link("organization"), give.site_group("9", "Directie"))
    done = played.operator.types("index", PLACE)
    assert done.exit_code == 2
    assert 'Warning: site_groups "gasten": there is nothing of that name.' in done.stderr
    assert "2 indexed (2 passages)" in done.stdout
    assert "Readable by nobody (no readers are given for them):\n  geheim.md" in done.stdout
    listed = played.operator.types("libraries").stdout
    assert f"Kompas\n  {PLACE}\n  2 documents" in listed
    assert "requests, " in listed and "resource units), all of it last on" in listed
    assert "  1 documents that nobody may read" in listed
    assert "  1 documents name a group of the site that nobody said anything of: " in listed and "(Directie)" in listed
    assert "  1 documents name a link for the whole organisation, which counts for nobody" in listed
    assert "Weg' has no library" not in listed and "has no library 'Weg'; there are: 'Wie & wat #1'" in listed
    assert played.operator.types("index", PLACE, "--readers", "everyone").exit_code == 1


@pytest.mark.slow
def test_pages_and_a_list_are_indexed_and_told_as_libraries_are(played: Played) -> None:
    (played.operator.data / "libraries.toml").write_text(NO_LIBRARIES, "utf-8")
    site = played.drives.sites[-1]
    drive = played.pages.library(site)
    played.pages.create(drive, "Verlof.aspx", "Verlof", canvas([[text("<p>Vraag het een week vooraf.</p>")]]))
    new = played.pages.create(drive, "Nieuw.aspx", "Nieuw", canvas([[text("<p>Nog geheim.</p>")]]))
    played.pages.unpublish(drive, new)
    played.lists.add(played.lists.create(site, "Opleidingen"), Title="Reanimatie")
    done = played.operator.types("index", f"{SITE}#pages")
    assert (done.exit_code, "1 indexed (1 passages)" in done.stdout) == (0, True), done.output
    assert "Passed over:\n  Nieuw.aspx: not published" in done.stdout
    done = played.operator.types("index", f"{SITE}#list:Opleidingen")
    assert (done.exit_code, "1 indexed (1 passages)" in done.stdout) == (1, True), done.output
    assert "Could not be read:\n  Opleidingen: Prijs: a column that the libraries file names" in done.stdout
    listed = played.operator.types("libraries").stdout
    for name, behind in (("Intranet", "pages"), ("Opleidingen", "list:Opleidingen")):
        assert f"{name}\n  {SITE}#{behind}\n  1 documents" in listed
    assert "has no list 'Weg'; there are: " in listed and listed.count("resource units), all of it last on") == 2


def test_a_library_that_no_file_names_has_the_readers_that_are_said(played: Played) -> None:
    played.drives.create(played.drive, "verlof.md", b"# Verlof\n\nVraag het een week vooraf.\n")
    done = played.operator.types("index", PLACE, "--readers", "everyone")
    assert (done.exit_code, "1 indexed" in done.stdout) == (0, True)
    assert "Wie & wat #1\n" in played.operator.types("libraries").stdout


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("sharepoint:http://school.sharepoint.com", "is no library of SharePoint; one is sharepoint:https://"),
        ("sharepoint:https://school.sharepoint.com/sites/weg", "there is no site"),
    ],
)
def test_a_place_that_is_wrong_is_named(played: Played, place: str, said: str) -> None:
    done = played.operator.types("index", place)
    assert (done.exit_code, said in done.output) == (1, True)


def test_without_a_tenant_it_says_what_is_missing(played: Played, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BODE_GRAPH_TENANT")
    monkeypatch.delenv("BODE_GRAPH_URL")
    done = played.operator.types("index", PLACE)
    assert (done.exit_code, "it needs BODE_GRAPH_TENANT" in done.output) == (1, True)
