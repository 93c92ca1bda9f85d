"""The command `python app.py manifest`: takes what an installation must say, and writes its package."""

from pathlib import Path
from typing import Annotated, NoReturn

import typer


def manifest(
    *,
    website: Annotated[str, typer.Option(metavar="URL", help="Page about Bode in your organisation (https).")],
    app_id: Annotated[
        str, typer.Option(metavar="GUID", help="Application id of the bot's app registration; else BODE_APP_ID.")
    ] = "",
    privacy: Annotated[str, typer.Option(metavar="URL", help="Privacy statement; else website/privacy.")] = "",
    terms: Annotated[str, typer.Option(metavar="URL", help="Terms of use; else website/terms.")] = "",
    publisher: Annotated[str, typer.Option(metavar="NAME", help="Who offers it.")] = "Bode",
    domain: Annotated[
        str, typer.Option(metavar="HOST", help="Host of Bode's own links, which get a preview; else of BODE_ADDRESS.")
    ] = "",
    self_install: Annotated[
        bool, typer.Option("--self-install", help="Bode may install itself for people, through Microsoft Graph.")
    ] = False,
    read_receipts: Annotated[
        bool, typer.Option("--read-receipts", help="Teams may tell who saw their chat; also by BODE_READ_RECEIPTS.")
    ] = False,
    version: Annotated[str, typer.Option(metavar="X.Y.Z", help="Of the package; else that of Bode.")] = "",
    out: Annotated[Path, typer.Option(metavar="ZIP", help="Where to write it.")] = Path("build/bode.zip"),
) -> None:
    """Build the Teams app package that an administrator uploads: checked, in every language.

    Ends with 1, and writes nothing, when Teams would refuse it.
    """
    # A command imports what it needs, so that the others start fast.
    from bot.bootstrap.organisations import settings_of_each  # noqa: PLC0415
    from bot.errors import OperatorError, in_words  # noqa: PLC0415
    from bot.links import host_of  # noqa: PLC0415
    from bot.settings import load_settings  # noqa: PLC0415
    from manifest import build  # noqa: PLC0415
    from manifest.given import given  # noqa: PLC0415

    try:
        of_all = load_settings()
        settings = settings_of_each(of_all).get(of_all.organisation, of_all)
        values = given(
            app_id=app_id or settings.app_id,
            website=website,
            privacy=privacy,
            terms=terms,
            publisher=publisher,
            version=version or build.own_version(),
            domain=domain or host_of(settings.address),
            self_install=self_install,
            read_receipts=read_receipts or settings.read_receipts,
        )
        build.write(build.package(values), out)
    except OperatorError as error:
        _refuse(str(error))
    except OSError as error:
        _refuse(in_words(error))
    typer.echo(f"{out}: Bode {values.version} for app {values.app_id}")


def _refuse(reason: str) -> NoReturn:
    typer.echo(f"No package was built. {reason}", err=True)
    raise typer.Exit(1)
