"""The button that shows how a request is scored, with its payload."""

from cards.parts.verbs import Id, Verb


class ScoreShow(Verb):
    verb = "score.show"
    beside = True
    request: Id
