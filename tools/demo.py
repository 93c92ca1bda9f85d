"""What the demo shows: which people, and what to try as each of them."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from tools.playgrounds import Playground

TRY: Mapping[str, tuple[tuple[str, str], ...]] = {
    "ana.martens": (
        ("verlof", "ask for leave; her headmaster gets it at once"),
        ("Hoeveel dagen verlof krijg ik als mijn zus trouwt?", "or any other question"),
        ("mijn aanvragen", "where it stands"),
    ),
    "ben.claes": (("goedkeuringen", "what waits for his decision; it also comes by itself"),),
    "carla.desmet": (("mededeling", "an announcement; her card follows who got it and who confirmed"),),
}
PEOPLE = tuple(TRY)
NODE_IS_MISSING = """\
The organisation and its documents are ready, but Teams in the browser needs Node.js 20 or newer, with npm.
  Debian, Ubuntu:  sudo apt install nodejs npm   (where that is older than 20: https://nodejs.org/en/download)
  macOS:           brew install node
  elsewhere:       https://nodejs.org/en/download
Then: make run

Meanwhile, ask from the command line:
  .venv/bin/python app.py ask "Hoeveel dagen verlof krijg ik als mijn zus trouwt?"
  .venv/bin/python app.py --help"""


def show_addresses(
    console: Console,
    bot: str,
    playgrounds: Sequence[Playground],
    logs: Path,
    seconds: float,
    *,
    tenant: str = "",
    token: str = "",
) -> None:
    """Who is where and what to say to Bode, fit for a terminal of 80 columns. `tenant`: where that is changed. `token`:
    with which other systems are tried."""
    console.print("\nBode is ready. Open all three side by side:", highlight=False)
    for playground in playgrounds:
        person = playground.person
        who = Text.assemble((person.name, "bold"), f", {person.job[:1].lower()}{person.job[1:]}")
        who.pad_right(max(54 - len(who), 1))
        console.print(Text.assemble("\n  ", who, (playground.address, "cyan underline")), soft_wrap=True)
        for say, what in TRY.get(person.key, ()):
            console.print(Text.assemble("    ", (f"{say:<52} ", "green"), what), soft_wrap=True)
    console.print("\n  Everybody: help, taal (the language), any question.", highlight=False)
    if tenant:
        console.print("\n  The tenant: a new colleague, a moved document, other readers. Bode follows in seconds.")
        console.print(Text.assemble("    ", (tenant, "cyan underline")), soft_wrap=True)
    if token:
        console.print("\n  Other systems (docs/api.md); the token lives an hour, and until Bode stops:")
        line = f"curl {bot}/api/requests -H 'Authorization: Bearer {token}'"
        console.print(Text.assemble("    ", (line, "cyan")), soft_wrap=True)
    console.print(f"\nThe bot is on {bot}, for this machine only. Logs: {logs}", highlight=False, soft_wrap=True)
    console.print(f"Ready after {seconds:.1f} s. Ctrl-C stops all of it.", highlight=False)
