"""A form that asks for files, and the files that people send for it."""

from pathlib import Path

from bot.channel.file_messages import SentFile
from tests.conversations.school import School
from tests.conversations.stage import Colleague
from tests.dialogs.making import HEAD, TEXTS, a_field, a_step

OUTING = (
    HEAD.replace(TEXTS, '{nl = "Uitstap", fr = "Sortie", en = "Outing"}')
    + a_step("where", a_field("place", "text"))
    + a_step("papers", a_field("papers", "attachment", "most = 2", "largest = 1", 'kinds = ["pdf", "png"]'))
)
PDF = b"%PDF-1.7\n" + bytes(5000)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(5000)


def write_outing(folder: Path, text: str = OUTING) -> None:
    (folder / "outing.toml").write_text(text, encoding="utf-8")


def write_walk(folder: Path) -> None:
    """Another form that asks for files."""
    text = OUTING.replace('"outing"', '"walk"').replace('"UIT"', '"WAN"').replace("Uitstap", "Wandeling")
    text = text.replace("uitstap", "wandeling").replace("sortie", "balade").replace('en = ["outing"]', 'en = ["walk"]')
    (folder / "walk.toml").write_text(text, encoding="utf-8")


def a_file(school: School, name: str, content: bytes = PDF) -> SentFile:
    """It stands where Teams lets its sender's files be taken from."""
    place = f"https://school-my.sharepoint.com/download/{len(school.recorder.drive)}"
    school.recorder.drive[place] = content
    return SentFile(name, name.rpartition(".")[2], place)


async def sends(school: School, person: Colleague, name: str, content: bytes = PDF) -> None:
    await person.sends_a_file("", a_file(school, name, content))
    await school.jobs()


async def at_the_papers(person: Colleague, place: str = "Zoo") -> None:
    """A draft that stands where it asks for files."""
    await person.says("uitstap")
    await person.fills(place=place).clicks("Volgende")


async def kept(school: School) -> list[bytes]:
    """Every file in the blobs."""
    names = [blob.name async for blob in school.house.blobs.list("attachments/")]
    return [b"".join([chunk async for chunk in school.house.blobs.read(name)]) for name in names]


async def send_files(school: School) -> None:
    """Two drafts ask for one: it moves to the other, is taken out, and another is opened by who decides."""
    ana, ben = school.ana, school.ben
    await school.everybody_installs()
    await at_the_papers(ana)
    await ana.says("wandeling")
    await ana.fills(place="Bos").clicks("Volgende")
    await sends(school, ana, "attest.pdf")
    await ana.clicks("Hoort bij Uitstap")
    await school.jobs()
    await ana.clicks("Verdergaan")
    await ana.clicks("Verwijderen")
    await school.jobs()
    await sends(school, ana, "brief.pdf")
    await ana.clicks("Volgende")
    await ana.clicks("Indienen")
    await school.jobs()
    await ben.clicks("Bestand openen")
