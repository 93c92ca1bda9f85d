"""Replies that Teams did not take in time: kept, and shown as soon as it takes them."""

from datetime import timedelta
from pathlib import Path

from bot.channel.base import (
    Ambiguous,
    CardMessage,
    ConversationLost,
    Message,
    Misconfigured,
    NotSent,
    Outcome,
    TextMessage,
    Throttled,
    Turn,
    Unknown,
    Unshown,
)
from bot.house import House
from bot.people.contact import Address
from bot.store.lifetimes import REPLY_LIFETIME
from bot.work import replying
from bot.work.base import Work
from bot.work.budget import Budget
from bot.work.worker import Worker
from tests.conversations.stage import Recorder
from tests.store.rig import Clock
from tests.work.rig import HOLD, NOW, opened

CARD = CardMessage({"type": "AdaptiveCard", "body": [{"type": "TextBlock", "text": "dag"}]}, "een kaart")
ADDRESS = Address("a:ana", "https://smba.example/", "tenant", "29:ana", "28:bode")
TURN = Turn("abc", "ana", ADDRESS, "personal", "nl-BE", Unknown("message"))


def unshown(message: Message, activity: str = "", number: int = 1) -> Unshown:
    return Unshown(f"abc.{number}", TURN, message, activity)


def bot(house: House) -> tuple[Recorder, Worker]:
    recorder = Recorder()
    return recorder, Worker(Work(house, recorder, Budget(1_000_000)), replying.JOBS, width=4, lease=HOLD)


async def test_it_is_shown_once_whatever_it_was(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        recorder, worker = bot(house)
        for number, message in enumerate((CARD, TextMessage("dag"))):
            for _ in range(2):  # the same turn came twice
                await replying.keep(house, unshown(message, number=number))
            while await worker.run_due():
                pass
        assert [shown.message for shown in recorder.chat("a:ana")] == [CARD, TextMessage("dag")]
        assert await house.queue.pending() == 0
        assert not [reply async for reply in house.records.replies.stream(partition="person:ana")]


async def test_it_waits_until_teams_takes_it(tmp_path: Path) -> None:
    clock = Clock(NOW)
    async with opened(tmp_path, clock) as house:
        recorder, worker = bot(house)
        fails: list[Outcome] = [Throttled(30), NotSent("dns"), Misconfigured("401"), Throttled(None)]
        recorder.fails["a:ana"] = fails
        await replying.keep(house, unshown(CARD))
        for _ in range(5):
            assert recorder.chat("a:ana") == []
            assert await worker.run_due() == 1
            clock.turn(timedelta(minutes=2))
        assert [shown.message for shown in recorder.chat("a:ana")] == [CARD]


async def test_a_card_is_replaced_where_it_stands_and_shown_anew_where_it_is_gone(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        recorder, worker = bot(house)
        standing = recorder.post("a:ana", TextMessage("oud"))
        await replying.keep(house, unshown(CARD, standing))
        await worker.run_due()
        assert [(shown.activity, shown.message) for shown in recorder.chat("a:ana")] == [(standing, CARD)]
        recorder.update_fails = [ConversationLost()]
        await replying.keep(house, unshown(TextMessage("nieuw"), standing, number=2))
        await worker.run_due()
        assert [shown.message for shown in recorder.chat("a:ana")] == [CARD, TextMessage("nieuw")]


async def test_what_may_have_arrived_is_not_repeated_and_yesterdays_answer_helps_nobody(tmp_path: Path) -> None:
    clock = Clock(NOW)
    async with opened(tmp_path, clock) as house:
        recorder, worker = bot(house)
        recorder.fails["a:ana"] = [Ambiguous("timeout"), Throttled(1)]
        await replying.keep(house, unshown(CARD, number=1))
        await replying.keep(house, unshown(CARD, number=2))
        await worker.run_due()
        clock.turn(REPLY_LIFETIME)
        await worker.run_due()
        assert recorder.chat("a:ana") == []
        assert await house.queue.pending() == 0
