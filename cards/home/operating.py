"""The card of who administers Bode: how it is, and the ways to what stands still, goes out or counts."""

from collections.abc import Sequence
from dataclasses import dataclass

from microsoft_teams.cards.core import ActionSet, CardElement, ExecuteAction

from bot.doctor.finding import Finding, State
from cards.announce.halting_buttons import SendsShow
from cards.announce.reach_buttons import ReachList
from cards.card import Card
from cards.home.buttons import HelpShow
from cards.home.doctor import in_words
from cards.home.operating_buttons import AsideList, ConfigurationShow, HoldersShow, OperationsShow
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button, overflow
from cards.parts.facts import row
from cards.parts.head import Tone, box, head, state
from cards.parts.words import ours, typed
from cards.texts import Texts


@dataclass(frozen=True, slots=True)
class Operations:
    """What an operator sees at once: `findings` of how this instance is, how many jobs were set aside (`aside_more`: at
    least), how many sends are under way and whether all are halted, the `version` of the configuration (0: the files)
    and how many parts of it are wrong, and how many people Bode cannot reach."""

    findings: Sequence[Finding]
    aside: int
    aside_more: bool
    under_way: int
    halted: bool
    version: int
    wrong: int
    missing: int


def operations_card(t: Texts, found: Operations) -> Card:
    title = t("operations-title")
    body: list[CardElement] = [
        *head(t("operations"), title),
        *_health(t, found),
        _way(t, _aside(t, found), button(t("aside-open"), AsideList())),
        _way(t, _sends(t, found), button(t("sends-open"), SendsShow())),
        _way(t, _configuration(t, found), button(t("configuration-open"), ConfigurationShow())),
        _way(t, t("operations-missing", people=found.missing), button(t("reach-open"), ReachList())),
        _way(t, t("holders-about"), button(t("holders-open"), HoldersShow())),
    ]
    refresh, help_ = button(t("refresh"), OperationsShow()), overflow(button(t("help"), HelpShow()))
    return assemble(t, title, body, actions(refresh, help_))


def _health(t: Texts, found: Operations) -> list[CardElement]:
    """What is wrong in a box of its own, and below it what is well."""
    alarms = [one for one in found.findings if one.alarms]
    others = [one for one in found.findings if not one.alarms]
    stopped = found.halted or found.wrong
    words: tuple[str, Tone] = ("health-wrong", "attention") if alarms else ("health-well", "good")
    if not alarms and stopped:
        words = ("health-look", "warning")
    lines: list[CardElement] = [typed(in_words(t, one), size="Small", spacing="Small") for one in others]
    boxes: list[CardElement] = [box([typed(in_words(t, one))], _TONES[one.state]) for one in alarms]
    return [state(t(words[0]), words[1]), *boxes, *lines]


_TONES: dict[State, Tone] = {State.WRONG: "attention", State.SOON: "warning"}


def _way(t: Texts, words: str, way: ExecuteAction) -> CardElement:
    """Where there is no room beside it, the button stands below."""
    return row([ours(words)], [ActionSet(actions=[way])])


def _aside(t: Texts, found: Operations) -> str:
    return t("aside-many", count=found.aside) if found.aside_more else t("aside-count", count=found.aside)


def _sends(t: Texts, found: Operations) -> str:
    return t("sends-halted") if found.halted else t("sends-under-way", count=found.under_way)


def _configuration(t: Texts, found: Operations) -> str:
    counts = t("configuration-version", number=found.version) if found.version else t("configuration-files")
    return f"{counts} · {t('configuration-wrong', count=found.wrong)}" if found.wrong else counts
