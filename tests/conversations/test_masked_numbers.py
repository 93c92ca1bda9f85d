"""Numbers of accounts and of persons: whole for who asked and for who carries it out, masked for everybody else."""

from pathlib import Path

import pytest

from dialogs.kinds.items import ItemsField
from tests.conversations.handed import KEY, REFERENCE
from tests.conversations.school import School
from tests.conversations.stage import Colleague
from tests.dialogs.making import a_field

IN_ROW = """
[[steps.fields]]
id = "shares"
kind = "items"
label = {nl = "Delen", fr = "b", en = "c"}
row = {nl = "Deel", fr = "b", en = "c"}
""" + "".join(
    f'\n[[steps.fields.fields]]\nid = "{name}"\nkind = "{kind}"\nlabel = {{nl = "{name}", fr = "b", en = "c"}}\n'
    for name, kind in (("whose", "text"), ("on", "iban"))
)
FORM = KEY + a_field("account", "iban") + a_field("number", "national_number") + IN_ROW
WHOLE = ("BE71 0961 2345 6769", "85.07.30-033.28", "BE68 5390 0754 7034")
MASKED = ("BE•• •••• •••• 6769", "••.••.••-•••.28", "BE•• •••• •••• 7034")
CHANGED = ("NL91 ABNA 0417 1643 00", "NL•• •••• •••• ••43 00")


@pytest.fixture(autouse=True)
def keys(own_forms: Path) -> Path:
    (own_forms / "keys.toml").write_text(FORM, encoding="utf-8")
    return own_forms


def sees(person: Colleague, *, whole: bool) -> None:
    text = person.newest.text
    for open_, masked in zip(WHOLE, MASKED, strict=True):
        assert (open_ in text, masked in text) == (whole, not whole), (person.name, open_, text)


async def hands_in(school: School) -> None:
    ana = school.ana
    await ana.says("sleutels")
    await ana.clicks("Toevoegen")
    await ana.fills(shares__whose="Ana", shares__on=WHOLE[2]).clicks("Rij bewaren")
    assert WHOLE[2] in ana.newest.text, "their own, in the list of the step"
    await ana.fills(door="back", account=WHOLE[0], number=WHOLE[1]).clicks("Volgende")
    sees(ana, whole=True)
    await ana.clicks("Indienen")
    await school.jobs()


async def test_who_decides_or_advises_sees_them_masked_and_who_asks_or_carries_out_whole(school: School) -> None:
    ana, ben, nadia = school.ana, school.ben, school.nadia
    await school.everybody_installs()
    await hands_in(school)
    sees(ben, whole=False)
    await ana.says("mijn aanvragen")
    await ana.clicks("Openen", on=ana.newest)
    sees(ana, whole=True)
    await ben.clicks("Goedkeuren", on=ben.card_with(REFERENCE))
    await school.jobs()
    await nadia.says("wachtrij")
    await nadia.clicks("Openen", on=nadia.newest)
    sees(nadia, whole=True)


async def test_what_changed_is_masked_too_for_who_decides(school: School) -> None:
    ana, ben = school.ana, school.ben
    await school.everybody_installs()
    await hands_in(school)
    await ana.clicks("Wijzigen", on=ana.card_with(REFERENCE))
    await ana.clicks("Aanpassen", on=ana.newest)
    await ana.fills(door="back", account=CHANGED[0], number=WHOLE[1]).clicks("Volgende")
    await ana.clicks("Wijziging indienen", on=ana.newest)
    await school.jobs()
    decides = ben.card_with(REFERENCE).text
    assert decides.count(CHANGED[1]) >= 2, "in what changed, and among the answers"
    assert MASKED[0] in decides, "what it was before"
    assert CHANGED[0] not in decides
    assert WHOLE[0] not in decides
    own = ana.card_with(REFERENCE).text
    assert CHANGED[0] in own
    assert WHOLE[0] in own


def test_a_value_of_another_shape_is_masked_too(school: School) -> None:
    form = school.house.forms["keys"]
    shares = form.field("shares")
    assert isinstance(shares, ItemsField)
    for field in [form.field("account"), form.field("number")]:
        assert field
        for value in ("old words", 85073003328, ["BE71"], {"a": "BE71"}):
            assert "BE71" not in str(field.masked(value))
            assert not any(one.isalnum() for one in str(field.masked(value)))
    assert form.as_json == school.house.forms["keys"].as_json
