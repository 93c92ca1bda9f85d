"""The typed payload of every button, and how what comes back from a client is checked.

A payload carries opaque ids and nothing that must be believed: rights and state are checked when it is used.
"""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StringConstraints, ValidationError

from bot.domain.json import Json, JsonObject
from bot.domain.people import Language

Id = Annotated[str, StringConstraints(strict=True, pattern=r"\A[A-Za-z0-9_.:-]{1,80}\z")]
Revision = Annotated[int, Field(strict=True, ge=1, le=1_000_000_000)]


class BadPayload(Exception):
    """What a client sent for a button is not what we put there. `verb` is "" when there is no such button."""

    def __init__(self, verb: str, field: str, problem: str) -> None:
        super().__init__(f"{verb or 'unknown verb'}: {field}: {problem}")
        self.verb = verb
        self.field = field


class Verb(BaseModel):
    """A button's payload; `verb` is its name on the wire. `beside`: it opens something else, so its answer is a message
    of its own, and the card it stands on, an announcement or a request, stays.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")
    verb: ClassVar[str]
    beside: ClassVar[bool] = False

    def to_data(self) -> JsonObject:
        return self.model_dump()


class HelpShow(Verb):
    verb = "help.show"
    beside = True


class FormsShow(Verb):
    verb = "forms.show"
    beside = True


class LanguageShow(Verb):
    verb = "language.show"
    beside = True


class LanguageChoose(Verb):
    verb = "language.choose"
    language: Language


class AnnouncementCompose(Verb):
    verb = "announcement.compose"
    beside = True


class AnnouncementPreview(Verb):
    """Inputs: title, text, image, image_alt, link, everyone, schools, roles, groups, confirmation."""

    verb = "announcement.preview"
    id: Id


class AnnouncementEdit(Verb):
    verb = "announcement.edit"
    id: Id
    revision: Revision


class AnnouncementTest(Verb):
    verb = "announcement.test"
    id: Id
    revision: Revision


class AnnouncementSend(Verb):
    verb = "announcement.send"
    id: Id
    revision: Revision


class AnnouncementDiscard(Verb):
    verb = "announcement.discard"
    id: Id


class AnnouncementConfirm(Verb):
    verb = "announcement.confirm"
    id: Id


class AnnouncementRefresh(Verb):
    verb = "announcement.refresh"
    id: Id


class AnnouncementResume(Verb):
    verb = "announcement.resume"
    id: Id


class AnnouncementMissed(Verb):
    verb = "announcement.missed"
    id: Id


class AnswerRate(Verb):
    verb = "answer.rate"
    question: Id
    useful: StrictBool


class AnswerExplain(Verb):
    """Inputs: reason, words."""

    verb = "answer.explain"
    question: Id


class AnswerAsk(Verb):
    verb = "answer.ask"
    beside = True


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


class HandoffStart(Verb):
    verb = "handoff.start"
    beside = True
    question: Id


class HandoffSend(Verb):
    """Inputs: topic, words."""

    verb = "handoff.send"
    question: Id


class HandoffMine(Verb):
    verb = "handoff.mine"
    beside = True


class HandoffShow(Verb):
    """For who asked."""

    verb = "handoff.show"
    handoff: Id


class HandoffReply(Verb):
    """Input: text."""

    verb = "handoff.reply"
    handoff: Id


class HandoffSolve(Verb):
    verb = "handoff.solve"
    handoff: Id


class HandoffWaiting(Verb):
    verb = "handoff.waiting"
    beside = True


class HandoffOpen(Verb):
    """For an expert, as are the following."""

    verb = "handoff.open"
    handoff: Id


class HandoffTake(Verb):
    verb = "handoff.take"
    handoff: Id


class HandoffRelieve(Verb):
    """Takes it over from a colleague, as it stood at that revision."""

    verb = "handoff.relieve"
    handoff: Id
    revision: Revision


class HandoffAnswer(Verb):
    """Input: answer."""

    verb = "handoff.answer"
    handoff: Id


class HandoffAsk(Verb):
    """Input: question."""

    verb = "handoff.ask"
    handoff: Id


class HandoffClose(Verb):
    """Input: reason."""

    verb = "handoff.close"
    handoff: Id


class CuratedStart(Verb):
    """From a hand-off that was answered."""

    verb = "curated.start"
    beside = True
    handoff: Id


class CuratedSave(Verb):
    """Inputs: question, text, readers, review_by. `revision` is the one it will be."""

    verb = "curated.save"
    curated: Id
    revision: Revision


class CuratedEdit(Verb):
    verb = "curated.edit"
    beside = True
    curated: Id


class CuratedWithdraw(Verb):
    verb = "curated.withdraw"
    curated: Id


class CuratedShow(Verb):
    """For whoever may read it."""

    verb = "curated.show"
    beside = True
    curated: Id


class CuratedMine(Verb):
    verb = "curated.mine"
    beside = True


VERBS: Mapping[str, type[Verb]] = {kind.verb: kind for kind in Verb.__subclasses__()}

OF_THE_CLIENT = frozenset({"verb", "msteams"})
RESERVED_INPUTS = OF_THE_CLIENT | FormNext.model_fields.keys() | FormBack.model_fields.keys()
"""Names that a field of a form must not have: a client mixes inputs and payload into one object."""


def parse(verb: str, data: Mapping[str, Json]) -> Verb:
    """Raises BadPayload for everything that we would not have sent."""
    kind = VERBS.get(verb)
    if kind is None:
        raise BadPayload("", "verb", "no such button")
    try:
        return kind.model_validate({name: data[name] for name in kind.model_fields if name in data})
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        raise BadPayload(verb, ".".join(str(part) for part in first["loc"]), first["type"]) from None


def inputs_of(verb: Verb, data: Mapping[str, Json]) -> Mapping[str, Json]:
    """What a person typed or chose: everything in `data` that is neither the payload nor the client's own."""
    payload = OF_THE_CLIENT | type(verb).model_fields.keys()
    return {name: value for name, value in data.items() if name not in payload}
