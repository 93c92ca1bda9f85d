"""Short cards that say what happened when nothing else can be shown: a notice, trouble, something that is not there."""

from collections.abc import Iterable, Sequence

from microsoft_teams.cards.core import Action, CardElement

from bot.people.colleagues import Colleague
from bot.words.clean import clean_line
from cards.answer.buttons import AnswerAsk
from cards.arrange.buttons import RequestMine
from cards.card import Card
from cards.home.buttons import MOST_SAID, FormsShow, HelpShow, WordsAsk, WordsSay
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button
from cards.parts.head import head, kind_line
from cards.parts.people import own_chat, people_to_turn_to
from cards.parts.words import line, ours, paragraphs, run, shorten, typed
from cards.texts import Arg, Texts

LONGEST_SHOWN = 30
"""Characters of what was typed, on a button."""
LONGEST_NAME = 80


def trouble_card(t: Texts, reference: str) -> Card:
    """Something broke inside; the log has the same `reference`."""
    body = [
        *head(t("bode"), t("trouble-title"), color="Attention"),
        ours(t("trouble-text")),
        line(run(f"{t('trouble-reference')} "), run(reference, weight="Bolder")),
    ]
    return assemble(t, f"{t('trouble-title')} ({reference})", body, _ways_on(t))


def unavailable_card(t: Texts, *, request: bool = False) -> Card:
    """Not allowed and does not exist: the same answer, so that it tells nothing. `request`: they clicked a button of a
    form, a request or an approval."""
    text = t("unavailable-request" if request else "unavailable-text")
    body = [*head(t("bode"), t("unavailable-title")), ours(text)]
    return assemble(t, t("unavailable-title"), body, _ways_on(t))


def stranger_card(t: Texts) -> Card:
    """For who is not in the directory: whatever button stood here would lead back to this card."""
    text = t("notice-stranger")
    return assemble(t, text, head(t("bode"), text), [])


def notice_card(t: Texts, text_key: str, people: Iterable[Colleague] = (), **args: Arg) -> Card:
    """One sentence or two, whom to turn to, and the usual ways on. Raises UnknownText."""
    text = t(text_key, **args)
    body: list[CardElement] = [
        kind_line(t("bode")),
        *paragraphs(text),
        *people_to_turn_to(t, people),
    ]
    return assemble(t, text, body, _ways_on(t))


def meant_card(t: Texts, words: str, meant: str) -> Card:
    """Something like a command: one button does what was probably `meant`, one takes the `words` as a question."""
    title, said = t("meant-title", words=meant), words[:MOST_SAID].strip()
    shown = shorten(clean_line(said), LONGEST_SHOWN)
    body = [*head(t("bode"), title), ours(t("meant-text"))]
    ways = actions(
        button(t("meant-do", words=meant), WordsSay(words=meant), "positive"),
        button(t("meant-ask", words=shown), WordsAsk(words=said)),
        button(t("help"), HelpShow()),
    )
    return assemble(t, title, body, ways)


def file_card(t: Texts, words: str, names: Sequence[str] = ()) -> Card:
    """They sent a file, a picture or a voice note, perhaps with `words`: nothing was kept, and this is what works.
    `names` are those of the files that have one."""
    said = words[:MOST_SAID].strip()
    body = [
        *head(t("bode"), t("file-title"), _sent(t, names)),
        ours(t("file-text")),
        ours(t("file-belongs")),
        *([ours(t("file-words"), subtle=True), typed(said)] if said else []),
    ]
    ways = actions(
        button(t("file-search"), WordsSay(words=said)) if said else button(t("ask-question"), AnswerAsk()),
        button(t("start-request"), FormsShow()),
        button(t("help"), HelpShow()),
    )
    return assemble(t, t("file-title"), body, ways)


def _sent(t: Texts, names: Sequence[str]) -> str:
    shown = [shorten(clean_line(name), LONGEST_NAME) for name in names if clean_line(name)]
    return t("file-names", files=", ".join(shown)) if shown else ""


def elsewhere_card(t: Texts, bot: str) -> Card:
    """To a group: everything happens in one's own chat. `bot` is our account in Teams, which one button opens."""
    text = t("notice-personal-only")
    return assemble(t, text, [*head(t("bode"), text)], actions(own_chat(t, bot)))


def _ways_on(t: Texts) -> list[Action]:
    return actions(
        button(t("ask-question"), AnswerAsk()),
        button(t("my-requests"), RequestMine()),
        button(t("help"), HelpShow()),
    )
