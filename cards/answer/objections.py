"""What a colleague says is not right, for who answers for it or is an expert on it."""

from datetime import datetime

from microsoft_teams.cards.core import CardElement

from bot.answer.review.objection import Objection
from bot.words.clean import clean_line, clean_lines
from cards.answer.buttons import ObjectionClose, OfficialEdit
from cards.answer.rating import OBJECTIONS
from cards.card import Card
from cards.home.buttons import HelpShow
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button
from cards.parts.head import head, state
from cards.parts.words import paragraphs, shorten, typed
from cards.texts import Texts

LONGEST_TITLE = 300
LONGEST_WORDS = 500


def objection_card(t: Texts, objection: Objection, now: datetime, cited: tuple[str, str] | None, official: str) -> Card:
    """`cited` is title and path of what Bode had shown, None where the reader may not know it; `official` the id of the
    official answer that it was, "" where it was none or is not theirs to change."""
    title = shorten(clean_line(objection.question), LONGEST_TITLE)
    who = t.name(objection.asker) if objection.asker else t("a-colleague")
    where = " · ".join(part for part in map(clean_line, cited) if part) if cited else ""
    reason = t(OBJECTIONS[objection.reason])
    body: list[CardElement] = [
        *head(t("object"), title, f"{who} · {t.moment(objection.created, now)}", outside=True),
        _standing(t, objection, reason, now),
        *paragraphs(shorten(clean_lines(objection.words), LONGEST_WORDS)),
        *([typed(t("handoff-cited", where=shorten(where, LONGEST_TITLE)), size="Small", subtle=True)] if where else []),
    ]
    done = objection.closed is not None
    return assemble(
        t,
        t("objection-summary", question=title),
        body,
        actions(
            None if done else button(t("objection-close"), ObjectionClose(objection=objection.id), "positive"),
            button(t("official-edit"), OfficialEdit(official=official)) if official else None,
            button(t("help"), HelpShow()),
        ),
    )


def _standing(t: Texts, objection: Objection, reason: str, now: datetime) -> CardElement:
    if objection.closed is None:
        return state(reason, "warning")
    said = t("objection-closed", name=t.name(objection.closer), moment=t.moment(objection.closed, now))
    return state(said, "good", reason)
