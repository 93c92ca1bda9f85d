"""The buttons of answers, hand-offs and official answers, each with its payload."""

from pydantic import StrictBool

from cards.parts.verbs import Id, Revision, Verb


class AnswerRate(Verb):
    verb = "answer.rate"
    question: Id
    useful: StrictBool


class AnswerExplain(Verb):
    """Inputs: reason, words."""

    verb = "answer.explain"
    question: Id


class AnswerNarrow(Verb):
    """`topic` is the one that is meant, of those that the question may be about, or OTHER (bot.answer.narrowing)."""

    verb = "answer.narrow"
    question: Id
    topic: Id


class AnswerDispute(Verb):
    """Asks what is not right, in the same card."""

    verb = "answer.dispute"
    question: Id


class AnswerObject(Verb):
    """Inputs: reason, words, named."""

    verb = "answer.object"
    question: Id


class ObjectionClose(Verb):
    """For who was shown it: they looked into it."""

    verb = "objection.close"
    objection: Id


class AnswerAsk(Verb):
    verb = "answer.ask"
    beside = True


class HandoffStart(Verb):
    verb = "handoff.start"
    beside = True
    question: Id


class HandoffSend(Verb):
    """Inputs: topic, words."""

    verb = "handoff.send"
    question: Id


class HandoffMine(Verb):
    verb = "handoff.mine"
    beside = True


class HandoffShow(Verb):
    """For who asked."""

    verb = "handoff.show"
    handoff: Id


class HandoffReply(Verb):
    """Input: text."""

    verb = "handoff.reply"
    handoff: Id


class HandoffSolve(Verb):
    verb = "handoff.solve"
    handoff: Id


class HandoffWaiting(Verb):
    verb = "handoff.waiting"
    beside = True


class HandoffOpen(Verb):
    """For an expert, as are the following."""

    verb = "handoff.open"
    handoff: Id


class HandoffTake(Verb):
    verb = "handoff.take"
    handoff: Id


class HandoffRelieve(Verb):
    """Takes it over from a colleague, as it stood at that revision."""

    verb = "handoff.relieve"
    handoff: Id
    revision: Revision


class HandoffAnswer(Verb):
    """Input: answer."""

    verb = "handoff.answer"
    handoff: Id


class HandoffAsk(Verb):
    """Input: question."""

    verb = "handoff.ask"
    handoff: Id


class HandoffClose(Verb):
    """Input: reason."""

    verb = "handoff.close"
    handoff: Id


class OfficialStart(Verb):
    """From a hand-off that was answered."""

    verb = "official.start"
    beside = True
    handoff: Id


class OfficialSave(Verb):
    """Inputs: question, text, readers, owner, review_by. `revision` is the one it will be."""

    verb = "official.save"
    official: Id
    revision: Revision


class OfficialEdit(Verb):
    verb = "official.edit"
    beside = True
    official: Id


class OfficialWithdraw(Verb):
    verb = "official.withdraw"
    official: Id


class OfficialRestore(Verb):
    verb = "official.restore"
    official: Id


class OfficialShow(Verb):
    """For whoever may read it."""

    verb = "official.show"
    beside = True
    official: Id


class OfficialMine(Verb):
    verb = "official.mine"
    beside = True


class ReviewRight(Verb):
    """For who answers for it, as are the following: as it stood at that revision, it is right still."""

    verb = "review.right"
    subject: Id
    revision: Revision


class ReviewChanging(Verb):
    """Of a library: they change its documents, where these stand."""

    verb = "review.changing"
    subject: Id
    revision: Revision


class ReviewWithdraw(Verb):
    verb = "review.withdraw"
    subject: Id


class ReviewRestore(Verb):
    verb = "review.restore"
    subject: Id


class GapsShow(Verb):
    verb = "gaps.show"
    beside = True
