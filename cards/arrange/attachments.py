"""Files of a request: what became of those that were sent, to which request they belong, and where they open."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from microsoft_teams.cards.core import Action, ActionSet, CardElement

from bot.arrange.attachments.parcel import Arrived, Parcel
from bot.arrange.request import Request, RequestState
from cards.arrange.buttons import ApprovalOpen, AttachmentAdd, AttachmentOpen, FormResume, RequestMine, RequestShow
from cards.arrange.gist import gist
from cards.card import Card
from cards.home.buttons import MOST_SAID, HelpShow, WordsSay
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button, document, link
from cards.parts.facts import row
from cards.parts.head import apart, box, head
from cards.parts.words import ours, shorten, typed
from cards.texts import Texts
from dialogs.filling import asked_answers
from dialogs.kinds.attachment import Attachment, AttachmentField, attachments_of, file_said
from dialogs.kinds.field import Field
from dialogs.model import Form

MOST_OTHERS = 2
"""Other requests that a card offers for the same files."""
LONGEST_NAME = 80
LONGEST_TITLE = 40
PROBLEMS: Mapping[str, str] = {
    "kind": "attachment-not-kind",
    "too_large": "attachment-not-large",
    "empty": "attachment-not-empty",
    "many": "attachment-not-many",
    "twice": "attachment-not-twice",
    "closed": "attachment-not-closed",
    "gone": "attachment-not-gone",
    "infected": "attachment-not-infected",
    "unscanned": "attachment-not-scanned",
}
"""Why a file was not taken; anything else is a fault on the way."""


def open_button(t: Texts, field: Field, request: Request) -> list[CardElement]:
    """Below the answer of a field with files."""
    files = attachments_of(request.answers.get(field.id)) if isinstance(field, AttachmentField) else ()
    if not files:
        return []
    opens = AttachmentOpen(request=request.id, field=field.id)
    shows = button(t("attachment-open", count=len(files)), opens, inputs=False)
    return [ActionSet(actions=[shows], spacing="Small")]


def attached_card(
    t: Texts,
    parcel: Parcel,
    form: Form,
    request: Request,
    field: AttachmentField,
    others: Sequence[tuple[Form, Request]] = (),
) -> Card:
    """What became of the files that were sent for this request; `others` of theirs ask for files as well."""
    taken, refused = parcel.taken, parcel.refused
    title = _title(t, parcel)
    files = attachments_of(request.answers.get(field.id))
    body: list[CardElement] = [
        *head(form.title[t.language], title, _about(t, form, request)),
        *_now_there(t, field, files, taken),
        *([_refusals(t, field, refused, moved=bool(parcel.moved_from))] if refused else []),
        *([ours(t("attached-answer"))] if taken and request.state is RequestState.CLARIFYING else []),
        *_words(t, parcel.words),
    ]
    moves = others[:MOST_OTHERS] if taken else ()
    body += [ours(t("attached-newest"), spacing="Small")] if moves and request.state is RequestState.DRAFT else []
    return assemble(t, title, body, _ways_on(t, parcel, request, moves))


def _title(t: Texts, parcel: Parcel) -> str:
    if not parcel.settled:
        return t("attached-busy", count=len(parcel.files))
    if parcel.taken:
        return t("attached-title", count=len(parcel.taken))
    return t("attached-none", count=len(parcel.refused))


def _about(t: Texts, form: Form, request: Request) -> str:
    told = gist(t, form, asked_answers(form, request.answers))
    return " · ".join(part for part in (request.reference, told) if part)


def _now_there(
    t: Texts, field: AttachmentField, files: Sequence[Attachment], taken: Sequence[Arrived]
) -> list[CardElement]:
    """All files that are there now, the new ones in bold: who sent several sees that none is missing."""
    if not taken:
        return []
    new = {file.id for file in taken}
    said = [typed(file_said(t, one), weight="Bolder" if one.id in new else None, spacing="Small") for one in files]
    return [apart([ours(field.label[t.language], size="Small", subtle=True), *said])]


def _refusals(t: Texts, field: AttachmentField, refused: Sequence[Arrived], *, moved: bool) -> CardElement:
    rules = {"most": field.most, "largest": field.largest, "kinds": t.one_of(field.kinds)}
    items: list[CardElement] = []
    for file in refused:
        why = t(PROBLEMS.get(file.problem, "attachment-not-reached"), **rules)
        items += [typed(_shown(file), weight="Bolder", spacing="Small"), ours(why, spacing="None")]
    return box([*items, *([ours(t("attached-stayed"), spacing="Small")] if moved else [])], "warning")


def unplaced_card(t: Texts, parcel: Parcel) -> Card:
    """The request that they were for is not there any more, or asks for something else."""
    title = t("attached-none", count=len(parcel.files))
    names = [typed(_shown(file), weight="Bolder", spacing="Small") for file in parcel.files]
    body = [*head(t("requests"), title), *names, ours(t("attachment-not-closed")), *_words(t, parcel.words)]
    return assemble(t, title, body, actions(button(t("my-requests"), RequestMine()), button(t("help"), HelpShow())))


def _shown(file: Arrived) -> str:
    return shorten(file.name, LONGEST_NAME)


def _words(t: Texts, words: str) -> list[CardElement]:
    said = words[:MOST_SAID].strip()
    if not said:
        return []
    search = button(t("file-search"), WordsSay(words=said), inputs=False)
    return [ours(t("file-words"), subtle=True), typed(said), ActionSet(actions=[search], spacing="Small")]


def _ways_on(t: Texts, parcel: Parcel, request: Request, others: Sequence[tuple[Form, Request]]) -> list[Action]:
    if request.state is RequestState.DRAFT:
        on = button(t("go-on"), FormResume(request=request.id), "positive")
    else:
        on = button(t("open"), RequestShow(request=request.id), "positive")
    moves = [button(t("attached-move", request=_named(t, *one)), _adds(parcel, one[1])) for one in others]
    return actions(on, *moves, None if others else button(t("my-requests"), RequestMine()))


def _adds(parcel: Parcel, request: Request) -> AttachmentAdd:
    return AttachmentAdd(id=parcel.id, request=request.id)


def _named(t: Texts, form: Form, request: Request) -> str:
    """Which of one's requests: its number, or what it is and is about."""
    told = request.reference or gist(t, form, asked_answers(form, request.answers))
    return shorten(" · ".join(part for part in (form.title[t.language], told) if part), LONGEST_TITLE)


