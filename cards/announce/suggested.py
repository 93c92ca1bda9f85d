"""The card of a suggestion: what a request would like to be announced, and who makes a draft of it."""

from collections.abc import Sequence
from datetime import datetime

from microsoft_teams.cards.core import ActionSet, CardElement

from bot.words.clean import clean_line
from bot.words.formatted import Line, read_formatted
from bot.words.languages import DEFAULT_LANGUAGE
from bot.work.suggestion import Suggestion
from cards.announce.buttons import AnnouncementMine
from cards.announce.draft_buttons import SuggestionDecline, SuggestionTake
from cards.card import Card
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button
from cards.parts.facts import listed
from cards.parts.formatted import formatted_lines
from cards.parts.head import head, state
from cards.parts.words import ours, shorten, typed
from cards.texts import Texts

LONGEST_TITLE, LONGEST_TEXT = 100, 600


def suggestion_card(t: Texts, one: Suggestion, reader: str, now: datetime) -> Card:
    """`reader` is an id. Once somebody settled it, it says who."""
    title, text = _said(t, one)
    body: list[CardElement] = [
        *head(t("suggestion"), title, _from(t, one, now), outside=True),
        *_settled(t, one, reader),
        *formatted_lines([line.unlinked for line in _first(read_formatted(text))]),  # an author answers for no link yet
    ]
    if one.is_open:
        body.append(ours(t("suggestion-about"), size="Small", subtle=True))
    mine = button(t("my-announcements"), AnnouncementMine())
    take = button(t("suggestion-take"), SuggestionTake(id=one.id), "positive") if one.is_open else None
    decline = button(t("suggestion-decline"), SuggestionDecline(id=one.id)) if one.is_open else None
    return assemble(t, t("suggestion"), body, actions(take, decline, mine))


def suggestion_row(t: Texts, one: Suggestion, now: datetime) -> CardElement:
    """In the list of what an author has."""
    take = button(t("suggestion-take"), SuggestionTake(id=one.id))
    return listed(
        [
            typed(shorten(_said(t, one)[0], LONGEST_TITLE), weight="Bolder"),
            typed(_from(t, one, now), size="Small", subtle=True, spacing="None"),
            ActionSet(actions=[take]),
        ]
    )


def _said(t: Texts, one: Suggestion) -> tuple[str, str]:
    title, text = one.words.get(t.language) or one.words[DEFAULT_LANGUAGE]
    return clean_line(title), text


def _first(lines: Sequence[Line]) -> Sequence[Line]:
    """As far as one reads in three seconds; the draft has all of it."""
    shown: list[Line] = []
    left = LONGEST_TEXT
    for line in lines:
        if left < len(line.text):
            return [*shown, line.cut(left)[0]] if left else shown
        shown.append(line)
        left -= len(line.text)
    return shown


def _from(t: Texts, one: Suggestion, now: datetime) -> str:
    return t("suggestion-from", reference=one.reference, name=t.name(one.by), moment=t.moment(one.at, now))


def _settled(t: Texts, one: Suggestion, reader: str) -> list[CardElement]:
    if one.is_open:
        return []
    if reader in {one.taken, one.declined}:
        return [state(t("suggestion-taken-you" if one.taken else "suggestion-declined-you"), "emphasis")]
    name = t.name(one.taken or one.declined)
    said = t("suggestion-taken", name=name) if one.taken else t("suggestion-declined", name=name)
    return [state(said, "emphasis")]
