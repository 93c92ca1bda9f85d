"""The token with which other systems are tried in local mode: in a file of the data folder, as long as Bode runs."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from bot.data_folder import make_private
from bot.web.api.serving import Api
from bot.web.api.tokens import LocalTokens

FILE = "api.token"


@contextmanager
def handed_out(api: Api | None, data: Path) -> Generator[None]:
    """Nothing where the tokens are those of Entra. Only who started Bode can read the file."""
    if api is None or not isinstance(api.tokens, LocalTokens):
        yield
        return
    make_private(data)
    path = data / FILE
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)
    path.write_text(api.tokens.mint(), "ascii")
    try:
        yield
    finally:
        path.unlink(missing_ok=True)
