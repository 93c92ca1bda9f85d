"""Reads queries and bodies into typed values, and names every field that does not hold."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar, cast

from aiohttp import web
from pydantic import BaseModel, ConfigDict, ValidationError

from bot.channel.inbound import MAX_BYTES, MAX_DEPTH, Refused, read_json
from bot.json import JsonObject
from bot.web.api.problems import FieldError, Problem, Trouble, pointer

M = TypeVar("M", bound=BaseModel)

MOST_ERRORS = 50
"""That are named at once."""
KEY = re.compile(r"[!-~]{1,200}")
"""What an Idempotency-Key may be: as printed by any library that makes one."""


class Asked(BaseModel):
    """A body or a query: what it does not know is a mistake, and nothing is taken for something else."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Told(BaseModel):
    """What is answered. Whoever reads it leaves out what it does not know: fields may be added."""

    model_config = ConfigDict(frozen=True)


_BODIES: Mapping[str, tuple[Trouble, str]] = {
    "too_large": (Trouble.TOO_LARGE, f"The body is larger than {MAX_BYTES // 1024} KiB. Send less at once."),
    "content_type": (Trouble.MEDIA, "Send the body as application/json in UTF-8."),
    "content_encoding": (Trouble.MEDIA, "Send the body as it is, without Content-Encoding."),
    "body_too_slow": (Trouble.MALFORMED, "The body did not arrive in time. Send it again."),
    "body_unreadable": (Trouble.MALFORMED, "The body did not arrive whole. Send it again."),
    "not_json": (Trouble.MALFORMED, "The body is not JSON, or names a key twice, or has a number that JSON lacks."),
    "not_an_object": (Trouble.MALFORMED, "The body must be one JSON object."),
    "too_deep": (Trouble.MALFORMED, f"The body is nested more than {MAX_DEPTH} levels deep."),
}


async def read_body(request: web.Request, seconds: float) -> JsonObject:
    """Raises Problem."""
    try:
        return await read_json(request, seconds)
    except Refused as refused:
        trouble, detail = _BODIES[refused.reason]
        raise Problem(trouble, detail) from None


def body_as(model: type[M], body: JsonObject) -> M:
    """Strictly: no text is taken for a number. Raises Problem with every field that does not hold."""
    try:
        return model.model_validate_json(json.dumps(body), strict=True)
    except ValidationError as error:
        raise Problem(Trouble.INVALID, "The body does not hold.", _errors(error, body)) from None


def query_as(model: type[M], query: Mapping[str, str], names: Sequence[str]) -> M:
    """`names` as they came: one that came twice is a mistake. Raises Problem."""
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        errors = [FieldError(field=name[:60], detail="Give it once.") for name in twice]
        raise Problem(Trouble.MALFORMED, "The query does not hold.", errors[:MOST_ERRORS])
    try:
        return model.model_validate(dict(query))
    except ValidationError as error:
        raise Problem(Trouble.MALFORMED, "The query does not hold.", _errors(error)) from None


def _errors(error: ValidationError, body: JsonObject | None = None) -> list[FieldError]:
    """Nothing that was sent is said again, but the names of fields, cut."""
    found: list[FieldError] = []
    for one in error.errors(include_url=False, include_context=True, include_input=False)[:MOST_ERRORS]:
        place = one["loc"] if body is None else _place(one["loc"], body)
        path = [part if isinstance(part, int) else part[:60] for part in place]
        found.append(
            FieldError(field=".".join(map(str, path)) if body is None else pointer(*path), detail=_detail(one))
        )
    return found


def _place(path: Sequence[int | str], body: Any) -> list[int | str]:
    """In the body itself: pydantic also names which of several shapes it took something for."""
    found: list[int | str] = []
    here = body
    for at, part in enumerate(path):
        if isinstance(here, dict) and (part in here or at == len(path) - 1):
            here = cast("dict[object, Any]", here).get(part)
        elif isinstance(here, list) and isinstance(part, int):
            here = cast("list[Any]", here)[part]
        else:
            continue
        found.append(part)
    return found


def _detail(error: Any) -> str:
    match error["type"]:
        case "extra_forbidden":
            return "There is no such field. Leave it out; the names stand in /api/openapi.json."
        case "missing":
            return "Is missing."
        case "value_error":
            return str(error["msg"]).removeprefix("Value error, ")
        case _:
            return str(error["msg"]).rstrip(".") + "."


def idempotency_key(headers: Mapping[str, str]) -> str:
    """Raises Problem where there is none."""
    key = headers.get("Idempotency-Key", "").strip()
    if not KEY.fullmatch(key):
        said = "Send 1 to 200 printable characters, other ones for each thing that is to be made, such as a UUID."
        error = FieldError(field="Idempotency-Key", detail=said)
        raise Problem(Trouble.MALFORMED, "The header Idempotency-Key is missing or no key.", [error])
    return key


def conditions(headers: Mapping[str, str]) -> frozenset[str]:
    """The entity tags of If-Match, "*" for any. Raises Problem where there are none."""
    tags = frozenset(filter(None, (one.strip() for one in headers.get("If-Match", "").split(","))))
    if not tags:
        error = FieldError(field="If-Match", detail="Send the ETag of the answer in which you read it.")
        raise Problem(Trouble.UNCONDITIONAL, "Nothing is changed that was not read first.", [error])
    return tags
