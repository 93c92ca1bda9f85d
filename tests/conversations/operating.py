"""Who administers Bode in a conversation: which buttons they find, and what the audit says of them."""

from collections.abc import Sequence

from tests.conversations.announcing import write
from tests.conversations.school import School, send_to
from tests.conversations.stage import Colleague
from tests.conversations.test_weekly_look import becomes_operator


async def administered(school: School) -> Colleague:
    """Carla administers Bode, and still announces."""
    await school.everybody_installs()
    await becomes_operator(school, school.carla)
    await school.jobs()
    return school.carla


async def opens(operator: Colleague, button: str) -> None:
    await operator.says("beheer")
    await operator.clicks(button, on=operator.newest)


async def deeds(school: School, begin: str) -> Sequence[tuple[str, str]]:
    entries = [item.value async for item in school.house.records.audit.stream(order="at")]
    return [(one.deed, one.actor) for one in entries if one.deed.startswith(begin)]


async def sends(school: School, people: int = 10) -> None:
    await write(school.carla, title="Sneeuw", text="De school blijft open.", confirmation="true", everyone="true")
    await school.carla.clicks(send_to(people))
