"""What an announcement says in the language of its reader, and in its others behind a button each."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from microsoft_teams.cards.core import ActionSet, CardElement, Container, Image, TargetElement, ToggleVisibilityAction

from bot.announce.announcement import Announcement
from bot.links import Leads, directly, web_address
from bot.words.formatted import Line
from bot.words.languages import Language, facts_of
from cards.parts.buttons import document, more
from cards.parts.formatted import formatted_lines
from cards.parts.head import title_line
from cards.parts.plain import plain
from cards.parts.words import ours
from cards.texts import Texts, texts

FIRST_LOOK = 600
"""Characters that are read before "Meer"."""


def named_language(t: Texts, language: Language) -> str:
    """What its reader calls it, behind "in"."""
    return t("named-language", code=language, name=facts_of(language).name)


def titles(t: Texts, announcement: Announcement) -> list[CardElement]:
    """All of them, of which one is shown."""
    return [
        _shown_in(t, announcement, "title", language, [title_line(announcement.words[language].title)])
        for language in announcement.languages
    ]


Asked: TypeAlias = Callable[[Language], Sequence[CardElement]]
"""What stands below the text in a language."""


def said(t: Texts, announcement: Announcement, asked: Asked, leads: Leads = directly) -> list[CardElement]:
    """The picture, the text and what is asked; before them whether they are in another language than the reader's, and
    the others."""
    only = _only_in(t, announcement)
    if len(announcement.words) == 1:
        one = announcement.language
        return [*only, *_said_in(t, announcement, one, leads), *asked(one)]
    shown = [
        _shown_in(t, announcement, "said", language, [*_said_in(t, announcement, language, leads), *asked(language)])
        for language in announcement.languages
    ]
    return [*only, _switch(announcement), *shown]


def _only_in(t: Texts, announcement: Announcement) -> list[CardElement]:
    if t.language in announcement.words:
        return []
    names = [named_language(t, one) for one in announcement.languages]
    return [ours(t("only-in", languages=t.all_of(names)), size="Small", subtle=True)]


def _said_in(t: Texts, announcement: Announcement, language: Language, leads: Leads) -> list[CardElement]:
    words = announcement.words[language]
    items: list[CardElement] = []
    if announcement.informs_in(language):
        its = texts(language)
        counts = named_language(its, announcement.binding)
        items.append(ours(its("translation-informs", language=counts), size="Small", subtle=True))
    if (picture := picture_of(announcement)) and words.image_alt:
        items.append(Image(url=picture, alt_text=words.image_alt, size="Stretch", allow_expand=True))
    first, rest = folded(words.lines)
    several = f"-{language}" if len(announcement.words) > 1 else ""
    hidden = more(t, f"text-{announcement.id}{several}", formatted_lines(rest, leads)) if rest else []
    return [*items, *formatted_lines(first, leads), *hidden]


def picture_of(announcement: Announcement) -> str:
    """The copy that Bode serves; of what was sent before it kept one, the address that its author gave."""
    fetched = announcement.fetched
    if fetched and fetched.address and fetched.source == announcement.picture:
        return document(fetched.address)
    return web_address(announcement.picture)


def _shown_in(
    t: Texts, announcement: Announcement, what: str, language: Language, items: list[CardElement]
) -> CardElement:
    shown = language == announcement.language_for(t.language)
    return Container(id=f"{what}-{announcement.id}-{language}", is_visible=None if shown else False, items=items)


def _switch(announcement: Announcement) -> ActionSet:
    """In each language's own name: whoever reads it knows it."""

    def shows(language: Language) -> ToggleVisibilityAction:
        elements = [
            TargetElement(element_id=f"{what}-{announcement.id}-{one}", is_visible=one == language)
            for one in announcement.languages
            for what in ("title", "said")
        ]
        return ToggleVisibilityAction(title=plain(facts_of(language).name), target_elements=elements)

    return ActionSet(actions=[shows(language) for language in announcement.languages], spacing="Small")


def folded(lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """What is read at first, and what stands behind "Meer": nothing where little more than FIRST_LOOK would."""
    if sum(len(line.text) for line in lines) <= FIRST_LOOK * 5 // 4:
        return lines, ()
    read = 0
    for at, line in enumerate(lines):
        if read + len(line.text) > FIRST_LOOK:
            if read >= FIRST_LOOK // 3:
                return lines[:at], lines[at:]
            begun, rest = line.cut(first_look(line.text))
            return [*lines[:at], begun], [*([rest] if rest.text else []), *lines[at + 1 :]]
        read += len(line.text)
    return lines, ()


def first_look(text: str) -> int:
    """Where a long text is folded: after a line, else a sentence, else a word, else in the middle of one."""
    for end in ("\n", ". ", " "):
        cut = text.rfind(end, FIRST_LOOK // 3, FIRST_LOOK)
        if cut > 0:
            return cut + len(end)
    return FIRST_LOOK
