"""A form is one file: dropped into the folder of the running bot it is filled in and decided; and one of 8 steps."""

from datetime import timedelta
from pathlib import Path

from tests.conversations.school import School
from tests.conversations.test_cost import counted
from tests.dialogs.making import HEAD, TEXTS, a_field, a_step

ROUTE = """
[[route]]
id = "manager"
approvers = ["manager"]
otherwise = ["group:hr"]

[[route]]
id = "hr"
when = "all > euro(100)"
approvers = ["group:hr"]
otherwise = ["role:hr"]
"""
ROW = (
    f'row = {TEXTS}\nfields = [{{id = "what", kind = "text", label = {TEXTS}}}, '
    f'{{id = "amount", kind = "money", label = {TEXTS}}}]\ntotals = ["amount"]'
)
LINES = HEAD.replace('route = {approvers = ["manager"], otherwise = ["group:hr"]}\n', "") + ROUTE
ORDER = (
    LINES
    + a_step("lines", a_field("lines", "items", ROW))
    + a_step(
        "sum",
        a_field("all", "computed", 'formula = "total(lines.amount)"', 'gives = "money"'),
        a_field("why", "text", 'when = "all > euro(100)"'),
    )
)
STEPS = 8
LONG = HEAD + "".join(a_step(f"step{number}", a_field(f"field{number}", "text")) for number in range(STEPS))


async def test_a_file_that_is_dropped_into_the_folder_of_the_running_bot_is_a_form(
    school: School, own_forms: Path
) -> None:
    """With rows, a total that is worked out, and a rule that asks a question and another stage by it."""
    await school.restarts()
    await school.everybody_installs()
    ana = school.ana
    await ana.says("uitstap")
    assert "Stap 1 van" not in ana.newest.text
    (own_forms / "outing.toml").write_text(ORDER, encoding="utf-8")
    school.clock.pass_by(timedelta(seconds=5))
    await ana.says("uitstap")
    for what, amount in (("Bus", "80"), ("Inkom", "24,50")):
        await ana.clicks("Toevoegen")
        await ana.fills(lines__what=what, lines__amount=amount).clicks("Rij bewaren")
    await ana.clicks("Volgende")
    assert "€ 104,50" in ana.newest.text.replace("\xa0", " ")
    await ana.fills(why="De hele klas gaat mee.").clicks("Volgende")
    await ana.clicks("Indienen")
    assert "UIT-2026-00001" in ana.newest.text
    await school.jobs()
    await school.ben.clicks("Goedkeuren", on=school.ben.card_with("UIT-2026-00001"))
    await school.jobs()
    assert "Goedgekeurd" not in ana.card_with("UIT-2026-00001").text
    decider = next(one for one in (school.nadia, school.lieve) if one.sees("UIT-2026-00001"))
    shown = decider.card_with("UIT-2026-00001")
    assert "€ 104,50" in shown.text.replace("\xa0", " ")
    await decider.clicks("Goedkeuren", on=shown)
    await school.jobs()
    assert "Goedgekeurd" in ana.card_with("UIT-2026-00001").text


async def test_a_form_of_eight_steps_takes_a_card_for_each_and_the_review_and_each_turn_one_commit(
    school: School, own_forms: Path
) -> None:
    (own_forms / "outing.toml").write_text(LONG, encoding="utf-8")
    await school.restarts()
    await school.everybody_installs()
    await school.jobs()
    ana, store = school.ana, counted(school)
    before, cards = len(ana.chat), list[str]()
    await ana.says("uitstap")
    for number in range(STEPS):
        assert f"Stap {number + 1} van {STEPS}" in ana.newest.text
        cards.append(ana.newest.text)
        store.commits = 0
        await ana.fills(**{f"field{number}": f"Antwoord {number}"}).clicks("Volgende")
        assert store.commits == 1, f"step {number + 1}"
    cards.append(ana.newest.text)
    assert "Antwoord 0" in ana.newest.text
    assert len(set(cards)) == STEPS + 1
    assert len(ana.chat) - before == 1, "all of them in the place of one"
    store.commits = 0
    await ana.clicks("Indienen")
    assert store.commits == 1
    assert "UIT-2026-00001" in ana.newest.text
