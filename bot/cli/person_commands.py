"""`python app.py person`: what can be typed after it."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.running import run, settings_with

Data = Annotated[Path | None, typer.Option("--data", help="Folder of the embedded store, queue and index.")]
Who = Annotated[str, typer.Argument(help="Their id, or their whole name.")]

person = typer.Typer(help="All that is kept of one person: to give it to them, or to erase it.", no_args_is_help=True)


@person.callback()
def person_commands() -> None:
    """All that is kept of one person."""


@person.command()
def erase(
    who: Who,
    check: Annotated[bool, typer.Option("--check", help="Only say what would go or change.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    data: Data = None,
) -> None:
    """Erase a person everywhere; decisions, proofs and the audit stay, with a made-up id in the place of theirs.

    It goes on where it was interrupted. Ends with 2 when it has to be begun again: once Bode
    was stopped, or on Azure once the jobs of before are gone (it says when).
    """
    from bot.cli.person import erase_person  # noqa: PLC0415 - it opens a store, and takes its time

    run(erase_person(settings_with(data_dir=data), who, only_look=check, sure=yes))


@person.command()
def export(
    who: Who,
    file: Annotated[Path, typer.Argument(help="It ends in .zip; there must be none of this name.")],
    whole: Annotated[
        bool, typer.Option("--whole", help="Read every document, also those to which no index leads from a person.")
    ] = False,
    data: Data = None,
) -> None:
    """Write all that is kept of a person: the data, a page to read, their files. It stands in the audit that it was."""
    from bot.cli.person import export_person  # noqa: PLC0415 - as above

    run(export_person(settings_with(data_dir=data), who, file, whole=whole))


@person.command()
def log(who: Who, data: Data = None) -> None:
    """What stands in the log of the bot for this person: the log says no id."""
    from bot.cli.person import tell_log  # noqa: PLC0415 - as above

    run(tell_log(settings_with(data_dir=data), who))
