"""A preview shows every step of a form, its review and what is read of it, in each language."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

import app
from bot.words.languages import LANGUAGES
from dialogs.filling import complete
from dialogs.form import FORMS_FOLDER, load_forms
from dialogs.model import Form
from tools.card_schema import problems
from tools.gallery.__main__ import LIBRARIES
from tools.gallery.form_answers import answers_to
from tools.gallery.form_preview import cards_of

FORMS = load_forms()


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
def test_every_card_of_every_form_is_drawn(form: Form) -> None:
    shown = cards_of(form)
    for language in LANGUAGES:
        drawn = {(one["name"], one["example"]): one["card"] for one in shown if one["language"] == language}
        for step in form.steps:
            for state in ("empty", "filled in"):
                assert step.title[language] in str(drawn["step", f"{step.id}, {state}"])
        for name, example in (("review", "before it is handed in"), ("requester", "it waits")):
            assert form.title[language] in str(drawn[name, example])
        assert f"{form.prefix}-2026-00001" in str(drawn["approver", "what is decided on"])
    assert [found for one in shown for found in problems(one["card"])] == []


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
def test_the_answers_that_are_made_up_fill_it_in(form: Form) -> None:
    assert complete(form, answers_to(form.fields))


@pytest.mark.skipif(not LIBRARIES["renderer.js"].exists(), reason="needs `make setup` with Node")
def test_the_command_writes_one_page(tmp_path: Path) -> None:
    page = tmp_path / "new" / "form.html"
    done = CliRunner().invoke(app.app, ["forms", "preview", str(FORMS_FOLDER / "key.toml"), "--to", str(page)])
    assert (done.exit_code, done.stderr) == (0, "")
    assert "cards of key.toml" in done.stdout
    assert FORMS["key"].title["fr"] in page.read_text("utf-8")


def test_the_command_names_every_mistake(tmp_path: Path) -> None:
    text = (FORMS_FOLDER / "key.toml").read_text("utf-8")
    wrong = text.replace("prefix", "prefx", 1).replace("keywords", "keyword", 1)
    (tmp_path / "key.toml").write_text(wrong, "utf-8")
    done = CliRunner().invoke(app.app, ["forms", "preview", str(tmp_path / "key.toml")])
    assert done.exit_code == 1
    assert "unknown option 'keyword'; did you mean 'keywords'?" in done.stderr
    assert "unknown option 'prefx'; did you mean 'prefix'?" in done.stderr
