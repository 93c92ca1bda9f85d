"""Which web addresses a client may open or draw."""

from urllib.parse import urlsplit


def is_web_address(text: str) -> bool:
    """An https address with a host, of which a client may open or draw what it names."""
    try:
        parts = urlsplit(text)
        return (
            parts.scheme == "https"
            and bool(parts.hostname)
            and len(text) <= 2000
            and text.isprintable()
            and " " not in text
        )
    except ValueError:
        return False
