"""Installs Bode for one person through Microsoft Graph, and finds the chat of an installation."""

from typing import Any, cast

from bot.graph.client import Asked, Graph
from bot.graph.permissions import CATALOGUE_APP, INSTALL, INSTALLED, INSTALLED_CHAT
from bot.graph.problems import AlreadyThere, GraphAway, GraphProblem, GraphRefused, NotThere
from bot.people.installs import InstallsAway, Outcome

PATIENCE_SECONDS = 300.0


class GraphInstalls:
    """Implements bot.people.installs.Installs. `app` is the id that the organisation's catalogue gave Bode, which is
    not the manifest's; `base` the address of Graph, by which a request names the app."""

    def __init__(self, graph: Graph, base: str, app: str) -> None:
        self._graph = graph
        self._app = app
        self._link = base.rstrip("/") + CATALOGUE_APP.format(app=app)

    async def install(self, person: str) -> Outcome:
        asked = Asked(INSTALL, {"user": person}, body={"teamsApp@odata.bind": self._link})
        try:
            await self._graph.ask(asked, PATIENCE_SECONDS)
        except AlreadyThere:
            return Outcome.THERE
        except NotThere:
            return Outcome.NOBODY
        except GraphRefused:
            return Outcome.REFUSED
        except GraphAway as away:
            raise InstallsAway(str(away)) from away
        except GraphProblem:
            return Outcome.FAILED
        return Outcome.ASKED

    async def chat(self, person: str) -> str:
        query = {"$expand": "teamsApp", "$filter": f"teamsApp/id eq '{self._app}'"}
        try:
            listed = await self._graph.ask(Asked(INSTALLED, {"user": person}, query), PATIENCE_SECONDS)
            ids = [_id(one) for one in cast("list[Any]", listed.body.get("value") or [])]
            if not any(ids):
                return ""
            places = {"user": person, "installation": next(filter(None, ids))}
            return _id((await self._graph.ask(Asked(INSTALLED_CHAT, places), PATIENCE_SECONDS)).body)
        except GraphAway as away:
            raise InstallsAway(str(away)) from away
        except GraphProblem:
            return ""


def _id(body: Any) -> str:
    """ "" for what has none."""
    found = cast("dict[str, Any]", body).get("id") if isinstance(body, dict) else None
    return found if isinstance(found, str) else ""
