"""What may happen to requests, each as one deed of a history, and what holds of every request whatever happened."""

from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from random import Random

from bot.arrange import deciding, drafting, submitting
from bot.arrange.advice import advice_on
from bot.arrange.advising import advise, ask_advice
from bot.arrange.change import change_id
from bot.arrange.comments.commenting import comment
from bot.arrange.handling import doing
from bot.arrange.handling.handling import Handling, HandlingDeed, HandlingState
from bot.arrange.handling.queue import HANDLED
from bot.arrange.reassigning import reassign
from bot.arrange.request import STANDS, TO_DECIDE, WAITING, Deed, Request, RequestState
from bot.arrange.requests import find_request
from bot.arrange.terms import TERM_JOB
from bot.errors import Refusal, Stale, Unavailable, Unsound
from bot.house import House
from bot.people import absences
from bot.people.acting import DIRECTORY, TIME
from bot.people.calendar import today
from bot.people.contacts import Actor, meet
from bot.people.person import Person, Role
from bot.store.partitions import request_partition
from bot.work.due import sweep
from bot.work.job import Job
from tests.conversations.figures_held import figures_hold
from tests.conversations.school import School

ASKING = ("ana", "emma", "farid", "ben")
DECIDING = ("ben", "dirk", "lieve", "nadia", "ana", "farid")
ADVISING = ("emma", "dirk", "ana", "carla")
FORM = "outing"
FINAL = frozenset({RequestState.REFUSED, RequestState.WITHDRAWN, RequestState.ANNULLED})
BY_APPROVER = frozenset(
    {
        Deed.AGREED,
        Deed.APPROVED,
        Deed.REFUSED,
        Deed.ASKED,
        Deed.ANNULLED,
        Deed.REASSIGNED,
        Deed.ADVICE_ASKED,
        Deed.ADVISED,
    }
)
PLACES: Sequence[tuple[str, Callable[[Person], Person | None]]] = (
    ("ben", lambda one: None),
    ("ben", lambda one: replace(one, roles=frozenset({Role.CARE}))),
    ("nadia", lambda one: replace(one, groups=frozenset[str]())),
    ("lieve", lambda one: None),
    ("dirk", lambda one: replace(one, school="de-linde")),
    ("emma", lambda one: replace(one, roles=one.roles | {Role.HEADMASTER})),
    ("carla", lambda one: one),
)
TURNED_DOWN = (Stale, Unavailable, Unsound, Refusal)
"""What a person is told when it cannot be done (any more)."""


