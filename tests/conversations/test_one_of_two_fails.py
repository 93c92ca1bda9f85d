"""A turn is delivered to two instances, and the store gives no answer to one of them."""

from dataclasses import dataclass, field, replace

import pytest

from bot.channel.base import Reply, Turn
from bot.front.dispatch import handler
from bot.house import House
from bot.words.languages import LANGUAGES
from cards.texts import texts
from tests.conversations.holding import RefusingStore, refuse
from tests.conversations.repeating import same
from tests.conversations.school import School

TROUBLES = [texts(language)("trouble-title") for language in LANGUAGES]
MOST_READS = 20
"""Of a choice of one's language."""


@dataclass
class OneOfTwo:
    """Stands in the place of the bot. `answers` are those of the last turn: of the instance whose store refuses after
    so many `reads`, of the other, and of the first again once its store answers."""

    school: School
    reads: int = MOST_READS
    answers: tuple[Reply, Reply, Reply] = (Reply(), Reply(), Reply())
    second: House = field(init=False)
    store: RefusingStore = field(init=False)

    def between(self, second: House) -> "OneOfTwo":
        self.second, self.store = second, refuse(second.records)
        return self

    async def __call__(self, turn: Turn) -> Reply:
        self.store.refuses_after(self.reads)
        first = await handler(self.second)(turn)
        self.store.answers()
        other = await handler(self.school.house)(turn)
        again = await handler(self.second)(turn)
        self.answers = tuple(replace(one, messages=()) for one in (first, other, again))  # type: ignore[assignment]
        return other


@pytest.mark.one_process
async def test_it_says_so_and_the_other_makes_the_change_which_both_know_then(school: School) -> None:
    """Wherever the store stops answering: by this alone two answers to one turn differ."""
    await school.ana.installs()
    two = OneOfTwo(school)
    school.between = two.between
    await school.restarts()
    await school.ana.says("taal")
    for two.reads in range(MOST_READS):
        language = ("fr", "en")[two.reads % 2]
        await school.ana.sends("language.choose", {"language": language}, school.ana.newest)
        failed, other, again = two.answers
        assert any(trouble in str(failed.toast) for trouble in TROUBLES) is two.store.refused
        assert same(other, again)
        assert same(failed, other) is not two.store.refused
        if not two.store.refused:
            break
    assert 1 < two.reads < MOST_READS - 1
