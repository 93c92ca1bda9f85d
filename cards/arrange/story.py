"""What happened to a request and what was said about it, behind a button: the state says the newest of it already."""

from collections.abc import Sequence
from datetime import datetime

from microsoft_teams.cards.core import CardElement

from bot.arrange.request import HistoryEntry
from cards.arrange.comments import comments
from cards.arrange.seen import Seen
from cards.arrange.standing import history
from cards.arrange.typed import NOTHING, Typed
from cards.parts.buttons import more
from cards.texts import Texts


def story(
    t: Texts,
    seen: Seen,
    told: Sequence[HistoryEntry],
    now: datetime,
    limit: int,
    wrote: Typed | None = NOTHING,
) -> list[CardElement]:
    """What is `told` of the history. `wrote` is what did not leave of a comment; None for who sees no comments."""
    if not told:
        return []
    said = comments(t, seen, now, limit, wrote) if wrote else []
    count = len(seen.request.comments) if wrote else 0
    title = t("history-comments", count=count) if count else t("history")
    opened = wrote is not None and (wrote.commented or wrote.at("comment"))
    return more(t, "history", [*said, *history(t, seen, told, now, limit)], title, opened=opened)
