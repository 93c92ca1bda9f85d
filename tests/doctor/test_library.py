"""Libraries that are not read, or for nobody; an index that is damaged, or behind."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.answer.library.crawling import Crawler
from bot.answer.library.indexing import index_library
from bot.answer.library.replica import catch_up
from bot.answer.library.source import Indexed
from bot.bootstrap.adapters import library_at
from bot.bootstrap.examination import patient_of
from bot.content.folder import Folder
from bot.doctor.examining import examine
from bot.doctor.finding import State
from bot.doctor.library import index, libraries, places
from bot.graph.drive_cursor import Account, Cursor
from bot.people.loading import load_organisation
from bot.store.partitions import sources_partition
from cards.home.doctor import in_words
from cards.texts import texts
from tests.conversations.stage import Clock as StageClock
from tests.doctor.rig import Ill, ill
from tests.graph.tenant import tenant_beside
from tests.indexed import indexed
from tests.people.organisations import organisation, person
from tests.work.rig import NOW

EVERY = timedelta(hours=1)
"""As long as nothing else is said."""
NAMES = ("Gids", "Kompas")


def folder(root: Path, readers: str = '"" = ["everyone"]', **files: str) -> Folder:
    root.mkdir(exist_ok=True)
    (root / "readers.toml").write_text(f"[folders]\n{readers}\n", "utf-8")
    for name, text in files.items():
        (root / f"{name}.md").write_text(f"# {name}\n\n{text}\n", "utf-8")
    return Folder(root, name="Gids")


async def listed(one: Ill, *places: str) -> None:
    """The libraries file has them from now on, the first under the name of what is indexed here."""
    rows = [f'[[libraries]]\nname = "{name}"\nplace = "{place}"\n' for name, place in zip(NAMES, places, strict=False)]
    (one.patient.settings.data_dir / "libraries.toml").write_text("\n".join(rows), "utf-8")
    one.clock.turn(timedelta(seconds=2))
    await one.house.configuration.look()


async def test_without_documents_there_is_a_note(tmp_path: Path) -> None:
    async with ill(tmp_path / "data") as one:
        assert [state for state, _ in await one.says(libraries)] == [State.NOTE]
        assert [state for state, _ in await one.says(index)] == [State.NOTE]


async def test_a_library_that_is_read_is_fine_until_it_was_missed_three_times(tmp_path: Path) -> None:
    async with ill(tmp_path / "data") as one:
        await indexed(one.house, folder(tmp_path / "gids", verlof="Twee dagen."))
        at = one.clock.moment
        await listed(one, f"{tmp_path}/gids")
        one.clock.moment = at + 3 * EVERY
        assert await one.says(libraries) == [(State.FINE, "Gids: 1 document, read 3 hours ago.")]
        one.clock.turn(timedelta(minutes=1))
        ((state, said),) = await one.says(libraries)
        assert (state, said.startswith("Gids was last read 3 hours ago")) == (State.WRONG, True)
        await listed(one)
        assert [found for found, _ in await one.says(libraries)] == [State.FINE], "nobody said how often"


async def test_one_that_was_never_read_is_wrong(tmp_path: Path) -> None:
    async with ill(tmp_path / "data") as one:
        await listed(one, f"{tmp_path}")
        ((state, said),) = await one.says(libraries)
    assert (state, said.startswith("Gids was never read")) == (State.WRONG, True)


async def test_documents_for_nobody_and_readers_that_there_are_not_are_counted(tmp_path: Path) -> None:
    async with ill(tmp_path / "data") as one:
        await load_organisation(one.house, organisation([person(0)]))
        library = folder(tmp_path / "gids", '"open" = ["everyone"]\n"hr" = ["group:weg", "group:g1"]')
        for name, where in {"los": ".", "loon": "hr", "verlof": "open"}.items():
            (tmp_path / "gids" / where).mkdir(exist_ok=True)
            (tmp_path / "gids" / where / f"{name}.md").write_text("# Blad\n\nTekst.\n", "utf-8")
        await indexed(one.house, library)
        found = {said: state for state, said in await one.says(libraries)}
    nobody = "Gids: 1 document is for nobody, so nobody finds it: say who may read it."
    assert found[nobody] is State.NOTE
    (unknown,) = [said for said, state in found.items() if state is State.WRONG]
    assert "a reader that the directory does not know: group:weg." in unknown


async def test_what_cannot_be_read_is_counted(tmp_path: Path) -> None:
    async with ill(tmp_path / "data") as one:
        library = folder(tmp_path / "gids", verlof="Twee dagen.")
        (tmp_path / "gids" / "stuk.docx").write_bytes(b"geen zip")
        await indexed(one.house, library)
        assert [(state, said.count("1 document cannot be read")) for state, said in await one.says(libraries)][1] == (
            State.NOTE,
            1,
        )


async def test_what_is_gone_counts_for_nothing(tmp_path: Path) -> None:
    async with ill(tmp_path / "data") as one:
        root = tmp_path / "gids"
        await indexed(one.house, folder(root, '"x" = ["everyone"]', los="Voor niemand.", ook="Voor niemand."))
        (root / "los.md").unlink()
        await indexed(one.house, Folder(root, name="Gids"))
        ((state, said),) = [found for found in await one.says(libraries) if found[0] is not State.FINE]
    assert (state, said.startswith("Gids: 1 document is for nobody")) == (State.NOTE, True)


# --- their places ----------------------------------------------------------------------------------------


async def test_a_place_that_cannot_be_used_from_here_is_named(tmp_path: Path) -> None:
    async with ill(tmp_path / "data") as one:
        assert await one.says(places) == [(State.FINE, "No library stands in the libraries file.")]
        folder(tmp_path / "gids")
        await listed(one, f"{tmp_path}/gids")
        assert [state for state, _ in await one.says(places)] == [State.FINE]
        await listed(one, f"{tmp_path}/weg")
        ((state, said),) = await one.says(places)
    assert (state, said.startswith("Gids cannot be used from here:")) == (State.WRONG, True)


async def test_each_library_of_sharepoint_is_tried_and_one_that_was_not_granted_is_named(tmp_path: Path) -> None:
    async with ill(tmp_path) as one, tenant_beside(one.house, StageClock()) as tenant:
        await listed(one, f"sharepoint:{tenant.site.url}", "sharepoint:https://school.sharepoint.com/sites/nergens")
        without = await one.says(places)
        assert ["it needs BODE_GRAPH_TENANT" in said for _, said in without] == [True, True]
        with_it = replace(one, patient=patient_of(one.house, one.patient.settings, tenant.graph))
        found = await with_it.says(places)
        tenant.peer.granted.clear()
        refused = await with_it.says(places)
    ((state, said),) = found
    assert (state, said.startswith("Kompas cannot be used from here: ")) == (State.WRONG, True)
    assert [state for state, _ in refused] == [State.WRONG, State.WRONG]
    assert all("an administrator grants it there" in said for _, said in refused)


async def test_groups_of_a_site_that_nobody_resolved_and_permissions_that_are_not_told_are_named(
    tmp_path: Path,
) -> None:
    why = [("site_group", "Bezoekers", 12), ("organisation_link", "", 4), ("not_told", "", 3)]
    cursor = Cursor("d", "u", "", "s", "l", False, True, NOW, NOW, Account(documents=20, nobody=3, why=why))
    async with ill(tmp_path / "data") as one:
        library = Indexed("0" * 16, name="Personeel", at=NOW, documents=20, cursor=cursor.text)
        records = one.house.records
        await records.accept(sources_partition(library.id), [records.indexed.put(library)])
        found = await one.says(libraries)
    assert [state for state, _ in found] == [State.FINE, State.NOTE, State.WRONG]
    assert "12 documents name the site group “Bezoekers”" in found[1][1]
    assert "3 documents, which are for nobody: grant the site" in found[2][1]


# --- the index -------------------------------------------------------------------------------------------


async def test_an_index_that_has_everything_is_fine(tmp_path: Path) -> None:
    async with ill(tmp_path / "data") as one:
        await indexed(one.house, folder(tmp_path / "gids", verlof="Twee dagen."))
        assert await one.says(index) == [(State.FINE, "The index has all that the store has.")]


async def test_an_index_that_does_not_follow_is_behind_after_a_second_look(tmp_path: Path) -> None:
    async with ill(tmp_path / "data") as one:
        await indexed(one.house, folder(tmp_path / "gids", verlof="Twee dagen."))
        one.clock.turn(timedelta(hours=5))
        await index_library(one.house, folder(tmp_path / "gids", verlof="Drie dagen."), lambda _: None)
        slept: list[float] = []

        async def nobody_runs(seconds: float) -> None:
            slept.append(seconds)

        ((state, said),) = await one.says(index, sleep=nobody_runs)
        assert (state, "1 library, the oldest for 5 hours" in said) == (State.WRONG, True), said
        assert slept == [6.0]

        async def a_bot_runs(_: float) -> None:
            await catch_up(one.house)

        assert [found for found, _ in await one.says(index, sleep=a_bot_runs)] == [State.FINE]


async def test_a_damaged_index_is_named_and_left_as_it_is(tmp_path: Path) -> None:
    async with ill(tmp_path / "data") as one:
        await indexed(one.house, folder(tmp_path / "gids", verlof="Twee dagen."))
        damaged = max((tmp_path / "data" / "index").glob("*.store"))
        damaged.write_bytes(damaged.read_bytes()[:-9])
        ((state, said),) = await one.says(index)
        assert (state, said.startswith("The index of this machine is damaged")) == (State.WRONG, True)
        assert damaged.exists()


async def test_an_index_of_another_store_is_being_filled_and_not_fine(tmp_path: Path) -> None:
    async with ill(tmp_path / "data") as one:
        await indexed(one.house, folder(tmp_path / "gids", verlof="Twee dagen."))
        marks = await one.house.marks.load()
        assert marks
        await one.house.marks.save(replace(marks, store="een andere"))
        assert [state for state, _ in await one.says(index)] == [State.NOTE]


async def test_documents_without_a_copy_are_counted(tmp_path: Path) -> None:
    async with ill(tmp_path / "data") as one:
        await indexed(one.house, folder(tmp_path / "gids", verlof="Twee dagen."))
        marks = await one.house.marks.load()
        assert marks
        lost = {name: replace(mark, lost=frozenset({"een", "twee"})) for name, mark in marks.libraries.items()}
        await one.house.marks.save(replace(marks, libraries=lost))
        ((state, said),) = await one.says(index)
    assert state is State.WRONG
    assert "documents the store has no copy" in said


@pytest.mark.slow
async def test_what_is_left_out_for_its_class_is_counted_in_each_language(tmp_path: Path) -> None:
    async with ill(tmp_path / "data") as one:
        await indexed(one.house, folder(tmp_path / "gids", verlof="Twee dagen."))
        await limited(one, f"{tmp_path}/gids", 2)
        await read_again(one)
        found = await examine(one.patient, [libraries])
        for language, said in {
            "nl": "Gids: 1 document wordt niet gelezen, want het is van een hogere klasse dan 1.",
            "fr": "Gids : 1 document n’est pas lu, car il est d’une classe supérieure à 1.",
            "en": "Gids: 1 document is not read, as it is of a class above 1.",
        }.items():
            assert [in_words(texts(language), note) for note in found if note.state is State.NOTE] == [said]
        await limited(one, f"{tmp_path}/gids", 1)
        await read_again(one)
        assert [state for state, _ in await one.says(libraries)] == [State.FINE]


async def test_a_limit_that_nobody_went_through_with_yet_is_said_also_when_it_was_lifted(tmp_path: Path) -> None:
    async with ill(tmp_path / "data") as one:
        await indexed(one.house, folder(tmp_path / "gids", verlof="Twee dagen."))
        new = (State.NOTE, "Gids was not read yet since its highest class changed: until it is, what was found before ")
        await limited(one, f"{tmp_path}/gids", 1)
        assert any(state is new[0] and said.startswith(new[1]) for state, said in await one.says(libraries))
        await read_again(one)
        await listed(one, f"{tmp_path}/gids")
        assert any(state is new[0] and said.startswith(new[1]) for state, said in await one.says(libraries))


async def test_a_place_without_labels_that_counts_as_too_high_is_said_to_be_left_out_whole(tmp_path: Path) -> None:
    async with ill(tmp_path / "data") as one:
        (tmp_path / "gids.jsonl").write_text('{"_id": "a", "text": "Twee dagen."}\n', "utf-8")
        await limited(one, f"jsonl:{tmp_path}/gids.jsonl", 2)
        await read_again(one)
        told = "Gids: nothing of it is read. What stands there can have no label and counts as class 2; "
        assert any(said.startswith(told) for _, said in await one.says(libraries))


async def limited(one: Ill, place: str, unlabelled: int) -> None:
    """The libraries file has this place alone, up to class 1."""
    row = f'[[libraries]]\nname = "Gids"\nplace = "{place}"\nhighest_class = 1\nunlabelled_class = {unlabelled}\n'
    (one.patient.settings.data_dir / "libraries.toml").write_text(row, "utf-8")
    one.clock.turn(timedelta(seconds=2))
    await one.house.configuration.look()


async def read_again(one: Ill) -> None:
    """As the bot does by itself."""
    await Crawler(one.house, library_at).crawl()
