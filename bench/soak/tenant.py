"""The tenant of the day, on a strict peer of Graph, in a process of its own: `python -m bench.soak.tenant PEOPLE`.

Its people have the ids of bench.people: person 0 writes to everybody, the first of each school leads it. Prints its
address, and for every line that it reads one line of JSON, with what it was asked since. The lines: `change` (five
people and three documents), `expired` (the next requests are told that their token is), `throttled`, `` (nothing).
"""

import asyncio
import json
import sys

from aiohttp import web

from bench.people import person_id
from tests.peers.graph import GraphPeer
from tests.peers.graph_directory import DirectoryPart
from tests.peers.graph_drives import Drives
from tests.peers.graph_lists import Lists
from tests.peers.graph_mailboxes import OFF, MailboxesPart
from tests.peers.graph_pages import Pages
from tests.peers.graph_sites import Drive

SCHOOLS = 50
DOCUMENTS = 300
LIBRARY = "sharepoint:https://school.sharepoint.com/sites/personeel#Gedeelde documenten"
GRANTED = {"User.Read.All", "GroupMember.Read.All", "MailboxSettings.Read", "Sites.Selected"}
PAGE = 200
EXPIRED = 6
"""Requests that are told so."""
THROTTLED = (2.0, 1.0, 1.0)
"""How long each of the next requests is to wait."""
SUBJECTS = ("fietsvergoeding", "klasuitstap", "brandweerbezoek", "leermiddelen", "toezichten", "zwemles")
"""What the documents are about; people ask for these."""


def school_of(number: int) -> str:
    return f"s{number % SCHOOLS}"


def is_head(number: int) -> bool:
    """The author of the day is the head of the first school as well."""
    return number < SCHOOLS


def mapping() -> str:
    """The text of the mapping file."""
    lines = ["[organisation]", 'name = "Bench"', "", "[staff]", 'attributes = {employeeType = ["Personeel"]}']
    for school in range(SCHOOLS):
        lines += ["", "[[schools]]", f'id = "s{school}"', f'name = "School {school}"']
        lines += [f'attributes = {{officeLocation = ["School {school}"]}}']
    for role, job in (("headmaster", "Directeur*"), ("teacher", "Leerkracht*"), ("communication", "*communicatie*")):
        lines += ["", "[[roles]]", f'role = "{role}"', f'attributes = {{jobTitle = ["{job}"]}}']
    return "\n".join(lines) + "\n"


def libraries() -> str:
    """The text of the file of libraries."""
    return f'[[libraries]]\nname = "Personeelsgids"\nplace = "{LIBRARY}"\nreaders = ["everyone"]\nevery = "30 s"\n'


def people_of(part: DirectoryPart, people: int) -> None:
    part.ids |= {f"Persoon {number}": person_id(number) for number in range(people)}
    for number in range(people):
        job = "Directeur en communicatie" if number == 0 else "Directeur" if is_head(number) else "Leerkracht"
        part.add(
            f"Persoon {number}",
            officeLocation=f"School {number % SCHOOLS}",
            jobTitle=job,
            employeeType="Personeel",
            preferredLanguage="nl-BE",
            mail=f"persoon.{number}@school.example",
            businessPhones=["+32 9 123 45 67"],
            manager=f"Persoon {number % SCHOOLS}" if number >= SCHOOLS else None,
        )


def text_of(number: int, edition: int = 1) -> bytes:
    subject = SUBJECTS[number % len(SUBJECTS)]
    said = f"# Afspraken over {subject}, deel {number}\n\nVoor {subject} geldt in deel {number} het bedrag van"
    return f"{said} {edition} euro per dag, na akkoord van de directie en voor het einde van de maand.\n".encode()


def documents_of(drives: Drives, drive: Drive) -> list[str]:
    folders = [drives.create(drive, f"Map {one}") for one in range(10)]
    return [
        drives.create(drive, f"Afspraken {number}.md", text_of(number), folders[number % len(folders)])
        for number in range(DOCUMENTS)
    ]


def change(part: DirectoryPart, drives: Drives, drive: Drive, documents: list[str], turn: int) -> None:
    """What a morning brings. Nobody leaves: who is counted on stays countable."""
    for number in range(5):
        part.change(f"Persoon {SCHOOLS + turn * 5 + number}", businessPhones=[f"+32 9 {turn:03} {number}"])
    part.add(
        f"Nieuw {turn}", officeLocation=f"School {turn % SCHOOLS}", jobTitle="Leerkracht", employeeType="Personeel"
    )
    for number in range(turn * 2, turn * 2 + 2):
        drives.edit(drive, documents[number % len(documents)], text_of(number, turn + 1))
    drives.create(drive, f"Nieuw {turn}.md", text_of(DOCUMENTS + turn))


async def _expired(_: web.Request) -> web.StreamResponse:
    told = {"code": "InvalidAuthenticationToken", "message": "Lifetime validation failed, the token is expired."}
    return web.json_response({"error": told}, status=401)


async def serve(people: int) -> None:
    part, drives = DirectoryPart(page=PAGE, pieces=100), Drives()
    people_of(part, people)
    drive = drives.library(drives.site("sites/personeel"), "Gedeelde documenten")
    documents = documents_of(drives, drive)
    mailboxes = MailboxesPart(dict.fromkeys(map(person_id, range(people)), OFF))
    peer = GraphPeer([part, drives, Pages(drives), Lists(drives), mailboxes], granted=GRANTED)
    async with peer.running():
        part.root = lambda: peer.url
        drives.root = peer.root
        print(peer.url, flush=True)
        turn = 0
        while line := await asyncio.to_thread(sys.stdin.readline):
            match line.strip():
                case "change":
                    change(part, drives, drive, documents, turn := turn + 1)
                case "expired":
                    peer.faults.extend([_expired] * EXPIRED)
                case "throttled":
                    peer.throttle(*THROTTLED)
                case _:
                    pass
            told = {"asked": len(peer.log), "unknown": peer.unknown, "faults": len(peer.faults)}
            print(json.dumps(told), flush=True)
            peer.log.clear()


def main() -> None:
    asyncio.run(serve(int(sys.argv[1])))


if __name__ == "__main__":
    main()
