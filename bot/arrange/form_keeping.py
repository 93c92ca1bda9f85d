"""Makes a form's version from a form, and the form from its version, for requests that are shown as they were asked."""

import logging
from functools import lru_cache

from pydantic import ValidationError

from bot.arrange.form_version import FormVersion
from dialogs.model import Form

log = logging.getLogger(__name__)


def version_of(form: Form) -> FormVersion:
    return FormVersion(form.digest, form.id, form.as_json)


@lru_cache(maxsize=64)
def form_as_it_was(version: FormVersion) -> Form | None:
    """None for a version that this program cannot read any more: a kind of field that was taken away."""
    try:
        return Form.model_validate_json(version.body)
    except ValidationError as error:
        log.warning("form_version.unreadable", extra={"form": version.form, "problem": str(error)})
        return None
