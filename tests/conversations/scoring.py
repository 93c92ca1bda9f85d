"""The digital self-assessment of a school, as somebody of the school fills it in."""

from pathlib import Path

from dialogs.form import FORMS_FOLDER, load_forms
from tests.conversations.school import School
from tests.conversations.stage import Colleague

RESULT = "Resultaat bekijken"
FORM = load_forms()["maturity"]


def write_maturity(folder: Path, *changes: tuple[str, str]) -> None:
    """As it comes with Bode but for these changes."""
    text = (FORMS_FOLDER / "maturity.toml").read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (folder / "maturity.toml").write_text(text, "utf-8")


async def assesses(school: School, person: Colleague, said: str = "digitale zelfevaluatie", **other: str) -> None:
    """Every question gets a 3 of 4, but for `other`: by domain."""
    await person.says(said)
    for step in FORM.steps:
        person.fills(**{field.id: other.get(step.id, "3") for field in step.fields})
        await person.clicks("Volgende", on=person.newest)
    await person.clicks("Indienen", on=person.newest)
    await school.jobs()
