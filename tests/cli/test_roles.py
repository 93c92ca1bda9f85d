"""The list of all roles that are given for a period names people as they are called, and says whether each counts."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.bootstrap.houses import opened_house
from bot.cli.roles import report_roles
from bot.people.loading import load_organisation
from bot.people.role_grant import GrantedRole, RoleGrant
from bot.settings import load_settings
from bot.store.partitions import DIRECTORY
from tests.conversations.school import organisation_file

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)


async def test_every_role_is_listed_with_how_it_stands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = load_settings().model_copy(update={"data_dir": tmp_path})
    ben, emma = (one.id for one in organisation_file().people if one.name in {"Ben Claes", "Emma Janssens"})
    async with opened_house(settings) as house:
        await load_organisation(house, organisation_file())
    await report_roles(settings)
    assert capsys.readouterr().out == "No role was given.\n"
    days = date(2020, 1, 1), date(2100, 1, 1)
    author = RoleGrant("x", emma, GrantedRole.AUTHOR, "", *days, ben, AT, AT)
    handler = RoleGrant("y", "gone", GrantedRole.HANDLER, "it", *days, ben, AT, AT.replace(hour=10))
    async with opened_house(settings) as house:
        grants = house.records.role_grants
        stopped = handler.stop(ben, AT.replace(hour=11))
        await house.records.accept(DIRECTORY, [grants.put(author), grants.put(stopped)])
    await report_roles(settings)
    assert capsys.readouterr().out.splitlines() == [
        "2020-01-01 to 2100-01-01  gone: handler of it, given by Ben Claes (stopped)",
        "2020-01-01 to 2100-01-01  Emma Janssens: author, given by Ben Claes (given, counts now)",
    ]
