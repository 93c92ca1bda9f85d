"""A document that a form names for help is shown to who may read it, and to nobody else."""

from pathlib import Path

import pytest

from bot.answer.library.source import Source
from bot.store.partitions import sources_partition
from bot.toml_files import BadFiles
from tests.conversations.school import School
from tests.conversations.stage import Colleague
from tests.dialogs.making import HEAD, TEXTS, a_field

GONE = f"{'0' * 16}.{'1' * 32}"


async def documents(school: School) -> dict[str, Source]:
    """One of each folder."""
    found: dict[str, Source] = {}
    async for library in school.house.records.indexed.stream():
        async for one in school.house.records.sources.stream(partition=sources_partition(library.value.id)):
            found[one.value.path.split("/")[0]] = one.value
    return found


async def opens(school: School, own_forms: Path, of_step: str, of_field: str) -> None:
    step = f'\n[[steps]]\nid = "go"\ntitle = {TEXTS}\nhelp_source = "{of_step}"\n'
    field = a_field("what", "text", f'help_source = "{of_field}"')
    (own_forms / "outing.toml").write_text(HEAD + step + field, encoding="utf-8")
    await school.restarts()
    await school.everybody_installs()


async def shown_to(person: Colleague) -> str:
    await person.says("uitstap")
    return person.newest.text


async def test_who_may_read_a_document_sees_it_below_the_question(school: School, own_forms: Path) -> None:
    found = await documents(school)
    everybodys, of_heads = found["Personeel"], found["Directie"]
    await opens(school, own_forms, everybodys.id, of_heads.id)
    seen_by_ana, seen_by_ben = await shown_to(school.ana), await shown_to(school.ben)
    assert f"Meer lezen: {everybodys.title}" in seen_by_ana
    assert seen_by_ana.count("Meer lezen") == 1, "Ana is no head of school"
    assert of_heads.title not in seen_by_ana
    assert f"Meer lezen: {of_heads.title}" in seen_by_ben


async def test_a_document_that_is_in_no_library_is_not_shown(school: School, own_forms: Path) -> None:
    await opens(school, own_forms, GONE, GONE)
    assert "Meer lezen" not in await shown_to(school.ana)


async def test_what_is_no_id_of_a_document_is_a_mistake_in_the_form(school: School, own_forms: Path) -> None:
    with pytest.raises(BadFiles) as caught:
        await opens(school, own_forms, "Personeel/Verlof.docx", "0123")
    for place, slip in (("help_source", "Personeel/Verlof.docx"), ("fields.what.help_source", "0123")):
        assert f"outing.toml: steps.go.{place}: '{slip}' is wrong: the id of a document" in str(caught.value)
