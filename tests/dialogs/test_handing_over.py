"""A form that hands requests over says where, and which answer comes into which column."""

from pathlib import Path

import pytest

from bot.arrange.form_keeping import form_as_it_was, version_of
from bot.arrange.hand_over.handed_over import with_destination
from bot.lists import Holds, Want
from dialogs.cells import wants_of
from tests.dialogs.making import HEAD, a_field, a_step, errors_of, options, the_form

PLACE = '"sharepoint:https://school.sharepoint.com/sites/beheer#list:Uitstappen"'


def outing(*lines: str) -> str:
    asked = (
        a_field("where", "choice", options("bus", "train")),
        a_field("when", "period"),
        a_field("price", "money"),
        a_field("why", "long_text"),
        a_field("who", "person"),
    )
    return HEAD + "[hand_over]\n" + "".join(f"{line}\n" for line in lines) + a_step("trip", *asked)


def to_list(*lines: str) -> str:
    return outing(f"list = {PLACE}", 'key = "Kenmerk"', *lines)


def test_a_list_is_read_kept_and_says_what_it_wants(tmp_path: Path) -> None:
    columns = (
        '{where = "Hoe", "when.days" = "Dagen", "when.last" = "Tot", price = "Prijs", why = "Waarom", who = "Met"}'
    )
    form = the_form(tmp_path, to_list(f"columns = {columns}", 'about = {at = "Op", reference = "Nummer"}'))
    assert form_as_it_was(version_of(form)) == form
    rule = form.hand_over
    assert rule and rule.place and (rule.name, rule.place.site) == (
        "Uitstappen", "https://school.sharepoint.com/sites/beheer"
    )  # fmt: skip
    assert [(one.header, one.holds) for one in wants_of(form, rule)] == [
        ("Hoe", Holds.CHOICE), ("Dagen", Holds.NUMBER), ("Tot", Holds.DAY), ("Prijs", Holds.MONEY),
        ("Waarom", Holds.TEXT), ("Met", Holds.TEXT), ("Op", Holds.MOMENT), ("Nummer", Holds.TEXT),
    ]  # fmt: skip
    assert wants_of(form, rule)[0].choices == ("a", "a")
    assert wants_of(form, rule)[4] == Want("Waarom", Holds.TEXT, 2000)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "confidential = true\n" + outing('webhook = "desk"'),
            "hand_over: what is confidential goes to no other system",
        ),
        (outing('at = ["done"]'), "hand_over: needs either 'webhook' or 'list'"),
        (to_list('webhook = "desk"'), "hand_over: needs either 'webhook' or 'list'"),
        (
            outing(f"list = {PLACE}"),
            "hand_over.key: 'key' is missing: the column in which Bode tells one row from another",
        ),
        (
            outing('list = "https://school.sharepoint.com/sites/beheer"', 'key = "K"'),
            "hand_over.list: 'https://school.sharepoint.com/sites/beheer' is wrong: write it as in "
            "sharepoint:https://school.sharepoint.com/sites/beheer#list:Sleutels",
        ),
        (
            outing('webhook = "desk"', 'columns = {where = "Hoe"}'),
            "hand_over.columns: is of a list: name that with 'list'",
        ),
        (outing('webhook = "desk"', 'key = "Hoe"'), "hand_over.key: is of a list: name that with 'list'"),
        (to_list('columns = {wher = "Hoe"}'), "hand_over.columns.wher: unknown field 'wher'; did you mean 'where'?"),
        (
            to_list('columns = {"when.lst" = "Hoe"}'),
            "hand_over.columns.when.lst: unknown part of 'when' 'lst'; did you mean 'last'?",
        ),
        (to_list('columns = {"why.first" = "Hoe"}'), "hand_over.columns.why.first: 'why' has no parts"),
        (
            to_list('about = {refrence = "Hoe"}'),
            "hand_over.about.refrence: unknown fact 'refrence'; did you mean 'reference'?",
        ),
        (
            to_list('columns = {where = "Hoe", price = "hoe"}'),
            "hand_over.columns.price: the column 'hoe' is taken already",
        ),
        (to_list('about = {at = "Kenmerk"}'), "hand_over.about.at: the column 'Kenmerk' is taken already"),
        (to_list("columns = {where = 3}"), "hand_over.columns.where: must be a text that is not empty"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, text: str, message: str) -> None:
    assert errors_of(tmp_path, text) == [f"outing.toml: {message}"]


def test_what_was_kept_before_there_were_lists_is_read() -> None:
    """As schema 1 of `hand_over` stands in a store."""
    before = {"request": "keys.2026.1", "moment": "approved", "webhook": "desk", "state": "sent", "attempts": 1}
    assert with_destination(before) == {
        "request": "keys.2026.1", "moment": "approved", "to": "desk", "state": "sent", "attempts": 1
    }  # fmt: skip
