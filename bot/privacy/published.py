"""Takes a person out of published versions of the configuration: their texts name experts, authors and readers."""

from dataclasses import replace

from bot.configuration.packing import packed
from bot.configuration.part import Files, digests
from bot.configuration.version import Version, VersionText, text_id
from bot.configuration.versions import VersionUnreadable, counting, files_of, kept
from bot.privacy.forgetting import Forgetting
from bot.store.collection import Stored
from bot.store.partitions import CONFIGURATION_PARTITION
from bot.store.records import Records


async def forget_in_versions(records: Records, who: Forgetting) -> None:
    """A version that cannot be read is left: the round over all documents takes them out of its texts."""
    standing = await counting(records)
    for one in await kept(records, standing.value.newest) if standing else ():
        if isinstance(one, Version):
            try:
                files = await files_of(records, one)
            except VersionUnreadable:
                continue
            forgotten = {part: _without(texts, who) for part, texts in files.items()}
            if forgotten != files:
                await _write(records, one, forgotten)


def _without(files: Files, who: Forgetting) -> Files:
    return {name: who.id(who.text(content.decode())).encode() for name, content in files.items()}


async def _write(records: Records, version: Version, files: dict[str, Files]) -> None:
    standing = await records.configuration_versions.get(CONFIGURATION_PARTITION, version.id)
    if standing is None:
        return
    texts: list[Stored[VersionText]] = []
    for at in range(version.documents):
        found = await records.configuration_texts.get(
            CONFIGURATION_PARTITION, text_id(version.number, version.token, at)
        )
        texts += [found] if found else []
    documents = packed(files)
    writes = [
        records.configuration_texts.put(
            VersionText(version.number, version.token, at, pieces), texts[at].version if at < len(texts) else None
        )
        for at, pieces in enumerate(documents)
    ]
    writes += [records.configuration_texts.remove(one.value, one.version) for one in texts[len(documents) :]]
    now = replace(standing.value, parts={part: digests(one) for part, one in files.items()}, documents=len(documents))
    await records.accept(CONFIGURATION_PARTITION, [*writes, records.configuration_versions.put(now, standing.version)])
