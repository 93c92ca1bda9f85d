"""Rows of a request: added, changed, removed and put back on one card, handed in, and read by who decides."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.json import Json
from bot.store.partitions import request_partition
from tests.conversations.school import School
from tests.conversations.stage import Colleague, Shown, actions_of, buttons_of, defaults_of
from tests.dialogs.making import HEAD, TEXTS, a_field, a_step, options

A_ROW = f'{{id = "what", kind = "text", label = {TEXTS}}}'
AMOUNT = f'{{id = "amount", kind = "money", label = {TEXTS}}}'
COSTS = (
    f'row = {{nl = "Kost", fr = "Frais", en = "Expense"}}\nfields = [{A_ROW}, {AMOUNT}]\ntotals = ["amount"]\nmost = 3'
)
OUTING = HEAD + a_step(
    "costs",
    a_field("days", "number"),
    a_field("costs", "items", COSTS),
    a_field("why", "text", "required = false"),
)


@pytest.fixture
async def outing(school: School, own_forms: Path) -> School:
    (own_forms / "outing.toml").write_text(OUTING, encoding="utf-8")
    await school.restarts()
    await school.everybody_installs()
    await school.ana.says("uitstap")
    return school


async def add_row(ana: Colleague, what: str, amount: str) -> None:
    await ana.clicks("Toevoegen")
    await ana.fills(costs__what=what, costs__amount=amount).clicks("Rij bewaren")


def row_button(shown: Shown, title: str, number: int = 0) -> Mapping[str, Any]:
    """The payload of that button of one of the rows, from the top."""
    found = [one for one in actions_of(shown.card) if one["type"] == "Action.Execute" and one["title"] == title]
    return found[number]


async def clicks_row(ana: Colleague, title: str, number: int = 0, **typed: Json) -> None:
    shown = ana.newest
    action = row_button(shown, title, number)
    await ana.sends(action["verb"], {**defaults_of(shown.card), **typed, **action["data"]}, shown)


def rows_on(shown: Shown) -> list[str]:
    return [words for words in ("Trein", "Lunch", "Museum", "Bus") if words in shown.text]


async def test_rows_are_added_changed_removed_and_put_back_on_one_card(outing: School) -> None:
    ana = outing.ana
    assert "Nog niets toegevoegd" in ana.newest.text
    await add_row(ana, "Trein", "24,50")
    await add_row(ana, "Lunch", "12")
    assert rows_on(ana.newest) == ["Trein", "Lunch"]
    assert "Totaal € 36,50" in ana.newest.text

    await clicks_row(ana, "Wijzig")
    assert defaults_of(ana.newest.card)["costs.what"] == "Trein"
    assert "Kost 1" in ana.newest.text
    await ana.fills(costs__what="Bus", costs__amount="4").clicks("Rij bewaren")
    assert rows_on(ana.newest) == ["Lunch", "Bus"]
    assert ana.newest.text.index("Bus") < ana.newest.text.index("Lunch"), "it stays in its place"
    assert "Totaal € 16,00" in ana.newest.text

    await clicks_row(ana, "Verwijder")
    assert "Verwijderd: Bus" in ana.newest.text
    await ana.clicks("Ongedaan maken")
    assert ana.newest.text.index("Bus") < ana.newest.text.index("Lunch")
    assert "Verwijderd" not in ana.newest.text
    assert len(ana.chat) == 2, "the welcome, and one card"


async def test_leaving_a_row_changes_nothing(outing: School) -> None:
    ana = outing.ana
    await add_row(ana, "Trein", "24,50")
    await clicks_row(ana, "Wijzig")
    await ana.fills(costs__what="Bus").clicks("Annuleer")
    assert rows_on(ana.newest) == ["Trein"]
    await ana.clicks("Toevoegen")
    assert "Kost 2" in ana.newest.text
    assert "Volgende" not in buttons_of(ana.newest), "the row is kept or left first"
    await ana.fills(costs__what="Bus").clicks("Annuleer")
    await ana.clicks("Toevoegen")
    assert "costs.what" not in defaults_of(ana.newest.card), "what was left is gone"


async def test_an_open_row_can_be_removed(outing: School) -> None:
    ana = outing.ana
    await add_row(ana, "Trein", "24,50")
    await ana.fills(days="2").clicks("Toevoegen")
    assert "Verwijder" not in buttons_of(ana.newest), "it is not there yet"
    await ana.clicks("Annuleer")
    await clicks_row(ana, "Wijzig")
    await ana.clicks("Verwijder")
    assert "Nog niets toegevoegd" in ana.newest.text
    assert defaults_of(ana.newest.card)["days"] == 2, "what stood beside it stays"


async def test_what_is_wrong_stands_at_its_input_with_what_was_typed(outing: School) -> None:
    ana = outing.ana
    await ana.clicks("Toevoegen")
    await ana.fills(costs__what="Trein", costs__amount="veel").clicks("Rij bewaren", times=2)
    assert "Geef een bedrag" in ana.newest.text
    assert defaults_of(ana.newest.card) == {"costs.what": "Trein", "costs.amount": "veel"}
    await outing.restarts()
    await ana.clicks("Rij bewaren")
    assert "Geef een bedrag" in ana.newest.text
    await ana.fills(costs__amount="24,50").clicks("Rij bewaren")
    assert "Totaal" not in ana.newest.text, "of one row it says the same"
    assert "€ 24,50" in ana.newest.text


async def test_everything_else_that_was_typed_is_kept(outing: School) -> None:
    ana = outing.ana
    await ana.fills(days="veel", why="Met 3A").clicks("Toevoegen")
    await ana.fills(costs__what="Trein", costs__amount="24,50").clicks("Rij bewaren")
    assert defaults_of(ana.newest.card) == {"days": "veel", "why": "Met 3A"}
    await clicks_row(ana, "Verwijder", days="3")
    assert defaults_of(ana.newest.card) == {"days": 3, "why": "Met 3A"}
    await clicks_row(ana, "Ongedaan maken", why="Met 3B")
    assert defaults_of(ana.newest.card) == {"days": 3, "why": "Met 3B"}


async def test_a_double_click_does_it_once(outing: School) -> None:
    ana = outing.ana
    await ana.clicks("Toevoegen", times=2)
    await ana.fills(costs__what="Trein", costs__amount="24,50").clicks("Rij bewaren", times=2)
    await add_row(ana, "Lunch", "12")
    assert ana.newest.text.count("Trein") == 1
    remove = row_button(ana.newest, "Verwijder")
    for _ in range(2):
        await ana.sends(remove["verb"], remove["data"], ana.newest)
    assert rows_on(ana.newest) == ["Trein", "Lunch"]
    assert "Verwijderd: Trein" in ana.newest.text


async def test_an_older_card_does_nothing(outing: School) -> None:
    ana = outing.ana
    await add_row(ana, "Trein", "24,50")
    old = [row_button(ana.newest, title) for title in ("Toevoegen", "Wijzig", "Verwijder")]
    await add_row(ana, "Lunch", "12")
    stands = ana.newest.card
    for action in old:
        await ana.sends(action["verb"], {"days": "7", **action["data"]}, ana.newest)
        assert ana.newest.card == stands
    await ana.clicks("Toevoegen")
    save = row_button(ana.newest, "Rij bewaren")
    await ana.clicks("Annuleer")
    stands = ana.newest.card
    await ana.sends(save["verb"], {"costs.what": "Bus", "costs.amount": "3", **save["data"]}, ana.newest)
    assert ana.newest.card == stands


async def test_a_list_from_before_a_row_was_opened_does_nothing(outing: School) -> None:
    ana = outing.ana
    await add_row(ana, "Trein", "24,50")
    old = row_button(ana.newest, "Verwijder")
    await ana.clicks("Toevoegen")
    await ana.sends(old["verb"], old["data"], ana.newest)
    assert "Kost 2" in ana.newest.text
    await ana.clicks("Annuleer")
    await ana.sends(old["verb"], old["data"], ana.newest)
    assert rows_on(ana.newest) == ["Trein"]
    assert "Verwijderd" not in ana.newest.text


async def test_somebody_elses_card_does_nothing(outing: School) -> None:
    await add_row(outing.ana, "Trein", "24,50")
    remove = row_button(outing.ana.newest, "Verwijder")
    assert "Dit vind ik niet" in str(await outing.emma.sends(remove["verb"], remove["data"], None))
    await outing.ana.says("uitstap")
    await outing.ana.clicks("Verdergaan")
    assert rows_on(outing.ana.newest) == ["Trein"]


async def test_what_is_forged_does_nothing(outing: School) -> None:
    """Whatever the card shows: with the revision that it has."""
    ana = outing.ana
    await add_row(ana, "Trein", "24,50")
    await add_row(ana, "Lunch", "12")
    trein = row_button(ana.newest, "Verwijder")["data"]
    stands, typed = ana.newest.card, {"costs.what": "Bus", "costs.amount": "3", "costs": [{"key": "9", "what": "Bus"}]}
    for verb, key in (("save", trein["_key"]), ("save", "999"), ("cancel", "999"), ("restore", trein["_key"])):
        await ana.sends(f"row.{verb}", {**typed, **trein, "_key": key}, ana.newest)
        assert ana.newest.card == stands, verb
    keys: tuple[Json, ...] = ("x", ["1"], "../1")
    others: tuple[dict[str, Json], ...] = ({"revision": "1"}, {"revision": -1}, {"step": "no"})
    for forged in (*({"_key": key} for key in keys), *others):
        for verb in ("add", "change", "remove", "restore", "save", "cancel"):
            await ana.sends(f"row.{verb}", {**typed, **trein, **forged}, None)
    await ana.says("uitstap")
    await ana.clicks("Verdergaan")
    assert rows_on(ana.newest) == ["Trein", "Lunch"]
    assert "Kost" not in ana.newest.text, "no row is open"

    await clicks_row(ana, "Verwijder")
    gone = row_button(ana.newest, "Ongedaan maken")["data"]
    for verb, key in (("restore", "999"), ("cancel", gone["_key"]), ("remove", gone["_key"])):
        await ana.sends(f"row.{verb}", {**gone, "_key": key}, ana.newest)
        assert "Verwijderd: Trein" in ana.newest.text, verb


async def test_no_more_rows_than_there_may_be(outing: School) -> None:
    ana = outing.ana
    for what in ("Trein", "Lunch"):
        await add_row(ana, what, "1")
    add = row_button(ana.newest, "Toevoegen")
    await add_row(ana, "Museum", "1")
    assert "Toevoegen" not in buttons_of(ana.newest)
    assert "Meer dan 3 kan niet" in ana.newest.text
    revision = row_button(ana.newest, "Verwijder")["data"]["revision"]
    forged = {**add["data"], "revision": revision, "_key": str(revision)}
    await ana.sends(add["verb"], forged, ana.newest)
    assert "Kost 4" not in ana.newest.text
    await ana.sends("row.save", {**forged, "costs.what": "Bus", "costs.amount": "1"}, ana.newest)
    assert rows_on(ana.newest) == ["Trein", "Lunch", "Museum"]


async def test_a_row_that_is_open_survives_a_restart_and_another_device(outing: School) -> None:
    ana = outing.ana
    await add_row(ana, "Trein", "24,50")
    await ana.fills(days="2").clicks("Toevoegen")
    await outing.restarts()
    await ana.says("uitstap")
    await ana.clicks("Verdergaan")
    assert "Kost 2" in ana.newest.text
    await ana.fills(costs__what="Lunch", costs__amount="12").clicks("Rij bewaren")
    assert rows_on(ana.newest) == ["Trein", "Lunch"]
    assert defaults_of(ana.newest.card)["days"] == 2
    first = ana.chat[1]
    await ana.clicks("Rij bewaren", on=first)
    assert first.card == ana.newest.card, "the other device sees how it stands"


async def test_rows_are_needed_where_they_are_asked(outing: School) -> None:
    ana = outing.ana
    await ana.fills(days="2").clicks("Volgende")
    assert "Vul dit nog in" in ana.newest.text
    assert "Toevoegen" in buttons_of(ana.newest)


async def test_who_decides_sees_the_rows_and_their_total(outing: School) -> None:
    ana, ben = outing.ana, outing.ben
    await add_row(ana, "Trein", "24,50")
    await add_row(ana, "Lunch", "12")
    await ana.fills(days="2").clicks("Volgende")
    assert "Klopt alles?" in ana.newest.text
    assert "Totaal € 36,50" in ana.newest.text
    await ana.clicks("Indienen")
    await outing.jobs()
    for shown in (ana.card_with("UIT-2026-00001"), ben.newest):
        assert rows_on(shown) == ["Trein", "Lunch"]
        assert "€ 24,50" in shown.text
        assert "Totaal € 36,50" in shown.text
    await ben.clicks("Goedkeuren")
    await outing.jobs()
    assert "Goedgekeurd" in ana.card_with("UIT-2026-00001").text


async def test_a_request_of_before_there_were_rows_is_read(outing: School) -> None:
    ana = outing.ana
    await add_row(ana, "Trein", "24,50")
    request = str(row_button(ana.newest, "Verwijder")["data"]["request"])
    stored = await outing.house.records.requests.get(request_partition(request), request)
    assert stored
    body = dict(outing.house.records.requests.put(stored.value).body)
    del body["rows"]
    assert outing.house.records.requests.read(request, 1, body) == replace(stored.value, rows=None)


async def test_a_choice_on_the_card_may_take_the_rows_away(school: School, own_forms: Path) -> None:
    away = a_field("costs", "items", COSTS, 'when = {field = "sort", one_of = ["paid"]}')
    text = HEAD + a_step("costs", a_field("sort", "choice", options("paid", "free")), away)
    (own_forms / "outing.toml").write_text(text, encoding="utf-8")
    await school.restarts()
    ana = school.ana
    await ana.says("uitstap")
    await ana.fills(sort="paid").clicks("Volgende")
    await add_row(ana, "Trein", "24,50")
    await clicks_row(ana, "Verwijder", sort="free")
    assert defaults_of(ana.newest.card) == {"sort": "free"}
    assert "Toevoegen" not in buttons_of(ana.newest)


async def test_a_review_of_before_a_row_changed_is_not_handed_in(outing: School) -> None:
    ana = outing.ana
    await add_row(ana, "Trein", "24,50")
    await ana.fills(days="2").clicks("Volgende")
    submit = row_button(ana.newest, "Indienen")
    await ana.clicks("Aanpassen")
    await clicks_row(ana, "Verwijder")
    await ana.sends(submit["verb"], submit["data"], ana.newest)
    assert "Nog niets toegevoegd" in ana.newest.text, "no review with a gap"
    assert not ana.sees("UIT-2026")
