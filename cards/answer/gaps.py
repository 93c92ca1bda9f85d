"""What colleagues asked and did not find, for those who can do something about it."""

from microsoft_teams.cards.core import CardElement

from bot.answer.gaps import SPAN, Gap, Gaps
from bot.words.clean import clean_line
from cards.announce.buttons import AnnouncementCompose
from cards.card import Card
from cards.home.buttons import HelpShow
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button
from cards.parts.head import apart, head
from cards.parts.words import ours, shorten, typed
from cards.texts import Texts

MOST = 8
LONGEST_EXAMPLE = 140
LONGEST_WORDS = 60


def gaps_card(t: Texts, gaps: Gaps, *, is_author: bool) -> Card:
    """`is_author`: may announce, the quickest way to tell everybody what many look for."""
    title = t("gaps-title")
    body: list[CardElement] = [*head(t("gaps"), title, t("gaps-subtle", days=SPAN.days))]
    body += [apart(_gap(t, gap)) for gap in gaps.shown[:MOST]]
    if not gaps.shown and not gaps.rest:
        body.append(ours(t("gaps-none")))
    rest = gaps.rest
    if len(gaps.shown) > MOST:
        body.append(ours(t("gaps-more", count=len(gaps.shown) - MOST), subtle=True, size="Small"))
    if rest:
        body.append(ours(t("gaps-rest", questions=rest), subtle=True, size="Small"))
    if gaps.newest:
        body.append(ours(t("gaps-newest", count=gaps.newest), subtle=True, size="Small"))
    steps = actions(
        button(t("new-announcement"), AnnouncementCompose()) if is_author else None,
        button(t("help"), HelpShow()),
    )
    return assemble(t, title, body, steps)


def _gap(t: Texts, gap: Gap) -> list[CardElement]:
    counted = [t("gaps-group", questions=gap.questions, people=gap.people)]
    if gap.unanswered:
        counted.append(t("gaps-unanswered", count=gap.unanswered))
    if gap.bad:
        counted.append(t("gaps-bad", count=gap.bad))
    example = shorten(clean_line(gap.example), LONGEST_EXAMPLE)
    return [
        typed(shorten(clean_line(" · ".join(gap.words)) or example, LONGEST_WORDS), weight="Bolder"),
        ours(" · ".join(counted), size="Small", spacing="None"),
        typed(t("gaps-example", question=example), size="Small", subtle=True, spacing="None"),
    ]
