"""What an invoke is answered with: the reply in the shape that each kind of invoke wants."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from bot.json import Json, JsonObject
from bot.telemetry.trace import trouble_now

from .base import Dialog, Reply, SearchResult
from .outgoing import CARD_TYPE, card_attachment
from .turns_in import CARD_ACTION, DIALOG_INVOKES, SEARCH

MESSAGE_TYPE = "application/vnd.microsoft.activity.message"
ERROR_TYPE = "application/vnd.microsoft.error"


@dataclass(frozen=True, slots=True)
class InvokeAnswer:
    """An HTTP status and a JSON body, None for an empty one."""

    status: int = 200
    body: JsonObject | None = None


def answer_of(name: str, reply: Reply) -> InvokeAnswer:
    """The answer to an invoke of that name; messages and a card to update elsewhere are not its business."""
    if name == CARD_ACTION:
        return InvokeAnswer(body=_card_action(reply))
    if name in DIALOG_INVOKES:
        return InvokeAnswer(body=_dialog(reply))
    if name == SEARCH:
        return InvokeAnswer(body=_search(reply))
    if name == "composeExtension/queryLink":
        return InvokeAnswer(body=_results(reply.results[:1]))  # Teams shows the first alone
    if name in {"composeExtension/anonymousQueryLink", "composeExtension/selectItem"}:
        return InvokeAnswer(body=_results(()))
    return InvokeAnswer()


def refusal(name: str, code: str, status: int) -> InvokeAnswer:
    """A card's button wants HTTP 200 with the error inside (Universal Actions); the others the status itself.

    The message stands below the card in red; it is the trouble id, which the log has too.
    """
    if name != CARD_ACTION:
        return InvokeAnswer(status)
    return InvokeAnswer(
        body={"statusCode": status, "type": ERROR_TYPE, "value": {"code": code, "message": f"Ref. {trouble_now()}"}}
    )


def _card_action(reply: Reply) -> JsonObject:
    if reply.replace:
        return {"statusCode": 200, "type": CARD_TYPE, "value": reply.replace.card}
    return {"statusCode": 200, "type": MESSAGE_TYPE, "value": reply.toast or ""}


def _dialog(reply: Reply) -> JsonObject | None:
    """None, an empty body, closes the dialog."""
    if reply.dialog:
        return {"task": {"type": "continue", "value": _window(reply.dialog)}}
    return {"task": {"type": "message", "value": reply.toast}} if reply.toast else None


def _window(dialog: Dialog) -> Mapping[str, Json]:
    return {
        "title": dialog.title,
        "width": dialog.width,
        "height": dialog.height,
        "card": card_attachment(dialog.card),
    }


def _search(reply: Reply) -> JsonObject:
    if not reply.results and reply.toast:
        return {"composeExtension": {"type": "message", "text": reply.toast}}
    return _results(reply.results)


def _results(results: tuple[SearchResult, ...]) -> JsonObject:
    attachments: list[Json] = [_result(result) for result in results]
    return {"composeExtension": {"type": "result", "attachmentLayout": "list", "attachments": attachments}}


def _result(result: SearchResult) -> Mapping[str, Json]:
    """Teams shows a thumbnail's title as it is written, and reads its text, alone, as HTML (TEAMS)."""
    preview: JsonObject = {
        "contentType": "application/vnd.microsoft.card.thumbnail",
        "content": {"title": result.title, "text": escape(result.text, quote=False)},
    }
    return {**card_attachment(result.card), "preview": preview}
