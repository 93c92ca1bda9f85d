"""What an author types of an announcement: its title and text, a picture and buttons."""

from collections.abc import Mapping

from microsoft_teams.cards.core import CardElement

from bot.announce.announcement import Announcement, Choices
from bot.announce.writing.words import MAX_ADDRESS, MAX_TEXT, MAX_TITLE, Words
from bot.words.languages import LANGUAGES, facts_of
from cards.announce.writing.asks import question_inputs
from cards.announce.writing.frame import behind
from cards.announce.writing.ways import ways_inputs
from cards.parts.inputs import choice_input, text_input, with_problem
from cards.parts.words import typed
from cards.texts import Texts

LONGEST_DESCRIPTION = 200


def words_inputs(t: Texts, draft: Announcement, choices: Choices, problems: Mapping[str, str]) -> list[CardElement]:
    words = draft.words[draft.language]
    return [
        *text_inputs(t, words, problems),
        *_language(t, draft, problems),
        *_picture(t, draft, words, problems),
        *_question(t, draft, problems),
        *ways_inputs(t, draft, choices, problems),
    ]


def _question(t: Texts, draft: Announcement, problems: Mapping[str, str]) -> list[CardElement]:
    asked = draft.question is not None or bool(draft.words[draft.language].question)
    shown = asked or bool(problems.keys() & {"asks", "asked", "choices"})
    return behind(t("asks-add"), "asking", question_inputs(t, draft, problems), shown=shown)


def text_inputs(t: Texts, words: Words, problems: Mapping[str, str]) -> list[CardElement]:
    title = text_input(t, "title", t("compose-title-label"), words.title, most=MAX_TITLE)
    text = text_input(t, "text", t("compose-text-label"), words.text, lines=True, most=MAX_TEXT)
    return [
        *with_problem(title, problems.get("title")),
        *with_problem(text, problems.get("text")),
        typed(_formatting(t), size="Small", subtle=True, spacing="Small"),
    ]


def _formatting(t: Texts) -> str:
    return t(
        "compose-text-formatting",
        bold=f"**{t('compose-text-bold')}**",
        italic=f"*{t('compose-text-italic')}*",
        link=f"[{t('compose-text-link')}](https://…)",
    )


def _language(t: Texts, draft: Announcement, problems: Mapping[str, str]) -> list[CardElement]:
    """In which one writes: any that it has no translation in."""
    offered = [one for one in LANGUAGES if one == draft.language or one not in draft.words]
    options = [(one, facts_of(one).name) for one in offered]
    field = choice_input(t, "written_in", t("compose-language-label"), options, draft.language)
    return with_problem(field, problems.get("language"))


def _picture(t: Texts, draft: Announcement, words: Words, problems: Mapping[str, str]) -> list[CardElement]:
    address = text_input(
        t,
        "image",
        t("compose-image-label"),
        draft.picture,
        required=False,
        most=MAX_ADDRESS,
        placeholder="https://",
    )
    described = text_input(
        t,
        "image_alt",
        t("compose-image-alt-label"),
        words.image_alt,
        required=False,
        most=LONGEST_DESCRIPTION,
        placeholder=t("compose-image-alt-example"),
    )
    shown = bool(draft.picture or words.image_alt or problems.keys() & {"image", "image_alt"})
    items = [*with_problem(address, problems.get("image")), *with_problem(described, problems.get("image_alt"))]
    return behind(t("compose-picture"), "picture", items, shown=shown)
