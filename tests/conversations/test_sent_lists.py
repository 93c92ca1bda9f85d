"""A CSV file or a workbook in the personal chat is the audience of the announcement that its sender writes."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from bot.announce.announcement import Announcement
from bot.announce.authority.became import Became
from bot.announce.authority.files import receiving
from bot.announce.authority.files.jobs import JOBS
from bot.announce.authority.files.reading import MOST_BYTES
from bot.announce.authority.files.sent_list import SentList
from bot.announce.authority.named_list import MOST_CHARACTERS
from bot.announce.authority.parts import MOST_PARTS, Put, part_of, put_of
from bot.announce.standing import change_announcement
from bot.channel.base import Throttled
from bot.people.audience import ids_in
from bot.people.principals import Principal
from bot.store.partitions import person_partition
from bot.work.base import Assignment, Work
from bot.work.budget import Budget
from tests.content import office
from tests.conversations.school import UNHURRIED, School
from tests.conversations.sending_lists import on_drive
from tests.conversations.stage import Colleague, buttons_of

LIST = "Naam;E-mail\r\nBen Claes;\r\nFarid Benali;\r\nBen Claes;\r\nNiemand Nergens;\r\n".encode("cp1252")


async def begins(carla: Colleague, title: str = "Sneeuw") -> None:
    await carla.says("mededeling")
    await carla.fills(title=title, text="De school blijft open.").clicks("Volgende")


async def drafts(school: School) -> list[Announcement]:
    return [item.value async for item in school.house.records.announcements.stream()]


async def reached(school: School, title: str = "Sneeuw") -> set[str]:
    (one,) = [draft for draft in await drafts(school) if draft.title == title]
    directory = await school.house.directory.current()
    return {directory.name_of(person) for person in ids_in(one.audience, directory)}


async def sends(school: School, name: str = "leerkrachten.csv", content: bytes = LIST) -> None:
    await school.carla.sends_a_file("", on_drive(school, name, content))


async def kept_of(school: School, person: Colleague) -> SentList:
    """The one list that they sent."""
    (kept,) = [
        item.value async for item in school.house.records.sent_lists.stream(partition=person_partition(person.id))
    ]
    return kept


async def test_it_becomes_the_audience_and_says_whom_it_could_not_find(school: School) -> None:
    carla = school.carla
    await begins(carla)
    await sends(school)
    assert "Sneeuw" in carla.newest.text
    assert "leerkrachten.csv" in carla.newest.text
    await school.jobs()
    assert await reached(school) == {"Ben Claes", "Farid Benali"}
    for words in ("leerkrachten.csv", "Niemand Nergens", "Ben Claes"):
        assert words in carla.newest.text, words
    assert "Klaar" in buttons_of(carla.newest)


async def test_a_list_is_pasted_by_the_way_that_its_page_says(school: School) -> None:
    """A family name beside the first name of somebody else is nobody's: who has it does not get the announcement."""
    carla = school.carla
    await begins(carla)
    for title in ("Samenstellen of lijst plakken", "Lijst plakken"):
        await carla.clicks(title)
    carla.fills(names="Nr\tNaam\tVoornaam\n1\tClaes\tBen\n2\tDe Smet\tPiet\n3\tVan Damme\tLieve")
    await carla.clicks("Bewaren")
    assert await reached(school) == {"Ben Claes", "Lieve Van Damme"}
    assert "Niet gevonden: De Smet Piet" in carla.newest.text


async def test_of_two_announcements_the_sender_says_which_and_only_once(school: School) -> None:
    carla = school.carla
    await begins(carla, "Sneeuw")
    await begins(carla, "Rommelmarkt")
    await sends(school)
    await school.jobs()
    assert await reached(school, "Rommelmarkt") == set()
    asked = carla.newest
    assert list(buttons_of(asked))[:2] == ["Rommelmarkt", "Sneeuw"], "the newest first"
    old = dict(buttons_of(asked)["Rommelmarkt"]["data"])
    await carla.clicks("Sneeuw", on=asked)
    await carla.sends("audience.file", old, None)
    await school.jobs()
    assert await reached(school, "Sneeuw") == {"Ben Claes", "Farid Benali"}
    assert await reached(school, "Rommelmarkt") == set()


