"""Teams delivers at least once: an activity that comes again is handled once, and an invoke gets the same answer."""

import asyncio

from bot.channel.base import CardMessage, Reply, TextMessage, Turn
from bot.channel.recent import Handling, Recent
from bot.json import JsonObject
from tests.patience import PATIENCE

from .rig import ConnectorServer, Endpoint, activity, local_teams
from .test_turns import execute


class Watched(Recent):
    """Says how often somebody looked whether theirs is under way: whoever finds it then waits for it."""

    looks = 0

    def find(self, key: str, press: str = "") -> Handling | None:
        self.looks += 1
        return super().find(key, press)

    async def looked_for(self, times: int) -> None:
        async with asyncio.timeout(PATIENCE):
            while self.looks < times:  # noqa: ASYNC110 - they come over the network
                await asyncio.sleep(0.01)


async def test_a_message_that_comes_again_is_dropped(local: Endpoint, connector: ConnectorServer) -> None:
    local.reply = lambda _: Reply(messages=(TextMessage("een keer"),))
    body = activity(connector.url)
    assert [await local.post(body) for _ in range(3)] == [(200, None)] * 3
    assert (len(local.turns), len(connector.calls)) == (1, 1)


async def test_an_invoke_that_comes_again_gets_the_same_answer(local: Endpoint, connector: ConnectorServer) -> None:
    def reply(turn: Turn) -> Reply:
        return Reply(replace=CardMessage({"type": "AdaptiveCard", "n": len(local.turns)}, "x"))

    local.reply = reply
    body = activity(connector.url, **execute(verb="a"))
    first = await local.post(body)
    assert [await local.post(body) for _ in range(3)] == [first] * 3
    assert len(local.turns) == 1


async def test_the_same_id_elsewhere_is_another_activity(local: Endpoint, connector: ConnectorServer) -> None:
    await local.post(activity(connector.url))
    await local.post(activity(connector.url, conversation={"id": "a:2other"}))
    assert len({turn.key for turn in local.turns}) == 2


async def test_an_invoke_waits_for_the_one_under_way(connector: ConnectorServer) -> None:
    started, go, runs = asyncio.Event(), asyncio.Event(), 0
    recent = Watched()
    endpoint = Endpoint(local_teams(recent))

    async def slow(turn: Turn) -> Reply:
        nonlocal runs
        runs += 1
        started.set()
        await go.wait()
        return Reply(toast="klaar")

    endpoint._handle = slow
    await endpoint.start()
    body = activity(connector.url, **execute(verb="a"))
    first = asyncio.create_task(endpoint.post(body))
    await started.wait()
    again = [asyncio.create_task(endpoint.post(body)) for _ in range(5)]
    await recent.looked_for(6)
    assert not any(task.done() for task in again)
    go.set()
    answers = await asyncio.gather(first, *again)
    assert runs == 1
    assert answers == [answers[0]] * 6
    await endpoint.close()


async def test_who_waited_for_a_failure_gets_their_own_try(connector: ConnectorServer) -> None:
    started, go, runs = asyncio.Event(), asyncio.Event(), 0
    recent = Watched()
    endpoint = Endpoint(local_teams(recent))

    async def fails_once(turn: Turn) -> Reply:
        nonlocal runs
        runs += 1
        started.set()
        await go.wait()
        if runs == 1:
            raise RuntimeError("the first time")
        return Reply(toast="klaar")

    endpoint._handle = fails_once
    await endpoint.start()
    body = activity(connector.url, **execute(verb="a"))
    first = asyncio.create_task(endpoint.post(body))
    await started.wait()
    again = asyncio.create_task(endpoint.post(body))
    await recent.looked_for(2)
    go.set()
    (_, failed), (_, answered) = await asyncio.gather(first, again)
    assert (failed["statusCode"], answered["value"], runs) == (500, "klaar", 2)
    await endpoint.close()


