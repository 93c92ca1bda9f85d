"""Quality and speed of the embedded search beside tantivy's own analysis and query parser, on the same passages.

python -m bench.search DIR... [--distractors FILE] [--most N]
"""

import argparse
import asyncio
import json
import resource
import tempfile
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path
from statistics import quantiles

import tantivy

from bench.corpus import Collection, Query, collection, rows, sources
from bot.domain.people import EVERYONE
from bot.domain.scopes import scope_id
from bot.index.embedded import open_index

Search = Callable[[str], Awaitable[Sequence[str]]]
"""A question to the ids of ten passages."""


async def main() -> None:
    options = _options()
    collections = [collection(folder) for folder in options.folders]
    texts = [row for found in collections for row in found.rows]
    for file in options.distractors:
        texts += [row for _, row in zip(range(options.most), rows(file), strict=False)]
    with tempfile.TemporaryDirectory() as folder:
        ours, rate, close = await _ours(texts, Path(folder) / "ours")
        plain = _plain(texts, Path(folder) / "plain")
        print(json.dumps({"passages": len(texts), "index_rate": rate}))
        for name, search in (("plain", plain), ("ours", ours)):
            print(json.dumps({"engine": name, **await _measured(collections, search)}))
        await close()
    print(json.dumps({"rss_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--distractors", action="append", default=[], type=Path)
    parser.add_argument("--most", type=int, default=100_000, help="of each distractors file")
    return parser.parse_args()


async def _ours(texts: Sequence[Mapping[str, str]], folder: Path) -> tuple[Search, int, Callable[[], Awaitable[None]]]:
    index = await open_index(folder)
    ids: dict[str, str] = {}
    began = time.perf_counter()
    by_page: dict[str, list[str]] = {}
    for row in texts:
        by_page.setdefault(row["doc"], []).append(row["_id"])
    for source, passages in sources(texts):
        ids |= dict(zip((passage.id for passage in passages), by_page[source.id], strict=True))
        await index.put(source, passages)
    await index.commit()
    rate = round(len(texts) / (time.perf_counter() - began))

    async def search(text: str) -> Sequence[str]:
        return [ids[hit.passage.id] for hit in await index.search(text, scopes={scope_id({EVERYONE})}, limit=10)]

    return search, rate, index.close


def _plain(texts: Sequence[Mapping[str, str]], folder: Path) -> Search:
    folder.mkdir()
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    builder.add_text_field("text")
    index = tantivy.Index(builder.build(), path=str(folder))
    writer = index.writer(64 * 2**20, 1)
    for row in texts:
        text = " ".join(row.get(key, "") for key in ("title", "heading", "text"))
        writer.add_document(tantivy.Document(id=row["_id"], text=text))
    writer.commit()
    index.reload()

    async def search(text: str) -> Sequence[str]:
        query, _ = index.parse_query_lenient(text, ["text"])
        searcher = index.searcher()
        found = searcher.search(query, 10, count=False).hits
        return [str(searcher.doc(address).get_first("id")) for _, address in found]

    return search


async def _measured(collections: Sequence[Collection], search: Search) -> Mapping[str, object]:
    times: list[float] = []
    folders = {found.name: await _quality(found.queries, search, times) for found in collections}
    percentiles = quantiles(times, n=100)
    macro = {
        key: round(sum(f[key] for f in folders.values()) / len(folders), 3) for key in ("recall_at_1", "mrr_at_10")
    }
    speed = {"p50_ms": round(percentiles[49] * 1000, 2), "p99_ms": round(percentiles[98] * 1000, 2)}
    return {"macro": macro, "folders": folders} | speed


async def _quality(queries: Sequence[Query], search: Search, times: list[float]) -> Mapping[str, float]:
    first = reciprocal = 0.0
    for query in queries:
        began = time.perf_counter()
        found = await search(query.text)
        times.append(time.perf_counter() - began)
        rank = next((rank for rank, id_ in enumerate(found, start=1) if id_ in query.relevant), 0)
        first += rank == 1
        reciprocal += 1 / rank if rank else 0
    return {"recall_at_1": round(first / len(queries), 3), "mrr_at_10": round(reciprocal / len(queries), 3)}


if __name__ == "__main__":
    asyncio.run(main())
