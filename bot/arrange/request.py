"""Requests on their way: states, who may do what when, and what happened."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from bot.arrange.change import Changed, Changes
from bot.arrange.chosen import Away, Chosen, Reassigned
from bot.arrange.comments.comment import COMMENTED_AFTER, Comment
from bot.arrange.history import AGREEMENTS, Deed, HistoryEntry
from bot.arrange.owed import Owed
from bot.arrange.row_editing import RowEditing
from bot.arrange.term import Term
from bot.errors import BodeError
from bot.json import Json
from bot.people.acting import Acting
from bot.people.decisions import FIRST_STAGE, Decision
from bot.work.notice import CardPlace


class RequestState(StrEnum):
    """DRAFT -> SUBMITTED -> APPROVED | REFUSED; SUBMITTED <-> CLARIFYING; until decided the requester may withdraw. It
    stays SUBMITTED from one stage of its route to the next.

    APPROVED -> ANNULLING, when the requester asks that it is annulled, -> ANNULLED | APPROVED, as is decided then.
    """

    DRAFT = "draft"
    SUBMITTED = "submitted"
    CLARIFYING = "clarifying"
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    ANNULLING = "annulling"
    ANNULLED = "annulled"


WAITING = frozenset({RequestState.SUBMITTED, RequestState.CLARIFYING})
"""For the decision whether it is approved."""
TO_DECIDE = WAITING | {RequestState.ANNULLING}
"""For any decision: on approval, or on annulment."""
OPEN = TO_DECIDE | {RequestState.DRAFT}
STANDS = TO_DECIDE | {RequestState.APPROVED}
"""It was handed in, and was not refused, withdrawn or annulled."""


class NotPossible(BodeError):
    """The request stands in a state in which this cannot be done (any more)."""

    def __init__(self, state: RequestState) -> None:
        super().__init__(f"not possible when {state}")
        self.state = state


GIVEN_UP = timedelta(days=7)
"""In which a place that came from the waiting list is given up without asking anybody."""
DRAFT_KEPT = timedelta(days=30)
"""After which a draft that its requester did not touch is removed."""


@dataclass(frozen=True, slots=True)
class Request:
    """A filled-in form on its way. `answers` hold each field's checked value as JSON, see dialogs/kinds.

    `step` is where the draft stands, and `rows` what goes on there with the rows of an items field; `revision` grows
    with each change of its answers, so that what is handed in is what was shown. `heard` are the fields of a draft that
    were read from a message, until their step was passed. `form_version` is the digest of the form that the answers
    were given to. `watched`: there is a Due that sees to the draft when it is left. `approvers` (person ids) are
    settled at submission; any of them decides. Who of them was `away` then is passed over: somebody else is asked in
    their place, and their right to decide stays. `card` is the requester's own card, which follows the state; those of
    the approvers stand in their Notice. Of a draft that asks for files it is where it is filled in.

    `places` are the options with a most ("field.value") of which it took a place when it was handed in, or has one
    since; of those in `waits` it waits for one, whatever is decided.
    `amount` (euros; None: it names none) and `school` (its requester's) were so then: mandates go by them. What is
    `confidential` is covered by a mandate only where that names its form.

    `owes` is the proof that is to come after it was handed in, None for none (any more).

    `mandate` (an id) is under which its `holder` (a person's id) fills it in, or handed it in, for its grantor, who is
    its requester from then on; "" where nobody does. Neither of them decides on it.

    `revised` says of each field in which revision of the draft its answer changed last. `changes` is what a draft
    changes that was handed in before; None for one of a new request.

    `stages` are the ids of the stages that its answers need, settled at submission: none where it is approved by rule.
    It stands at `stage`, whose approvers are `approvers`; `every` of them (ids) have to agree, or any where that is
    empty. `agreed` (ids) have, those for whom another did included. `earlier` (ids) were asked in the stages before,
    or before it was `reassigned`, which says who decides at this stage in whose place.
    `term` is until when that stage is to be decided, where its form says so; of the approvers, those who are
    `escalated` (ids) were asked because nobody had decided by then.
    """

    id: str
    form: str
    requester: str
    state: RequestState
    answers: Mapping[str, Json]
    created: datetime
    changed: datetime
    step: str = ""
    reference: str = ""
    submitted: datetime | None = None
    approvers: tuple[str, ...] = ()
    history: tuple[HistoryEntry, ...] = ()
    card: CardPlace | None = None
    revision: int = 0
    form_version: str = ""
    away: tuple[Away, ...] = ()
    heard: tuple[str, ...] = ()
    stages: tuple[str, ...] = (FIRST_STAGE,)
    stage: str = FIRST_STAGE
    every: tuple[str, ...] = ()
    agreed: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    reassigned: tuple[Reassigned, ...] = ()
    rows: RowEditing | None = None
    watched: bool = False
    revised: Mapping[str, int] = field(default_factory=dict[str, int])
    term: Term | None = None
    escalated: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    waits: tuple[str, ...] = ()
    comments: tuple[Comment, ...] = ()
    owes: Owed | None = None
    amount: Decimal | None = None
    school: str = ""
    changes: Changes | None = None
    confidential: bool = False
    mandate: str = ""
    holder: str = ""

    @property
    def barred(self) -> frozenset[str]:
        """Ids of those who may not decide on it, for themselves or for others: whose it is, and who handed it in."""
        return frozenset({self.requester, self.holder} - {""})

    @property
    def stands_for(self) -> str:
        """The id of the request that it is, or is to be: under which it has days and places."""
        return self.changes.request if self.changes else self.id

    @property
    def awaits_proof(self) -> bool:
        """Whether a proof is still to come: not of what was refused, withdrawn or annulled."""
        return self.owes is not None and self.state in STANDS

    @property
    def kept_until(self) -> datetime:
        """Of a draft that nobody touches."""
        return self.changed + DRAFT_KEPT

    @property
    def passed_over(self) -> frozenset[str]:
        """Ids of those who were away when the approvers were chosen, back meanwhile or not."""
        return frozenset(one.person for one in self.away)

    def asked(self, now: datetime) -> tuple[str, ...]:
        """The approvers who are asked: without who agreed, and without those who are still away, unless all are."""
        left = tuple(one for one in self.approvers if one not in self.agreed)
        still = {one.person for one in self.away if one.lasts(now)}
        return tuple(one for one in left if one not in still) or left

    @property
    def following(self) -> str:
        """The id of the stage after the one at which it stands; "" after the last."""
        after = self.stages[self.stages.index(self.stage) + 1 :] if self.stage in self.stages else ()
        return after[0] if after else ""

    @property
    def is_agreed(self) -> bool:
        """Whether the stage is passed. Where every one has to agree, who was away when it was asked is not waited for:
        one of those who were asked in their place is enough, and where nobody was, the others are. One of those who
        were asked because it is late decides in the place of all who were too late."""
        missing = frozenset(self.every) - frozenset(self.agreed)
        if not (missing and self.agreed) or not frozenset(self.escalated).isdisjoint(self.agreed):
            return bool(self.agreed)
        instead = [one for one in self.approvers if one not in self.every]
        return missing <= self.passed_over and (not instead or any(one in self.agreed for one in instead))

    @property
    def counting(self) -> tuple[HistoryEntry, ...]:
        """What happened since it was handed in, or changed last: what was decided before does not count any more."""
        last = max((at for at, entry in enumerate(self.history) if entry.deed is Deed.CHANGED), default=0)
        return self.history[last:]

    @property
    def conditions(self) -> tuple[HistoryEntry, ...]:
        """The agreements that were given on a condition, as long as it stands."""
        agreed = (entry for entry in self.counting if entry.deed in AGREEMENTS)
        return tuple(entry for entry in agreed if entry.text) if self.state in STANDS else ()

    def submit(self, reference: str, stages: tuple[str, ...], chosen: Chosen, now: datetime) -> "Request":
        """Without `stages` it is approved at once, by rule. Raises NotPossible unless it is a draft."""
        moved = self._move({RequestState.DRAFT}, RequestState.SUBMITTED, self._by_requester(Deed.SUBMITTED, now))
        moved = replace(moved.decided_by(chosen), reference=reference, submitted=now, step="")
        return replace(moved, heard=(), rows=None, revised={})._starting(stages, now)

    def change(
        self, draft: "Request", changed: tuple[Changed, ...], stages: tuple[str, ...], chosen: Chosen, now: datetime
    ) -> "Request":
        """With the answers of the `draft` that changes it, at the first of the `stages` that these need. Whoever was
        asked before sees what becomes of it. Raises NotPossible unless it waits for a decision."""
        entry = replace(self._by_requester(Deed.CHANGED, now), changed=changed)
        moved = self._move(WAITING, RequestState.SUBMITTED, entry).decided_by(chosen)
        earlier = tuple(dict.fromkeys((*self.earlier, *self.approvers)))
        moved = replace(moved, answers=draft.answers, form_version=draft.form_version, agreed=(), reassigned=())
        moved = replace(moved, earlier=earlier, escalated=(), places=draft.places, waits=draft.waits)
        return replace(moved, owes=draft.owes)._starting(stages, now)

    def _starting(self, stages: tuple[str, ...], now: datetime) -> "Request":
        moved = replace(self, stages=stages, stage=stages[0] if stages else "")
        return moved if stages else moved._move(WAITING, RequestState.APPROVED, HistoryEntry(now, "", Deed.APPROVED))

    def entered_for(self, whom: str) -> "Request":
        """Handed in just now by who began it, for somebody else (by id), whose request it is."""
        first, *rest = self.history
        return replace(self, requester=whom, history=(replace(first, behalf=whom), *rest))

    def done_by(self, system: str) -> "Request":
        """What happened last was done by another system, of this name, in the name of who stands there."""
        *before, last = self.history
        return replace(self, history=(*before, replace(last, system=system)))

    def handed_in_by(self, system: str) -> "Request":
        """As `done_by`, of that it was handed in."""
        first, *rest = self.history
        return replace(self, history=(replace(first, system=system), *rest))

    def was_entered_by(self, person: str) -> bool:
        """Whether they handed it in for somebody else."""
        first = self.history[0] if self.history else None
        return first is not None and first.person == person and bool(first.behalf)

    def decide(self, decision: Decision) -> "Request":
        """The decision of one approver: the last agreement of the last stage approves it. Once a stage before it
        `is_agreed`, it is to `go_on`. Raises NotPossible unless it waits for that (also while a clarification is
        out)."""
        entry, who = _entry(decision, Deed.REFUSED, self.stage), decision.by.on_behalf_of or decision.by.person
        if not decision.agreed:
            return self._move(WAITING, RequestState.REFUSED, entry)
        if who in self.agreed:
            raise NotPossible(self.state)
        return replace(self, agreed=(*self.agreed, who))._noted(entry)

    def agree_by_rule(self, now: datetime) -> "Request":
        """As an agreement, when nobody is left whose agreement is waited for."""
        return self._noted(HistoryEntry(now, "", Deed.AGREED, stage=self.stage))

    def _noted(self, entry: HistoryEntry) -> "Request":
        if self.is_agreed and not self.following:
            return self._move(WAITING, RequestState.APPROVED, replace(entry, deed=Deed.APPROVED))
        return self._move(WAITING, self.state, replace(entry, deed=Deed.AGREED))

    def go_on(self, chosen: Chosen) -> "Request":
        """To the stage that is `following`, on which those who are `chosen` decide."""
        if self.state not in WAITING:
            raise NotPossible(self.state)
        earlier = tuple(dict.fromkeys((*self.earlier, *self.approvers)))
        moved = replace(self.at_following(), state=RequestState.SUBMITTED, agreed=(), earlier=earlier)
        return moved.decided_by(chosen)

    def at_following(self) -> "Request":
        """At the stage that follows, which nobody handed on."""
        return replace(self, stage=self.following, reassigned=())

    def note(self, entry: HistoryEntry) -> "Request":
        """What happened, which changes nothing of how it stands. Raises NotPossible unless it waits."""
        return self._move(WAITING, self.state, entry)

    def takes_comments(self, now: datetime) -> bool:
        """Whether something can be said about it: from when it is handed in until a while after it was decided."""
        return self.submitted is not None and (self.state in OPEN or now - self.changed <= COMMENTED_AFTER)

    def comment(self, said: Comment) -> "Request":
        """It stands as it stood: no card is older by it."""
        return replace(self, comments=(*self.comments, said))

    def reassign(self, by: Acting, to: str, why: str, now: datetime) -> "Request":
        """Another person (`to`, an id) decides at this stage in the place of an approver; of those who do in somebody's
        place already, instead of them. Who is asked then is to be chosen. Raises NotPossible unless it waits."""
        who = by.on_behalf_of or by.person
        named = next((one.by for one in self.reassigned if one.to == who), who)
        others = tuple(one for one in self.reassigned if one.by != named)
        entry = HistoryEntry(now, by.person, Deed.REASSIGNED, why, by.on_behalf_of, to=(to,))
        return replace(self.note(entry), reassigned=(*others, Reassigned(named, to)))

    def annul(self, decision: Decision) -> "Request":
        """What is decided on the requester's wish to annul it. Raises NotPossible unless that waits."""
        if decision.agreed:
            return self._move({RequestState.ANNULLING}, RequestState.ANNULLED, _entry(decision, Deed.ANNULLED))
        return self._move({RequestState.ANNULLING}, RequestState.APPROVED, _entry(decision, Deed.KEPT))

    def ask(self, entry: HistoryEntry) -> "Request":
        """An approver asks the requester something; raises NotPossible unless it waits for a decision."""
        return self._move(WAITING, RequestState.CLARIFYING, entry)

    def clarify(self, text: str, now: datetime) -> "Request":
        """The requester's answer; raises NotPossible unless somebody asked."""
        entry = self._by_requester(Deed.CLARIFIED, now, text)
        return self._move({RequestState.CLARIFYING}, RequestState.SUBMITTED, entry)

    def attach(self, answers: Mapping[str, Json], names: Sequence[str], now: datetime) -> "Request":
        """With other files in its answers; `names` are those of the new ones. What was handed in says so in its
        history, so that nobody decides about other files than they saw. The proof that it awaits comes so, too.

        Raises NotPossible unless it is a draft, somebody asked something, or this is the proof.
        """
        if self.state is RequestState.DRAFT:
            return replace(self, answers=answers, changed=now, revision=self.revision + 1)
        proven = self.owes is not None and self.awaits_proof and bool(answers.get(self.owes.field))
        entry = self._by_requester(Deed.ATTACHED, now, "\n".join(names))
        moved = self._move({RequestState.CLARIFYING, *([self.state] if proven else [])}, self.state, entry)
        return replace(moved, answers=answers, owes=None if proven else self.owes)

    def place(self, option: str, now: datetime) -> "Request":
        """It waited for a place of the option, and has it. Raises NotPossible where it does not wait."""
        if option not in self.waits:
            raise NotPossible(self.state)
        moved = self._move(STANDS, self.state, HistoryEntry(now, "", Deed.PLACED))
        waits = tuple(one for one in self.waits if one != option)
        return replace(moved, waits=waits, places=(*self.places, option))

    def unplace(self, option: str, now: datetime) -> "Request":
        """No place of the option came: it is over, whatever was decided. Raises NotPossible where it does not wait."""
        if option not in self.waits:
            raise NotPossible(self.state)
        return self._move(STANDS, RequestState.ANNULLED, HistoryEntry(now, "", Deed.UNPLACED))

    def placed_until(self, now: datetime) -> datetime | None:
        """Until when the place that came from the waiting list can be given up; None where that is over, or it had one
        from the beginning."""
        placed = next((entry.at for entry in reversed(self.history) if entry.deed is Deed.PLACED), None)
        until = placed + GIVEN_UP if placed and self.state in STANDS else None
        return until if until and now < until else None

    def gives_up(self, now: datetime) -> bool:
        """Whether its requester can do without: they wait, or just got the place, and nobody counts on it yet."""
        return self.state in STANDS and (bool(self.waits) or self.placed_until(now) is not None)

    def give_up(self, now: datetime) -> "Request":
        """The requester wants no place any more: nobody is asked. Raises NotPossible unless it `gives_up`."""
        if not self.gives_up(now):
            raise NotPossible(self.state)
        if self.state in WAITING:
            return self.withdraw(now)
        return self._move(STANDS, RequestState.ANNULLED, self._by_requester(Deed.ANNULLED, now))

    def withdraw(self, now: datetime) -> "Request":
        """Raises NotPossible when it was decided, or never submitted."""
        entry = self._by_requester(Deed.WITHDRAWN, now)
        return self._move(WAITING, RequestState.WITHDRAWN, entry)

    def ask_annulment(self, chosen: Chosen, text: str, now: datetime) -> "Request":
        """The requester wants it undone; any of those who are `chosen` decides. What was approved by rule is annulled
        at once, by rule. Raises NotPossible unless it is approved."""
        entry = self._by_requester(Deed.ANNUL_ASKED, now, text)
        moved = self._move({RequestState.APPROVED}, RequestState.ANNULLING, entry)
        if not self.stages:
            by_rule = HistoryEntry(now, "", Deed.ANNULLED)
            return moved._move({RequestState.ANNULLING}, RequestState.ANNULLED, by_rule)
        return replace(moved, agreed=(), reassigned=()).decided_instead_by(chosen)

    def decided_instead_by(self, chosen: Chosen) -> "Request":
        """As `decided_by`; whoever decides no more still sees what becomes of it."""
        gone = (one for one in self.approvers if one not in chosen.approvers)
        return replace(self, earlier=tuple(dict.fromkeys((*self.earlier, *gone)))).decided_by(chosen)

    def decided_by(self, chosen: Chosen) -> "Request":
        people, escalated = chosen.approvers, chosen.escalated
        return replace(self, approvers=people, away=chosen.away, every=chosen.every, escalated=escalated)

    def escalate(self, also: Sequence[str], away: Sequence[Away], now: datetime) -> "Request":
        """It is late: those who are `also` asked (ids, none of them an approver) may decide too; who of them is `away`
        is asked once they are back. Raises NotPossible unless it waits for a decision."""
        entry = HistoryEntry(now, "", Deed.ESCALATED, stage=self.stage, to=tuple(also))
        moved = self._move({RequestState.SUBMITTED}, RequestState.SUBMITTED, entry)
        approvers, away = (*self.approvers, *also), (*self.away, *away)
        return replace(moved, approvers=approvers, away=away, escalated=tuple(also))

    def keep(self, now: datetime) -> "Request":
        """The requester wants it after all. Raises NotPossible unless they asked to annul it."""
        return self._move({RequestState.ANNULLING}, RequestState.APPROVED, self._by_requester(Deed.KEPT, now))

    def _by_requester(self, deed: Deed, now: datetime, text: str = "") -> HistoryEntry:
        return HistoryEntry(now, self.requester, deed, text)

    def _move(self, allowed: AbstractSet[RequestState], to: RequestState, entry: HistoryEntry) -> "Request":
        if self.state not in allowed:
            raise NotPossible(self.state)
        return replace(self, state=to, changed=entry.at, history=(*self.history, entry))


def _entry(decision: Decision, deed: Deed, stage: str = "") -> HistoryEntry:
    by = decision.by
    return HistoryEntry(decision.at, by.person, deed, decision.reason, by.on_behalf_of, stage)
