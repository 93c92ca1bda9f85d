"""Examples of what a link to Bode becomes in a message."""

from cards.examples.announcements import LONG, SENT, WORDS
from cards.examples.hostile import HOSTILE
from cards.examples.world import NOW, Shown
from cards.home.unfurled import closed_link_card, unfurled_card
from cards.parts.people import own_chat
from cards.texts import Texts

BOT = "28:0b0de000-0000-4000-8000-00000000b0de"
ADDRESS = "https://bode.mijnstad.be/open/announcement/1"


def unfurled_examples(t: Texts) -> Shown:
    way = own_chat(t, BOT, ADDRESS)
    subtle = t("announcement-from", name=t.name(SENT.author), moment=t.moment(NOW, NOW))
    kind = t("announcement")
    yield "unfurled_card", "an announcement", unfurled_card(t, kind, WORDS.title, subtle, WORDS.text, way)
    yield "unfurled_card", "a long one", unfurled_card(t, kind, LONG.title, subtle, LONG.text, way)
    yield "unfurled_card", "hostile", unfurled_card(t, t("official-answer"), HOSTILE, "", HOSTILE, way)
    yield "closed_link_card", "of anything else", closed_link_card(t, way)
