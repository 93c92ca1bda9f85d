"""The page on writing a form says what the code does."""

import re
from pathlib import Path

import pytest

from bot.toml_files import BadFiles
from dialogs.announcing import Announcing
from dialogs.budget import Budget
from dialogs.check import Check
from dialogs.form import FORMS_FOLDER, load_forms
from dialogs.handing_over import HandingOver
from dialogs.handlers import Handlers
from dialogs.inform import Inform
from dialogs.kinds import kinds
from dialogs.kinds.field import Field, FieldOptions
from dialogs.model import Form, Repetition, Stage, Step
from dialogs.opportunity import Offering
from dialogs.replacing import Replacing
from dialogs.rights import RightUse
from dialogs.saying import Saying
from dialogs.scores import Domain

README = (FORMS_FOLDER.parent / "README.md").read_text(encoding="utf-8")


def rows(heading: str) -> list[list[str]]:
    """The table below a heading, without its head; a cell each."""
    section = README.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def names(cell: str) -> set[str]:
    return set(re.findall(r"`([a-z_]+)`", cell))


def test_every_option_of_form_route_step_and_field_is_told() -> None:
    for heading, told in (
        ("The form", Form),
        ("Said in a sentence", Saying),
        ("The route", Stage),
        ("Carrying it out", Handlers),
        ("Handing over", HandingOver),
        ("A repetition", Repetition),
        ("Telling others", Inform),
        ("A check", Check),
        ("A replacement", Replacing),
        ("An opportunity", Offering),
        ("An announcement", Announcing),
        ("A budget", Budget),
        ("Scores", Domain),
        ("A right to leave", RightUse),
        ("A step", Step),
        ("A field", FieldOptions),
    ):
        assert [row[0].strip("`") for row in rows(heading)] == list(told.in_file()), heading


def test_every_kind_is_told_with_its_options() -> None:
    told = {row[0].strip("`"): row for row in rows("The kinds")}
    assert sorted(told) == sorted(kinds())
    for name, kind in kinds().items():
        own = {option: rule for option, rule in kind.model_fields.items() if option not in FieldOptions.model_fields}
        assert names(told[name][2]) == set(own), name
        needed = {option for option, rule in own.items() if rule.is_required()}
        assert set(re.findall(r"\*\*`([a-z_]+)`\*\*", told[name][2])) == needed, name


def test_every_form_that_comes_with_bode_is_told() -> None:
    assert [row[0].strip("`") for row in rows("The forms that come with Bode")] == sorted(load_forms())


def test_the_example_is_a_sound_form(tmp_path: Path) -> None:
    example = README.split("```toml\n")[1].split("```")[0]
    (tmp_path / "parking.toml").write_text(example, encoding="utf-8")
    assert load_forms(tmp_path)["parking"].prefix == "PRK"


def test_every_kind_that_rules_can_name_is_told() -> None:
    told = {name for row in rows("Rules") for name in names(row[0])}
    assert told == {name for name, kind in kinds().items() if kind.rule_types is not Field.rule_types}


@pytest.mark.parametrize(
    ("right", "slip"),
    [
        ('id = "reason"\n', 'id = "reason"\nrequird = true\n'),
        ("when = \"kind == 'training'\"", "when = \"kind == 'trainning'\""),
    ],
)
def test_the_errors_shown_are_those_given(tmp_path: Path, right: str, slip: str) -> None:
    leave = (FORMS_FOLDER / "leave.toml").read_text(encoding="utf-8")
    slip = leave.replace(right, slip)
    (tmp_path / "leave.toml").write_text(slip, encoding="utf-8")
    with pytest.raises(BadFiles) as caught:
        load_forms(tmp_path)
    assert f"\n    {caught.value}\n" in README
