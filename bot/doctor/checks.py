"""The list of all checks; each is one function, and gets one line or more of what it found."""

from collections.abc import Sequence

from bot.doctor.examining import Check
from bot.doctor.files import links, scanner
from bot.doctor.library import index, libraries, places
from bot.doctor.machine import clock, disk, settings
from bot.doctor.people import accounts, contact, people, reach
from bot.doctor.sealing import seal
from bot.doctor.services import blobs, model, telemetry
from bot.doctor.tenant import permissions, secret, tokens
from bot.doctor.work import audit, hand_over, lists, queue, retention, set_aside, store

CHECKS: Sequence[Check] = (
    settings,
    store,
    disk,
    clock,
    tokens,
    secret,
    permissions,
    people,
    accounts,
    reach,
    contact,
    libraries,
    places,
    index,
    queue,
    blobs,
    set_aside,
    audit,
    retention,
    hand_over,
    lists,
    scanner,
    seal,
    links,
    model,
    telemetry,
)
