"""The buttons of a second person, who confirms an announcement before it goes, and of its author meanwhile."""

from cards.parts.verbs import Id, Revision, Verb


class SecondConfirm(Verb):
    verb = "second.confirm"
    id: Id
    revision: Revision


class SecondReturn(Verb):
    """Inputs: remark."""

    verb = "second.return"
    id: Id
    revision: Revision


class SecondWithdraw(Verb):
    """Its author takes it back, to change it."""

    verb = "second.withdraw"
    id: Id


class SecondWaiting(Verb):
    """What waits for them longest, to confirm or to send back."""

    verb = "second.waiting"
    beside = True
