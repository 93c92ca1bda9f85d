"""Every mistake in a form file is named with its file, its place and what is allowed."""

from pathlib import Path

import pytest

from bot.toml_files import BadFiles
from dialogs.form import load_forms
from dialogs.kinds.number import LARGEST, NumberField
from dialogs.kinds.text import TextField
from tests.dialogs.making import HEAD, TEXTS, a_field, a_step, errors_of, the_form
from tests.dialogs.mistakes import BROKEN, BROKEN_ROWS, PLAIN, WHERE


@pytest.mark.parametrize(
    ("text", "message"), [*BROKEN, *BROKEN_ROWS], ids=[message[13:70] for _, message in [*BROKEN, *BROKEN_ROWS]]
)
def test_each_mistake_is_named(tmp_path: Path, text: str, message: str) -> None:
    assert message in errors_of(tmp_path, text)


def test_all_mistakes_of_all_files_come_at_once(tmp_path: Path) -> None:
    (tmp_path / "aa.toml").write_text("id = ", encoding="utf-8")
    (tmp_path / "bb.toml").write_bytes(b'id = "\xff"')
    (tmp_path / "cc.toml").mkdir()
    text = HEAD.replace("version = 1", "version = 0") + a_step(
        "trip",
        a_field("where", "txt"),
        a_field("who", "number", "min = 3", "max = 2"),
        a_field("kind", "choice", 'options = [{value = "bus"}, {label = {nl = "b"}}]'),
    )
    assert errors_of(tmp_path, text) == [
        "aa.toml: not valid TOML: Invalid value (at end of document)",
        "bb.toml: not UTF-8 text, at byte 6",
        "cc.toml: cannot be read: Is a directory",
        "outing.toml: version: must be a whole number from 1 to 1000000",
        f"{WHERE}.kind: unknown kind 'txt'; did you mean 'text'?",
        "outing.toml: steps.trip.fields.who.max: 2 is less than 'min' = 3: no answer would be right",
        "outing.toml: steps.trip.fields.kind.options[1]: 'label' is missing: a text in nl, fr, en",
        "outing.toml: steps.trip.fields.kind.options[2]: 'value' is missing",
        "outing.toml: steps.trip.fields.kind.options[2].label: 'fr' is missing",
        "outing.toml: steps.trip.fields.kind.options[2].label: 'en' is missing",
    ]


def test_two_forms_may_not_share_a_prefix_or_a_keyword(tmp_path: Path) -> None:
    other = HEAD.replace('"outing"\n', '"walk"\n').replace('"uitstap"', '"Uitstap!", "wandeling"')
    other = other.replace('["sortie"]', '["marche"]').replace('["outing"]', '["walk"]')
    (tmp_path / "walk.toml").write_text(other + a_step("trip", PLAIN), encoding="utf-8")
    assert errors_of(tmp_path, HEAD + a_step("trip", PLAIN)) == [
        "walk.toml: keywords.nl: 'uitstap' is also in outing.toml",
        "walk.toml: prefix: 'UIT' is also in outing.toml",
    ]


@pytest.mark.parametrize("name", ["", "missing"])
def test_a_folder_without_forms_is_a_mistake(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadFiles, match=r"no form files \(\*\.toml\) here"):
        load_forms(tmp_path / name)


def test_what_the_file_does_not_say(tmp_path: Path) -> None:
    step = a_step("trip", a_field("where", "text"), a_field("far", "toggle"), a_field("km", "number", 'unit = "km"'))
    form = the_form(tmp_path, HEAD + step)
    where, far, km = form.fields
    assert isinstance(where, TextField)
    assert isinstance(km, NumberField)
    assert (where.required, where.max_length, where.help, where.when) == (True, 200, None, None)
    assert not far.required
    assert km.unit == {"nl": "km", "fr": "km", "en": "km"}
    assert (km.min, km.max, km.decimals) == (-LARGEST, LARGEST, 0)
    assert form.route[0].otherwise == ("group:hr",)


def test_forms_are_listed_by_title_as_the_reader_sorts(tmp_path: Path) -> None:
    titles = {"zoo": "Écurie", "bus": "étable", "cab": "Zèbre", "app": "Eau"}
    for name, title in titles.items():
        head = HEAD.replace('"outing"\n', f'"{name}"\n').replace("UIT", name.upper())
        for keyword in ("uitstap", "sortie", "outing"):
            head = head.replace(f'["{keyword}"]', f'["{name}"]')
        titled = head.replace(f"title = {TEXTS}", f'title = {{nl = "{name}", fr = "{title}", en = "x"}}')
        (tmp_path / f"{name}.toml").write_text(titled + a_step("trip", PLAIN), encoding="utf-8")
    forms = load_forms(tmp_path)
    assert [form.id for form in forms.all("fr")] == ["app", "zoo", "bus", "cab"]
    assert [form.id for form in forms.all("nl")] == ["app", "bus", "cab", "zoo"]
    assert len(forms) == 4
    assert set(forms) == {"app", "bus", "cab", "zoo"}
    assert "leave" not in forms


def test_forms_of_one_area_call_it_alike(tmp_path: Path) -> None:
    area = 'area = {{ id = "outside", name = {{ nl = "{}", fr = "Dehors", en = "Outside" }} }}\n'
    other = HEAD.replace('"outing"', '"walk"').replace('"UIT"', '"WAN"').replace("uitstap", "wandeling")
    for one in ("sortie", "outing"):
        other = other.replace(f'["{one}"]', f'["{one} 2"]')
    (tmp_path / "outing.toml").write_text(HEAD + area.format("Buiten") + a_step("trip", PLAIN), "utf-8")
    (tmp_path / "walk.toml").write_text(other + area.format("Binnen") + a_step("trip", PLAIN), "utf-8")
    with pytest.raises(BadFiles, match=r"walk.toml: area.name: 'outside' is called otherwise in outing.toml"):
        load_forms(tmp_path)
    (tmp_path / "walk.toml").write_text(other + area.format("Buiten") + a_step("trip", PLAIN), "utf-8")
    forms = load_forms(tmp_path)
    assert list(forms.areas()) == ["outside"]
    assert [forms.area_of(one) for one in ("outing", "walk", "gone")] == ["outside", "outside", ""]
