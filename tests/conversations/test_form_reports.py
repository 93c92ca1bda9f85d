"""The report of a form for who owns it: what is open, how long it took, refusals by school and month; never whose."""

import csv
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest

from bot.arrange.figures.counting import rebuild
from bot.arrange.figures.figures import FEWEST, Carried, Figures, What, counted
from bot.arrange.figures.report import OTHERS, Line, report, told
from bot.arrange.request import Request, RequestState
from bot.channel.file_messages import FileOffer
from bot.people.calendar import Calendar
from bot.store.partitions import request_partition
from tests.conversations.figures_held import figures_hold, kept_figures
from tests.conversations.handed import KEY, asks_key, write_keys
from tests.conversations.school import School
from tests.conversations.stage import Colleague, buttons_of, elements_of

OWNED = KEY.replace('prefix = "SLT"', 'prefix = "SLT"\nowner = ["group:hr"]')
REFUSE, DONE = "Weiger deze aanvraag", "Meld dit klaar"


@pytest.fixture(autouse=True)
def keys(own_forms: Path) -> None:
    """A form of which Nadia and Lieve of human resources see the report."""
    write_keys(own_forms, OWNED)


async def reports(person: Colleague, said: str = "rapport sleutels") -> str:
    await person.says(said)
    return person.newest.text


async def ask_and_decide(school: School) -> None:
    """Three keys, of which one is refused, one waits to be handed out, and one waits for a decision."""
    await school.everybody_installs()
    await asks_key(school, who="ana")
    await school.ben.fills(reason="Te veel sleutels, zegt Ben.").clicks(REFUSE)
    await school.jobs(later=timedelta(days=1))
    await asks_key(school, who="emma")
    await school.jobs(later=timedelta(days=2))
    await school.ben.clicks("Goedkeuren")
    await school.jobs()
    await asks_key(school, who="farid")


async def test_the_owner_sees_what_is_open_how_long_it_took_and_what_was_refused(school: School) -> None:
    await ask_and_decide(school)
    text = await reports(school.nadia)
    assert "Rapport" in text
    assert "Sleutels" in text
    assert "december 2025 tot en met november 2026" in text
    assert "Nu wacht 1 aanvraag op een beslissing" in text
    assert "Nu moet 1 aanvraag nog uitgevoerd worden" in text
    assert "3 gevraagd; 1 van de 2 beslissingen was een weigering" in text
    assert "De helft dezelfde dag, 9 op de 10 binnen 2 schooldagen." in text


async def test_where_nothing_is_decided_yet_it_says_so_instead_of_a_share_of_nothing(school: School) -> None:
    await school.everybody_installs()
    await asks_key(school, who="ana")
    text = await reports(school.nadia)
    assert "1 gevraagd; nog niets beslist" in text
    assert "0 van de 0" not in text


async def test_no_name_and_no_reason_stands_in_it(school: School) -> None:
    await ask_and_decide(school)
    for text in (await reports(school.nadia), await as_csv(school, school.nadia)):
        for said in ("Ana", "Emma", "Farid", "Ben", "Te veel", "Achterdeur", "SLT-"):
            assert said not in text


async def as_csv(school: School, owner: Colleague) -> str:
    await reports(owner)
    reply = await owner.clicks("Als bestand")
    assert (reply.replace, bool(reply.toast)) == (None, True), "the card stays"
    await school.jobs()
    offer = owner.newest
    assert isinstance(offer.message, FileOffer)
    assert offer.message.name == "Rapport Sleutels.csv"
    await owner.accepts(offer)
    await school.jobs()
    (content,) = school.recorder.drive.values()
    school.recorder.drive.clear()
    return content.decode("utf-8-sig")


async def test_it_is_a_file_too_in_which_few_people_stand_together(school: School) -> None:
    await ask_and_decide(school)
    rows = list(csv.DictReader(StringIO(await as_csv(school, school.nadia)), delimiter=";"))
    (row,) = rows
    assert (row["Maand"], row["School"]) == ("2026-11", "Andere scholen samen")
    numbers = {name: row[name] for name in ("Gevraagd", "Goedgekeurd", "Geweigerd", "Wacht op een beslissing")}
    assert numbers == {"Gevraagd": "3", "Goedgekeurd": "1", "Geweigerd": "1", "Wacht op een beslissing": "1"}
    assert row["Nog uit te voeren"] == "1"


async def test_what_is_carried_out_is_not_open_any_more(school: School) -> None:
    await ask_and_decide(school)
    await school.nadia.says("wachtrij")
    await school.nadia.clicks("Openen", on=school.nadia.newest)
    await school.nadia.fills(word="Ze ligt klaar.").clicks(DONE)
    await school.jobs()
    text = await reports(school.nadia)
    assert "nog uitgevoerd" not in text
    assert "Tot het klaar is" in text


