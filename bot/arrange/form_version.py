"""A form as it was when a request was handed in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FormVersion:
    """`id` is the form's digest, `form` its id, `body` the whole of it as JSON. Stands beside the requests that were
    made with it."""

    id: str
    form: str
    body: str
