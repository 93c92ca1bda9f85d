"""What the command line says of Bode itself: each finding in a sentence, and how it stands."""

import json

from bot.bootstrap.examination import opened_patient
from bot.doctor.checks import CHECKS
from bot.doctor.examining import examine
from bot.doctor.finding import Finding, State
from bot.settings import BadSettings, Settings
from cards.home.doctor import in_words
from cards.texts import texts

_MARKS = {State.FINE: "ok", State.NOTE: "note", State.SOON: "SOON", State.WRONG: "WRONG", State.UNKNOWN: "?"}


async def report(settings: Settings, *, as_json: bool) -> int:
    """1 when something is wrong, or will be within a month."""
    async with opened_patient(settings) as patient:
        findings = await examine(patient, CHECKS)
    return show(findings, as_json=as_json)


def refused(bad: BadSettings, *, as_json: bool) -> int:
    """Nothing else can be looked at then."""
    return show([Finding(State.WRONG, "doctor-told", {"problem": str(bad)}, check="settings")], as_json=as_json)


def show(findings: list[Finding], *, as_json: bool) -> int:
    t = texts("en")
    alarming = sum(finding.alarms for finding in findings)
    if as_json:
        told = [
            {"check": one.check, "state": one.state, "finding": one.text, "message": in_words(t, one)}
            for one in findings
        ]
        print(json.dumps({"ok": not alarming, "findings": told}, ensure_ascii=False, indent=2))
        return int(alarming > 0)
    width = max(len(one.check) for one in findings)
    for one in findings:
        print(f"{_MARKS[one.state]:<6}{one.check:<{width + 2}}{in_words(t, one)}")
    print(f"{alarming} to see to." if alarming else "All is well.")
    return int(alarming > 0)
