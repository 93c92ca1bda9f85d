"""Tells what a library of SharePoint cost, and how many of its documents lack readers, and why."""

from collections.abc import Sequence

# Keys are those of bot.graph.readers.Why.
WHY = {
    "site_group": "a group of the site that nobody said anything of: site_groups in the libraries file",
    "organisation_link": "a link for the whole organisation, which counts for nobody",
    "anonymous_link": "a link for anybody, which counts for nobody",
    "invitation": "a guest who was invited",
    "role": "a role that lets nobody read",
    "unknown": "somebody whom Bode does not know how to name",
    "not_told": "permissions that Bode may not read: the site has to grant it fullcontrol",
}
MOST = 10


def accounted(cursor: str) -> Sequence[str]:
    """Lines below a library; none for one that is not of SharePoint."""
    if not cursor:
        return ()
    # What stands in the tenant is imported where there is something of it.
    from bot.graph.drive_cursor import cursor_of  # noqa: PLC0415

    found = cursor_of(cursor)
    if found is None:
        return ()
    account = found.account
    cost = f"{account.requests:,} requests, {account.units:,} resource units"
    at = f"last round {found.at:%Y-%m-%d %H:%M} UTC" if found.at else "a round was begun"
    lines = [f"  SharePoint: {at} ({cost}), all of it last on {found.swept:%Y-%m-%d %H:%M} UTC"]
    if account.nobody:
        lines.append(f"  {account.nobody:,} documents that nobody may read")
    for why, name, count in account.why[:MOST]:
        named = f" ({name})" if name else ""
        lines.append(f"  {count:,} documents name {WHY[why]}{named}")
    return lines
