"""Finds what in forms comes to nobody: who decides, who is asked as well when it is late, who is told, the teams."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.arrange.approvers import Asker, approvers_of, others_of
from bot.arrange.handling.team import Asked, team_of
from bot.arrange.informing.told import told_by
from bot.people.directory import Directory
from dialogs.model import Form, Stage


@dataclass(frozen=True, slots=True)
class DeadEnd:
    """A place in a form that comes to nobody for `count` people, of whom `example` is the id of one. At a stage nobody
    could decide, so they could not hand the form in; at an `escalate` nobody `else_` is asked, at an `inform` nobody is
    told, and at the team nobody carries out what they ask."""

    form: str
    place: str
    count: int
    example: str
    else_: bool = False

    def __str__(self) -> str:
        people = "1 person" if self.count == 1 else f"{self.count} people, such as"
        nobody = "nobody else" if self.else_ else "nobody"
        return f"{self.form}.toml: {self.place}: comes to {nobody} for {people} {self.example}"


def dead_ends(forms: Iterable[Form], directory: Directory) -> Iterator[DeadEnd]:
    """By form and stage, in their order. What depends on an answer counts as nobody: an answer may be missing."""
    for form in forms:
        for stage in form.route:
            stuck = [] if stage.approved else _stuck(form, stage, directory)
            if stuck:
                yield DeadEnd(form.id, f"route.{stage.id}", len(stuck), stuck[0])
            left = _left(form, stage, directory) if stage.escalate else []
            if left:
                yield DeadEnd(form.id, f"route.{stage.id}.escalate", len(left), left[0], else_=True)
        for number, one in enumerate(form.inform, 1):
            untold = [asker.person.id for asker in _askers(form, directory) if not told_by(one, asker)]
            if untold:
                yield DeadEnd(form.id, f"inform[{number}]", len(untold), untold[0])
        if lying := _lying(form, directory):
            yield DeadEnd(form.id, "handling.team", len(lying), lying[0])


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
    return [asker.person.id for asker in _askers(form, directory) if not approvers_of(stage, asker)]


def _left(form: Form, stage: Stage, directory: Directory) -> list[str]:
    deciding = ((asker, approvers_of(stage, asker)) for asker in _askers(form, directory))
    return [asker.person.id for asker, people in deciding if people and not others_of(stage, asker, people)]


def _askers(form: Form, directory: Directory) -> Iterator[Asker]:
    return (Asker(person, form, {}, directory) for person in directory.people.values())
