"""The buttons of mandates, each with its payload."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from cards.parts.verbs import Id, Verb

RightGiven = Literal["decide", "submit"]
Day = Annotated[str, Field(strict=True, pattern=r"\A20\d\d-\d\d-\d\d\z")]
DayOrNone = Annotated[str, Field(strict=True, pattern=r"\A(20\d\d-\d\d-\d\d)?\z")]


class MandatesShow(Verb):
    verb = "mandates.show"
    beside = True


class MandateNew(Verb):
    """Begins a mandate; on the days from `first` to `last` (ISO), "" where these are still to be chosen."""

    verb = "mandate.new"
    beside = True
    first: DayOrNone
    last: DayOrNone
    right: RightGiven = "decide"


class MandateGive(Verb):
    """Inputs: name, holder (of several with that name), forms, first, last. `key` is minted when the card is made, so
    that two clicks give one mandate."""

    verb = "mandate.give"
    key: Id
    right: RightGiven = "decide"


class MandateShow(Verb):
    verb = "mandate.show"
    beside = True
    mandate: Id


class MandatesAll(Verb):
    """All of the organisation, for who administers Bode: those that changed `before` a moment (ISO), "" for the last
    ones."""

    verb = "mandates.all"
    beside = True
    before: Annotated[str, StringConstraints(strict=True, pattern=r"\A[0-9T:.+Z-]{0,40}\z")]


class MandatesFile(Verb):
    """All of them as a file."""

    verb = "mandates.file"


class MandateForms(Verb):
    """Which forms they may hand in under it."""

    verb = "mandate.forms"
    beside = True
    mandate: Id


class MandateStart(Verb):
    """As FormStart, for the grantor of the mandate."""

    verb = "mandate.start"
    form: Id
    key: Id
    mandate: Id
    anew: Annotated[bool, Field(strict=True)] = False


class MandateRequest(Verb):
    """A request that they handed in under one."""

    verb = "mandate.request"
    beside = True
    request: Id


class MandateChange(Verb):
    """Begins to change its terms."""

    verb = "mandate.change"
    beside = True
    mandate: Id


class MandateOffer(Verb):
    """Proposes other terms. Inputs: forms, most, schools, last. `seen` is the revision that the card showed."""

    verb = "mandate.offer"
    mandate: Id
    seen: Annotated[int, Field(strict=True, ge=0, le=1_000_000)]


class MandateAgree(Verb):
    """Its holder accepts the terms of that revision."""

    verb = "mandate.agree"
    mandate: Id
    seen: Annotated[int, Field(strict=True, ge=0, le=1_000_000)]


class MandateKeep(Verb):
    """It stays as it is."""

    verb = "mandate.keep"
    mandate: Id
    seen: Annotated[int, Field(strict=True, ge=0, le=1_000_000)]


class MandateAway(Verb):
    """Starts the one that they set for their absences, for the absence that begins on that day."""

    verb = "mandate.away"
    day: Day


class MandateAccept(Verb):
    verb = "mandate.accept"
    mandate: Id


class MandateDecline(Verb):
    verb = "mandate.decline"
    mandate: Id


class MandateRevoke(Verb):
    """The grantor takes it back, or the holder gives it back."""

    verb = "mandate.revoke"
    mandate: Id
