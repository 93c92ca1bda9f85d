"""Jobs of teams: ask Teams for the channels and the members of a team."""

from collections.abc import Mapping

from bot.announce.channels import learning
from bot.announce.channels.team import MOST_MEMBERS
from bot.channel.base import (
    Ambiguous,
    ConversationLost,
    MembersTold,
    Misconfigured,
    NotSent,
    RecipientGone,
    Throttled,
)
from bot.work.base import Assignment, Later, Run, Work
from bot.work.sending import patience


async def look(work: Work, job: Assignment) -> None:
    """What Teams does not tell now is asked again; of a team in which Bode is not any more nothing stays."""
    standing = await learning.standing_team(work.house, job.text("team"))
    if standing is None or not standing.value.is_behind:
        return
    team = standing.value
    address = team.address(team.id)
    channels = await work.channel.channels_of(address, team.id)
    if isinstance(channels, RecipientGone | ConversationLost):
        await learning.forget(work.house, team.key)
        return
    _or_later(channels, job.attempt)
    members = await work.channel.members_of(address, MOST_MEMBERS)
    _or_later(members, job.attempt)
    named = {one.id: one.name for one in channels} if isinstance(channels, tuple) else team.channels
    people = members.people if isinstance(members, MembersTold) else None
    await learning.looked(work.house, team, named, people)


def _or_later(told: object, attempt: int) -> None:
    """What Teams will never tell is no reason to ask again."""
    if isinstance(told, Throttled | NotSent | Ambiguous | Misconfigured):
        raise Later(patience(told, attempt))


JOBS: Mapping[str, Run] = {learning.LOOK_JOB: look}