async def test_what_is_annulled_is_not_to_be_carried_out_any_more(school: School) -> None:
    await ask_and_decide(school)
    await school.emma.says("mijn aanvragen")
    await school.emma.clicks("Openen", on=school.emma.newest)
    await school.emma.fills(reason="Toch niet nodig.").clicks("Vraag om te annuleren")
    await school.jobs()
    assert "nog uitgevoerd" in await reports(school.nadia), "not before it is decided"
    await school.ben.clicks("Aanvraag annuleren")
    await school.jobs()
    assert "nog uitgevoerd" not in await reports(school.nadia)
    await figures_hold(school.house)


async def test_only_the_owner_sees_it_and_others_learn_nothing(school: School) -> None:
    await ask_and_decide(school)
    await reports(school.nadia)
    for stranger in (school.ana, school.ben):
        assert "Dat ben jij van geen enkel formulier" in await reports(stranger, "rapport")
        assert "Gevraagd" not in await reports(stranger)
        for verb in ("report.show", "report.file"):
            for form in ("keys", "leave", "no-such"):
                reply = await stranger.sends(verb, {"form": form}, None)
                assert "Dit vind ik niet" in str(reply), "as if there was none"
    assert not [one async for one in school.house.records.handouts.stream(partition=f"person:{school.ana.id}")]


async def test_who_owns_it_no_more_does_not_get_the_file(school: School) -> None:
    await ask_and_decide(school)
    await reports(school.nadia)
    await school.nadia.clicks("Als bestand")
    await school.jobs()
    offer = school.nadia.newest
    await leaves_group(school, school.nadia)
    await school.nadia.accepts(offer)
    await school.jobs()
    assert not school.recorder.drive


async def test_who_owns_it_no_more_once_it_is_made_gets_no_offer(school: School) -> None:
    await ask_and_decide(school)
    await reports(school.nadia)
    await school.nadia.clicks("Als bestand")
    await leaves_group(school, school.nadia)
    assert not [shown for shown in school.nadia.chat if isinstance(shown.message, FileOffer)]


async def leaves_group(school: School, person: Colleague) -> None:
    await school.becomes(lambda one: replace(one, groups=one.groups - {"hr"}) if one.id == person.id else one)
    await school.jobs()


async def test_a_list_where_somebody_owns_several(school: School, own_forms: Path) -> None:
    other = OWNED.replace("keys", "badges").replace("SLT", "BDG").replace("leutels", "badges").replace("clés", "badges")
    other = other.replace('"keys"', '"badges"')
    (own_forms / "badges.toml").write_text(other.replace('["badges"]', '["badge"]'), encoding="utf-8")
    await school.restarts()
    await school.everybody_installs()
    assert "Van welke aanvragen wil je het rapport?" in await reports(school.nadia, "rapport")
    assert "Hoe jouw aanvragen lopen" in await reports(school.nadia, "help")
    assert "Hoe jouw aanvragen lopen" not in await reports(school.ana, "help")
    assert "In de laatste 12 maanden waren er geen aanvragen." in await reports(school.nadia)


async def test_what_was_there_before_is_counted_by_the_command_and_twice_is_once(school: School) -> None:
    await ask_and_decide(school)
    counted = await kept_figures(school.house)
    assert counted
    (partition,) = {place for place, _ in counted}
    for item in [item async for item in school.house.records.figures.stream(partition=partition)]:
        await school.house.records.accept(partition, [school.house.records.figures.remove(item.value, item.version)])
    assert "Nu staat er niets open." in await reports(school.nadia)
    for _ in range(2):
        found = [one async for one in rebuild(school.house)]
        assert (partition, 3) in found
        assert await kept_figures(school.house) == counted
    assert "3 gevraagd" in await reports(school.nadia)


async def test_what_was_decided_before_it_was_counted_takes_nothing_away(school: School) -> None:
    """As right after an upgrade: a decision comes on what nobody counted."""
    await school.everybody_installs()
    await asks_key(school)
    partition = request_partition("keys.2026.x")
    for item in [item async for item in school.house.records.figures.stream(partition=partition)]:
        await school.house.records.accept(partition, [school.house.records.figures.remove(item.value, item.version)])
    await school.ben.clicks("Goedkeuren")
    await school.jobs()
    assert all(count > 0 for counts in (await kept_figures(school.house)).values() for count in counts.values())
    async for _ in rebuild(school.house):
        pass
    assert "1 gevraagd; 0 van de 1 beslissing was een weigering" in await reports(school.nadia)


