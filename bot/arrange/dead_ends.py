"""Finds the stages of routes that come to nobody, and the teams: for whom of the organisation nobody could decide, be
asked as well once it is late, or carry out what was decided.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.arrange.approvers import Asker, approvers_of, others_of
from bot.arrange.handling.team import Asked, team_of
from bot.people.directory import Directory
from dialogs.model import Form, Stage

HANDLING = "handling.team"
"""Where the team of a form stands; no stage has this id beside it."""


@dataclass(frozen=True, slots=True)
class DeadEnd:
    """A stage on which nobody could decide for `count` people, of whom `example` is the id of one: they could not hand
    the form in. `late`: somebody could, and nobody else is asked when they do not. Or, where `stage` is HANDLING, the
    team: what they ask would lie."""

    form: str
    stage: str
    count: int
    example: str
    late: bool = False

    def __str__(self) -> str:
        people = "1 person" if self.count == 1 else f"{self.count} people, such as"
        place = HANDLING if self.stage == HANDLING else f"route.{self.stage}"
        where, nobody = (".escalate", "nobody else") if self.late else ("", "nobody")
        return f"{self.form}.toml: {place}{where}: comes to {nobody} for {people} {self.example}"


def dead_ends(forms: Iterable[Form], directory: Directory) -> Iterator[DeadEnd]:
    """By form and stage, in their order. What depends on an answer counts as nobody: an answer may be missing."""
    for form in forms:
        for stage in form.route:
            stuck = [] if stage.approved else _stuck(form, stage, directory)
            if stuck:
                yield DeadEnd(form.id, stage.id, len(stuck), stuck[0])
            left = _left(form, stage, directory) if stage.escalate else []
            if left:
                yield DeadEnd(form.id, stage.id, len(left), left[0], late=True)
        if lying := _lying(form, directory):
            yield DeadEnd(form.id, HANDLING, len(lying), lying[0])


def _lying(form: Form, directory: Directory) -> list[str]:
    """Ids of those for whom the team is nobody."""
    if form.handling is None:
        return []
    of_school: dict[str, bool] = {}
    for person in directory.people.values():
        if person.school not in of_school:
            team = team_of(form.handling, Asked(form.id, "", person.school), directory)
            of_school[person.school] = bool(team.people)
    return [person.id for person in directory.people.values() if not of_school[person.school]]


def _stuck(form: Form, stage: Stage, directory: Directory) -> list[str]:
    # Of two who decide whoever asks, one is somebody else: with that nobody needs to be looked at.
    if len(directory.named((*stage.approvers, *stage.otherwise))) > 1:
        return []
    askers = (Asker(person, form, {}, directory) for person in directory.people.values())
    return [asker.person.id for asker in askers if not approvers_of(stage, asker)]


def _left(form: Form, stage: Stage, directory: Directory) -> list[str]:
    askers = (Asker(person, form, {}, directory) for person in directory.people.values())
    deciding = ((asker, approvers_of(stage, asker)) for asker in askers)
    return [asker.person.id for asker, people in deciding if people and not others_of(stage, asker, people)]