@dataclass
class Life:
    """The requests of one school. `drafts` and `ids` are what was begun, and what was handed in."""

    school: School
    chance: Random
    drafts: list[tuple[str, str, int]] = field(default_factory=list[tuple[str, str, int]])
    ids: list[str] = field(default_factory=list[str])
    ended: dict[str, Request] = field(default_factory=dict[str, Request])
    numbers: int = 0
    places: int = 0

    @property
    def house(self) -> House:
        return self.school.house

    async def actor(self, key: str) -> Actor:
        return await meet(self.house, self.school.people[key].id, None)

    def one_of(self, names: tuple[str, ...]) -> str:
        return self.chance.choice(names)

    # --- deeds ----------------------------------------------------------------------------------------

    async def draws_up(self) -> None:
        self.numbers += 1
        who = self.one_of(ASKING)
        actor, form = await self.actor(who), self.house.forms[FORM]
        draft = await drafting.start(self.house, actor, form, f"{self.numbers:024x}")
        standing = await drafting.own_draft(self.house, actor, draft.id)
        day = today(self.house) + timedelta(days=self.chance.randint(1, 5))
        inputs = {"day": day.isoformat(), "amount": str(self.chance.choice((50, 500)))}
        draft, _ = await drafting.fill(self.house, actor, standing, form.steps[0], inputs)
        self.drafts.append((who, draft.id, draft.revision))

    async def hands_in(self) -> None:
        """Also what was handed in before: a card that is clicked twice, or delivered twice."""
        if not self.drafts:
            await self.draws_up()
        who, draft, revision = self.chance.choice(self.drafts)
        with suppress(*TURNED_DOWN):
            await submitting.submit(self.house, await self.actor(who), draft, None, revision=revision)
            if draft not in self.ids:
                self.ids.append(draft)

    async def hands_in_what_is_somebody_s(self) -> None:
        if self.drafts:
            _, draft, revision = self.chance.choice(self.drafts)
            actor = await self.actor(self.one_of(DECIDING))
            with suppress(*TURNED_DOWN):
                await submitting.submit(self.house, actor, draft, None, revision=revision)

    async def decides(self) -> None:
        await self._by_approver(
            lambda actor, one, seen: deciding.decide(
                self.house, actor, one, approved=self.chance.random() < 0.8, reason="Te druk", seen=seen
            )
        )

    async def approves_on_a_condition(self) -> None:
        await self._by_approver(
            lambda actor, one, seen: deciding.decide(
                self.house, actor, one, approved=True, reason="Als het kan", seen=seen
            )
        )

    async def hands_on(self) -> None:
        to = self.school.people[self.one_of(DECIDING)].id
        await self._by_approver(
            lambda actor, one, seen: reassign(self.house, actor, one, to, "Jij kent de klas", seen=seen)
        )

    async def comments(self) -> None:
        text = f"Reactie {self.chance.randint(1, 3)}"
        who = self.one_of((*ASKING, *DECIDING))
        await self._by(who, lambda actor, one, _: comment(self.house, actor, one, text, seen=0))

    async def asks_advice(self) -> None:
        people = [self.school.people[self.one_of(ADVISING)].id for _ in range(2)]
        await self._by_approver(
            lambda actor, one, seen: ask_advice(self.house, actor, one, people, "Kan dit?", seen=seen)
        )

    async def advises(self) -> None:
        await self._by(self.one_of(ADVISING), lambda actor, one, _: advise(self.house, actor, one, "Ja"))

    async def asks_back(self) -> None:
        await self._by_approver(lambda actor, one, seen: deciding.ask(self.house, actor, one, "Wie?", seen=seen))

    async def annuls(self) -> None:
        agreed = self.chance.random() < 0.5
        await self._by_approver(
            lambda actor, one, seen: deciding.annul(self.house, actor, one, agreed=agreed, reason="Nee", seen=seen)
        )

    async def clarifies(self) -> None:
        await self.by_requester(lambda actor, one, _: deciding.clarify(self.house, actor, one, "Emma."))

    async def withdraws(self) -> None:
        await self.by_requester(lambda actor, one, _: deciding.withdraw(self.house, actor, one))

    async def asks_annulment(self) -> None:
        await self.by_requester(
            lambda actor, one, seen: deciding.ask_annulment(self.house, actor, one, "Afgelast", seen=seen)
        )

    async def keeps(self) -> None:
        await self.by_requester(lambda actor, one, _: deciding.keep(self.house, actor, one))

    async def takes(self) -> None:
        await self._by_handler(lambda actor, one, seen: doing.take(self.house, actor, one, seen=seen))

    async def finishes(self) -> None:
        await self._by_handler(lambda actor, one, seen: doing.finish(self.house, actor, one, "Klaar.", seen=seen))

    async def asks_requester(self) -> None:
        await self._by_handler(lambda actor, one, seen: doing.ask(self.house, actor, one, "Waar?", seen=seen))

    async def hands_back(self) -> None:
        await self._by_handler(lambda actor, one, seen: doing.give_back(self.house, actor, one, seen=seen))

    async def passes_on(self) -> None:
        to = self.school.people[self.one_of(DECIDING)].id
        await self._by_handler(lambda actor, one, seen: doing.assign(self.house, actor, one, to, seen=seen))

    async def answers_handler(self) -> None:
        await self._by_handler(
            lambda actor, one, seen: doing.answer(self.house, actor, one, "Hier.", seen=seen), ASKING
        )

    async def _by_handler(
        self, do: Callable[[Actor, str, int], Awaitable[object]], people: tuple[str, ...] = DECIDING
    ) -> None:
        """Anybody, from a card that may be old."""
        handlings = [one for one in [await self.handling(id_) for id_ in self.ids] if one]
        if not handlings:
            return
        handling = self.chance.choice(handlings)
        seen = max(len(handling.history) - (self.chance.random() < 0.2), 0)
        with suppress(*TURNED_DOWN):
            await do(await self.actor(self.one_of(people)), handling.request, seen)

    async def _by_approver(self, do: Callable[[Actor, str, int], Awaitable[Request]]) -> None:
        """Anybody, from a card that may be old: the requester too."""
        await self._by(self.one_of(DECIDING), do)

    async def by_requester(self, do: Callable[[Actor, str, int], Awaitable[Request]]) -> None:
        """Mostly whose it is."""
        await self._by(self.one_of(ASKING), do)

    async def _by(self, who: str, do: Callable[[Actor, str, int], Awaitable[Request]]) -> None:
        if not self.ids:
            return
        id_ = self.chance.choice(self.ids)
        standing = await self.standing(id_)
        seen = max(len(standing.history) - (self.chance.random() < 0.2), 0)
        with suppress(*TURNED_DOWN):
            await do(await self.actor(who), id_, seen)

    async def goes_away(self) -> None:
        actor, now = await self.actor(self.one_of(DECIDING)), today(self.house)
        last = now + timedelta(days=self.chance.randint(0, 3)) if self.chance.random() < 0.8 else None
        await absences.go_away(self.house, actor, now, last)

    async def comes_back(self) -> None:
        await absences.come_back(self.house, await self.actor(self.one_of(DECIDING)))

    async def changes_places(self) -> None:
        """Somebody leaves, heads no school any more, or goes to another school or group; the rest is as at first. What
        waits is looked at anew by a job."""
        who, change = self.chance.choice(PLACES)
        id_ = self.school.people[who].id
        self.places += 1
        await self.school.becomes(lambda one: change(one) if one.id == id_ else one)
        await self.school.reroutes()

    async def works_on(self) -> None:
        await self.school.jobs()

    async def lets_time_pass(self) -> None:
        """What is due meanwhile (a reminder, an escalation) comes; sometimes the looks at it come twice."""
        self.school.clock.pass_by(timedelta(days=self.chance.randint(1, 4)))
        await sweep(self.house)
        if self.ids and self.chance.random() < 0.3:
            request = await self.standing(self.chance.choice(self.ids))
            number = request.term.number if request.term else 1
            await self.house.queue.put([Job(TERM_JOB, {"request": request.id, "term": number})] * 2)
        await self.school.jobs()

    async def dies(self) -> None:
        await self.school.restarts()

    # --- what holds ------------------------------------------------------------------------------------

    async def standing(self, id: str) -> Request:
        found = await find_request(self.house, id)
        assert found, "what was handed in is never gone"
        return found

    async def holds(self) -> None:
        references = [(await self._holds_of(id_)).reference for id_ in self.ids]
        assert len(set(references)) == len(references), "no number is given twice"
        await figures_hold(self.house)

    async def _holds_of(self, id: str) -> Request:
        request = await self.standing(id)
        assert request.state is not RequestState.DRAFT
        before = self.ended.get(id)
        assert before is None or before == replace(request, comments=()), "what ended stays as it ended"
        if request.state in FINAL:
            self.ended[id] = replace(request, comments=())
        for entry in request.history:
            if entry.deed in BY_APPROVER and entry.person:
                assert request.requester not in (entry.person, entry.behalf), "nobody decides on their own request"
        advised = [entry.person for entry in request.history if entry.deed is Deed.ADVISED]
        assert len(set(advised)) == len(advised), "advice is given once"
        assert {one.adviser for one in advice_on(request)}.issuperset(advised), "by who was asked"
        assert request.requester not in request.approvers
        assert request.requester not in {one.to for one in request.reassigned}
        assert request.approvers or request.state not in TO_DECIDE, "it waits for somebody"
        assert set(request.escalated) <= set(request.approvers), "who was asked late may decide"
        await self._is_looked_at(request)
        await self._approvals_follow(request)
        handled = await self._queue_follows(request)
        await self._is_audited(request, handled)
        days = await self.house.records.away_days.get(request_partition(id), id)
        assert (days is not None) is (request.state in STANDS), "who is away by it is known as long as it stands"
        assert days is None or days.value.first.isoformat() == request.answers["day"], "and when"
        change = await find_request(self.house, change_id(id))
        assert change is None or (change.state, change.requester) == (RequestState.DRAFT, request.requester)
        return request

    async def _approvals_follow(self, request: Request) -> None:
        found = self.house.records.approvals.stream(
            equal={"request": request.id}, partition=request_partition(request.id)
        )
        open_ = {item.value.person async for item in found if item.value.open}
        waiting = set(request.approvers) - set(request.agreed) if request.state in TO_DECIDE else set[str]()
        assert open_ == waiting, "what waits for whom is what the request says"

    async def _is_looked_at(self, request: Request) -> None:
        """A term that runs ends: it is looked at, or others were asked. There is none where nothing waits."""
        if request.state not in WAITING:
            assert request.term is None
            return
        late = Counter(entry.stage for entry in request.history if entry.deed is Deed.ESCALATED)
        assert max(late.values(), default=0) <= 1 + self.places, "nobody is asked twice because it is late"
        if request.term and request.state is RequestState.SUBMITTED and not request.escalated:
            number = request.term.number
            dues = self.house.records.dues.stream(order="at")
            looks = [item.value for item in [one async for one in dues] if item.value.job == TERM_JOB]
            mine = [one for one in looks if one.body == {"request": request.id, "term": number}]
            assert len(mine) <= 1, "there is one look at a time"
            assert mine or request.term.next(self.house.now()) is None, "a term is looked at until it is over"

    async def handling(self, id: str) -> Handling | None:
        kept = await self.house.records.handlings.get(request_partition(id), id)
        return kept.value if kept else None

    async def _queue_follows(self, request: Request) -> Handling | None:
        """What is approved and not done is in the queue, with who has it, and nothing else is."""
        handling = await self.handling(request.id)
        assert (handling is not None) is (request.state in HANDLED)
        if handling is None:
            return None
        over = handling.state in {HandlingState.DONE, HandlingState.STOPPED}
        assert handling.is_open is (request.state is RequestState.APPROVED and not over)
        assert (handling.place is not None) is bool(handling.lane) is handling.is_open
        assert (
            bool(handling.by) is not (handling.state is HandlingState.QUEUED) or handling.state is HandlingState.STOPPED
        )
        assert handling.state is not HandlingState.STOPPED or request.state is RequestState.ANNULLED
        ends = [one for one in handling.history if one.deed is HandlingDeed.DONE]
        assert len(ends) == (handling.state is HandlingState.DONE), "it is done once, and last"
        mine = [one.person for one in handling.history if one.deed is not HandlingDeed.ANSWERED]
        assert request.requester not in mine, "there are others to do it"
        if handling.is_open:
            lane = self.house.records.handlings.stream(equal={"lane": handling.lane}, order="place")
            assert [item.value.request async for item in lane].count(request.id) == 1
            partition, due = request_partition(request.id), f"handling:{request.id}"
            assert await self.house.records.dues.get(partition, due), "it is looked at again"
        return handling

    async def _is_audited(self, request: Request, handling: Handling | None) -> None:
        """Each thing that a person did is in the audit, once, and so is each time that others were asked late."""
        entries = self.house.records.audit.stream(partition=request_partition(request.id))
        deeds = [item.value async for item in entries if item.value.subject == request.id]
        told = sorted((one.actor, one.deed) for one in deeds if one.deed != "request.rerouted")
        by_time = {Deed.ESCALATED: TIME.person}
        who = ((one.person or by_time.get(one.deed, ""), one.deed) for one in request.history)
        done = [(person, f"request.{deed}") for person, deed in who if person]
        done += [(one.person, "request.commented") for one in request.comments]
        carried_out = handling.history if handling else ()
        done += [(one.person or DIRECTORY.person, f"handling.{one.deed}") for one in carried_out]
        done.sort()
        assert told == done


DEEDS: Mapping[str, Callable[[Life], Awaitable[None]]] = {
    name: getattr(Life, name)
    for name in (
        "draws_up",
        "hands_in",
        "hands_in_what_is_somebody_s",
        "decides",
        "approves_on_a_condition",
        "hands_on",
        "comments",
        "asks_advice",
        "advises",
        "asks_back",
        "annuls",
        "clarifies",
        "withdraws",
        "asks_annulment",
        "keeps",
        "takes",
        "finishes",
        "asks_requester",
        "hands_back",
        "passes_on",
        "answers_handler",
        "goes_away",
        "comes_back",
        "changes_places",
        "works_on",
        "lets_time_pass",
        "dies",
    )
}
