"""The buttons by which all sends are halted and go on."""

from cards.parts.verbs import Verb


class SendsShow(Verb):
    verb = "sends.show"
    beside = True


class SendsHalt(Verb):
    verb = "sends.halt"


class SendsResume(Verb):
    verb = "sends.resume"
