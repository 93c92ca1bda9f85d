"""The file of rights to leave: what it says on which day, and every mistake in it with its place."""

from datetime import date
from pathlib import Path

import pytest

from bot.people.rights import Proof, events_of, kinships_of
from bot.people.rights_file import load_rights, rights_of, rights_of_files, shipped_rights
from bot.toml_files import BadFiles

HEAD = """
[[sources]]
id = "circular"
name = {nl = "omzendbrief 1", fr = "circulaire 1", en = "circular 1"}
dated = 2021-09-28

[[events]]
id = "death"
group = "circumstance"
name = {nl = "Overlijden", fr = "Décès", en = "Death"}

[[kinships]]
id = "parent"
name = {nl = "Ouder", fr = "Parent", en = "Parent"}
"""
SAMPLES = Path(__file__).parents[2] / "samples"


def a_right(**changes: str) -> str:
    said = {
        "event": '"death"',
        "days": "4",
        "proof": '"after"',
        "source": '"circular"',
        "since": "2021-09-01",
    } | changes
    return "\n[[rights]]\n" + "\n".join(f"{name} = {value}" for name, value in said.items() if value) + "\n"


def wrong(text: str) -> list[str]:
    with pytest.raises(BadFiles) as bad:
        rights_of("leave_rights.toml", text.encode())
    return [str(one) for one in bad.value.mistakes]


def test_the_newest_that_holds_on_a_day_counts() -> None:
    text = HEAD + a_right() + a_right(days="10", since="2027-09-01") + a_right(days="5", since="2026-09-01")
    rights = rights_of("leave_rights.toml", text.encode())
    days = [rights.right(date(year, 10, 1), "circumstance", "death", "") for year in (2020, 2021, 2026, 2027)]
    assert [one.days if one else None for one in days] == [None, 4, 5, 10]
    assert rights.right(date(2026, 10, 1), "force-majeure", "death", "") is None


def test_a_right_ends_after_its_last_day() -> None:
    rights = rights_of("leave_rights.toml", (HEAD + a_right(until="2026-11-27")).encode())
    assert rights.on(date(2026, 11, 27), "circumstance")
    assert not rights.on(date(2026, 11, 28), "circumstance")


def test_halves_and_the_terms_of_a_proof() -> None:
    text = "proof_within = 10\nproof_reminder = 3\n" + HEAD + a_right(days="2.5", halves="true", kinship='"parent"')
    rights = rights_of("leave_rights.toml", text.encode())
    (right,) = rights.on(date(2026, 11, 27), "circumstance")
    assert (right.days, right.halves, right.proof, right.key) == (2.5, True, Proof.AFTER, ("death", "parent"))
    assert (rights.within, rights.reminder) == (10, 3)
    assert [one.id for one in kinships_of([right], "death")] == ["parent"]
    assert kinships_of([right], "birth") == ()


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        (HEAD + a_right(event='"deth"'), "rights[1].event: unknown event 'deth'; did you mean 'death'?"),
        (HEAD + a_right(kinship='"parents"'), "rights[1].kinship: unknown kinship 'parents'; did you mean 'parent'?"),
        (HEAD + a_right(source='"pers"'), "rights[1].source: unknown source 'pers'"),
        (HEAD + a_right(days="0"), "rights[1].days: must be days, or halves of them, from 0.5 to 366"),
        (HEAD + a_right(days="1.3"), "rights[1].days: must be days, or halves of them, from 0.5 to 366"),
        (HEAD + a_right(days="true"), "rights[1].days: must be days, or halves of them, from 0.5 to 366"),
        (HEAD + a_right(days="2.5"), "rights[1].days: half a day is only taken where 'halves' is true"),
        (HEAD + a_right(proof='"later"'), "rights[1].proof: unknown value 'later'"),
        (HEAD + a_right(since=""), "rights[1]: 'since' is missing"),
        (HEAD + a_right(until="2021-08-31"), "rights[1].until: 2021-08-31 is before 'since' = 2021-09-01"),
        (HEAD + a_right() + a_right(days="5"), "rights[2].since: there is another right for this that begins on"),
        (HEAD + a_right() + a_right(kinship='"parent"'), "rights[2].kinship: of 'death' others have none"),
        (HEAD + a_right(kinship='"parent"') + a_right(), "rights[2].kinship: of 'death' others have one"),
        (HEAD, "'rights' is missing: at least one of [[rights]]"),
        ("rights = []" + HEAD, "rights: needs at least one of [[rights]]"),
        (HEAD + HEAD + a_right(), "there is another source 'circular'"),
        ("proof_within = 5\n" + HEAD + a_right(), "proof_reminder: 7 is more than 'proof_within' = 5"),
        (HEAD.replace("dated", 'link = "http://x"\ndated') + a_right(), "link: 'http://x' is wrong: an address that"),
    ],
)
def test_a_mistake_is_told_with_its_place(text: str, mistake: str) -> None:
    assert any(mistake in one for one in wrong(text)), wrong(text)


def test_without_a_file_those_of_the_circulars_count() -> None:
    assert rights_of_files({}) is shipped_rights()
    assert rights_of_files({"leave_rights.toml": (HEAD + a_right()).encode()}).all[0].days == 4


def test_what_comes_with_bode_is_sound_and_names_what_it_stands_in() -> None:
    """The numbers that were found in public sources; the file says which."""
    today = date(2026, 11, 27)
    by_key = {one.key: one for one in shipped_rights().on(today, "circumstance")}
    assert by_key["death", "partner-child"].days == 10
    assert by_key["death", "parent"].days == 4
    assert by_key["birth", ""].days == 20
    assert by_key["pregnancy-loss", ""].days == 2
    (care,) = shipped_rights().on(today, "force-majeure")
    assert (care.days, care.halves) == (4, True)
    circulars = {"PERS/2021/06": "2021-09-28", "PERS/2021/07": "2021-10-26"}
    for one in shipped_rights().all:
        name = one.source.name["nl"].removeprefix("omzendbrief ")
        assert circulars.get(name, "2009-07-03") == str(one.source.dated)


def test_the_file_of_the_demo_organisation_is_sound() -> None:
    rights = load_rights(SAMPLES / "leave_rights.toml").on(date(2026, 11, 27), "circumstance")
    assert {one.id for one in events_of(rights)} >= {"wedding", "birth", "death", "communion"}