async def test_what_was_used_is_shown_and_not_taken_again_where_telling_it_was_broken_off(school: School) -> None:
    """By a version that did not keep what it said. Its author left it out of the audience since, and its bytes are
    gone."""
    carla = school.carla
    await begins(carla)
    await sends(school)
    kept = await kept_of(school, school.carla)
    await receiving.note_used(school.house, kept, None)
    school.recorder.drive.clear()
    await school.jobs()
    assert "niet meer op te halen" not in carla.newest.text
    assert "Voor wie is het?" in carla.newest.text
    assert "Bode weet niet meer wie het niet vond of niet kon lezen" in carla.newest.text
    assert "leerkrachten.csv" in carla.newest.text
    assert await reached(school) == set()


async def test_who_was_not_found_is_told_where_teams_was_busy_when_the_list_was_read(school: School) -> None:
    """What is said of it is kept until then, and no longer."""
    carla = school.carla
    await begins(carla)
    await sends(school)
    school.recorder.fails[carla.conversation] = [Throttled(2.0)]
    await school.jobs()
    assert await reached(school) == {"Ben Claes", "Farid Benali"}
    kept = await kept_of(school, carla)
    assert (kept.used, kept.done) == (True, False)
    assert kept.became
    assert kept.became.unknown.first == ("Niemand Nergens",)
    school.recorder.drive.clear()
    await school.jobs(later=timedelta(minutes=2))
    for words in ("2 mensen herkend", "Niet gevonden: Niemand Nergens", "Stond er al: Ben Claes", "leerkrachten.csv"):
        assert words in carla.newest.text, words
    kept = await kept_of(school, carla)
    assert (kept.done, kept.became) == (True, None)
    await receiving.note_used(school.house, kept, Became(2))
    assert (await kept_of(school, carla)).became is None, "by one that was slower"


async def test_a_list_that_is_used_is_noted_as_that(school: School) -> None:
    await begins(school.carla)
    await sends(school)
    await school.jobs()
    kept = await kept_of(school, school.carla)
    assert (kept.used, kept.done) == (True, True)


async def test_what_comes_with_a_list_is_named_as_not_used(school: School) -> None:
    carla = school.carla
    await begins(carla)
    files = [on_drive(school, name, LIST) for name in ("een.csv", "twee.csv", "foto.png")]
    await carla.sends_a_file("Is er morgen school?", *files)
    for words in ("een.csv", "Hiermee deed ik niets: twee.csv, foto.png", "Is er morgen school?"):
        assert words in carla.newest.text, words
    await begins(carla, "Markt")
    await carla.sends_a_file("Voor wie?", *files[:2])
    for words in ("Voor welke mededeling", "Hiermee deed ik niets: twee.csv", "Voor wie?"):
        assert words in carla.newest.text, words


async def test_one_part_too_many_is_told_as_that(school: School) -> None:
    carla = school.carla
    await begins(carla)
    (draft,) = await drafts(school)
    full = Put(tuple(part_of([Principal("person", f"none-{n}")]) for n in range(MOST_PARTS))).audience
    await change_announcement(school.house, draft.id, lambda now: replace(now, audience=full))
    await sends(school)
    await school.jobs()
    assert "Meer delen passen er niet" in carla.newest.text
    assert "Naar de doelgroep" in buttons_of(carla.newest)


