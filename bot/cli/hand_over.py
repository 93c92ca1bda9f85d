"""What the command line says of requests that another system did not take: which, why, and trying them again."""

from bot.arrange.hand_over.handed_over import HAND_OVER_JOB
from bot.cli.opening import opened_any
from bot.house import House
from bot.settings import Settings
from bot.work import aside
from bot.work.kept import SetAside


async def show_hand_over(settings: Settings) -> None:
    async with opened_any(settings) as house:
        given_up = await _given_up(house)
        if not given_up:
            print("Every request that was to be handed over arrived, or is still being tried.")
            return
        print(f"{len(given_up)} did not arrive and are not tried any more:", *map(_line, given_up), sep="\n")
        print("See to the cause, then `python app.py hand-over retry` tries all of them again.")


async def retry_hand_over(settings: Settings) -> None:
    async with opened_any(settings) as house:
        count = 0
        for one in await _given_up(house):
            count += await aside.put_back(house, one.id) is not None
        print(f"{count} are tried again.")


async def _given_up(house: House) -> list[SetAside]:
    return [one async for one in aside.listed(house) if one.job == HAND_OVER_JOB]


def _line(kept: SetAside) -> str:
    about = f"{kept.body.get('request')} {kept.body.get('moment')}"
    return f"  {kept.at:%Y-%m-%d %H:%M} UTC  {about}: {kept.reason}, {kept.attempts} attempts"
