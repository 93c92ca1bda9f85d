"""The line that names a document for help, where its reader may read it."""

from collections.abc import Mapping

from microsoft_teams.cards.core import CardElement, OpenUrlAction

from bot.people.policy import Policy
from cards.parts.buttons import document
from cards.parts.plain import plain
from cards.parts.words import line, run
from cards.texts import Texts


def policy_line(t: Texts, policies: Mapping[str, Policy], source: str | None) -> list[CardElement]:
    """Its title, which opens it where something does; nothing for a document that they may not read."""
    policy = policies.get(source) if source else None
    if policy is None:
        return []
    url = document(policy.url)
    opens = OpenUrlAction(title=plain(policy.title), url=url) if url else None
    name = run(f"{t('policy')}: ", subtle=True, size="Small")
    return [line(name, run(policy.title, size="Small", action=opens), spacing="Small")]
