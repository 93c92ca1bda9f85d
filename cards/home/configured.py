"""The card of the configuration, for who administers Bode: what counts, since when, and what a check found wrong."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from microsoft_teams.cards.core import CardElement

from bot.configuration.stands import ConfigurationStands, PartStands
from bot.words.clean import clean_line
from cards.card import Card
from cards.home.operating_buttons import ConfigurationShow, OperationsShow
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button
from cards.parts.head import apart, box, head, state
from cards.parts.words import ours, shorten, typed
from cards.texts import Texts

MOST_FILES = 6
MOST_PROBLEMS = 3
LONGEST = 300
PARTS: Mapping[str, str] = {
    "forms": "part-forms",
    "topics": "part-topics",
    "circles": "part-circles",
    "synonyms": "part-synonyms",
    "calendar": "part-calendar",
    "thresholds": "part-thresholds",
    "tariffs": "part-tariffs",
    "leave_rights": "part-leave-rights",
    "papers": "part-papers",
    "templates": "part-templates",
    "libraries": "part-libraries",
    "authors": "part-authors",
    "retention": "part-retention",
    "mapping": "part-mapping",
}


def configuration_card(t: Texts, found: ConfigurationStands, now: datetime) -> Card:
    """As this instance goes by it: those parts first of which something is wrong."""
    title = t("configuration-title")
    parts = sorted(found.parts, key=lambda one: not one.problems)
    body: list[CardElement] = [
        *head(t("operations"), title),
        _stands(t, found, now),
        *_problems(t, found.refused),
        *(_part(t, one, now) for one in parts),
        ours(t("configuration-how"), size="Small", subtle=True, spacing="Medium"),
    ]
    refresh, back = button(t("refresh"), ConfigurationShow()), button(t("operations"), OperationsShow())
    return assemble(t, title, body, actions(refresh, back))


def _stands(t: Texts, found: ConfigurationStands, now: datetime) -> CardElement:
    if found.refused:
        return state(t("configuration-refused", number=found.number), "attention")
    if found.number:
        since = t("configuration-since", moment=t.moment(found.at, now)) if found.at else ""
        return state(t("configuration-version", number=found.number), "good", since)
    return state(t("configuration-files"), "good")


def _part(t: Texts, one: PartStands, now: datetime) -> CardElement:
    files = [*map(clean_line, one.files[:MOST_FILES])]
    left = len(one.files) - len(files)
    named = ", ".join([*files, *([t("configuration-more", count=left)] if left > 0 else [])])
    whence = t("configuration-published") if one.published else named if one.files else t("configuration-none")
    since = t("configuration-since", moment=t.moment(one.since, now)) if one.since and one.files else ""
    said = " · ".join(part for part in (whence, since) if part)
    name = t(PARTS[one.name]) if one.name in PARTS else one.name
    lines: list[CardElement] = [
        typed(name, weight="Bolder"),
        typed(said, size="Small", subtle=True, spacing="None"),
        *_problems(t, one.problems),
    ]
    return apart(lines)


def _problems(t: Texts, problems: Sequence[str]) -> list[CardElement]:
    """As the check says them, in the words of the command line."""
    if not problems:
        return []
    shown = [typed(shorten(clean_line(one), LONGEST), size="Small") for one in problems[:MOST_PROBLEMS]]
    left = len(problems) - len(shown)
    rest: list[CardElement] = [ours(t("configuration-problems-more", count=left), size="Small")] if left else []
    return [box([ours(t("configuration-check"), weight="Bolder"), *shown, *rest], "attention")]
