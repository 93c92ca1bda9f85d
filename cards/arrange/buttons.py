"""The buttons of forms, requests and approvals, each with its payload."""

from typing import Annotated

from pydantic import Field

from cards.parts.verbs import Id, Verb


class FormStart(Verb):
    """`key` is minted when the card is made, so that two clicks start one request."""

    verb = "form.start"
    form: Id
    key: Id


class FormNext(Verb):
    """Inputs: those of the step's fields."""

    verb = "form.next"
    request: Id
    step: Id


class FormBack(Verb):
    """Inputs as FormNext: what was typed is kept."""

    verb = "form.back"
    request: Id
    step: Id


class FormLater(Verb):
    """Inputs as FormNext; from the review page there are none and `step` is the last one."""

    verb = "form.later"
    request: Id
    step: Id


class FormResume(Verb):
    verb = "form.resume"
    request: Id


class FormEdit(Verb):
    verb = "form.edit"
    request: Id
    step: Id


class FormSubmit(Verb):
    verb = "form.submit"
    request: Id


class FormDiscard(Verb):
    verb = "form.discard"
    request: Id


class RequestShow(Verb):
    verb = "request.show"
    request: Id


class RequestMine(Verb):
    verb = "request.mine"
    beside = True


class RequestWithdraw(Verb):
    verb = "request.withdraw"
    request: Id


class RequestClarify(Verb):
    """Input: text."""

    verb = "request.clarify"
    request: Id


class ApprovalOpen(Verb):
    verb = "approval.open"
    beside = True


class ApprovalShow(Verb):
    verb = "approval.show"
    request: Id


class ApprovalApprove(Verb):
    verb = "approval.approve"
    request: Id


class ApprovalRefuse(Verb):
    """Input: reason."""

    verb = "approval.refuse"
    request: Id


class ApprovalAsk(Verb):
    """Input: question. `seen` is the length of the history that the card shows, so that a double click asks once."""

    verb = "approval.ask"
    request: Id
    seen: Annotated[int, Field(strict=True, ge=0, le=10_000)]
