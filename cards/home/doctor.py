"""The card that tells an operator what is wrong with Bode itself or will be soon, each with what to do."""

from collections.abc import Sequence

from microsoft_teams.cards.core import CardElement

from bot.doctor.finding import Finding, State
from cards.card import Card
from cards.home.buttons import HelpShow
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button
from cards.parts.head import Tone, head, state
from cards.parts.words import ours, shorten, typed
from cards.texts import Texts

MOST = 8
"""Of one kind."""
LONGEST = 400


def doctor_card(t: Texts, findings: Sequence[Finding]) -> Card:
    """`findings` are those that alarm."""
    title = t("doctor-card-title")
    body = [
        *head(t("doctor-card-kind"), title, t("doctor-card-subtle")),
        *_section(t, findings, State.WRONG, t("doctor-card-now"), "attention"),
        *_section(t, findings, State.SOON, t("doctor-card-soon"), "warning"),
        ours(t("doctor-card-how"), size="Small", subtle=True),
    ]
    return assemble(t, title, body, actions(button(t("help"), HelpShow())))


def in_words(t: Texts, finding: Finding) -> str:
    """The sentence of a finding. Raises UnknownText."""
    given = {name: value if isinstance(value, int | float) else str(value) for name, value in finding.args.items()}
    return t(finding.text, **given, **{name: t(key) for name, key in finding.fills.items()})


def _section(t: Texts, findings: Sequence[Finding], kind: State, words: str, tone: Tone) -> list[CardElement]:
    own = [finding for finding in findings if finding.state is kind]
    if not own:
        return []
    shown = [typed(shorten(in_words(t, finding), LONGEST), spacing="Small") for finding in own[:MOST]]
    rest = [ours(t("doctor-card-more", count=len(own) - MOST), subtle=True)] if len(own) > MOST else []
    return [state(words, tone), *shown, *rest]
