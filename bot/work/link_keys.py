"""The key with which the links of an organisation are signed."""

from secrets import token_hex

from bot.store.partitions import LINK_KEY_ID, LINKS
from bot.store.records import Records
from bot.work.kept import LinkKey


async def link_key(records: Records) -> bytes:
    """Made once, and kept in the store: every instance follows what another signed."""

    def kept(standing: LinkKey | None) -> LinkKey:
        return standing or LinkKey(LINK_KEY_ID, token_hex(32))

    key = await records.change_one(records.link_keys, LINKS, LINK_KEY_ID, kept)
    return bytes.fromhex(key.key)
