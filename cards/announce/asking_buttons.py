"""The buttons of the question that an announcement asks, each with its payload."""

from bot.words.languages import Language
from cards.announce.news_buttons import Moment
from cards.parts.verbs import Id, Verb


class AnnouncementAnswer(Verb):
    """To one's announcement, or in the place of what one answered. Input: answer_nl and so on, that of the `language`
    in which the question was read."""

    verb = "announcement.answer"
    id: Id
    language: Language


class AnnouncementResult(Verb):
    """What came of the question, to who answered it."""

    verb = "announcement.result"
    id: Id


class AnnouncementAnswers(Verb):
    """Who answered what, to its author, from that place on; "" for the beginning."""

    verb = "announcement.answers"
    id: Id
    before: Moment


class AnnouncementCsv(Verb):
    """The answers as a file."""

    verb = "announcement.csv"
    beside = True
    id: Id
