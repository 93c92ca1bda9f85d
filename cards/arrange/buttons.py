"""The buttons of forms, requests and approvals, each with its payload."""

from typing import Annotated

from pydantic import BaseModel, Field, StringConstraints

from bot.words.mentions import LONGEST
from cards.parts.verbs import Id, Verb

Revision = Annotated[int, Field(strict=True, ge=0, le=1_000_000_000)]
"""Of the draft that a card shows; 0 on cards of before they told it."""
Seen = Annotated[int, Field(strict=True, ge=0, le=10_000)]
SeenOrNot = Seen
"""As Seen, of a button whose cards of before did not say it: 0 there."""
IdOrNone = Annotated[str, Field(strict=True, pattern=r"\A[A-Za-z0-9_.:-]{0,80}\z")]


class FormStart(Verb):
    """`key` is minted when the card is made, so that two clicks start one request. `anew`: drafts that wait were shown,
    and they want another one beside them."""

    verb = "form.start"
    form: Id
    key: Id
    anew: Annotated[bool, Field(strict=True)] = False


class FormBegin(Verb):
    """As FormStart, from a card that many people have: each click begins by itself."""

    verb = "form.begin"
    beside = True
    form: Id


class FormFor(Verb):
    """Fills the draft in for the grantor of this `mandate`, "" for themselves."""

    verb = "form.for"
    request: Id
    mandate: IdOrNone


class FormSay(Verb):
    """As FormStart, filled in with what can be read of the `words` that they said."""

    verb = "form.say"
    form: Id
    key: Id
    words: Annotated[str, StringConstraints(strict=True, min_length=1, max_length=LONGEST)]
    anew: Annotated[bool, Field(strict=True)] = False


class FormNext(Verb):
    """Inputs: those of the step's fields."""

    verb = "form.next"
    request: Id
    step: Id
    revision: Revision = 0


class FormBack(Verb):
    """Inputs as FormNext: what was typed is kept."""

    verb = "form.back"
    request: Id
    step: Id
    revision: Revision = 0


class FormLater(Verb):
    """Inputs as FormNext; from the review page there are none and `step` is the last one."""

    verb = "form.later"
    request: Id
    step: Id
    revision: Revision = 0


class FormResume(Verb):
    verb = "form.resume"
    request: Id


class FormEdit(Verb):
    verb = "form.edit"
    request: Id
    step: Id
    revision: Revision = 0


class FormSubmit(Verb):
    """`revision` is that of the draft which the card shows; cards of before there were revisions have none. `despite`
    is the earlier request that the card named as one that this repeats, "" for none. `waits`: the card said that what
    was chosen is full, and that they go on the waiting list."""

    verb = "form.submit"
    request: Id
    revision: Revision = 0
    despite: Annotated[str, Field(strict=True, pattern=r"\A[A-Za-z0-9_.:-]{0,80}\z")] = ""
    waits: Annotated[bool, Field(strict=True)] = False


class FormDiscard(Verb):
    verb = "form.discard"
    request: Id


class OfRow(BaseModel):
    """What a button of a row carries, whatever it does. `revision` is that of the draft which the card shows: on a
    card of before, it does nothing. `key` is that of the row."""

    request: Id
    step: Id
    revision: Revision
    key: Id


class RowAdd(OfRow, Verb):
    """Inputs as FormNext. `key` is that of the row to come."""

    verb = "row.add"


class RowChange(OfRow, Verb):
    """Inputs as FormNext."""

    verb = "row.change"


class RowRemove(OfRow, Verb):
    """Inputs as FormNext; from the row that is open, its own, which are not read."""

    verb = "row.remove"


class RowRestore(OfRow, Verb):
    """Inputs as FormNext. Puts back the row that was removed last."""

    verb = "row.restore"


class RowSave(OfRow, Verb):
    """Inputs: those of the row."""

    verb = "row.save"


class RowCancel(OfRow, Verb):
    verb = "row.cancel"


class RequestShow(Verb):
    verb = "request.show"
    request: Id


class RequestMine(Verb):
    verb = "request.mine"
    beside = True


class RequestWithdraw(Verb):
    verb = "request.withdraw"
    request: Id
    seen: SeenOrNot = 0


class RequestClarify(Verb):
    """Input: text."""

    verb = "request.clarify"
    request: Id
    seen: SeenOrNot = 0


class RequestChange(Verb):
    """Before it is decided; the card of the request stays."""

    verb = "request.change"
    beside = True
    request: Id


