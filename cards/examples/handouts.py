"""Examples of what became of a file that Bode made for somebody."""

from dataclasses import replace

from bot.work.handout import Handout, HandoutState, Upload
from cards.examples.hostile import HOSTILE
from cards.examples.world import NOW, Shown
from cards.home.handouts import handout_card
from cards.texts import Texts

UPLOAD = Upload(
    "https://school-my.sharepoint.com/upload",
    "https://school-my.sharepoint.com/personal/carla/Documents/rapport.xlsx",
    "1150D938-8870-4044-9F2C-5BBDEBA70C9D",
    "xlsx",
)


def handout_examples(t: Texts) -> Shown:
    name = f"{t('report-file', title='Vrijdag sluit de parking')}.xlsx"
    made = Handout("a" * 32, "person-3", "announcement:1", "announcement_report", name, t("report-about"), NOW)
    for state in HandoutState:
        problem = "unreachable" if state is HandoutState.FAILED else ""
        yield "handout_card", state.value, handout_card(t, replace(made.becomes(state, problem), upload=UPLOAD))
    offered = made.becomes(HandoutState.OFFERED)
    yield "handout_card", "in local mode", handout_card(t, offered, "https://bode.example/handouts/1?for=a&key=b")
    hostile = replace(made.becomes(HandoutState.FAILED, HOSTILE), name=HOSTILE, about=HOSTILE)
    yield "handout_card", "hostile", handout_card(t, hostile)
