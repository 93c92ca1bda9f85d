"""What an operator reads of `publish`, and what it ends with; each command of the Dutch page is run."""

import re
from pathlib import Path

import pytest

from tests.cli.operating import Operator
from tests.configuration.samples import SAMPLES, write, write_all

SCHOOL = Path(__file__).parents[1] / "conversations" / "school.toml"
PAGE = Path(__file__).parents[2] / "docs" / "beheer" / "instellingen-publiceren.md"


@pytest.fixture
def operator(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Operator:
    write_all(tmp_path)
    monkeypatch.setenv("BODE_FORMS_DIR", str(tmp_path / "forms"))
    operator = Operator(tmp_path)
    operator.types("load", SCHOOL)
    return operator


def test_published_for_the_first_time_and_once_more(operator: Operator) -> None:
    done = operator.types("publish")
    assert (done.exit_code, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[:2] == ["forms      new       new: leave.toml", "topics     new       new: topics.toml"]
    assert lines[-1] == "Version 1 counts instead of the files. Every instance has it within 30 seconds."
    again = operator.types("publish")
    assert again.exit_code == 0
    assert again.stdout.splitlines()[0] == "forms      the same"
    assert again.stdout.splitlines()[-1] == "Nothing to do: version 1 says the same, and counts."


def test_what_changes_is_shown_by_file(operator: Operator) -> None:
    operator.types("publish")
    write(operator.data, forms=SAMPLES["forms"].second)
    checked = operator.types("publish", "--check").stdout.splitlines()
    assert checked[:2] == ["forms      changed   changed: leave.toml", "topics     the same"]
    assert checked[-1] == "Nothing was published: this is what would change."
    assert "Version 2" in operator.types("publish").stdout


def test_a_file_that_went_empties_nothing_unless_it_is_meant(operator: Operator) -> None:
    operator.types("publish")
    topics = operator.data / "topics.toml"
    topics.unlink()
    write(operator.data, forms=SAMPLES["forms"].second)
    for arguments in (["--check"], []):
        done = operator.types("publish", *arguments)
        assert done.exit_code == 1
        assert done.stdout.splitlines()[1] == "topics     changed   removed: topics.toml"
        assert done.stderr.splitlines() == [
            f"topics: there is no file {topics} any more, and what counts would.",
            "Nothing was published. Put it there again, publish the others alone "
            "(--only "
            "forms,synonyms,calendar,tariffs,thresholds,leave_rights,papers,templates,libraries,circles,authors,retention,mapping"
            "), or say --yes to have none of it.",
        ]
    others = "forms,synonyms,calendar,tariffs,thresholds,leave_rights,papers,templates,libraries,"
    others += "circles,authors,retention,mapping"
    assert operator.types("publish", "--only", others).exit_code == 0
    alone = operator.types("publish", "--only", "topics").stderr
    assert "Put it there again, or say --yes" in alone
    assert "Version 3 counts" in operator.types("publish", "--yes").stdout
    again = operator.types("publish")
    assert (again.exit_code, again.stderr) == (0, "")


def test_a_part_that_never_had_a_file_is_left_out_and_named(operator: Operator) -> None:
    """Published as empty it would have taken away what an instance has in a file of its own."""
    topics = operator.data / "topics.toml"
    topics.unlink()
    told = f"topics     left out  there is no file {topics}; --yes publishes that there is none"
    for arguments in (["--check"], []):
        lines = operator.types("publish", *arguments).stdout.splitlines()
        assert told in lines
        assert not [line for line in lines if line.startswith("topics     new")]
    (listed,) = operator.types("publish", "--list").stdout.splitlines()
    parts = "forms, synonyms, calendar, tariffs, thresholds, "
    parts += "leave_rights, papers, templates, libraries, circles, authors, retention, mapping"
    assert listed.endswith(parts)
    assert operator.types("publish", "--only", "topics").stdout.splitlines()[-1].startswith("Nothing to do")
    assert "topics     new       no file, and none is read any more" in operator.types("publish", "--yes").stdout
    assert "left out" not in operator.types("publish").stdout, "that there is none was published now"


def test_where_there_is_no_file_at_all_nothing_is_published(operator: Operator) -> None:
    (operator.data / "topics.toml").unlink()
    done = operator.types("publish", "--only", "topics")
    assert (done.exit_code, done.stdout.splitlines()[-1]) == (0, "Nothing to do: there is no file to publish.")


def test_who_is_nobody_is_named_and_it_is_published_all_the_same(operator: Operator) -> None:
    topic = SAMPLES["topics"].first.replace('["group:hr"]', '["group:hrr", "role:teacher"]')
    calendar = '[[schools]]\nid = "niet"\n[[functions]]\nid = "poetsen"\nholidays = ["autumn"]\n'
    calendar += '[[functions]]\nid = "teacher"\nholidays = ["autumn"]'
    libraries = '[[libraries]]\nname = "Gids"\nplace = "jsonl:/srv/g.jsonl"\nreaders = ["everyone", "school:wel"]'
    form = SAMPLES["forms"].first.replace('otherwise = ["', 'otherwise = ["group:weg", "', 1)
    write(operator.data, topics=topic, calendar=calendar, libraries=libraries, forms=form)
    said = [
        "Warning: leave.toml: route.otherwise: group:weg is nobody in the organisation that was loaded.",
        "Warning: topics.toml: topics.ict.experts: group:hrr is nobody in the organisation that was loaded; "
        "did you mean group:hr?",
        "Warning: calendar.toml: schools: school:niet is nobody in the organisation that was loaded.",
        "Warning: calendar.toml: functions: function:poetsen is nobody in the organisation that was loaded.",
        "Warning: libraries.toml: libraries.Gids.readers: school:wel is nobody in the organisation that was loaded.",
    ]
    checked = operator.types("publish", "--check")
    assert (checked.exit_code, checked.stderr.splitlines()) == (2, said)
    done = operator.types("publish")
    assert (done.exit_code, done.stderr.splitlines()) == (2, said)
    assert "Version 1 counts" in done.stdout
    assert operator.types("publish", "--only", "synonyms").exit_code == 0, "of those that are published now"


def test_before_an_organisation_is_loaded_nobody_can_be_looked_up(operator: Operator, tmp_path: Path) -> None:
    write_all(tmp_path / "elsewhere")
    new = Operator(tmp_path / "elsewhere")
    done = new.types("publish")
    assert (done.exit_code, "Version 1 counts" in done.stdout) == (2, True)
    assert done.stderr.startswith("Warning: whom the files name could not be looked up: no organisation is loaded")


def test_the_list_says_what_changed_in_what_counted_then(operator: Operator) -> None:
    operator.types("publish")
    operator.types("publish", "--withdraw")
    operator.types("publish", "--only", "topics")
    write(operator.data, topics=SAMPLES["topics"].second)
    operator.types("publish", "--only", "topics")
    back = operator.types("publish", "--back-to", "1").stdout
    assert "calendar   new       new: calendar.toml" in back
    gone = operator.types("publish", "--back-to", "2").stdout
    assert "calendar   changed   the files of each instance count again" in gone
    listed = [line.rpartition("  ")[2] for line in operator.types("publish", "--list").stdout.splitlines()]
    parts = "forms, topics, synonyms, calendar, tariffs, thresholds, "
    parts += "leave_rights, papers, templates, libraries, circles, authors, retention, mapping"
    assert listed == ["version 2 again", "version 1 again", "topics", "topics", parts]


def test_mistakes_of_all_parts_are_told_at_once_and_nothing_is_published(operator: Operator) -> None:
    write(operator.data, **{name: sample.wrong for name, sample in SAMPLES.items()})
    done = operator.types("publish")
    assert (done.exit_code, done.stdout) == (1, "")
    assert [sample.mistake for sample in SAMPLES.values() if sample.mistake not in done.stderr] == []
    assert done.stderr.splitlines()[-1] == "Nothing was published."
    assert operator.types("publish", "--list").stdout == "Nothing was published yet: the files count.\n"


def test_a_named_file_is_named_by_its_setting(operator: Operator, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BODE_TOPICS_FILE", str(operator.data / "topics.toml"))
    write(operator.data, topics=SAMPLES["topics"].wrong)
    assert operator.types("publish").stderr.startswith("BODE_TOPICS_FILE: topics.toml: topics.ict.experts[1]: ")


@pytest.mark.slow
def test_back_and_back_again_and_withdrawn(operator: Operator) -> None:
    operator.types("publish")
    write(operator.data, topics=SAMPLES["topics"].second)
    operator.types("publish", "--only", "topics")
    back = operator.types("publish", "--back").stdout.splitlines()[-1]
    assert back.startswith("Version 3 counts (what version 1 said) instead of version 2.")
    assert "Version 4 counts (what version 2 said)" in operator.types("publish", "--back").stdout
    assert "Version 5 counts (what version 1 said)" in operator.types("publish", "--back-to", "1").stdout
    listed = operator.types("publish", "--list").stdout.splitlines()
    assert [line.split()[0] for line in listed] == ["5", "4", "3", "2", "1"]
    assert [line for line in listed if "counts" in line] == [listed[0]]
    assert listed[0].endswith("version 1 again")
    assert listed[3].endswith("UTC  topics")
    assert "Version 5 is withdrawn" in operator.types("publish", "--withdraw").stdout
    assert operator.types("publish", "--withdraw").stdout == "Nothing to do: the files count.\n"
    assert operator.types("publish", "--list").stdout.startswith("The files count.")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--only", "topics,formes"], "--only: there is no part 'formes'; there are: forms, topics, synonyms"),
        (["--back", "--list"], "One at a time: "),
        (["--back"], "There is no version before what counts now"),
        (["--back-to", "7"], "Version 7 is not kept; there are: none."),
    ],
)
def test_what_cannot_be_done_is_said(operator: Operator, arguments: list[str], said: str) -> None:
    done = operator.types("publish", *arguments)
    assert done.exit_code == 1
    assert said in done.stderr


def test_each_command_of_the_page_works(operator: Operator) -> None:
    commands = re.findall(r"`python app\.py (publish[^`]*)`", PAGE.read_text("utf-8"))
    assert len(commands) == 8
    operator.types("publish")
    write(operator.data, topics=SAMPLES["topics"].second)
    for command in commands:
        done = operator.types(*command.split())
        assert (command, done.exit_code, done.stderr) == (command, 0, "")
