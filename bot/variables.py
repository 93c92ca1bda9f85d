"""What settings are called in the environment."""

PREFIX = "BODE_"


def variable(name: str) -> str:
    """What the setting is called in the environment."""
    return PREFIX + name.upper()
