"""The message extension: knowledge and own requests in any chat, a new announcement. Its ids are the manifest's."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from bot.announce import turns as announcements
from bot.answer import answering
from bot.answer.answer import Answer, Verdict
from bot.arrange.request import OPEN, Request, RequestState
from bot.arrange.requests import by_reference, form_then, newest
from bot.channel.base import Reply, Searched, SearchResult
from bot.errors import Unavailable
from bot.front.here import Here, Say
from bot.store.collection import Listing
from bot.words.distress import distress_in
from bot.words.folding import words
from cards.answer.answer import shared_answer_card
from cards.answer.guidance import guidance_text, guidance_title
from cards.arrange.requests import request_line, shared_request_card
from cards.arrange.seen import Seen
from cards.card import Card
from cards.home.notices import notice_card

KNOWLEDGE = "kennis"
REQUESTS = "mijnAanvragen"
ANNOUNCEMENT = "nieuweMededeling"

ACTIONS: Mapping[str, Say] = {ANNOUNCEMENT: announcements.start, "": announcements.start}
"""Commands that open a dialog; the test client leaves the command out when nobody typed it."""

SHORTEST = 3
"""Letters before a search is worth the while: Teams searches at every key."""

SEARCHED = 200
"""Of their own requests, the newest: years of them. The others are found by their number."""


async def search(here: Here, asked: Searched, bot: str) -> Reply:
    """A few results, or one line that says why there are none; well within the five seconds that Teams waits. `bot` is
    our account in Teams.

    Teams asks for what follows `skip` while a person scrolls: beyond the last result that is nothing, without a word.
    """
    if asked.command == REQUESTS and not distress_in(asked.query):
        return await _search_requests(here, asked, bot)
    return Reply() if asked.skip else await _search_knowledge(here, asked.query)


async def _search_knowledge(here: Here, query: str) -> Reply:
    """The one best answer."""
    if len(query.strip()) < SHORTEST:
        return Reply(toast=here.t("search-prompt"))
    found = await answering.look_up(here.house, here.actor, query)
    if found.verdict not in {Verdict.ANSWERED, Verdict.SENSITIVE}:
        return Reply(toast=here.t("search-unsure" if found.verdict is Verdict.MAYBE else "search-nothing"))
    return Reply(results=(_answer_result(here, found),))


def _answer_result(here: Here, answer: Answer) -> SearchResult:
    title = answer.citation.title if answer.citation else ""
    text = " – ".join(answer.excerpt.text.split("\n")) if answer.excerpt else ""
    if answer.guidance:
        title, text = guidance_title(here.t, answer.guidance), guidance_text(here.t, answer.guidance)
    return SearchResult(title, text, shared_answer_card(here.t, answer, here.now).json())


async def _search_requests(here: Here, asked: Searched, bot: str) -> Reply:
    """Their requests whose line has the query's words, or with that number: what is open first, the newest change
    first. After the last one a line says so where older ones were not looked through."""
    listed = await newest(here.house, here.actor, limit=SEARCHED)
    fitting = await _fitting(here, [item.value for item in listed.items], asked.query, bot)
    if not fitting and listed.more:
        exact = await by_reference(here.house, here.actor, asked.query.strip().upper())
        fitting = await _fitting(here, [item.value for item in exact.items], asked.query, bot)
    if not fitting:
        return Reply() if asked.skip else Reply(toast=_nothing(here, listed, asked.query))
    until = asked.skip + asked.count
    results = [row.result() for row in fitting[asked.skip : until]]
    if listed.more and asked.skip <= len(fitting) < until:
        results.append(_older(here))
    return Reply(results=tuple(results))


def _nothing(here: Here, listed: Listing[Request], query: str) -> str:
    if listed.more:
        return here.t("requests-none-newest", count=SEARCHED)
    return here.t("requests-none-found" if words(query) and listed.items else "requests-none")


async def _fitting(here: Here, requests: Sequence[Request], query: str, bot: str) -> "list[_Row]":
    handed_in = [request for request in requests if request.state is not RequestState.DRAFT]
    in_order = sorted(handed_in, key=lambda request: request.state not in OPEN)
    rows = [await _request_row(here, request, bot) for request in in_order]
    return [row for row in rows if row and words(query) in words(f"{row.title} {row.text}")]


def _older(here: Here) -> SearchResult:
    text = here.t("requests-older-text", count=SEARCHED)
    card = notice_card(here.t, "requests-older-text", count=SEARCHED)
    return SearchResult(here.t("requests-older"), text, card.json())


@dataclass(frozen=True, slots=True)
class _Row:
    """A request as its list shows it; the card is drawn for those that are shown."""

    title: str
    text: str
    card: Callable[[], Card]

    def result(self) -> SearchResult:
        return SearchResult(self.title, self.text, self.card().json())


async def _request_row(here: Here, request: Request, bot: str) -> _Row | None:
    try:
        form = await form_then(here.house, request)
    except Unavailable:
        return None
    title, text = request_line(here.t, form, request, here.now)
    return _Row(title, text, partial(shared_request_card, here.t, Seen(form, request), here.now, bot))
