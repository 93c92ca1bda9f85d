"""Every button of every walk is first tried by everybody else: "not allowed" looks like "does not exist"."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from bot.front.dispatch import CLICKS
from tests.conversations.forging import OBJECTS, forge
from tests.conversations.walking import CHANGED_IN, SEEN, WALKS, look, staged
from tests.conversations.walks import Walk

OF_EXPERTS = {
    *{"handoff.open", "handoff.take", "handoff.relieve", "handoff.ask", "handoff.answer", "handoff.close"},
    *{"official.start", "official.save", "official.show", "official.edit", "official.withdraw", "official.restore"},
}
OF_TEAM = {
    "paper.get",
    *(f"handling.{deed}" for deed in ("show", "take", "assign", "ask", "return", "finish", "reopen")),
    *(f"meeting.{deed}" for deed in ("place", "move", "drop", "send", "decide")),
}
MAY: Mapping[str, Sequence[str]] = {
    **dict.fromkeys(OF_EXPERTS | OF_TEAM, ("nadia", "lieve")),
    "mandate.show": ("emma",),
    "role.show": ("emma",),
    **dict.fromkeys(
        ("news.open", "news.mute", "news.unmute", "announcement.answer", "announcement.result"),
        ("ana", "ben", "emma"),
    ),  # who got it as well
    "score.show": ("nadia",),  # who owns the form
    **dict.fromkeys(("opportunity.unwant", "opportunity.leave"), ("emma", "dirk")),
    **dict.fromkeys(("meeting.show", "meeting.note"), ("nadia", "lieve", "ben", "dirk")),  # who meets
    **{f"replacement.{deed}": ("ana", "ben") for deed in ("show", "search", "stop")},
}
"""Who may use a button before it was shown to them, by first name: whoever is not named finds nothing there."""


def naming() -> set[str]:
    return {kind.verb for kind in CLICKS if kind.model_fields.keys() & OBJECTS.keys()}


def test_every_button_that_names_a_thing_is_tried() -> None:
    assert naming() <= set[str]().union(*CHANGED_IN.values(), SEEN)


@pytest.mark.walk
@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.__name__)
async def test_nobody_else_gets_anything_from_a_button(
    prepared: Path, pytestconfig: pytest.Config, tmp_path: Path, own_forms: Path, walk: Walk
) -> None:
    async with staged(walk, prepared, pytestconfig, tmp_path / "data", own_forms) as school:
        forging = await forge(school, MAY)
        await walk(school)
        assert forging.forged >= (SEEN if walk is look else CHANGED_IN[walk] & naming())