def offered_card(t: Texts, parcel: Parcel, requests: Sequence[tuple[Form, Request]]) -> Card:
    """Nothing was kept: these files may belong to a request about which an approver asked something."""
    title = t("offered-title", count=len(parcel.files))
    body: list[CardElement] = [
        *head(t("requests"), title),
        *(typed(_shown(file), weight="Bolder", spacing="Small") for file in parcel.files),
        ours(t("offered-text")),
        *_words(t, parcel.words),
    ]
    first, *more = requests[: MOST_OTHERS + 1]
    adds = [
        button(t("offered-add", request=_named(t, *first)), _adds(parcel, first[1]), "positive"),
        *(button(t("offered-add", request=_named(t, *one)), _adds(parcel, one[1])) for one in more),
    ]
    return assemble(t, title, body, actions(*adds, button(t("help"), HelpShow())))


def pasted_card(t: Texts, form: Form, request: Request) -> Card:
    """A picture in the text of a message, or a voice note: it has no file that could be taken."""
    body = [*head(form.title[t.language], t("pasted-title")), ours(t("pasted-text"))]
    on = button(t("go-on"), FormResume(request=request.id), "positive")
    return assemble(t, t("pasted-title"), body, actions(on, button(t("help"), HelpShow())))


def opening_card(
    t: Texts,
    form: Form,
    request: Request,
    field: Field,
    places: Sequence[tuple[Attachment, str]],
    until: datetime,
    *,
    own: bool,
) -> Card:
    """Each file with the address where the reader opens it, `until` then; `own`: the reader is who asked."""
    body: list[CardElement] = [
        *head(form.title[t.language], field.label[t.language], request.reference),
        *(_opens(t, file, place) for file, place in places),
        ours(t("opening-until", time=t.time(until)), size="Small", subtle=True),
    ]
    on = button(t("my-requests"), RequestMine()) if own else button(t("approvals"), ApprovalOpen())
    return assemble(t, t("opening-summary"), body, actions(on))


def _opens(t: Texts, file: Attachment, place: str) -> CardElement:
    opens = link(t("open"), document(place))
    return row([typed(file_said(t, file))], [ActionSet(actions=[opens])]) if opens else typed(file_said(t, file))
