"""What an operator reads of `index` and `libraries`, and what they end with."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from app import app
from bot.answer.library.ids import library_id
from tests.cli.operating import Operator
from tests.content.labelling import ELSEWHERE, PUBLIC, SECRET, SITE, in_properties
from tests.content.making import make_docx
from tests.index.damage import lose_all

SCHOOL = Path(__file__).parent.parent / "conversations/school.toml"


@pytest.fixture
def operator(tmp_path: Path) -> Operator:
    return Operator(tmp_path / "data")


def documents(folder: Path, readers: str = '[folders]\n"" = ["everyone"]\n') -> Path:
    folder.mkdir(parents=True)
    (folder / "readers.toml").write_text(readers, encoding="utf-8")
    (folder / "paspoort.md").write_text("# Paspoort\n\nHet paspoort ligt klaar aan het loket.\n", encoding="utf-8")
    (folder / "foto.png").write_bytes(b"PNG")
    return folder


def test_all_is_well(operator: Operator, tmp_path: Path) -> None:
    assert operator.types("load", SCHOOL).exit_code == 0
    done = operator.types("index", documents(tmp_path / "docs"))
    assert (done.exit_code, done.stderr) == (0, "")
    assert "1 indexed (1 passages)" in done.stdout
    assert "0 could not be read, 1 passed over." in done.stdout
    assert "foto.png: a kind of file that Bode does not read" in done.stdout


def test_before_an_organisation_is_loaded_nobody_can_read(operator: Operator, tmp_path: Path) -> None:
    done = operator.types("index", documents(tmp_path / "docs"))
    assert done.exit_code == 2
    assert "Warning: nobody can read anything yet: no organisation is loaded" in done.stderr
    assert "1 indexed" in done.stdout


def test_readers_and_folders_that_there_are_not_are_named(operator: Operator, tmp_path: Path) -> None:
    operator.types("load", SCHOOL)
    readers = (
        'official = ["Gids"]\n[folders]\n"" = ["everyone", "role:teacher", "group:hrr"]\n"Weg" = ["school:niet"]\n'
    )
    done = operator.types("index", documents(tmp_path / "docs", readers))
    assert done.exit_code == 2
    assert done.stderr.splitlines() == [
        'Warning: readers.toml: "": group:hrr is nobody in the organisation that was loaded; did you mean group:hr?',
        'Warning: readers.toml: "Weg": school:niet is nobody in the organisation that was loaded.',
        'Warning: readers.toml: "Weg": there is nothing of that name.',
        'Warning: readers.toml: official "Gids": there is nothing of that name.',
    ]
    (tmp_path / "c.jsonl").write_text('{"_id": "a", "text": "Een tekst.", "readers": ["person:niemand"]}\n')
    done = operator.types("index", f"jsonl:{tmp_path / 'c.jsonl'}")
    assert (done.exit_code, "c.jsonl:1: person:niemand is nobody" in done.stderr) == (2, True)


@pytest.mark.slow
def test_what_could_not_be_read_is_counted_and_named_and_stays(operator: Operator, tmp_path: Path) -> None:
    operator.types("load", SCHOOL)
    docs = documents(tmp_path / "docs")
    (docs / "nieuw.docx").write_bytes(b"geen docx")
    operator.types("index", docs)
    (docs / "paspoort.md").write_bytes(b"\0\0\0")
    done = operator.types("index", docs)
    assert done.exit_code == 1
    assert "2 could not be read" in done.stdout
    assert "  nieuw.docx: damaged, or not what its name says\n" in done.stdout
    assert "  paspoort.md: damaged, or not what its name says; what was read of it before is still found" in done.stdout
    assert "klaar aan het loket" in operator.types("ask", "Waar ligt het paspoort klaar?", "--as", "Ana Martens").stdout


def test_everything_that_could_not_be_read_is_named(operator: Operator, tmp_path: Path) -> None:
    operator.types("load", SCHOOL)
    docs = documents(tmp_path / "docs")
    for number in range(45):
        (docs / f"{number}{'x' * 240}.docx").touch()
        (docs / f"{number}.png").touch()
    done = operator.types("index", docs)
    assert "45 could not be read, 46 passed over." in done.stdout
    assert done.stdout.count(".docx: no text in it") == 45
    assert "  and 26 more\n" in done.stdout
    assert max(map(len, done.stdout.splitlines())) < 300


@pytest.mark.slow
def test_two_folders_of_one_name(operator: Operator, tmp_path: Path) -> None:
    operator.types("load", SCHOOL)
    one, other = documents(tmp_path / "een/docs"), documents(tmp_path / "twee/docs")
    assert operator.types("index", one).exit_code == 0
    refused = operator.types("index", other)
    assert refused.exit_code == 1
    assert f"the name 'docs' is registered for {one}" in refused.stderr
    assert "--name NAME" in refused.stderr
    assert operator.types("index", other, "--name", "Tweede reeks").exit_code == 0
    listed = operator.types("libraries").stdout.splitlines()
    assert [*listed[:2], *listed[3:5]] == ["Tweede reeks", f"  {other}", "docs", f"  {one}"]
    assert listed[2].startswith("  1 documents, last indexed 2")
    assert " UTC, 0 could not be read; " in listed[2]
    kept = operator.types("libraries", "--remove", "docs", answers="n\n")
    assert "with its 1 documents?" in kept.stdout
    assert "Nothing was removed." in kept.stdout
    assert "docs is removed, with 1 documents." in operator.types("libraries", "--remove", "docs", answers="y\n").stdout
    assert "docs is removed" not in operator.types("libraries", "--remove", "docs", "--yes").stdout
    assert operator.types("index", other, "--name", "Tweede reeks").stdout.startswith("0 indexed (0 passages), 1 unch")
    assert operator.types("libraries", "--remove", "Tweede reeks", "--yes").exit_code == 0
    assert operator.types("libraries").stdout.startswith("No library was indexed yet")
    assert "paspoort" not in operator.types("ask", "Waar ligt het paspoort klaar?", "--as", "Ana Martens").stdout


def test_places_of_the_libraries_file_that_cannot_be_used_are_listed(operator: Operator, tmp_path: Path) -> None:
    operator.types("load", SCHOOL)
    docs = documents(tmp_path / "docs")
    operator.types("index", docs, "--name", "Gids")
    rows = {"Gids": docs, "Weg": tmp_path / "weg", "Oud": f"jsonl:{tmp_path / 'oud.jsonl'}", "Goed": tmp_path}
    lines = [f'[[libraries]]\nname = "{name}"\nplace = "{place}"\n' for name, place in rows.items()]
    (operator.data / "libraries.toml").write_text("".join(lines), "utf-8")
    listed = operator.types("libraries").stdout.splitlines()
    assert listed[2].endswith(f"0 could not be read; {library_id('Gids')} in the log")
    assert listed[3:] == [
        "  of every class (no highest_class)",
        "Weg",
        f"  {tmp_path / 'weg'}",
        f"  not indexed yet; {library_id('Weg')} in the log",
        f"  cannot be used here: {tmp_path / 'weg'} is not a folder",
        "Oud",
        f"  jsonl:{tmp_path / 'oud.jsonl'}",
        f"  not indexed yet; {library_id('Oud')} in the log",
        f"  cannot be used here: {tmp_path / 'oud.jsonl'}: No such file or directory",
        "Goed",
        f"  {tmp_path}",
        f"  not indexed yet; {library_id('Goed')} in the log",
    ]
    (docs / "readers.toml").write_text("[folders]\nx = 3", "utf-8")
    assert "  cannot be used here: " in operator.types("libraries").stdout.splitlines()[4]


def test_a_library_is_removed_also_when_the_index_was_lost(operator: Operator, tmp_path: Path) -> None:
    operator.types("load", SCHOOL)
    operator.types("index", documents(tmp_path / "docs"))
    lose_all(operator.data / "index")
    assert operator.types("libraries", "--remove", "docs", "--yes").exit_code == 0
    assert operator.types("libraries").stdout.startswith("No library")


@pytest.mark.parametrize("name", ["a\nb", "x" * 101])
def test_a_name_that_cannot_be_one(operator: Operator, tmp_path: Path, name: str) -> None:
    refused = operator.types("index", documents(tmp_path / "docs"), "--name", name)
    assert (refused.exit_code, "needs a name of at most 100 characters" in refused.stderr) == (1, True)


def test_a_library_that_is_not_there_is_refused_and_not_registered(operator: Operator, tmp_path: Path) -> None:
    refused = operator.types("index", tmp_path / "weg")
    assert (refused.exit_code, "is not a folder" in refused.stderr) == (1, True)
    assert operator.types("libraries").stdout.startswith("No library")
    refused = operator.types("libraries", "--remove", "weg", "--yes")
    assert (refused.exit_code, "no library is called 'weg'; there are: none" in refused.stderr) == (1, True)


def test_the_readers_of_a_folder_stand_in_its_file(operator: Operator, tmp_path: Path) -> None:
    operator.types("load", SCHOOL)
    done = operator.types("index", documents(tmp_path / "docs"), "--readers", "everyone")
    assert done.exit_code == 1
    assert "who may read a folder stands in its readers.toml" in done.stderr
    assert "No library was indexed yet" in operator.types("libraries").stdout


def test_what_the_system_refuses_is_said_in_words(operator: Operator, tmp_path: Path) -> None:
    missing = tmp_path / "school.toml"
    assert operator.types("load", missing).stderr == f"{missing}: No such file or directory\n"
    assert operator.types("load", tmp_path).stderr == f"{tmp_path}: Is a directory\n"
    evaluated = CliRunner().invoke(app, ["evaluate", str(missing)])
    assert evaluated.stderr == f"{missing / 'corpus.jsonl'}: No such file or directory\n"
    operator.types("load", SCHOOL)
    report = tmp_path / "nowhere" / "gaps.csv"
    assert operator.types("gaps", "--csv", report).stderr == f"{report}: No such file or directory\n"


@pytest.mark.slow
def test_what_sends_people_to_what_is_not_in_bode_is_named_with_its_sentence(
    operator: Operator, tmp_path: Path
) -> None:
    operator.types("load", SCHOOL)
    docs = documents(tmp_path / "docs")
    (docs / "zwemmen.md").write_text("# Zwemmen\n\nTyp zwembad in Bode. Typ verlof in Bode.\n", encoding="utf-8")
    told = "zwemmen.md: 'zwembad' in 'Typ zwembad in Bode.'"
    done = operator.types("index", docs)
    assert done.exit_code == 0
    assert f"Send people to what is not in Bode (answers leave these sentences out):\n  {told}\n" in done.stdout
    assert "'verlof'" not in done.stdout
    assert told in operator.types("libraries").stdout


def test_a_file_with_a_label_that_is_never_read_is_named_however_the_folder_is_written(
    operator: Operator, tmp_path: Path
) -> None:
    operator.types("load", SCHOOL)
    docs = documents(tmp_path / "docs")
    in_properties(make_docx(docs / "dossier.docx"), SECRET)
    listed = f'[[libraries]]\nname = "Gids"\nplace = "{docs}"\nnever_labels = ["{SECRET}"]\n'
    (operator.data / "libraries.toml").write_text(listed, "utf-8")
    done = operator.types("index", docs / ".." / "docs", "--name", "Gids")
    assert done.exit_code == 1
    assert "dossier.docx: has a label of the organisation that is never read here (never_labels)" in done.output
    assert "1 indexed" in done.stdout


CLASSED = f"""[[libraries]]
name = "Gids"
place = "DOCS"
highest_class = 3
unlabelled_class = UNLABELLED

