"""Signed links of one of two organisations open nothing of the other, whatever has the same id there."""

from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from aiohttp import web

from bot.announce.opening.openings import Openings
from bot.answer.library.ids import library_id
from bot.errors import Unavailable
from bot.store.partitions import sources_partition
from bot.web.documents import LocalDocuments
from bot.web.handouts import LocalHandouts
from bot.web.uploads import LocalUploads
from bot.work.link_keys import link_key
from tests.conversations.pairing import ARRANGEMENTS, opened_pair

BASE, SECRET = "http://127.0.0.1:3978", b"0" * 32
ADDRESS = "https://www.school.be/kalender"


def query_of(link: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(link).query))


async def test_a_link_of_one_opens_nothing_of_the_other(tmp_path: Path) -> None:
    async with opened_pair(ARRANGEMENTS["two tenants"], tmp_path / "data") as pair:
        own, other = pair.halves
        houses = {half.organisation: half.house for half in pair.halves}
        assert await link_key(own.house.records) != await link_key(other.house.records), "files of requests"

        documents = LocalDocuments(BASE, SECRET)
        partition = sources_partition(library_id(f"pages-{own.organisation}"))
        (source,) = [one.value async for one in own.house.records.sources.stream(partition=partition)]
        query = query_of(documents.link(own.organisation, own.ana.id, source))
        assert isinstance(await documents.open(houses, source.id, query), web.FileResponse)
        with pytest.raises(web.HTTPNotFound):
            await documents.open(houses, source.id, {**query, "of": other.organisation})

        leads = await Openings(counts=True).leads(own.house.records, BASE, "snow")
        signed = query_of(leads(ADDRESS))["key"]
        assert await Openings(counts=True).follow(own.house.records, "snow", ADDRESS, signed) == ADDRESS
        with pytest.raises(Unavailable):
            await Openings(counts=True).follow(other.house.records, "snow", ADDRESS, signed)

        handouts, uploads = LocalHandouts(BASE, SECRET), LocalUploads(BASE, SECRET)

        def links(organisation: str) -> list[str]:
            id_ = own.ana.id
            return [
                handouts.link(organisation, id_, "0" * 32),
                uploads.link(organisation, id_, "draft", "field"),
            ]

        for mine, theirs in zip(links(own.organisation), links(other.organisation), strict=True):
            assert query_of(mine)["key"] != query_of(theirs)["key"]