async def test_what_is_remembered_is_bounded() -> None:
    now = 0.0
    recent = Recent(most=100, seconds=60, most_bytes=1000, clock=lambda: now)
    for number in range(1000):
        recent.begin(f"k{number}")
        recent.finish(f"k{number}", 200, None)
    assert len(recent) == 100
    for number in range(50):
        recent.begin(f"big{number}")
        recent.finish(f"big{number}", 200, b"x" * 100)
    assert sum(entry.size for key in range(50) if (entry := recent.find(f"big{key}"))) <= 1000
    assert recent.find("big49")
    now = 61.0
    assert recent.find("big49") is None
    assert len(recent) == 0


async def test_what_is_under_way_is_not_forgotten_for_room() -> None:
    recent = Recent(most=10)
    under_way = recent.begin("slow")
    for number in range(15):
        recent.begin(f"k{number}")
        recent.finish(f"k{number}", 200, None)
    assert recent.find("slow") is under_way


async def pressed_while_under_way(connector: ConnectorServer, *bodies: JsonObject) -> tuple[int, list[object]]:
    """How often it was handled, and the answers, where all come before the first is answered."""
    started, go, runs = asyncio.Event(), asyncio.Event(), 0
    recent = Watched()
    endpoint = Endpoint(local_teams(recent))

    async def slow(turn: Turn) -> Reply:
        nonlocal runs
        runs += 1
        number = runs
        started.set()
        await go.wait()
        return Reply(toast=f"klaar {number}")

    endpoint._handle = slow
    await endpoint.start()
    first = asyncio.create_task(endpoint.post(bodies[0]))
    await started.wait()
    others = [asyncio.create_task(endpoint.post(body)) for body in bodies[1:]]
    await recent.looked_for(len(bodies))
    go.set()
    answers = await asyncio.gather(first, *others)
    await endpoint.close()
    return runs, list(answers)


async def test_a_button_that_comes_again_with_another_id_before_it_is_answered_is_the_same_press(
    connector: ConnectorServer,
) -> None:
    press = execute(verb="a", data={"text": "ja"}) | {"replyToId": "7"}
    runs, answers = await pressed_while_under_way(
        connector,
        *(activity(connector.url, id=f"f:{n}", timestamp=f"2026-11-23T09:00:{n}Z", **press) for n in (10, 40)),
    )
    assert runs == 1
    assert answers == [answers[0]] * 2


async def test_other_inputs_another_card_or_another_button_is_another_press(connector: ConnectorServer) -> None:
    presses = [
        execute(verb="a", data={"text": "ja"}) | {"replyToId": "7"},
        execute(verb="a", data={"text": "nee"}) | {"replyToId": "7"},
        execute(verb="a", data={"text": "ja"}) | {"replyToId": "8"},
        execute(verb="b", data={"text": "ja"}) | {"replyToId": "7"},
        execute(verb="a", data={"text": "ja"}) | {"name": "task/submit"},
        execute(verb="a", data={"text": "ja"}) | {"conversation": {"id": "a:2other"}},
    ]
    bodies = [activity(connector.url, id=f"f:{n}", **press) for n, press in enumerate(presses)]
    runs, _ = await pressed_while_under_way(connector, *bodies)
    assert runs == len(presses)


async def test_once_it_is_answered_the_same_button_is_pressed_anew(local: Endpoint, connector: ConnectorServer) -> None:
    local.reply = lambda _: Reply(toast="klaar")
    for number in range(2):
        await local.post(activity(connector.url, id=f"f:{number}", **execute(verb="a")))
    assert len(local.turns) == 2


async def test_who_says_the_same_twice_at_once_is_answered_twice(connector: ConnectorServer) -> None:
    same = {"text": "ja", "timestamp": "2026-11-23T09:00:00Z", "localTimestamp": "2026-11-23T10:00:00+01:00"}
    runs, _ = await pressed_while_under_way(connector, *(activity(connector.url, id=str(n), **same) for n in (1, 2)))
    assert runs == 2


async def test_a_press_that_failed_is_another_chance_under_another_id(connector: ConnectorServer) -> None:
    recent = Recent()
    first = recent.begin("f:1", "press")
    recent.forget("f:1")
    assert first.done.cancelled()
    assert recent.find("f:2", "press") is None
