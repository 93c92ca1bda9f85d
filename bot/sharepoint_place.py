"""Reads where something of SharePoint stands: sharepoint:ADDRESS OF THE SITE#NAME OF A LIBRARY, #pages, #list:NAME."""

import unicodedata
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

SHAREPOINT = "sharepoint:"
PAGES = "pages"
"""Behind the #, in small letters: the pages of the site, and no library of that name."""
LIST = "list:"
"""Behind the #, before the name of a list."""
EXAMPLE = "sharepoint:https://school.sharepoint.com/sites/personeel#Gedeelde documenten"


def states_below(organisation: str, library: str) -> str:
    """How the names of the blobs begin in which a library (by its id) is remembered between two rounds."""
    return f"sharepoint/{organisation}/{library}/"


@dataclass(frozen=True, slots=True)
class SharePointPlace:
    """`host` and `path` (without slashes around it, not quoted) are the site's; `library` is its name as SharePoint
    shows it, "" for the site's first one; or PAGES; or LIST and the name of a list."""

    host: str
    path: str
    library: str

    @property
    def site(self) -> str:
        return f"https://{self.host}/{self.path}".rstrip("/")

    @property
    def is_pages(self) -> bool:
        return self.library == PAGES

    @property
    def list_name(self) -> str:
        """The name of a list as SharePoint shows it, "" where it is none."""
        return self.library.removeprefix(LIST).strip() if self.library.startswith(LIST) else ""

    @property
    def called(self) -> str:
        """Unless somebody names it otherwise."""
        own = "" if self.is_pages else self.list_name or self.library
        return own or self.path.rpartition("/")[2] or self.host


def place_of(text: str) -> SharePointPlace | None:
    """None for what is no such place. Of a name every character counts as it is; only the address is quoted, where it
    is at all."""
    if not text.startswith(SHAREPOINT):
        return None
    address, _, name = text.removeprefix(SHAREPOINT).partition("#")
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    path = unicodedata.normalize("NFC", unquote(parts.path).strip("/"))
    sound = parts.scheme == "https" and parts.hostname and not (parts.query or parts.username or parts.port)
    if not sound or not address.isprintable() or not name.isprintable() or name.strip() == LIST:
        return None
    return SharePointPlace(parts.hostname or "", path, unicodedata.normalize("NFC", name.strip()))
