"""What another system is told when something is not done (RFC 9457): why, at which field, and what to do about it."""

import json
from collections.abc import Mapping, Sequence
from enum import Enum
from http import HTTPStatus

from aiohttp import web
from pydantic import BaseModel, ConfigDict, Field

from bot.errors import BodeError

MEDIA_TYPE = "application/problem+json"


class Trouble(Enum):
    """A code that stays the same whatever the words, with the status it comes with and when it does."""

    MALFORMED = "malformed", 400, "the request cannot be read: its JSON, its query or a header"
    UNAUTHENTICATED = "unauthenticated", 401, "there is no token, or one that is not believed"
    FORBIDDEN = "forbidden", 403, "the token is believed, and does not allow this"
    NOT_FOUND = "not-found", 404, "there is no such thing, or not for this system"
    NOT_ALLOWED = "method-not-allowed", 405, "this address does not take this method"
    CONFLICT = "conflict", 409, "as things stand this cannot be done; look again before anything else"
    CHANGED = "changed", 412, "it changed since it was read: get it again"
    TOO_LARGE = "too-large", 413, "the body is larger than 256 KiB"
    MEDIA = "media-type", 415, "the body is not application/json in UTF-8"
    INVALID = "invalid", 422, "something in the body does not hold; `errors` says what, field by field"
    KEY_REUSED = "key-reused", 422, "the Idempotency-Key came with another body before"
    UNCONDITIONAL = "if-match-required", 428, "If-Match is missing"
    TOO_MANY = "too-many", 429, "too many requests in a minute; Retry-After says how long to wait"
    FAILED = "failed", 500, "a fault of Bode's own"
    AWAY = "away", 503, "Bode cannot answer now; Retry-After says when to try again"

    def __init__(self, code: str, status: int, when: str) -> None:
        self.code, self.status, self.when = code, status, when


class FieldError(BaseModel):
    """One thing that is wrong, and where."""

    model_config = ConfigDict(frozen=True)

    field: str = Field(description="JSON Pointer into the body (RFC 6901), or the name of the parameter or header.")
    detail: str


class ProblemBody(BaseModel):
    """A problem as RFC 9457 has it; `code` tells the cases of one status apart."""

    model_config = ConfigDict(frozen=True)

    type: str = "about:blank"
    title: str
    status: int
    code: str = Field(description="Stays the same, whatever the words.")
    detail: str
    errors: list[FieldError] = Field(default_factory=list[FieldError], description="Empty where no field is wrong.")


class Problem(BodeError):
    """Answered instead of what was asked."""

    def __init__(
        self,
        trouble: Trouble,
        detail: str,
        errors: Sequence[FieldError] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(trouble.code)
        self.trouble, self.detail, self.errors, self.headers = trouble, detail, tuple(errors), headers or {}

    @property
    def body(self) -> ProblemBody:
        title = HTTPStatus(self.trouble.status).phrase
        return ProblemBody(
            title=title,
            status=self.trouble.status,
            code=self.trouble.code,
            detail=self.detail,
            errors=list(self.errors),
        )


def wrong(field: str, detail: str) -> Problem:
    """One field of the body does not hold."""
    return Problem(Trouble.INVALID, "The body does not hold.", [FieldError(field=field, detail=detail)])


def invalid(errors: Sequence[FieldError]) -> Problem:
    return Problem(Trouble.INVALID, "The body does not hold.", errors)


def pointer(*path: str | int) -> str:
    """A place in a body, as RFC 6901 writes it."""
    return "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in path)


def problem_response(problem: Problem) -> web.Response:
    text = json.dumps(problem.body.model_dump(mode="json"), ensure_ascii=False)
    return web.Response(
        text=text,
        status=problem.trouble.status,
        content_type=MEDIA_TYPE,
        headers={**problem.headers, "Cache-Control": "no-store"},
    )
