"""The message extension: knowledge and own requests in any chat, a new announcement. Its ids are the manifest's."""

from collections.abc import Mapping

from bot.announce import turns as announcements
from bot.answer import answering
from bot.answer.answer import Answer, Verdict
from bot.arrange.request import RequestState
from bot.arrange.requests import mine
from bot.channel.base import Reply, SearchResult
from bot.front.here import Here, Say
from bot.words.folding import words
from cards.answer.answer import shared_answer_card
from cards.arrange.requests import request_card, request_line

KNOWLEDGE = "kennis"
REQUESTS = "mijnAanvragen"
ANNOUNCEMENT = "nieuweMededeling"

ACTIONS: Mapping[str, Say] = {ANNOUNCEMENT: announcements.start, "": announcements.start}
"""Commands that open a dialog; the test client leaves the command out when nobody typed it."""

SHORTEST = 3
"""Letters before a search is worth the while: Teams searches at every key."""


async def search(here: Here, command: str, query: str) -> Reply:
    """A few results, or one line that says why there are none; well within the five seconds that Teams waits."""
    if command == REQUESTS:
        return await _search_requests(here, query)
    return await _search_knowledge(here, query)


async def _search_knowledge(here: Here, query: str) -> Reply:
    if len(query.strip()) < SHORTEST:
        return Reply(toast=here.t("search-prompt"))
    found = await answering.look_up(here.house, here.actor, query)
    if found.verdict not in {Verdict.ANSWERED, Verdict.SENSITIVE}:
        return Reply(toast=here.t("search-nothing"))
    return Reply(results=(_answer_result(here, found),))


def _answer_result(here: Here, answer: Answer) -> SearchResult:
    title = answer.citation.title if answer.citation else ""
    text = answer.excerpt.text if answer.excerpt else ""
    if answer.guidance:
        title, text = answer.guidance.name, answer.guidance.text
    return SearchResult(title, text, shared_answer_card(here.t, answer, here.now).json())


async def _search_requests(here: Here, query: str) -> Reply:
    """Their newest requests whose reference or title has the query's words."""
    found, _ = await mine(here.house, here.actor, limit=25)
    results: list[SearchResult] = []
    for request in found:
        form = here.house.forms.get(request.form)
        if form is None or request.state is RequestState.DRAFT:
            continue
        title, text = request_line(here.t, form, request, here.now)
        if words(query) in words(f"{title} {text}"):
            results.append(SearchResult(title, text, request_card(here.t, form, request, here.now).json()))
    return Reply(results=tuple(results)) if results else Reply(toast=here.t("requests-none"))
