"""Where the bytes of attachments stand, and which of them a change of answers leaves behind."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.arrange.change import changed_by
from bot.arrange.request import Request
from bot.errors import Unavailable
from bot.work.job import Job
from dialogs.kinds.attachment import Attachment, attachments_of
from dialogs.kinds.field import Answers

_IN_A_NAME = re.compile(r"[a-z0-9_][a-z0-9._-]*")


def attachment_blob(organisation: str, request: str, file: str) -> str:
    """Files of a draft that changes a request stand with those of the request. Raises Unavailable for ids that no blob
    is named after: a client may have made up the key of its draft."""
    return _blob("attachments", organisation, changed_by(request) or request, file)


def upload_blob(organisation: str, file: str) -> str:
    """Where a file stands that was put through a link, until it is taken."""
    return _blob("uploads", organisation, file)


def _blob(*parts: str) -> str:
    if not all(_IN_A_NAME.fullmatch(part) and part[-1].isalnum() for part in parts):
        raise Unavailable
    return "/".join(parts)


def all_attachments(answers: Answers) -> Sequence[Attachment]:
    """Of every answer, whatever the form is by now."""
    return [file for value in answers.values() for file in attachments_of(value)]


def attachment(answers: Answers, id: str) -> Attachment:
    """Raises Unavailable."""
    for file in all_attachments(answers):
        if file.id == id:
            return file
    raise Unavailable


def answered_with(answers: Answers, field: str, files: Sequence[Attachment]) -> Answers:
    """Without files there is no answer."""
    rest = {name: value for name, value in answers.items() if name != field}
    return {**rest, field: [file.json for file in files]} if files else rest


def detached(draft: Request, files: Sequence[str], now: datetime) -> Request:
    """The draft without these files (ids); those that are not there are as good."""
    answers = draft.answers
    for field, value in draft.answers.items():
        before = attachments_of(value)
        left = [file for file in before if file.id not in files]
        if len(left) < len(before):
            answers = answered_with(answers, field, left)
    return draft if answers == draft.answers else draft.attach(answers, (), now)


def ending(request: str, files: Iterable[str]) -> Job:
    """Removes the bytes of those of these files that the request does not name (any more)."""
    return Job("attachments_end", {"request": request, "files": list(files)})


def left_behind(before: Request, after: Request | None) -> Sequence[Job]:
    """What has to be done with the files that a change takes out of the answers; None where the request goes."""
    kept = {file.id for file in all_attachments(after.answers)} if after else set[str]()
    gone = [file.id for file in all_attachments(before.answers) if file.id not in kept]
    return [ending(before.id, gone)] if gone else []