class RequestAnew(Verb):
    """`request` is the id of a draft of a change that came too late; `key` as in FormStart."""

    verb = "request.anew"
    request: Id
    key: Id


class RequestAnnul(Verb):
    """Input: reason, which may be empty. `seen` as in ApprovalAsk."""

    verb = "request.annul"
    request: Id
    seen: Seen


class RequestKeep(Verb):
    """The annulment is not wanted after all."""

    verb = "request.keep"
    request: Id
    seen: SeenOrNot = 0


class RequestExplain(Verb):
    """Why they were not there. Inputs: "missed". `seen` as RequestYield."""

    verb = "request.explain"
    request: Id
    seen: Seen


class RequestYield(Verb):
    """The place that came from the waiting list, or the waiting. `seen` as in ApprovalAsk."""

    verb = "request.yield"
    request: Id
    seen: Seen


class RequestComment(Verb):
    """Input: comment. `seen` is how many comments the card shows, so that a click that comes twice says it once. On the
    card of who carries it out, `team`, that one is shown again."""

    verb = "request.comment"
    request: Id
    seen: Seen
    team: bool = False


class ApprovalOpen(Verb):
    verb = "approval.open"
    beside = True


class ApprovalShow(Verb):
    verb = "approval.show"
    request: Id


class ApprovalApprove(Verb):
    """Input: condition, which stops it. `seen` as in ApprovalAsk; cards of version 0.1 do not say."""

    verb = "approval.approve"
    request: Id
    seen: Seen | None = None


class ApprovalCondition(Verb):
    """Input: condition, on which it is approved. `seen` as in ApprovalAsk."""

    verb = "approval.condition"
    request: Id
    seen: Seen


class ApprovalRefuse(Verb):
    """Input: reason. `seen` as in ApprovalApprove."""

    verb = "approval.refuse"
    request: Id
    seen: Seen | None = None


class ApprovalAsk(Verb):
    """Input: question. `seen` is the length of the history that the card shows: nobody does something to what they did
    not see, and a double click does it once."""

    verb = "approval.ask"
    request: Id
    seen: Seen


class ApprovalReassign(Verb):
    """Inputs: to and to.name, as a person field; why. `seen` as in ApprovalAsk."""

    verb = "approval.reassign"
    request: Id
    seen: Seen


class ApprovalAdvice(Verb):
    """Inputs: advisers, several ids, and advisers.name, several names; advice, what is asked. `seen` as in
    ApprovalAsk."""

    verb = "approval.advice"
    request: Id
    seen: Seen


class AdviceGive(Verb):
    """Input: advice."""

    verb = "advice.give"
    request: Id


class ApprovalAnnul(Verb):
    verb = "approval.annul"
    request: Id
    seen: Seen


class ApprovalKeep(Verb):
    """Input: reason. The request is not annulled."""

    verb = "approval.keep"
    request: Id
    seen: Seen


class TogetherShow(Verb):
    """Those with this form that wait."""

    verb = "together.show"
    form: Id


class OfSeveral(BaseModel):
    """What decides on several carries: by id of each request that the card shows, `seen` as in ApprovalAsk."""

    form: Id
    requests: Annotated[dict[Id, Seen], Field(min_length=1, max_length=20)]


class TogetherApprove(OfSeveral, Verb):
    """Inputs: for each of `requests` whether it is ticked."""

    verb = "together.approve"


class TogetherRefuse(OfSeveral, Verb):
    """Inputs as TogetherApprove, and reason."""

    verb = "together.refuse"


class AwayWeek(Verb):
    """Who of the own school is away in the week of `day` (ISO)."""

    verb = "away.week"
    day: Annotated[str, Field(strict=True, pattern=r"\A20\d\d-\d\d-\d\d\z")]


class AttachmentOpen(Verb):
    """Shows where the files of this answer open: for a few minutes, so a card that stays has no such address itself."""

    verb = "attachment.open"
    beside = True
    request: Id
    field: Id


class AttachmentRemove(Verb):
    """Inputs as FormNext: what was typed is kept. `step` is the one that the card shows."""

    verb = "attachment.remove"
    request: Id
    step: Id
    file: Id
    revision: Revision = 0


class AttachmentAdd(Verb):
    """The files of the parcel `id` belong to this request of theirs, wherever they are now."""

    verb = "attachment.add"
    id: Id
    request: Id
