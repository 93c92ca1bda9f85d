"""The card of one's own data: what Bode keeps of who asks, how much, and until when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from microsoft_teams.cards.core import ActionSet, CardElement

from bot.links import mail_address
from bot.words.clean import clean_line
from cards.card import Card
from cards.home.buttons import HelpShow
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button, link, more
from cards.parts.facts import listed
from cards.parts.head import apart, head
from cards.parts.words import line, ours, run
from cards.texts import Texts

YEAR = 365


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme of the register: the text that is its title, and the one that says until when, with the `days` of this
    period of retention.toml ("" where none is its own). `counts` are what is counted of it, each with a text; `none` is
    said where that is nothing, "" for what may be kept of them without being counted."""

    title: str
    until: str
    days: str = ""
    counts: Sequence[tuple[str, str]] = ()
    none: str = "own-data-none"


THEMES: Mapping[str, Theme] = {
    "requests": Theme(
        "privacy-requests",
        "own-data-requests",
        "requests",
        (
            ("asked", "own-data-count-asked"),
            ("decided", "own-data-count-decided"),
        ),
    ),
    "announcements": Theme(
        "privacy-announcements",
        "own-data-announcements",
        "announcements",
        (
            ("received", "own-data-count-received"),
            ("written", "own-data-count-written"),
        ),
    ),
    "questions": Theme(
        "privacy-questions", "own-data-questions", "questions_named", (("questions", "own-data-count-questions"),)
    ),
    "hand_offs": Theme(
        "own-data-title-hand-offs",
        "own-data-hand-offs",
        "hand_offs",
        (("hand_offs", "own-data-count-hand-offs"),),
        "own-data-none-asked",
    ),
    "official": Theme(
        "own-data-title-official", "own-data-official", counts=(("owned", "own-data-count-owned"),), none=""
    ),
    "mandates": Theme(
        "privacy-mandates",
        "own-data-mandates",
        "mandates",
        (
            ("given", "own-data-count-given"),
            ("held", "own-data-count-held"),
        ),
    ),
    "people": Theme("privacy-people", "own-data-people", "left"),
    "reach": Theme("privacy-reach", "own-data-reach", "left"),
    "absences": Theme("privacy-absences", "own-data-absences"),
    "roles": Theme("privacy-roles", "own-data-roles", "roles"),
    "profile": Theme("privacy-profile", "own-data-profile"),
    "work": Theme("privacy-work", "own-data-work"),
    "audit": Theme("privacy-audit", "own-data-audit", "audit"),
}
"""Those of which an index counts first; the others are behind a button. As in the register, but that an official answer
stands apart from the question that it came from: it is kept longer."""


def own_data_card(t: Texts, counts: Mapping[str, int], days: Mapping[str, int], contact: str) -> Card:
    """`counts` and `days` by name; `contact` is whom one asks for all of it, or to have it erased, "" for nobody."""
    title = t("own-data-title")
    first = [_theme(t, one, counts, days) for one in THEMES.values() if one.counts]
    others = [_theme(t, one, counts, days) for one in THEMES.values() if not one.counts]
    body = [
        *head(t("own-data"), title, t("own-data-subtle")),
        *first,
        *more(t, "other-data", [*others, ours(t("own-data-elsewhere"), size="Small", subtle=True)], t("own-data-more")),
        apart([ours(t("own-data-rights"), weight="Bolder"), *_whom(t, contact)]),
        ours(t("about-bode"), size="Small", subtle=True),
    ]
    return assemble(t, title, body, actions(button(t("help"), HelpShow())))


def _theme(t: Texts, theme: Theme, counts: Mapping[str, int], days: Mapping[str, int]) -> CardElement:
    known = [t(text, count=counts[name]) for name, text in theme.counts if counts.get(name)]
    said = t.all_of(known) if known else t(theme.none) if theme.none else ""
    until = t(theme.until, span=_span(t, days[theme.days])) if theme.days else t(theme.until)
    lines: list[CardElement] = [ours(t(theme.title), weight="Bolder")]
    lines += [ours(said, spacing="None")] if theme.counts and said else []
    return listed([*lines, ours(until, size="Small", subtle=True, spacing="None")])


def _span(t: Texts, days: int) -> str:
    return t("own-data-years", count=days // YEAR) if days % YEAR == 0 else t("own-data-days", count=days)


def _whom(t: Texts, contact: str) -> list[CardElement]:
    if not contact:
        return [ours(t("own-data-ask-officer"), spacing="None")]
    address = mail_address(contact)
    write = link(t("send-mail"), f"mailto:{address}" if address else "")
    named = line(run(f"{t('own-data-ask')} "), run(clean_line(contact), weight="Bolder"), spacing="None")
    return [named, *([ActionSet(actions=[write], spacing="Small")] if write else [])]
