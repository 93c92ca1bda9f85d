"""What an author chooses becomes an audience and comes back; audiences of before are read as what they were."""

from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.choosing import Chosen, chosen_of, is_both
from bot.announce.writing.words import Words
from bot.people.audience import NOBODY, AllOf, AnyOf, Not
from bot.people.principals import EVERYBODY, Principal
from bot.sqlite.opening import open_file
from bot.store.base import Kind, Put
from bot.store.kinds import KINDS
from bot.store.partitions import announcement_partition
from bot.store.records import Records
from bot.store.sqlite import open_store

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
SETS = st.sets(st.sampled_from("abc"), max_size=3).map(frozenset)
CHOSEN = st.builds(Chosen, st.booleans(), SETS, SETS, SETS)


@given(CHOSEN)
def test_what_was_chosen_comes_back(chosen: Chosen) -> None:
    assert chosen_of(chosen.audience) == chosen
    assert is_both(chosen.audience) == (chosen.everyone and chosen != Chosen(everyone=True))


def test_what_nobody_can_choose_is_not_taken_for_a_choice() -> None:
    school = Principal("school", "a")
    assert chosen_of(AllOf((AnyOf((school,)), Not(Principal("group", "b"))))) is None
    assert chosen_of(school) is None
    assert (Chosen().audience, Chosen(everyone=True).audience) == (NOBODY, EVERYBODY)


async def test_an_announcement_of_before_keeps_its_audience(tmp_path: Path) -> None:
    old = {
        "everyone": False,
        "schools": ["de-linde", "de-eik"],
        "roles": ["teacher"],
        "groups": [],
    }
    body = {
        "id": "a1",
        "author": "carla",
        "author_name": "Carla",
        "words": {"title": "Foto's", "text": "Dinsdag."},
        "confirmation": True,
        "state": "draft",
        "created": "2026-11-20T09:00:00Z",
        "organisation": "default",
    }
    before = [Kind(kind.name, kind.indexes) if kind.name == "announcement" else kind for kind in KINDS]
    file = await open_file(tmp_path / "bode.sqlite")
    store = await open_store(file, before, now=lambda: NOW)
    audiences = {"a1": old, "a2": {"everyone": True, "schools": [], "roles": [], "groups": []}, "a3": {}}
    for one, audience in audiences.items():
        await store.commit(
            f"default:announcement:{one}", [Put("announcement", one, {**body, "id": one, "audience": audience})]
        )
    records = Records(await open_store(file, KINDS, now=lambda: NOW), now=lambda: NOW)
    read = {one: await records.announcements.get(announcement_partition(one), one) for one in audiences}
    await file.close()
    assert [found.value.audience if found else None for found in read.values()] == [
        Chosen(schools=frozenset({"de-linde", "de-eik"}), roles=frozenset({"teacher"})).audience,
        EVERYBODY,
        NOBODY,
    ]
    first = read["a1"]
    assert first
    assert first.value == Announcement(
        "a1",
        "carla",
        {"nl": Words("Foto's", "Dinsdag.")},
        first.value.audience,
        True,
        AnnouncementState.DRAFT,
        datetime(2026, 11, 20, 9, tzinfo=UTC),
    )