[classes]
tenant = "{SITE}"

[classes.labels]
"{SECRET}" = 4
"{PUBLIC}" = 1
"""


@pytest.mark.slow
def test_what_is_left_out_for_its_class_is_named_under_whatever_name_a_folder_is_indexed(
    operator: Operator, tmp_path: Path
) -> None:
    operator.types("load", SCHOOL)
    docs = documents(tmp_path / "docs")
    in_properties(make_docx(docs / "dossier.docx"), SECRET)
    in_properties(make_docx(docs / "gids.docx"), PUBLIC)
    operator.types("index", docs, "--name", "Gids")
    said = CLASSED.replace("DOCS", str(docs))
    (operator.data / "libraries.toml").write_text(said.replace("UNLABELLED", "2"), "utf-8")
    line = "  up to class 3; what has no label counts as class 2"
    still = f"{line}; not gone through with that yet: what is above it may still be found"
    assert still in operator.types("libraries").stdout.splitlines()
    done = operator.types("index", docs, "--name", "Gids")
    assert done.exit_code == 0, "what is above it needs nobody's attention"
    assert "1 removed, 0 could not be read, 1 passed over. 1 left out for their class.\nLeft out:\n" in done.stdout
    assert "dossier.docx: of a class above the highest that is indexed here (highest_class)" in done.stdout
    assert f"{line}: 1 left out for their class" in operator.types("libraries").stdout.splitlines()
    other = operator.types("index", docs / ".." / "docs", "--name", "Anders")
    assert "2 indexed" in other.stdout
    assert "1 left out for their class" in other.stdout


def test_a_label_that_nobody_gave_a_class_is_for_somebody_to_see_to(operator: Operator, tmp_path: Path) -> None:
    operator.types("load", SCHOOL)
    docs = documents(tmp_path / "docs")
    in_properties(make_docx(docs / "plan.docx"), SECRET, site=ELSEWHERE)
    said = CLASSED.replace("DOCS", str(docs)).replace("UNLABELLED", "2")
    (operator.data / "libraries.toml").write_text(said, "utf-8")
    done = operator.types("index", docs, "--name", "Gids")
    assert done.exit_code == 1
    told = "plan.docx: has a label that [classes] in the libraries file does not name, or of another tenant"
    assert told in done.stdout


@pytest.mark.slow
def test_of_an_export_without_labels_all_goes_or_comes(operator: Operator, tmp_path: Path) -> None:
    operator.types("load", SCHOOL)
    row = '{"_id": "a", "text": "Het paspoort ligt klaar aan het loket.", "readers": ["everyone"]}\n'
    (tmp_path / "corpus.jsonl").write_text(row, "utf-8")
    said = CLASSED.replace("DOCS", f"jsonl:{tmp_path}/corpus.jsonl")
    for unlabelled, told in (("2", "1 indexed"), ("4", "1 removed"), ("3", "1 indexed")):
        (operator.data / "libraries.toml").write_text(said.replace("UNLABELLED", unlabelled), "utf-8")
        assert told in operator.types("index", f"jsonl:{tmp_path}", "--name", "Gids").stdout
        nothing = "counts as class 4: nothing of it is indexed, as nothing there has a label"
        assert (nothing in operator.types("libraries").stdout) == (unlabelled == "4")
