"""A form whose requests go on an agenda says who meets; an agenda keeps its bounds, whatever is clicked."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.arrange.agenda.meeting import MOST_MEETINGS, MOST_NOTES, Agenda, Meeting, Note, NotNow, Outcome
from bot.arrange.form_keeping import form_as_it_was, version_of
from tests.dialogs.making import HEAD, a_field, a_step, errors_of, the_form

NOW, DAY = datetime(2026, 11, 27, 12, tzinfo=UTC), date(2026, 12, 10)
TODAY = NOW.date()
THREE = Meeting("f.m", DAY).place(("a", "b", "c"))


def handled(*lines: str) -> str:
    return HEAD + "[handling]\n" + "".join(f"{line}\n" for line in lines) + a_step("trip", a_field("where", "text"))


def test_it_is_read_and_kept(tmp_path: Path) -> None:
    form = the_form(tmp_path, handled('team = ["group:office"]', 'agenda = ["group:board", "role:headmaster"]'))
    assert form.handling and form.handling.agenda == ("group:board", "role:headmaster")
    assert form_as_it_was(version_of(form)) == form


def test_who_meets_is_a_group_or_a_role_and_the_team_is_one_for_all_schools(tmp_path: Path) -> None:
    (said,) = errors_of(tmp_path, handled('team = ["group:office"]', 'agenda = ["school_role:ict"]'))
    assert said.startswith("outing.toml: handling.agenda[1]: ")
    (said,) = errors_of(tmp_path, handled('team = ["school_role:ict"]', 'agenda = ["group:board"]'))
    assert said == (
        "outing.toml: handling.agenda: 'school_role:ict' is of one school: "
        "an agenda is made by one team for all of them"
    )


def order(meeting: Meeting) -> str:
    return "".join(one.request for one in meeting.notes)


def test_notes_are_ordered_and_taken_off_until_it_is_sent() -> None:
    assert order(THREE.move("c", up=True)) == "acb"
    assert order(THREE.move("a", up=False)) == "bac"
    assert order(THREE.drop("b")) == "ac"
    assert order(THREE.place(("b", "d", "d"))) == "abcd"
    for wrong in (("a", True), ("c", False), ("x", True)):
        with pytest.raises(NotNow):
            THREE.move(wrong[0], up=wrong[1])
    with pytest.raises(NotNow):
        THREE.place(("a",))
    with pytest.raises(NotNow):
        THREE.place([str(one) for one in range(MOST_NOTES)])
    sent = THREE.send(("p",), NOW)
    for move in (lambda: sent.place(("d",)), lambda: sent.move("a", up=False), lambda: sent.drop("a")):
        with pytest.raises(NotNow):
            move()
    for empty in (Meeting("f.m", DAY), sent):
        with pytest.raises(NotNow):
            empty.send(("p",), NOW)
    with pytest.raises(NotNow):
        THREE.send((), NOW)


def test_each_note_is_decided_once_and_only_after_it_was_sent() -> None:
    with pytest.raises(NotNow):
        THREE.decide("a", Outcome.NOTED, "", "p", NOW)
    held = THREE.send(("p",), NOW)
    for one in "abc":
        assert not held.is_held
        held = held.decide(one, Outcome.NOTED, "", "p", NOW)
    assert held.is_held
    with pytest.raises(NotNow):
        held.decide("a", Outcome.REFUSED, "", "p", NOW)


def test_a_note_stands_on_one_agenda_and_the_oldest_that_was_held_makes_room() -> None:
    agenda = Agenda("f").with_meeting(THREE, TODAY)
    assert agenda.placed == {"a", "b", "c"}
    with pytest.raises(NotNow):
        agenda.with_meeting(Meeting("f.n", DAY, (Note("b"),)), TODAY)
    held = replace(THREE, sent=NOW, notes=(Note("a", Outcome.POSTPONED),))
    agenda = agenda.with_meeting(held, TODAY)
    assert agenda.placed == frozenset()
    agenda = agenda.with_meeting(Meeting("f.n", DAY, (Note("a"),)), TODAY)
    for number in range(MOST_MEETINGS - 2):
        agenda = agenda.with_meeting(Meeting(f"f.{number}", DAY + timedelta(days=number + 1)), TODAY)
    assert len(agenda.meetings) == MOST_MEETINGS and agenda.meeting("f.m")
    agenda = agenda.with_meeting(Meeting("f.last", DAY + timedelta(days=99)), TODAY)
    assert len(agenda.meetings) == MOST_MEETINGS and agenda.meeting("f.m") is None
    with pytest.raises(NotNow):
        agenda.with_meeting(Meeting("f.more", DAY + timedelta(days=100)), TODAY)


def test_an_agenda_of_a_day_that_went_by_with_nothing_on_it_makes_room() -> None:
    agenda, days = Agenda("f"), MOST_MEETINGS
    for number in range(days):
        notes = () if number in {1, days - 1} else (Note(f"r{number}"),)
        agenda = agenda.with_meeting(Meeting(f"f.{number}", DAY + timedelta(days=number), notes), TODAY)
    more = Meeting("f.more", DAY + timedelta(days=99))
    with pytest.raises(NotNow):
        agenda.with_meeting(more, DAY + timedelta(days=1))
    after = agenda.with_meeting(more, DAY + timedelta(days=2))
    assert {one.id for one in agenda.meetings} - {one.id for one in after.meetings} == {"f.1"}
    with pytest.raises(NotNow):
        after.with_meeting(Meeting("f.one_more", DAY + timedelta(days=100)), DAY + timedelta(days=2))
