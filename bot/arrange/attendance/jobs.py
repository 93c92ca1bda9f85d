"""Jobs of attendance: who owns the form is asked once the day is over, and requests follow what was confirmed."""

from collections.abc import Mapping
from uuid import uuid4

from bot.arrange.attendance import following
from bot.arrange.attendance.confirming import ASK_JOB, ASK_ONE_JOB, FOLLOW_JOB, asked_at, is_to_confirm
from bot.arrange.figures.enrolments import enrolment
from bot.channel.base import CardMessage
from bot.errors import Unavailable
from bot.people.contacts import Actor
from bot.store.partitions import places_partition
from bot.work.base import Assignment, Run, Work, message, texts_for
from bot.work.job import Job
from bot.work.kept import Due
from bot.work.notice import Notice
from bot.work.telling import tell_once
from cards.arrange.enrolments import enrolment_card
from dialogs.kinds.choice import limited

FOLLOW_ONE_JOB = "attendance_follow_one"


async def follow(work: Work, job: Assignment) -> None:
    """Each request of a round, by a job of its own."""
    body = {"option": job.text("option")}
    await work.house.queue.put([Job(FOLLOW_ONE_JOB, {**body, "request": one}) for one in job.text("requests").split()])


async def follow_one(work: Work, job: Assignment) -> None:
    await following.follow(work.house, job.text("request"), job.text("option"))


async def ask(work: Work, job: Assignment) -> None:
    """Everybody who owns the form, each by a job of their own. Where the day was moved since, later."""
    house, form_id, option = work.house, job.text("form"), job.text("option")
    form = house.forms.get(form_id)
    found = limited(form.fields).get(option) if form else None
    if form is None or found is None or form.attendance is None or not form.attendance.is_of(option, found):
        return
    if asked_at(found) > house.now():
        due = Due(uuid4().hex, places_partition(form_id), asked_at(found), ASK_JOB, job.body)
        await house.records.accept(due.partition, [house.records.dues.put(due)])
        return
    directory = await house.directory.current()
    body = {"form": form_id, "option": option}
    people = directory.named(form.owners)
    await house.queue.put([Job(ASK_ONE_JOB, {**body, "person": one.id}) for one in people])


async def ask_one(work: Work, job: Assignment) -> None:
    """Nothing where nobody is enrolled, or it was confirmed of everybody meanwhile."""
    form, option = job.text("form"), job.text("option")

    async def draw(owner: Actor) -> CardMessage | None:
        try:
            found, one = await enrolment(work.house, owner, form, option)
        except Unavailable:
            return None
        if not one.to_confirm or not is_to_confirm(work.house, found, option):
            return None
        return message(enrolment_card(texts_for(owner), found, one))

    notice = Notice(
        f"attendance:{form}.{option}", job.text("person"), "ask", asks=False, job=ASK_ONE_JOB, body=job.body
    )
    await tell_once(work, notice, draw, job, unasked=True)


JOBS: Mapping[str, Run] = {
    FOLLOW_JOB: follow,
    FOLLOW_ONE_JOB: follow_one,
    ASK_JOB: ask,
    ASK_ONE_JOB: ask_one,
}
