"""Rules of authors.toml of which what weighs much is confirmed by a second person."""

import json
from collections.abc import Sequence


def rule(id: str, who: Sequence[str], *, schools: str = "all", weighs: str, second: Sequence[str]) -> str:
    """`weighs` is the line that says what `second` confirms."""
    return f"""
[[authors]]
id = "{id}"
who = {json.dumps(who)}
schools = "{schools}"

[authors.second]
{weighs}
who = {json.dumps(second)}
"""
