"""A tenant of 10,000 people on a strict peer of Graph, in a process of its own: `python -m bench.tenant_peer`.

Prints its address, and then, for every line that it reads, changes five people and prints how often it was asked.
"""

import asyncio
import json
import random
import sys

from tests.peers.graph import GraphPeer
from tests.peers.graph_directory import DirectoryPart, guid

PEOPLE, GROUPS, SCHOOLS, DEPTH = 10_000, 400, 150, 4
PAGE = 200
"""Entries of a page; Graph gives between 100 and 200 of its own accord, and a large group in pieces."""


def filled() -> DirectoryPart:
    """Each person is of a school by their office, and in three groups; each group stands in another, four deep."""
    part, chance = DirectoryPart(page=PAGE, pieces=100), random.Random(7)
    for number in range(PEOPLE):
        part.add(
            f"Persoon {number}",
            officeLocation=f"School {number % SCHOOLS}",
            department=f"Dienst {number % 40}",
            companyName="Stedelijk Onderwijs",
            jobTitle="Directeur" if number < SCHOOLS else "Leerkracht",
            employeeType="Personeel",
            preferredLanguage=None,
            mail=f"persoon.{number}@school.example",
            userPrincipalName=f"persoon.{number}@school.example",
            businessPhones=["+32 9 123 45 67"],
            onPremisesExtensionAttributes={f"extensionAttribute{one}": None for one in range(1, 16)},
            manager=f"Persoon {number % SCHOOLS}" if number >= SCHOOLS else None,
        )
    members: list[list[str]] = [[] for _ in range(GROUPS)]
    for number in range(PEOPLE):
        for group in chance.sample(range(GROUPS), 3):
            members[group].append(f"Persoon {number}")
    for number, names in enumerate(members):
        part.group(f"Groep {number}", *names, owners=names[:2])
    for number in range(GROUPS):
        if number % DEPTH:
            part.nest(f"Groep {number - 1}", f"Groep {number}")
    return part


def change(part: DirectoryPart, turn: int) -> None:
    """Five of them, of the kinds that a day brings."""
    at = turn * 5
    part.change(f"Persoon {at + 200}", businessPhones=[f"+32 9 {turn:03}"])
    part.change(f"Persoon {at + 201}", officeLocation=f"School {turn % SCHOOLS}")
    part.manage(f"Persoon {at + 202}", f"Persoon {turn % SCHOOLS}")
    part.remove(f"Persoon {at + 203}")
    part.add(f"Nieuw {turn}", officeLocation=f"School {turn % SCHOOLS}", jobTitle="Leerkracht")


async def serve() -> None:
    part = filled()
    peer = GraphPeer([part], granted={"User.Read.All", "GroupMember.Read.All"})
    async with peer.running():
        part.root = lambda: peer.url
        print(peer.url, flush=True)
        turn = 0
        while await asyncio.to_thread(sys.stdin.readline):
            change(part, turn := turn + 1)
            print(json.dumps({"asked": len(peer.log), "one": guid(f"Nieuw {turn}")}), flush=True)
            peer.log.clear()


if __name__ == "__main__":
    asyncio.run(serve())
