"""What may be said of how many saw an announcement."""

LEAST = 10
STEP = 5


def at_least(seen: int) -> int:
    """0 for nothing to be said. In steps, so that nobody sees in a number that grows by one who just opened it."""
    return seen // STEP * STEP if seen >= LEAST else 0


def is_seen(activity: str, upto: str) -> bool:
    """Teams numbers messages by the moment; of ids that are no numbers only the one that is named is seen."""
    if activity.isdecimal() and upto.isdecimal():
        return int(activity) <= int(upto)
    return activity == upto
