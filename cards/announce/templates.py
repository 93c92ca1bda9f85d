"""The card from which an author chooses what an announcement begins from."""

from collections.abc import Iterable

from microsoft_teams.cards.core import ActionSet, CardElement

from bot.announce.templates.template import Template
from cards.announce.buttons import AnnouncementCompose
from cards.announce.draft_buttons import AnnouncementBegin
from cards.card import Card
from cards.home.buttons import HelpShow
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button
from cards.parts.facts import row
from cards.parts.head import head
from cards.parts.words import ours
from cards.texts import Texts


def templates_card(t: Texts, templates: Iterable[Template]) -> Card:
    body: list[CardElement] = [
        *head(t("announcement"), t("templates-title"), t("templates-subtle")),
        *(_row(t, one) for one in templates),
    ]
    without = button(t("templates-without"), AnnouncementCompose())
    return assemble(t, t("templates-title"), body, actions(without, button(t("help"), HelpShow())))


def _row(t: Texts, template: Template) -> CardElement:
    begin = button(t("templates-begin"), AnnouncementBegin(template=template.id))
    return row(
        [
            ours(template.name[t.language], weight="Bolder"),
            ours(template.about[t.language], size="Small", subtle=True, spacing="None"),
        ],
        [ActionSet(actions=[begin])],
    )
