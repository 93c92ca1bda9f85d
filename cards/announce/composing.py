"""Whom an announcement is for, as its author chooses it."""

from collections.abc import Mapping

from microsoft_teams.cards.core import ActionSet, CardElement

from bot.announce.announcement import Announcement, Choices
from bot.announce.choosing import Chosen, chosen_of
from bot.people.audience import NOBODY
from bot.people.principals import EVERYBODY
from cards.announce.audience import audience_sentence
from cards.announce.audience_buttons import AudienceBegin
from cards.parts.buttons import button
from cards.parts.inputs import choice_input, toggle_input, with_problem
from cards.parts.words import ours, typed
from cards.texts import Texts


def audience_inputs(t: Texts, draft: Announcement, choices: Choices, problems: Mapping[str, str]) -> list[CardElement]:
    """The lists of which one part is made; what is more is read as a sentence, and changed on a card of its own."""
    audience = draft.audience
    if chosen_of(audience) is None:
        whom = typed(t("reach-for", audience=audience_sentence(t, audience, choices.names)))
        return [*with_problem(whom, problems.get("everyone")), *_more_ways(t, draft)]
    chosen = _still_there(choices, chosen_of(audience))
    everyone: CardElement = toggle_input(
        t, "everyone", t("audience-everyone-label"), t("audience-everyone"), chosen.everyone
    )
    if choices.bounds != EVERYBODY:
        whom = audience_sentence(t, choices.bounds, choices.names)
        everyone = typed(t("audience-bounds", audience=whom), size="Small", spacing="Small")
        if audience == NOBODY and len(choices.schools) == 1:
            chosen = Chosen(schools=frozenset({choices.schools[0][0]}))
    lists = (
        ("schools", t("audience-schools"), choices.schools, chosen.schools),
        ("roles", t("audience-roles"), choices.roles, chosen.roles),
        ("groups", t("audience-groups"), choices.groups, chosen.groups),
    )
    items: list[CardElement] = [
        ours(t("audience-text"), size="Small", subtle=True),
        *with_problem(everyone, problems.get("everyone")),
    ]
    for at, label, options, some in lists:
        if options:
            value = ",".join(sorted(some))
            field = choice_input(t, at, label, options, value, required=False, several=True)
            items += with_problem(field, problems.get(at))
    return [*items, *_more_ways(t, draft)]


def _more_ways(t: Texts, draft: Announcement) -> list[CardElement]:
    """Once there is something to go on with."""
    if not draft.revision:
        return []
    begin = AudienceBegin(id=draft.id, revision=draft.revision)
    return [ActionSet(actions=[button(t("audience-open"), begin)])]


def _still_there(choices: Choices, chosen: Chosen | None) -> Chosen:
    """What was chosen, unless some of it is no choice any more: what is left of it could reach more people."""
    if chosen is None:
        return Chosen()
    lists = ((chosen.schools, choices.schools), (chosen.roles, choices.roles), (chosen.groups, choices.groups))
    return chosen if all(some <= {id_ for id_, _ in options} for some, options in lists) else Chosen()
