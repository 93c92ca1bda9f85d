"""Why somebody's card is not the newest, in the texts of the author's list."""

_REASONS = {
    "not_installed": "reason-not-installed",
    "blocked": "reason-blocked",
    "left": "reason-left",
    "ambiguous": "reason-card-unknown",
    "twice": "reason-second-card",
    "no_card": "reason-no-card",
    "rejected": "reason-rejected",
    "offline": "reason-offline",
}


def reason_key(reason: str) -> str:
    return _REASONS.get(reason, "reason-unknown")
