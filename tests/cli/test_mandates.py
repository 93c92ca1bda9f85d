"""The list of all mandates names people as they are called, says what each is about and whether it counts."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.bootstrap.houses import opened_house
from bot.cli.mandates import report_mandates
from bot.people.loading import load_organisation
from bot.people.mandate import Mandate, Right
from bot.settings import load_settings
from bot.store.partitions import person_partition
from tests.conversations.school import organisation_file

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)


async def test_every_mandate_is_listed_with_how_it_stands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = load_settings().model_copy(update={"data_dir": tmp_path})
    ben, emma = (one.id for one in organisation_file().people if one.name in {"Ben Claes", "Emma Janssens"})
    async with opened_house(settings) as house:
        await load_organisation(house, organisation_file())
    await report_mandates(settings)
    assert capsys.readouterr().out == "Nobody gave a mandate.\n"
    running = Mandate("x.ben", ben, emma, date(2020, 1, 1), date(2100, 1, 1), AT, AT, ("leave",)).accept(AT)
    async with opened_house(settings) as house:
        await house.records.accept(person_partition(ben), [house.records.mandates.put(running)])
        other = Mandate(
            "y.ben", ben, "gone", date(2020, 1, 1), date(2020, 1, 2), AT, AT.replace(hour=10), right=Right.SUBMIT
        )
        await house.records.accept(person_partition(ben), [house.records.mandates.put(other)])
    await report_mandates(settings)
    assert capsys.readouterr().out.splitlines() == [
        "2020-01-01 to 2020-01-02  gone submits for Ben Claes: every form (proposed)",
        "2020-01-01 to 2100-01-01  Emma Janssens decides for Ben Claes: leave (active, counts now)",
    ]
