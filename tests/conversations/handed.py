"""A form whose approved requests human resources carry out: Nadia and Lieve, who is also on call."""

import shutil
from pathlib import Path

from dialogs.form import FORMS_FOLDER
from tests.conversations.school import School

REFERENCE = "SLT-2026-00001"
KEY = """
id = "keys"
version = 1
prefix = "SLT"
title = { nl = "Sleutels", fr = "Clés", en = "Keys" }
description = { nl = "Een sleutel.", fr = "Une clé.", en = "A key." }
keywords = { nl = ["sleutels"], fr = ["clés"], en = ["keys"] }

[handling]
team = ["group:hr"]
urgent = "door == 'front'"
on_call = ["role:headmaster"]

[route]
approvers = ["manager"]
otherwise = ["group:hr"]

[[steps]]
id = "all"
title = { nl = "Alles", fr = "Tout", en = "All" }

[[steps.fields]]
id = "door"
kind = "choice"
label = { nl = "Deur", fr = "Porte", en = "Door" }
options = [
  { value = "front", label = { nl = "Voordeur", fr = "Avant", en = "Front" } },
  { value = "back", label = { nl = "Achterdeur", fr = "Arrière", en = "Back" } },
]
"""
BY_RULE = KEY.replace('approvers = ["manager"]\notherwise = ["group:hr"]', "approved = true")

MET = KEY.replace('on_call = ["role:headmaster"]', 'on_call = ["role:headmaster"]\nagenda = ["group:directies"]')
"""The same, about which the headmasters meet: human resources make their agendas."""


def write_keys(folder: Path, text: str = KEY) -> None:
    (folder / "keys.toml").write_text(text, encoding="utf-8")


async def asks_key(school: School, door: str = "back", who: str = "ana") -> None:
    """Handed in, and approved by the headmaster where the form has one decide."""
    asker = school.people[who]
    await asker.says("sleutels")
    await asker.fills(door=door).clicks("Volgende")
    await asker.clicks("Indienen")
    await school.jobs()


async def key_approved(school: School, door: str = "back") -> None:
    await school.everybody_installs()
    await asks_key(school, door)
    await school.ben.clicks("Goedkeuren")
    await school.jobs()


async def gather(school: School) -> None:
    """An agenda of two, up to a decision on each."""
    nadia = school.nadia
    await key_approved(school)
    await asks_key(school, "front", "emma")
    await school.ben.clicks("Goedkeuren")
    await school.jobs()
    await nadia.says("wachtrij")
    await nadia.clicks("Agenda’s: Sleutels", on=nadia.newest)
    await nadia.fills(day="2026-12-10").clicks("Nieuwe agenda", on=nadia.newest)
    await nadia.fills(notes=",".join(await notes(school))).clicks("Zet op de agenda", on=nadia.newest)
    await nadia.clicks("Lager", on=nadia.newest)
    await nadia.clicks("Van de agenda", on=nadia.newest)
    await nadia.fills(notes=",".join(await notes(school))).clicks("Zet op de agenda", on=nadia.newest)
    await nadia.clicks("Verstuur naar 3 leden", on=nadia.newest)
    await school.jobs()
    for outcome in ("approved", "postponed"):
        await nadia.clicks("Beslissing invoeren", on=nadia.newest)
        await nadia.fills(outcome=outcome, text="Zo is het.").clicks("Bewaar de beslissing", on=nadia.newest)
        await school.jobs()
    await nadia.clicks("Agenda’s", on=nadia.newest)
    await nadia.clicks("Openen", on=nadia.newest)


async def notes(school: School) -> list[str]:
    found = [item.value async for item in school.house.records.requests.stream()]
    return [one.id for one in found if one.form == "keys"]


async def carry_out(school: School) -> None:
    ana, nadia, lieve = school.ana, school.nadia, school.lieve
    await key_approved(school)
    await nadia.says("wachtrij")
    await nadia.clicks("Openen", on=nadia.newest)
    await nadia.fills(to=lieve.id).clicks("Geef dit door")
    await school.jobs()
    await lieve.clicks("Terug in de wachtrij")
    await lieve.clicks("Ik neem dit op")
    await school.jobs()
    await lieve.fills(question="Welke verdieping?").clicks("Vraag versturen")
    await school.jobs()
    await ana.fills(answer="De eerste.").clicks("Antwoord versturen")
    await school.jobs()
    await lieve.fills(word="Ze ligt klaar.").clicks("Meld dit klaar")
    await lieve.fills(reopen="Ze was weg.").clicks("Zet dit terug op “niet klaar”")
    await school.jobs()
    await lieve.fills(word="Nu wel.").clicks("Meld dit klaar")
    await lieve.says("rapport sleutels")
    await lieve.clicks("Als bestand")
    await school.jobs()


def write_certificate(folder: Path) -> None:
    shutil.copy(FORMS_FOLDER / "certificate.toml", folder)


async def certify(school: School) -> None:
    """An employment certificate, which Bode makes once Nadia filled it in."""
    await school.everybody_installs()
    await school.ana.says("werkgeversattest")
    await school.ana.fills(kind="employment", written_in="nl").clicks("Volgende")
    await school.ana.clicks("Indienen")
    await school.jobs()
    await school.nadia.says("wachtrij")
    await school.nadia.clicks("Openen", on=school.nadia.newest)
    await school.nadia.fills(blank_since="1 september 2019", blank_assignment="24/24").clicks("Meld dit klaar")
    await school.jobs()
    await school.ana.clicks("Bezorg me het document")
    await school.jobs()
