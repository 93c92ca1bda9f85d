"""Examples of four eyes: what a second person confirms, and what its author reads."""

from dataclasses import replace

from bot.announce.announcement import AnnouncementState, Reach
from bot.announce.authority.asked import Asked
from bot.people.acting import Acting
from bot.people.decisions import Decision
from bot.people.importance import Importance
from cards.announce.following import follow_card
from cards.announce.planning import grown_card
from cards.announce.second import second_card, second_gone_card, second_told_card
from cards.examples.announcements import DRAFT, NAMES
from cards.examples.hostile import HOSTILE
from cards.examples.world import EARLIER, NOW, Shown
from cards.texts import Texts
from dialogs.problems import Problem, ProblemKey

WAITS = replace(DRAFT, state=AnnouncementState.TO_CONFIRM, asked=Asked(1, EARLIER, 612))
REACH = Reach(612, 2, 14, NAMES)


def second_examples(t: Texts) -> Shown:
    by = Acting("person-2")
    confirmed = replace(WAITS, state=AnnouncementState.SENDING, asked=Asked(1, EARLIER, 612, Decision(True, by, NOW)))
    remark = "Zet erbij tot wanneer het duurt, en waar de fietsen staan."
    returned = replace(
        WAITS, state=AnnouncementState.DRAFT, asked=Asked(1, EARLIER, 612, Decision(False, by, NOW, remark))
    )
    mandatory = replace(WAITS, importance=Importance.MANDATORY)
    hostile = replace(returned, asked=Asked(1, EARLIER, 1, Decision(False, by, NOW, HOSTILE)))
    yield "second_card", "to confirm", second_card(t, WAITS, REACH, NOW)
    yield "second_card", "mandatory", second_card(t, mandatory, replace(REACH, unreachable=0), NOW)
    yield "second_card", "without a remark", second_card(t, WAITS, REACH, NOW, problem=Problem(ProblemKey.REQUIRED))
    yield "second_card", "confirmed", second_card(t, confirmed, REACH, NOW)
    yield "second_card", "sent back", second_card(t, returned, REACH, NOW)
    yield "second_card", "hostile", second_card(t, hostile, replace(REACH, names=dict.fromkeys(NAMES, HOSTILE)), NOW)
    yield "second_gone_card", "always the same", second_gone_card(t)
    yield "second_told_card", "confirmed", second_told_card(t, confirmed, NOW)
    yield "second_told_card", "sent back", second_told_card(t, returned, NOW)
    yield "grown_card", "waits after all", grown_card(t, WAITS, 480, 612, waits=True)
    yield "grown_card", "of one person", grown_card(t, WAITS, 1, 2, waits=True)
    yield "grown_card", "one more than one person", grown_card(t, confirmed, 1, 2, waits=False)
    yield "grown_card", "a few more", grown_card(t, confirmed, 612, 630, waits=False)
    yield "follow_card", "waits for a second person", follow_card(t, WAITS, NOW)
