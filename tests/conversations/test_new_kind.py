"""A field kind is one module: put into the package of kinds, a form can ask for it and a person can fill it in."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import dialogs.kinds
from dialogs.kinds import kinds
from tests.conversations.school import School
from tests.dialogs.making import HEAD, a_field, a_step

COLOUR = '''
"""A colour out of a few."""

from typing import Annotated, Literal

from bot.toml_files import each
from cards.parts.inputs import text_input
from dialogs.kinds.field import Field
from dialogs.problems import problem


class ColourField(Field, frozen=True):
    problems = {"problem-choice": frozenset()}
    kind: Literal["colour"] = "colour"
    palette: Annotated[tuple[str, ...], each(lambda _: "")]

    def _read(self, inputs, today):
        raw = inputs.get(self.id)
        return raw if raw in self.palette else problem(self.id, "problem-choice")

    def _draw(self, f):
        return f.around(self.id, text_input(f.t, self.id, self.label[f.t.language], f.value(self.id)))

    def _said(self, t, value):
        return f"de kleur {value}"
'''
WALL = HEAD + a_step("wall", a_field("paint", "colour", 'palette = ["rood", "geel"]'))


@pytest.fixture
def more_kinds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder whose modules are kinds too, as long as the test runs."""
    folder = tmp_path / "kinds"
    folder.mkdir()
    monkeypatch.setattr(dialogs.kinds, "__path__", [*dialogs.kinds.__path__, str(folder)])
    kinds.cache_clear()
    yield folder
    for name in [one for one in sys.modules if one.startswith("dialogs.kinds.")]:
        if Path(sys.modules[name].__file__ or "").parent == folder:
            del sys.modules[name]
    kinds.cache_clear()


async def test_a_new_kind_is_one_module(
    school: School, more_kinds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forms = tmp_path / "forms"
    forms.mkdir()
    (forms / "outing.toml").write_text(WALL, encoding="utf-8")
    (more_kinds / "colour.py").write_text(COLOUR, encoding="utf-8")
    monkeypatch.setenv("BODE_FORMS_DIR", str(forms))
    await school.restarts()
    ana, ben = school.ana, school.ben
    await school.everybody_installs()

    await ana.says("uitstap")
    await ana.fills(paint="paars").clicks("Volgende")
    assert "Kies een van de mogelijkheden" in ana.newest.text
    await ana.fills(paint="geel").clicks("Volgende")
    assert "de kleur geel" in ana.newest.text
    await ana.clicks("Indienen")
    await school.jobs()
    assert "de kleur geel" in ben.newest.text


def test_two_kinds_of_one_name_are_refused(more_kinds: Path) -> None:
    (more_kinds / "another.py").write_text(COLOUR.replace('"colour"', '"number"'), encoding="utf-8")
    with pytest.raises(ValueError, match="two kinds of field are called 'number'"):
        kinds()
