"""Short cards that say what happened when nothing else can be shown: a notice, trouble, something that is not there."""

from microsoft_teams.cards.core import Action

from cards.answer.buttons import AnswerAsk
from cards.arrange.buttons import RequestMine
from cards.card import Card
from cards.home.buttons import HelpShow
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button
from cards.parts.head import head
from cards.parts.words import line, ours, paragraphs, run
from cards.texts import Arg, Texts


def trouble_card(t: Texts, reference: str) -> Card:
    """Something broke inside; the log has the same `reference`."""
    body = [
        *head(t("bode"), t("trouble-title"), color="Attention"),
        ours(t("trouble-text")),
        line(run(f"{t('trouble-reference')} "), run(reference, weight="Bolder")),
    ]
    return assemble(t, f"{t('trouble-title')} ({reference})", body, _ways_on(t))


def unavailable_card(t: Texts) -> Card:
    """Not allowed and does not exist: the same answer, so that it tells nothing."""
    body = [*head(t("bode"), t("unavailable-title")), ours(t("unavailable-text"))]
    return assemble(t, t("unavailable-title"), body, _ways_on(t))


def notice_card(t: Texts, text_key: str, **args: Arg) -> Card:
    """One sentence or two, with the usual ways on. Raises UnknownText."""
    text = t(text_key, **args)
    return assemble(
        t, text, [ours(t("bode"), size="Small", weight="Bolder", color="Accent"), *paragraphs(text)], _ways_on(t)
    )


def _ways_on(t: Texts) -> list[Action]:
    return actions(
        button(t("ask-question"), AnswerAsk()),
        button(t("my-requests"), RequestMine()),
        button(t("help"), HelpShow()),
    )
