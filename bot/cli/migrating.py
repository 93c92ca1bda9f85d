"""`python app.py migrate`: what an earlier version wrote, brought to what this one keeps."""

from bot.bootstrap.organisations import organisations_of
from bot.data_folder import STORE
from bot.migration import SHOWN, CannotMigrate, Plan, migrate, plan
from bot.settings import Settings
from bot.sqlite.opening import open_file


async def migrate_data(settings: Settings, *, check: bool, leave_out: bool) -> None:
    """Says what there is to do and what cannot be taken along, before anything is touched; then does it.

    Raises CannotMigrate, BadFiles.
    """
    path = settings.data_dir / STORE
    if not path.exists():
        print(f"{path}: there is nothing to migrate.")
        return
    organisation = organisations_of(settings)[0].id
    file = await open_file(path)
    try:
        found = await plan(file, organisation)
        if found is None:
            print("The data is of this version already.")
            return
        _tell(found)
        if found.problems and not leave_out:
            raise CannotMigrate(found.problems)
        if not check:
            await migrate(file, organisation, leave_out=leave_out)
            print("Done. The index is filled anew the next time that Bode starts.")
    finally:
        await file.close()


def _tell(found: Plan) -> None:
    print(f"{found.documents.total()} documents to migrate:")
    print(*(f"  {count:>7} {kind}" for kind, count in sorted(found.documents.items())), sep="\n")
    if found.problems:
        print(f"{len(found.problems)} cannot be read:", *(f"  {one}" for one in found.problems[:SHOWN]), sep="\n")
