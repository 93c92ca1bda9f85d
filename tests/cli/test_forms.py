"""What an operator reads of `forms check`, and what it ends with."""

import shutil
from pathlib import Path

import pytest

from dialogs.form import FORMS_FOLDER
from tests.cli.operating import Operator
from tests.cli.test_publishing import SCHOOL
from tests.conversations.routing import LEAVE_ROUTE

SAMPLES = Path(__file__).parents[2] / "samples"
LIEVE = "b4159a31-4ace-5bac-97dd-ee13728b43ff"


@pytest.fixture
def operator(tmp_path: Path) -> Operator:
    operator = Operator(tmp_path / "data")
    operator.types("load", SCHOOL)
    return operator


def with_route(folder: Path, *stages: str) -> Path:
    shutil.copytree(FORMS_FOLDER, folder)
    leave = folder / "leave.toml"
    text = leave.read_text(encoding="utf-8")
    assert LEAVE_ROUTE in text
    leave.write_text(text.replace(LEAVE_ROUTE, "\n".join(stages)), encoding="utf-8")
    return folder


def stage(id: str, approvers: str, otherwise: str) -> str:
    return f'[[route]]\nid = "{id}"\napprovers = ["{approvers}"]\notherwise = ["{otherwise}"]\n'


def test_the_forms_that_come_with_bode_come_to_somebody(operator: Operator) -> None:
    done = operator.types("forms", "check")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.endswith("without a mistake; each stage and team comes to somebody, whoever asks.\n")


def test_each_stage_that_comes_to_nobody_is_named_with_whom(operator: Operator, tmp_path: Path) -> None:
    """Lieve has no manager and heads her school alone; nobody has the role finance."""
    forms = with_route(
        tmp_path / "forms",
        stage("manager", "manager", "head"),
        stage("hr", "group:hr", "manager"),
        stage("own", "manager", "role:communication"),
        stage("money", "role:finance", "role:finance"),
        '[[route]]\nid = "rule"\napproved = true\n',
    )
    done = operator.types("forms", "check", forms)
    assert done.exit_code == 1
    assert done.stdout.splitlines() == [
        f"leave.toml: route.manager: comes to nobody for 1 person {LIEVE}",
        "leave.toml: route.money: comes to nobody for 10 people, such as 4f7ce929-509f-52c0-a012-16116d5d7d7f",
    ]


def test_an_escalation_that_comes_to_nobody_else_is_named_with_whom(operator: Operator, tmp_path: Path) -> None:
    """Of those who ask Ben as their manager and as their head; nobody has the role finance."""
    forms = with_route(
        tmp_path / "forms",
        stage("manager", "manager", "group:hr") + 'due = 3\nescalate = ["manager", "group:hr"]\n',
        stage("head", "head", "manager") + 'due = 3\nescalate = ["role:finance"]\n',
    )
    done = operator.types("forms", "check", forms)
    assert done.exit_code == 1
    said = done.stdout.splitlines()
    assert f"leave.toml: route.manager.escalate: comes to nobody else for 2 people, such as {LIEVE}" in said
    assert any(one.startswith("leave.toml: route.head.escalate: comes to nobody else for") for one in said)


def test_a_group_that_there_is_not_is_named(operator: Operator, tmp_path: Path) -> None:
    forms = with_route(tmp_path / "forms", stage("a", "group:hrr", "group:hr"), stage("b", "manager", "group:hr"))
    done = operator.types("forms", "check", forms)
    assert done.exit_code == 1
    (said,) = done.stdout.splitlines()
    assert said.startswith("leave.toml: route.a.approvers: group:hrr is nobody in the organisation that was loaded")


def test_a_group_that_is_asked_late_and_is_not_there_is_named(operator: Operator, tmp_path: Path) -> None:
    late = stage("a", "manager", "group:hr") + 'due = 3\nescalate = ["group:hrr", "group:hr", "group:directies"]\n'
    done = operator.types("forms", "check", with_route(tmp_path / "forms", late))
    assert done.exit_code == 1
    (said,) = done.stdout.splitlines()
    assert said.startswith("leave.toml: route.escalate: group:hrr is nobody in the organisation that was loaded")


def test_who_is_told_and_comes_to_nobody_is_named(operator: Operator, tmp_path: Path) -> None:
    told = '[[inform]]\npeople = ["role:finance"]\notherwise = ["group:hrr"]\n'
    done = operator.types("forms", "check", with_route(tmp_path / "forms", stage("a", "manager", "group:hr"), told))
    assert done.exit_code == 1
    named, nobody = done.stdout.splitlines()
    assert named.startswith("leave.toml: inform[1].otherwise: group:hrr is nobody")
    assert nobody.startswith("leave.toml: inform[1]: comes to nobody for 10 people, such as ")


