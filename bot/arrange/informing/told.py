"""Says who is told of a request on which they do not decide, when, and which answers they see then."""

from collections.abc import Mapping, Sequence

from bot.arrange.approvers import Asker, named_by
from bot.arrange.asking import FEW
from bot.arrange.request import WAITING, Deed, Request, RequestState
from bot.arrange.requests import requester_of
from bot.people.directory import Directory
from bot.work.job import Job
from dialogs.inform import Inform, Moment
from dialogs.model import Form

INFORM_JOB, INFORM_ONE_JOB = "request_inform", "request_inform_one"
TOLD, OVER = "inform", "inform-over"
"""What somebody is told, each once: that it is so; and that it is not any more, if they were told that it was."""
ENDED = frozenset({RequestState.REFUSED, RequestState.WITHDRAWN, RequestState.ANNULLED})


def inform_jobs(form: Form, before: Request, after: Request, directory: Directory) -> Sequence[Job]:
    """For the commit that makes `after` of `before`: one for each who is told then. Of more than a FEW a job makes the
    jobs."""
    if after.state is before.state or not any(_is_time(one, after) for one in form.inform):
        return []
    began = after.state is RequestState.APPROVED and before.state in WAITING
    if began or before.state is RequestState.DRAFT:
        return _jobs(form, after, directory, TOLD)
    return _jobs(form, after, directory, OVER) if after.state in ENDED else []


def told_of(form: Form, request: Request, directory: Directory) -> Mapping[str, frozenset[str]]:
    """Whoever is told of it as it stands and as things are now (ids), and the fields of which they see the answers.
    Never who asked or handed it in, nor who was asked to decide: they see it anyway."""
    if request.submitted is None:
        return {}
    whose, told = requester_of(request, directory), dict[str, frozenset[str]]()
    asker = Asker(whose, form, request.answers, directory, request.holder)
    for one in form.inform:
        if _is_time(one, request) and one.is_for(form.fields, request.answers):
            for person in told_by(one, asker):
                told[person] = told.get(person, frozenset()) | frozenset(one.shows)
    return {one: shows for one, shows in told.items() if one not in {*request.approvers, *request.earlier}}


def told_by(inform: Inform, asker: Asker) -> Sequence[str]:
    others = (named_by([principal], asker) for principal in inform.otherwise)
    return named_by(inform.people, asker) or next(filter(None, others), ())


def _is_time(one: Inform, request: Request) -> bool:
    return one.at == Moment.SUBMITTED or any(entry.deed is Deed.APPROVED for entry in request.history)


def _jobs(form: Form, request: Request, directory: Directory, what: str) -> Sequence[Job]:
    people, body = told_of(form, request, directory), {"request": request.id, "what": what}
    if len(people) > FEW:
        return [Job(INFORM_JOB, body)]
    return [Job(INFORM_ONE_JOB, {**body, "person": one}) for one in people]
