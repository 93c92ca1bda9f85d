"""Of a document that is somebody else's a person gets nothing of whoever else is in it."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.recipients import Recipients
from bot.announce.schools.figures import SchoolFigures
from bot.arrange.attendance.attendance import Attendance
from bot.configuration.version import Piece, VersionText
from bot.people.audience import AllOf, AnyOf, Audience, Not
from bot.people.principals import Principal
from bot.privacy.holdings import BY_KIND
from bot.privacy.sharing import shared_with
from bot.work.kept import Answered, AuditEntry, Due, OutboxEntry

ANA, BEN = "5f0a1c52-0000-4000-8000-00000000000a", "5f0a1c52-0000-4000-8000-00000000000b"
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
BODY = {"person": BEN, "whom": [BEN, f"person:{ANA}"], "note": "Ben is ziek", BEN: 1, ANA: 2, "number": 3}
OWN = {"whom": [f"person:{ANA}"], ANA: 2, "number": 3}


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("recipients", Recipients("a", "t", 0, (ANA, BEN), {"de-linde": 2})),
        ("school_figures", SchoolFigures("a", NOW, named=(BEN, ANA))),
        ("audit", AuditEntry("e", NOW, ANA, "d", "s", BODY)),
        ("answered", Answered("k", "d", NOW, body=BODY)),
        ("outbox", OutboxEntry("o", "p", NOW, "job", BODY)),
        ("due", Due("d", "p", NOW, "job", BODY)),
        ("configuration_text", VersionText(1, "t", 0, (Piece("topics", "topics.toml", f'"person:{ANA}" {BEN}'),))),
        ("attendance", Attendance("a.b").confirm(ANA, [BEN, ANA], [BEN], NOW)),
    ],
)
def test_nothing_of_anybody_else_is_given(kind: str, value: Any) -> None:
    assert BEN in str(value)
    shared = shared_with(ANA, value, BY_KIND[kind])
    assert BEN not in str(shared)
    assert "ziek" not in str(shared)
    assert type(shared) is type(value)


def test_what_names_them_is() -> None:
    entry = AuditEntry("e", NOW, BEN, "d", ANA, BODY)
    assert shared_with(ANA, entry, BY_KIND["audit"]) == replace(entry, detail=OWN)
    recipients = Recipients("a", "t", 0, (ANA, BEN), {"de-linde": 2})
    assert shared_with(ANA, recipients, BY_KIND["recipients"]).people == (ANA,)


def test_an_audience_names_them_alone() -> None:
    others, own, school = Principal("person", BEN), Principal("person", ANA), Principal("school", "de-linde")
    assert audience(AnyOf((others, own, school))) == AnyOf((own, school))
    assert audience(AllOf((school, Not(others)))) == AllOf((school, Not(Principal("person"))))
    assert audience(others) == Principal("person")
    assert audience(own) == own


def audience(of: Audience) -> Audience:
    """As they get it of an announcement of somebody else."""
    announcement = Announcement("a", BEN, {}, of, False, AnnouncementState.SENT, NOW)
    return shared_with(ANA, announcement, BY_KIND["announcement"]).audience
