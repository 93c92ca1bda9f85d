"""The buttons of "mijn profiel", of looking for a replacement and of opportunities, each with its payload.

`seen` is the round of the search that the card shows (0 before the first): nobody does something to what they did not
see.
"""

from cards.arrange.buttons import Seen
from cards.parts.verbs import Id, Verb


class ProfileShow(Verb):
    verb = "profile.show"
    beside = True


class ProfileBack(Verb):
    """As ProfileShow, in the place of the card on which it stands."""

    verb = "profile.back"


class StandbyChange(Verb):
    """Shows the inputs of the next one."""

    verb = "standby.change"


class StandbyKeep(Verb):
    """Inputs: schools, days, subjects."""

    verb = "standby.keep"


class StandbyWithdraw(Verb):
    verb = "standby.withdraw"


class ReplacementShow(Verb):
    verb = "replacement.show"
    beside = True
    request: Id


class ReplacementSearch(Verb):
    verb = "replacement.search"
    request: Id
    seen: Seen


class ReplacementStop(Verb):
    verb = "replacement.stop"
    request: Id
    seen: Seen


class ReplacementAccept(Verb):
    verb = "replacement.accept"
    request: Id
    seen: Seen


class ReplacementRelease(Verb):
    verb = "replacement.release"
    request: Id
    seen: Seen


class HopesChange(Verb):
    """Shows the inputs of the next one."""

    verb = "hopes.change"


class HopesKeep(Verb):
    """Inputs: kinds, schools, skills, wishes."""

    verb = "hopes.keep"


class HopesWithdraw(Verb):
    verb = "hopes.withdraw"


class OpportunityWant(Verb):
    verb = "opportunity.want"
    request: Id


class OpportunityUnwant(Verb):
    verb = "opportunity.unwant"
    request: Id


class OpportunityJoin(Verb):
    """A school shares it: for who runs another one."""

    verb = "opportunity.join"
    request: Id


class OpportunityLeave(Verb):
    verb = "opportunity.leave"
    request: Id


class OpportunityShow(Verb):
    """Who is interested, for its contact."""

    verb = "opportunity.show"
    request: Id
