"""The buttons with which an author corrects and recalls what was sent, each with its payload."""

from typing import Annotated

from pydantic import Field

from bot.words.languages import Language
from cards.parts.verbs import Id, Revision, Verb

Edition = Annotated[int, Field(strict=True, ge=1, le=1_000_000)]


class CorrectionShow(Verb):
    """What can be done about what was sent, and how far that is."""

    verb = "correction.show"
    id: Id


class CorrectionWrite(Verb):
    verb = "correction.write"
    id: Id


class CorrectionPreview(Verb):
    """Inputs: title_ and text_ with each language behind it; where the card has all that its readers see (`whole`),
    also image_alt_ and name1_ to name3_ so, image, and way and to with each place behind it. Of a language that is
    added asked_ and choices_ too."""

    verb = "correction.preview"
    id: Id
    whole: bool = False


class CorrectionAdd(Verb):
    """One language more; keeps what was typed. Inputs: as of CorrectionPreview, whole."""

    verb = "correction.add"
    id: Id
    language: Language


class CorrectionPublish(Verb):
    """`edition` is the one that the correction takes the place of. Inputs: notify, anew."""

    verb = "correction.publish"
    id: Id
    revision: Revision
    edition: Edition


class CorrectionDrop(Verb):
    verb = "correction.drop"
    id: Id


class CorrectionRecall(Verb):
    """Input: how."""

    verb = "correction.recall"
    id: Id


class CorrectionUnchanged(Verb):
    """Whose card could not be changed, and why."""

    verb = "correction.unchanged"
    id: Id


class CorrectionEditions(Verb):
    """The texts that it had before."""

    verb = "correction.editions"
    id: Id


class CorrectionConfirm(Verb):
    """A second person lets it go: the correction of this edition, as it was asked for."""

    verb = "correction.confirm"
    id: Id
    edition: Edition
    revision: Revision


class CorrectionReturn(Verb):
    """Inputs: remark."""

    verb = "correction.return"
    id: Id
    edition: Edition
    revision: Revision


class CorrectionWithdraw(Verb):
    """Its author takes back what waits for a second person, to write on."""

    verb = "correction.withdraw"
    id: Id