async def test_what_changes_while_it_is_counted_anew_is_counted_too(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody decides between the reading and the writing of a partition."""
    await ask_and_decide(school)
    records = school.house.records
    accept, decided = type(records).accept, list[str]()

    async def first_somebody_decides(self: object, *args: object, **more: object) -> object:
        if not decided:
            decided.append("once")
            await school.dirk.clicks("Goedkeuren")
        return await accept(self, *args, **more)  # type: ignore[arg-type]

    partition = request_partition("keys.2026.x")
    for item in [item async for item in records.figures.stream(partition=partition)]:
        wrong = replace(item.value, counts={"2026-11:asked": 99})
        await records.accept(partition, [records.figures.put(wrong, item.version)])
    monkeypatch.setattr(type(records), "accept", first_somebody_decides)
    found = dict([one async for one in rebuild(school.house)])
    monkeypatch.undo()
    assert decided
    assert found[partition] == 3
    counts = Counter[str]()
    for one in (await kept_figures(school.house)).values():
        counts.update(one)
    assert (counts["2026-11:asked"], counts["2026-11:approved"], counts["2026-11:refused"]) == (3, 2, 1)


@pytest.mark.slow
async def test_the_chart_has_its_table_and_a_button_back(school: School) -> None:
    await ask_and_decide(school)
    await reports(school.nadia)
    charts = [one for one in elements_of(school.nadia.newest.card) if str(one.get("type")).startswith("Chart.")]
    assert charts
    assert all(chart["fallback"]["type"] == "Table" for chart in charts)
    assert {"Als bestand", "Vernieuwen"} <= set(buttons_of(school.nadia.newest))


# --- what is told apart -------------------------------------------------------------------------------


def of(people: int, school: str, asked: int = 0) -> Line:
    marks = frozenset(f"{school}-{number}" for number in range(people))
    return Line(Counter({What.ASKED: asked or people}), who=marks)


@pytest.mark.parametrize(
    ("lines", "apart"),
    [
        ({"a": 5, "b": 6}, {"a", "b"}),
        ({"a": 5, "b": 4}, {OTHERS}),  # the four of b would be known by taking a from all
        ({"a": 5, "b": 4, "c": 9}, {"c", OTHERS}),
        ({"a": 9, "b": 3, "c": 2}, {"a", OTHERS}),
        ({"a": 1}, {OTHERS}),
        ({}, set[str]()),
    ],
)
def test_a_school_of_few_people_is_told_with_others(lines: dict[str, int], apart: set[str]) -> None:
    found = told({school: of(people, school) for school, people in lines.items()})
    assert set(found) == apart
    assert sum(line[What.ASKED] for line in found.values()) == sum(lines.values()), "nothing is lost"


def test_many_requests_of_one_person_are_one_person() -> None:
    assert set(told({"a": of(1, "a", asked=30), "b": of(9, "b")})) == {OTHERS}


def test_no_more_marks_are_kept_than_tell_whether_they_are_few() -> None:
    figures = Figures("a")
    for number in range(4 * FEWEST):
        before = figures
        figures = figures.changed(Counter(), Counter({"2026-11:asked": 1, f"2026-11:who:{number:02}": 1}))
        kept = {name for name in figures.counts if ":who:" in name}
        assert len(kept) == min(number + 1, FEWEST)
        assert {name for name in before.counts if ":who:" in name} <= kept, "those that stood there stay"
    assert figures.counts["2026-11:asked"] == 4 * FEWEST


def test_the_middle_and_nine_of_ten() -> None:
    counts = {f"2026-11:decided_in:{day}": 1 for day in range(1, 11)}
    found = report("keys", [Figures("a", counts)], Calendar(), date(2026, 11, 23))
    took = found.total.took(What.DECIDED_IN)
    assert took
    assert (took.half, took.most, took.count) == (5, 9, 10)


def test_what_is_open_is_told_by_its_age_in_school_days() -> None:
    counts = {"waiting:2026-11-23": 1, "waiting:2026-11-20": 2, "waiting:2026-11-13": 3, "waiting:2025-01-06": 4}
    found = report("keys", [Figures("a", counts)], Calendar(), date(2026, 11, 23))
    assert found.ages[What.WAITING] == [3, 0, 3, 4]
    assert found.open(What.WAITING) == 10
    assert found.months[0] == "2025-12"
    assert found.total[What.WAITING] == 6, "what was asked longer ago is in no month that is told"


def test_months_go_by_the_clock_of_belgium() -> None:
    """Half past eleven at night UTC on the last of the month is the next month there."""
    at = datetime(2026, 10, 31, 23, 30, tzinfo=UTC)
    asked = Request("keys.2026.x", "keys", "ana", RequestState.SUBMITTED, {}, at, at, submitted=at)
    assert set(counted(asked, Carried(), lambda _, __: 0)) >= {"2026-11:asked", "waiting:2026-11-01"}
