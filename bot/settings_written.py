"""How settings are written that hold more than one thing, or one that is looked at first: names, hosts, an address."""

import re
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator
from pydantic_settings import NoDecode

from bot.links import host_of
from bot.scanner import scanner_at
from bot.settings_of_systems import systems_in
from bot.telemetry.taker import taker_address
from bot.work.windows import Limit


def _split(said: object) -> object:
    if isinstance(said, str):
        return tuple(part.strip() for part in said.split(",") if part.strip())
    return said


def _hosts(named: tuple[str, ...]) -> tuple[str, ...]:
    hosts = {name: host_of(f"https://{name}/") for name in named}
    wrong = [name for name, host in hosts.items() if not host or "/" in name]
    if wrong:
        raise ValueError(f"{', '.join(wrong)}: give names of websites, such as www.school.be")
    return tuple(hosts.values())


def _codes(named: tuple[str, ...]) -> tuple[str, ...]:
    wrong = [name for name in named if not re.fullmatch(r"[A-Za-z]\w*(/\w+)?", name, re.ASCII)]
    if wrong:
        raise ValueError(f"{', '.join(wrong)}: give codes of tesseract, such as nld,fra,eng")
    return tuple(dict.fromkeys(named))


def _limits(said: object) -> object:
    if not isinstance(said, str):
        return said
    try:
        pairs = [part.split("/") for part in said.split(",") if part.strip()]
        return tuple(Limit(int(most), float(seconds)) for most, seconds in pairs)
    except ValueError:
        raise ValueError('written like "7/1,60/30": at most 7 in 1 second and 60 in 30') from None


def _address(said: str) -> str:
    address = said.strip().rstrip("/")
    if address and (not host_of(address) or address.count("/") != 2):
        raise ValueError("give the address alone, such as https://bode.mijnstad.be")
    return address


def _scanner(said: str) -> str:
    scanner_at(said.strip())
    return said.strip()


def _systems(said: str) -> str:
    systems_in(said)
    return said


Names = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_split)]
"""Separated by commas."""
Hosts = Annotated[Names, AfterValidator(_hosts)]
"""Names of websites."""
TesseractCodes = Annotated[Names, AfterValidator(_codes)]
"""Languages, each once."""
Limits = Annotated[tuple[Limit, ...], NoDecode, BeforeValidator(_limits)]
"""Each as most/seconds."""
Address = Annotated[str, AfterValidator(_address)]
"""Of this very bot, without a path."""
Scanner = Annotated[str, AfterValidator(_scanner)]
"""As `scanner_at` reads it."""
TakerAddress = Annotated[str, AfterValidator(taker_address)]
"""As `taker_address` reads it."""
Systems = Annotated[str, AfterValidator(_systems)]
"""As `systems_in` reads it."""
