"""The buttons of rows on the card of a step: add, change, remove; keep or leave what is open."""

from collections.abc import Awaitable, Callable, Mapping

from bot.arrange import rows
from bot.arrange.request import Request, RequestState
from bot.arrange.rows import Clicked, Wrong
from bot.arrange.turns.filling import as_it_stands, place, shown_at
from bot.front.here import Click, Here, Shown
from bot.house import House
from bot.json import Json
from bot.people.contacts import Actor
from bot.store.collection import Stored
from cards.arrange import buttons
from cards.parts.verbs import Verb

Doing = Callable[[House, Actor, Stored[Request], Clicked], Awaitable[tuple[Request, Wrong]]]


def _does(what: Doing) -> Click:
    async def clicked(here: Here, verb: buttons.OfRow, inputs: Mapping[str, Json]) -> Shown:
        form, step, standing = await place(here, verb.request, verb.step)
        if step is None or standing.value.state is not RequestState.DRAFT:
            return await as_it_stands(here, form, standing.value)
        draft, wrong = await what(here.house, here.actor, standing, Clicked(step, verb.key, verb.revision, inputs))
        return await shown_at(here, form, draft, wrong)

    return clicked


CLICKS: Mapping[type[Verb], Click] = {
    buttons.RowAdd: _does(rows.open_row),
    buttons.RowChange: _does(rows.open_row),
    buttons.RowSave: _does(rows.save_row),
    buttons.RowCancel: _does(rows.close_row),
    buttons.RowRemove: _does(rows.remove_row),
    buttons.RowRestore: _does(rows.restore_row),
}
