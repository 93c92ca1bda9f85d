"""For whom a form is filled in: for oneself, or for somebody who gave a mandate for it; chosen on its first card."""

from collections.abc import Sequence
from dataclasses import dataclass

from microsoft_teams.cards.core import ActionSet, CardElement

from bot.arrange.request import Request
from bot.people.mandate import Mandate, grantor_of
from bot.words.clean import clean_line
from cards.arrange.buttons import FormFor
from cards.parts.buttons import button
from cards.parts.head import box
from cards.parts.words import typed
from cards.texts import Texts

MOST_WHOM = 5
"""People for whom one is chosen on the first card of a form: Teams shows six buttons beside each other."""


@dataclass(frozen=True, slots=True)
class Whom:
    """For whom else a form can be filled in: under these mandates, or for oneself (`own`)."""

    mandates: Sequence[Mandate] = ()
    own: bool = False


def for_whom(t: Texts, draft: Request, whom: Whom | None = None) -> list[CardElement]:
    """For whom it is filled in, with the choice of somebody else where there is one."""
    own = [button(t("for-myself"), FormFor(request=draft.id, mandate=""), inputs=False)] if whom and whom.own else []
    others = [
        button(t("for-name", name=_name(t, one.grantor)), FormFor(request=draft.id, mandate=one.id), inputs=False)
        for one in (whom.mandates if whom else ())
    ]
    if not (draft.mandate or own or others):
        return []
    said = t("for-whom-name", name=_name(t, grantor_of(draft.mandate))) if draft.mandate else t("for-whom-myself")
    choice = [ActionSet(actions=[*own, *others], spacing="Small")] if own or others else []
    return [box([typed(said, weight="Bolder"), *choice], "emphasis")]


def for_name(t: Texts, draft: Request) -> str:
    """In a row of a list; "" for themselves."""
    return t("for-name", name=_name(t, grantor_of(draft.mandate))) if draft.mandate else ""


def _name(t: Texts, person: str) -> str:
    return clean_line(t.name(person))