def test_every_mistake_in_the_files_is_named(operator: Operator, tmp_path: Path) -> None:
    forms = with_route(tmp_path / "forms", stage("a", "manger", "group:hr"), stage("a", "manager", "boss"))
    done = operator.types("forms", "check", forms)
    assert done.exit_code == 1
    assert len(done.stderr.splitlines()) == 3


def test_without_an_organisation_the_files_are_checked_alone(tmp_path: Path) -> None:
    done = Operator(tmp_path / "data").types("forms", "check")
    assert done.exit_code == 0
    assert "Who decides could not be looked up" in done.stderr


def test_a_document_that_is_in_no_library_is_named(operator: Operator, tmp_path: Path) -> None:
    forms = with_route(tmp_path / "forms", stage("a", "manager", "group:hr"))
    leave, gone = forms / "leave.toml", f"{'0' * 16}.{'1' * 32}"
    text = leave.read_text(encoding="utf-8")
    at = 'id = "period"\n'
    assert at in text
    leave.write_text(text.replace(at, f'{at}help_source = "{gone}"\n', 1), encoding="utf-8")
    done = operator.types("forms", "check", forms)
    assert done.exit_code == 1
    assert f"leave.toml: steps.period: help_source: there is no document {gone} in a library" in done.stdout


def test_a_threshold_that_is_missing_is_named(operator: Operator, tmp_path: Path) -> None:
    forms = with_route(tmp_path / "forms", stage("a", "manager", "group:hr"))
    leave, at = forms / "leave.toml", '[[steps.fields]]\nid = "period"\n'
    text, label = leave.read_text(encoding="utf-8"), '{ nl = "a", fr = "b", en = "c" }'
    assert at in text
    limits = f'[[steps.fields]]\nid = "limits"\nkind = "thresholds"\nof = ["tender", "ten"]\nlabel = {label}\n'
    leave.write_text(text.replace(at, f"{limits}\n{at}", 1), encoding="utf-8")
    done = operator.types("forms", "check", forms)
    assert done.exit_code == 1
    assert done.stdout.count("leave.toml: limits: the thresholds file has no amount of 'ten' for today\n") == 1
    assert "'tender'" not in done.stdout


def test_a_paper_a_tariff_and_a_right_that_are_missing_are_named(
    operator: Operator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, part in (("papers", "PAPERS"), ("tariffs", "TARIFFS")):
        monkeypatch.setenv(f"BODE_{part}_FILE", str(SAMPLES / f"{name}.toml"))
    forms = tmp_path / "forms"
    shutil.copytree(FORMS_FOLDER, forms)
    done = operator.types("forms", "check", forms)
    assert (done.exit_code, done.stderr) == (0, ""), "those that come with Bode fit the samples"
    changes = (
        ("certificate", 'template = "employment"', 'template = "employed"'),
        ("expenses", 'kind = "kilometres"', 'kind = "kilometres"\ntariffs = ["scooter"]'),
        ("leave", 'among = "kind"', 'group = "sabbatical"'),
    )
    for name, before, after in changes:
        text = (forms / f"{name}.toml").read_text("utf-8")
        assert before in text, name
        (forms / f"{name}.toml").write_text(text.replace(before, after, 1), "utf-8")
    done = operator.types("forms", "check", forms)
    assert done.exit_code == 1
    said = done.stdout.splitlines()
    assert "certificate.toml: paper.template: the papers file has no 'employed'" in said
    assert any(one.startswith("expenses.toml:") and "the tariffs file has no 'scooter'" in one for one in said)
    assert any("the file of rights to leave has none of 'sabbatical' that holds today" in one for one in said)
    assert len(said) == 3
    monkeypatch.delenv("BODE_PAPERS_FILE")
    assert "papers file" not in operator.types("forms", "check", forms).stdout, "without a file no paper is made"


def test_where_requests_are_handed_over_to_is_looked_at(operator: Operator, tmp_path: Path) -> None:
    place = "sharepoint:https://school.sharepoint.com/sites/beheer#list:Verlof"
    listed = f'[hand_over]\nlist = "{place}"\nkey = "Kenmerk"\n'
    done = operator.types("forms", "check", with_route(tmp_path / "a", stage("a", "manager", "group:hr"), listed))
    assert done.exit_code == 1
    assert done.stdout == (
        "leave.toml: hand_over: The form leave writes to the list Verlof, which takes BODE_GRAPH_TENANT.\n"
    )
    hooked = '[hand_over]\nwebhook = "desk"\n'
    done = operator.types("forms", "check", with_route(tmp_path / "b", stage("a", "manager", "group:hr"), hooked))
    assert done.stdout == "leave.toml: hand_over.webhook: BODE_WEBHOOKS has no 'desk'\n"
