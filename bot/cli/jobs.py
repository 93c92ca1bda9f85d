"""What the command line says of jobs: how many wait, which were set aside and why, and one of those put back."""

from bot.cli.commands import NotUnderstood
from bot.cli.looking import looks
from bot.cli.opening import opened_any
from bot.house import House
from bot.settings import Settings
from bot.work import aside
from bot.work.kept import SetAside


async def report_jobs(settings: Settings, put_back: str | None) -> None:
    async with opened_any(settings) as house:
        if put_back is not None:
            await _put_back(house, put_back)
        else:
            await _report(house)


async def _put_back(house: House, id: str) -> None:
    kept = await aside.put_back(house, id)
    if kept is None:
        raise NotUnderstood(f"--put-back: no job {id!r} is set aside; `python app.py jobs` lists them")
    print(f"{kept.id}: {kept.job} is tried again.")


async def _report(house: House) -> None:
    print(f"{await house.queue.pending()} jobs wait, and {await house.bulk.pending()} deliveries of large sends.")
    listed = [_line(kept) async for kept in aside.listed(house)]
    if not listed:
        print("No job was set aside.")
        return
    await looks(house, "jobs")
    print(f"{len(listed)} set aside, the newest first:", *listed, sep="\n")
    print("`python app.py jobs --put-back ID` tries one again, once its cause is mended.")


def _line(kept: SetAside) -> str:
    about = " ".join(f"{name}={value}" for name, value in kept.body.items())
    return f"  {kept.id}  {kept.at:%Y-%m-%d %H:%M} UTC  {kept.job} {about}: {kept.reason}, {kept.attempts} attempts"
