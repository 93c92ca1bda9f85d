"""The buttons that an author gives an announcement: how they are chosen, and what they are called."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TypeAlias

from microsoft_teams.cards.core import Action, CardElement, Container

from bot.announce.announcement import Announcement, Choices
from bot.announce.writing.words import LONGEST_NAME, MAX_ADDRESS, MOST_BUTTONS, ButtonKind, WayOn
from bot.links import Leads, directly
from bot.words.languages import DEFAULT_LANGUAGE
from cards.announce.writing.frame import behind
from cards.arrange.buttons import FormBegin
from cards.home.buttons import WordsAsk
from cards.parts.buttons import button, named_link
from cards.parts.inputs import choice_input, text_input, with_problem
from cards.parts.words import ours, shorten
from cards.texts import Texts

FORM_CHOICE = "form:"
"""Before the id of a form, in what is chosen."""
NONE = "none"
"""A choice cannot be taken back: one says that there is none."""
LONGEST_ASKED = 60
"""Characters of a question, on its button."""


def ways_inputs(t: Texts, draft: Announcement, choices: Choices, problems: Mapping[str, str]) -> list[CardElement]:
    """In the language in which it is written."""
    words = draft.words[draft.language]

    def names(place: int, _: WayOn | None) -> list[CardElement]:
        label = t("way-name-label", place=place)
        return name_input(t, f"name{place}", label, words.button(place - 1), problems)

    return ways_places(t, draft.buttons, choices.forms, problems, names)


Names: TypeAlias = Callable[[int, WayOn | None], list[CardElement]]
"""The inputs for what the button in this place, from 1, is called."""


def ways_places(
    t: Texts, ways: Sequence[WayOn], forms: Sequence[tuple[str, str]], problems: Mapping[str, str], names: Names
) -> list[CardElement]:
    """As many places as there can be, for `forms` by id and title; behind a button while none is used."""
    options = [
        (NONE, t("way-none")),
        (ButtonKind.LINK.value, t("way-link")),
        (ButtonKind.ASK.value, t("way-asks")),
        *((f"{FORM_CHOICE}{form}", t("way-begins", form=title)) for form, title in forms),
    ]
    shown = bool(ways) or any(at.startswith(("way", "to")) for at in problems)
    items: list[CardElement] = [ours(t("ways-title"), weight="Bolder"), ours(t("ways-text"), size="Small", subtle=True)]
    for place in range(1, MOST_BUTTONS + 1):
        way = ways[place - 1] if place <= len(ways) else None
        inputs = [*_place(t, place, way, options, problems), *names(place, way)]
        items.append(Container(items=inputs, separator=True, spacing="Medium"))
    return behind(t("ways-add"), "ways", items, shown=shown)


def _place(
    t: Texts, place: int, way: WayOn | None, options: list[tuple[str, str]], problems: Mapping[str, str]
) -> list[CardElement]:
    choice = choice_input(t, f"way{place}", t("way-label", place=place), options, _chosen(way), required=False)
    to = text_input(
        t,
        f"to{place}",
        t("way-to-label", place=place),
        way.to if way and way.kind is not ButtonKind.FORM else "",
        required=False,
        most=MAX_ADDRESS,
        placeholder=t("way-to-example"),
    )
    return [*with_problem(choice, problems.get(f"way{place}")), *with_problem(to, problems.get(f"to{place}"))]


def name_input(
    t: Texts, id: str, label: str, name: str, problems: Mapping[str, str], most: int = LONGEST_NAME
) -> list[CardElement]:
    return with_problem(text_input(t, id, label, name, required=False, most=most), problems.get(id))


def _chosen(way: WayOn | None) -> str:
    if way is None:
        return ""
    return f"{FORM_CHOICE}{way.to}" if way.kind is ButtonKind.FORM else way.kind.value


# --- as their readers get them -------------------------------------------------------------------


def way_buttons(
    t: Texts, announcement: Announcement, closed: Collection[str], leads: Leads = directly
) -> list[Action | None]:
    """In the reader's language, without the forms that are not for them."""
    words = announcement.words_in(t.language)
    return [
        _button(t, way, words.button(at), leads)
        for at, way in enumerate(announcement.buttons)
        if way.kind is not ButtonKind.FORM or way.to not in closed
    ]


def link_buttons(t: Texts, announcement: Announcement, leads: Leads) -> list[Action | None]:
    """Those alone that anybody can follow, wherever they read it."""
    words = announcement.words_in(t.language)
    return [
        named_link(t, way.to, words.button(at), leads)
        for at, way in enumerate(announcement.buttons)
        if way.kind is ButtonKind.LINK
    ]


def _button(t: Texts, way: WayOn, named: str, leads: Leads) -> Action | None:
    match way.kind:
        case ButtonKind.LINK:
            return named_link(t, way.to, named, leads)
        case ButtonKind.FORM:
            form = way.name.get(t.language) or way.name.get(DEFAULT_LANGUAGE, way.to)
            return button(named or t("way-form", form=form), FormBegin(form=way.to))
        case ButtonKind.ASK:
            question = named or way.to
            return button(t("way-ask", question=shorten(question, LONGEST_ASKED)), WordsAsk(words=question))


def way_said(t: Texts, way: WayOn, named: str) -> str:
    """What a button says and where it leads, in a line."""
    if way.kind is ButtonKind.FORM:
        form = way.name.get(t.language) or way.name.get(DEFAULT_LANGUAGE, way.to)
        return named or t("way-form", form=form)
    if way.kind is ButtonKind.ASK:
        return t("way-ask", question=named or way.to)
    return f"{named}: {way.to}" if named else way.to
