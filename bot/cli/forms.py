"""What `forms check` does: names every mistake in a folder of forms, and every stage or team that comes to nobody."""

import asyncio
from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import typer

from bot.arrange.dead_ends import dead_ends
from bot.arrange.hand_over.checking import ListProblem, list_problems
from bot.arrange.missing_named import Beside, missing_named
from bot.arrange.policies import missing
from bot.bootstrap.houses import opened_records
from bot.bootstrap.organisations import own_limits, places
from bot.bootstrap.tenant import lists_of, opened_tenant
from bot.configuration.naming import remarks
from bot.configuration.part import Place
from bot.configuration.parts import FORMS, LEAVE_RIGHTS, PAPERS, TARIFFS, THRESHOLDS
from bot.people.directory import Directory
from bot.people.snapshot import DirectorySnapshot, NoOrganisation
from bot.settings import Settings
from bot.settings_of_services import webhooks_of
from cards.texts import texts
from dialogs.model import Form

WRONG = 1


async def check_forms(settings: Settings, folder: Path | None) -> int:
    """Of `folder`, or of the folder that the settings name. Raises BadFiles with all mistakes in the files. Returns 0,
    or WRONG when a stage or a team comes to nobody, or names somebody who is nobody."""
    place = Place(folder, is_folder=True) if folder else places(settings, settings.organisation)[FORMS.name]
    files, forms = place.read(FORMS)
    stand = places(settings, settings.organisation)
    beside = Beside(
        stand[PAPERS.name].read(PAPERS)[1],
        stand[TARIFFS.name].read(TARIFFS)[1],
        stand[LEAVE_RIGHTS.name].read(LEAVE_RIGHTS)[1],
        stand[THRESHOLDS.name].read(THRESHOLDS)[1],
    )
    day = datetime.now(UTC).date()
    unknown = [one for form in forms.values() for one in missing_named(form, beside, day)]
    for one in unknown:
        typer.echo(one)
    try:
        async with opened_records(settings) as records:
            directory = await DirectorySnapshot(records, own_limits(settings)).current()
            gone = await missing(records, forms.values())
    except NoOrganisation as error:
        typer.echo(f"{_count(files)} without a mistake. Who decides could not be looked up: {error}.", err=True)
        return WRONG if unknown else 0
    set_up = webhooks_of(settings).targets
    unset = [_unset(form, hook) for form in forms.values() if (hook := _hook(form)) and hook not in set_up]
    async with opened_tenant(settings) as graph:
        unset += [_of_list(one) for one in await list_problems(lists_of(graph), forms.values())]
    named = [*unset, *(str(one) for one in remarks(directory, {FORMS.name: files}, {FORMS.name: forms}))]
    wrong = [*gone, *named, *await asyncio.to_thread(_nowhere, list(forms.values()), directory)]
    for one in wrong:
        typer.echo(one)
    wrong += unknown
    if not wrong:
        typer.echo(f"{_count(files)} without a mistake; each stage and team comes to somebody, whoever asks.")
    return WRONG if wrong else 0


def _hook(form: Form) -> str:
    return (form.hand_over.webhook if form.hand_over else None) or ""


def _unset(form: Form, hook: str) -> str:
    return f"{form.id}.toml: hand_over.webhook: BODE_WEBHOOKS has no {hook!r}"


def _of_list(problem: ListProblem) -> str:
    return f"{problem.form}.toml: hand_over: {texts('en')(problem.text, **problem.args)}"


def _nowhere(forms: Iterable[Form], directory: Directory) -> Sequence[str]:
    return [str(one) for one in dead_ends(forms, directory)]


def _count(files: Collection[str]) -> str:
    return "1 form" if len(files) == 1 else f"{len(files)} forms"