async def test_why_nothing_was_read_names_the_file(school: School) -> None:
    carla = school.carla
    await begins(carla)
    for name, content, said in (
        ("leeg.csv", b"", "Dit bestand is leeg."),
        ("boek.csv", b"PK\x03\x04\0\0", "Dit bestand is geen tekst."),
        ("groot.csv", b"Ben Claes\n" * (MOST_BYTES // 10 + 1), "te groot voor een lijst"),
        ("lang.csv", b"Ben Claes\n" * (MOST_CHARACTERS // 10 + 1), "te groot voor een lijst"),
        ("vreemd.csv", b"Niemand Nergens", "Niemand van het personeel"),
    ):
        await sends(school, name, content)
        await school.jobs()
        assert name in carla.newest.text
        assert said in carla.newest.text
        assert "Naar de doelgroep" in buttons_of(carla.newest)
    await sends(school, "boek.xls", b"PK")
    assert "van een ander soort dan xlsx" in carla.newest.text
    assert await reached(school) == set()


def workbook(
    *sheets: Sequence[list[str]], hidden: Sequence[int] = (), notes: Mapping[str, Comment] | None = None
) -> bytes:
    """A sheet of each of these rows; `hidden` are the places of those that are not shown. What begins with "=" is a
    text. Each sheet has the `notes`."""
    book = Workbook()
    for at, rows in enumerate(sheets):
        sheet = book.active if not at else book.create_sheet()
        assert isinstance(sheet, Worksheet)
        sheet.sheet_state = "hidden" if at in hidden else "visible"
        for row in rows:
            sheet.append(row)
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"):
            cell.data_type = "s"
        for place, note in (notes or {}).items():
            sheet[place].comment = note
    written = BytesIO()
    book.save(written)
    return written.getvalue()


@pytest.mark.slow
async def test_the_first_sheet_that_is_shown_is_read_as_a_csv_file_is(school: School) -> None:
    carla = school.carla
    await begins(carla)
    rows = [
        ["Naam", "E-mail"],
        ["Een collega", "ben@proefnet.example"],
        ["Benali, Farid"],
        ["=1+1"],
        ["Niemand Nergens"],
    ]
    rows += [[], ["Ben Claes"]]
    content = workbook([["Emma De Wit"]], [[]], rows, [["Dirk Maes"]], hidden=[0])
    await sends(school, "Leerkrachten.XLSX", content)
    assert "Leerkrachten.XLSX" in carla.newest.text
    await school.jobs()
    assert await reached(school) == {"Ben Claes", "Farid Benali"}
    for words in ("=1+1", "Niemand Nergens", "Ben Claes"):
        assert words in carla.newest.text, words


@pytest.mark.slow
async def test_rows_apart_keep_their_columns_and_a_note_names_nobody(school: School) -> None:
    await begins(school.carla)
    note = Comment("Vervangt ana@proefnet.example", "Carla")
    rows = [["Claes", "Ben", "Zorg"], [], ["Benali", "Farid", "ICT"]]
    await sends(school, "lijst.xlsx", workbook(rows, notes={"B1": note}))
    await school.jobs()
    assert await reached(school) == {"Ben Claes", "Farid Benali"}
    assert "Niet gevonden" not in school.carla.newest.text


@pytest.mark.slow
async def test_why_nothing_of_a_workbook_was_read_is_said(school: School) -> None:
    carla = school.carla
    await begins(carla)
    for name, content, said in (
        ("leeg.xlsx", workbook([[]]), "Dit bestand is leeg."),
        ("niets.xlsx", b"", "Dit bestand is leeg."),
        ("stuk.xlsx", b"PK\x03\x04\0\0", "van een ander soort dan xlsx, beschadigd of beveiligd"),
        ("groot.xlsx", b"P" * (MOST_BYTES + 1), "te groot voor een lijst"),
        ("lang.xlsx", workbook([[f"Ben {'x' * 60}"]] * 1100), "te groot voor een lijst"),
        ("vreemd.xlsm", workbook([["Niemand Nergens"]]), "Niemand van het personeel"),
    ):
        await sends(school, name, content)
        await school.jobs()
        assert name in carla.newest.text
        assert said in carla.newest.text, name
        assert "Naar de doelgroep" in buttons_of(carla.newest)
    assert await reached(school) == set()


ROWS = (
    office.row(1, office.inline("A1", "Naam")),
    office.row(2, office.inline("A2", "Ben Claes")),
    office.row(3, '<c r="A3" t="e"><f>VLOOKUP(B3,X:Y,2)</f><v>#N/A</v></c>'),
    office.row(4, '<c r="A4"><f>"Farid Benali"</f></c>'),
    office.row(5, '<c r="A5"><f>HYPERLINK("mailto:emma@proefnet.example","Emma De Wit")</f><v></v></c>'),
    office.row(6, '<c r="A6" t="s"><v>7</v></c>'),
    office.row(7, '<c r="A7" t="inlineStr"><v>Dirk Maes</v></c>'),
    office.row(8, '<c r="A8"><f>B8</f><v>0</v></c>'),
    office.row(9, '<c r="A9" t="str"><f>B9</f><v></v></c>', '<c r="AB9" t="s"><f>B9</f></c>'),
)
"""What may be read is Ben Claes; A9 is an empty text that was calculated."""
ELSEWHERE = office.row(1, office.inline("A1", "Dirk Maes"))


@pytest.mark.slow
async def test_cells_that_cannot_be_read_are_named_and_not_taken_for_a_name(school: School, tmp_path: Path) -> None:
    carla = school.carla
    await begins(carla)
    head = '<calcPr fullCalcOnLoad="1"/>'
    await sends(
        school, "lijst.xlsx", office.workbook(tmp_path / "lijst.xlsx", "".join(ROWS), ELSEWHERE, head=head).read_bytes()
    )
    await school.jobs()
    assert await reached(school) == {"Ben Claes"}
    said = carla.newest.text
    assert "7 cellen zijn niet te lezen" in said
    assert "Blad Blad1: A3, A4, A5, A6, A7, A8, AB9" in said
    for words in ("Niet gevonden", "VLOOKUP", "HYPERLINK", "#REF", "Dirk Maes"):
        assert words not in said, words


@pytest.mark.slow
async def test_a_family_name_beside_a_cell_that_cannot_be_read_is_nobody_s(school: School, tmp_path: Path) -> None:
    await begins(school.carla)
    row = office.row(9, office.inline("A9", "De Smet"), '<c r="B9" t="e"><v>#N/A</v></c>')
    await sends(school, "lijst.xlsx", office.workbook(tmp_path / "lijst.xlsx", ROWS[1] + row).read_bytes())
    await school.jobs()
    assert await reached(school) == {"Ben Claes"}
    assert "Blad Blad1: B9" in school.carla.newest.text
    assert "Niet gevonden: De Smet" in school.carla.newest.text


@pytest.mark.slow
async def test_a_0_that_was_calculated_is_a_name_that_nobody_has(school: School, tmp_path: Path) -> None:
    await begins(school.carla)
    await sends(school, "lijst.xlsx", office.workbook(tmp_path / "lijst.xlsx", ROWS[1] + ROWS[7]).read_bytes())
    await school.jobs()
    assert "niet te lezen" not in school.carla.newest.text
    assert "Niet gevonden:" in school.carla.newest.text


@pytest.mark.slow
async def test_a_sheet_of_which_no_cell_can_be_read_is_the_list_and_changes_nothing(
    school: School, tmp_path: Path
) -> None:
    """Not the sheet after it. The first of many are named, those that are hidden are not, and the rest is counted."""
    carla = school.carla
    await begins(carla)
    cells = [office.row(at, f'<c r="B{at}" t="e"><v>#REF!</v></c>') for at in range(1, 13)]
    shown = "".join(cells) + office.row(13, '<c r="A13" t="e"><v>#REF!</v></c>', more='hidden="1"')
    hidden = '<cols><col min="3" max="3" hidden="1"/></cols>'
    shown += office.row(14, '<c r="C14" t="e"><v>#REF!</v></c>')
    shown = f"{hidden}<sheetData>{shown}</sheetData>"
    await sends(school, "lijst.xlsx", office.workbook(tmp_path / "lijst.xlsx", "", shown, ELSEWHERE).read_bytes())
    await school.jobs()
    assert await reached(school) == set()
    assert "Niemand van het personeel" in carla.newest.text
    assert "12 cellen zijn niet te lezen" in carla.newest.text
    assert "Blad Blad2: B1, B2, B3, B4, B5, B6, B7, B8, B9, B10, 2 andere" in carla.newest.text


@pytest.mark.slow
@pytest.mark.parametrize(
    ("spoken", "said"), [("français", "1 cellule est illisible"), ("english", "1 cell cannot be read")]
)
async def test_a_cell_that_cannot_be_read_is_told_in_the_language_of_its_reader(
    school: School, tmp_path: Path, spoken: str, said: str
) -> None:
    carla = school.carla
    await begins(carla)
    await carla.says(spoken)
    await sends(school, "lijst.xlsx", office.workbook(tmp_path / "lijst.xlsx", ROWS[1] + ROWS[2]).read_bytes())
    await school.jobs()
    assert said in carla.newest.text
    assert "Blad1" in carla.newest.text


async def test_what_calculates_in_a_cell_is_a_name_that_nobody_has(school: School) -> None:
    carla = school.carla
    await begins(carla)
    await sends(school, "kwaad.csv", b'Naam\nBen Claes\n=HYPERLINK(""https://kwaad.example"")\n')
    await school.jobs()
    assert await reached(school) == {"Ben Claes"}
    assert "openUrl" not in str(carla.newest.card)


async def test_who_writes_no_announcement_is_told_what_works_as_before(school: School) -> None:
    for person in (school.carla, school.ana):
        await person.sends_a_file("", on_drive(school, "leerkrachten.csv", LIST))
        await school.jobs()
        assert "doelgroep" not in person.newest.text
    assert not school.recorder.taken


async def test_a_job_that_comes_twice_adds_it_once(school: School) -> None:
    await begins(school.carla)
    await sends(school)
    await school.jobs()
    (before,) = await drafts(school)
    await sends(school)
    await school.jobs()
    (after,) = await drafts(school)
    assert after.audience == before.audience


async def test_nobody_else_uses_a_list_or_the_draft_of_another(school: School) -> None:
    carla = school.carla
    await begins(carla, "Sneeuw")
    await begins(carla, "Rommelmarkt")
    await sends(school)
    data = dict(buttons_of(carla.newest)["Sneeuw"]["data"])
    for person in (school.nadia, school.ben):
        await person.sends("audience.file", data, None)
        assert "Dit vind ik niet" in person.newest.text
    await carla.sends("audience.file", {**data, "list": "0" * 24}, None)
    assert "Dit vind ik niet" in carla.newest.text
    await school.jobs()
    assert await reached(school) == set()


async def test_three_instances_that_take_it_at_once_add_it_and_tell_it_once(school: School) -> None:
    carla = school.carla
    await begins(carla)
    await sends(school)
    kept = await kept_of(school, carla)
    before = len(carla.chat)
    job = Assignment({"person": carla.id, "list": kept.id}, 1)
    works = [Work(school.house, school.recorder, Budget(UNHURRIED)) for _ in range(3)]
    await asyncio.gather(*(JOBS[receiving.TAKE_JOB](work, job) for work in works), return_exceptions=True)
    await school.jobs()
    assert await reached(school) == {"Ben Claes", "Farid Benali"}
    (draft,) = await drafts(school)
    put = put_of(draft.audience)
    assert put
    assert len(put.parts) == 1
    assert len(carla.chat) == before + 1
