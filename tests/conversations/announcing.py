"""An author at the steps in which an announcement is written."""

from collections.abc import Mapping

from bot.json import Json
from tests.cards.walking import inputs
from tests.conversations.stage import Colleague, buttons_of

NEXT = "Volgende"
PREVIEW = "Bekijk het voorbeeld"


async def write(author: Colleague, **typed: Json) -> None:
    """A new one: each input is filled in on the step that has it, until the check, or the step that has something to
    mend."""
    await author.says("mededeling")
    await go_through(author, **typed)


async def up_to_the_check(author: Colleague, **typed: Json) -> None:
    """From the step that is shown to the last one, on which what is asked is typed and not sent yet."""
    while PREVIEW not in buttons_of(author.newest):
        await _fill(author, typed).clicks(NEXT)
    _fill(author, typed)


def _fill(author: Colleague, typed: Mapping[str, Json]) -> Colleague:
    asked = {str(one["id"]) for one in inputs(author.newest.card)}
    return author.fills(**{at: value for at, value in typed.items() if at in asked})


async def go_through(author: Colleague, **typed: Json) -> None:
    """From the step that is shown on."""
    while way_on := next((title for title in (NEXT, PREVIEW) if title in buttons_of(author.newest)), None):
        asked = {str(one["id"]) for one in inputs(author.newest.card)}
        before = asked
        await author.fills(**{at: value for at, value in typed.items() if at in asked}).clicks(way_on)
        if {str(one["id"]) for one in inputs(author.newest.card)} == before:
            return
