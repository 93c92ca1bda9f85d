"""What an author writes of an announcement in another language than its main one."""

from collections.abc import Mapping

from microsoft_teams.cards.core import ActionSet, CardElement, Container

from bot.announce.announcement import Announcement
from bot.announce.writing.steps import Step
from bot.announce.writing.words import LONGEST_NAME, LONGEST_QUESTION, MOST_LANGUAGES, ButtonKind, Words
from bot.words.languages import LANGUAGES, Language
from cards.announce.buttons import AnnouncementTranslate, AnnouncementTranslated
from cards.announce.languages import named_language
from cards.announce.writing.asks import translated_question
from cards.announce.writing.frame import crossed_box, progress, texts_at, told_of_blanks
from cards.announce.writing.words import LONGEST_DESCRIPTION, text_inputs
from cards.card import Card
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button, more
from cards.parts.formatted import formatted_lines
from cards.parts.head import head
from cards.parts.inputs import problem_line, some_problems, text_input, with_problem
from cards.parts.words import ours, typed
from cards.texts import Texts


def languages_box(t: Texts, draft: Announcement, problems: Mapping[str, str]) -> list[CardElement]:
    """On the card of the words: a button for each language that it has, or can have, beside its main one."""
    left = MOST_LANGUAGES - len(draft.words)
    has = draft.languages[1:]
    can = [one for one in LANGUAGES if one not in draft.words] if left else []
    ways = [
        *(button(t("translation-edit", language=named_language(t, one)), _translate(draft, one)) for one in has),
        *(button(t("translation-add", language=named_language(t, one)), _translate(draft, one)) for one in can),
    ]
    items: list[CardElement] = [ours(t("translations-title"), weight="Bolder"), ActionSet(actions=actions(*ways))]
    for one in has:
        if problem := problems.get(f"in_{one}"):
            items += [problem_line(f"{t('translation-title', language=named_language(t, one))}: {problem}")]
            blanks = told_of_blanks(t, draft, texts_at(draft.words[one], ""))
            items += [problem_line(t("problem-blanks", **blanks))] if blanks["left"] else []
    return [Container(items=items, separator=True, spacing="Medium")] if ways else []


def _translate(draft: Announcement, language: Language) -> AnnouncementTranslate:
    return AnnouncementTranslate(id=draft.id, revision=draft.revision, language=language)


def translation_card(
    t: Texts,
    draft: Announcement,
    language: Language,
    problems: Mapping[str, str],
    *,
    begun: Words | None = None,
    crossed: bool = False,
) -> Card:
    """`problems` are keys of texts, by input. `begun`: what stands there before anything is typed. `crossed`: the draft
    was changed on another card."""
    words = draft.words.get(language) if language != draft.language else None
    said = {
        at: t(key, **told_of_blanks(t, draft, texts_at(words, at) if words else ())) for at, key in problems.items()
    }
    main = draft.words[draft.language]
    title = t("translation-title", language=named_language(t, language))
    body: list[CardElement] = [
        *head(t("announcement"), title, t("translation-subtle")),
        progress(t, Step.WORDS),
        *(crossed_box(t, draft) if crossed else []),
        *some_problems(t, said),
        *([typed(main.title, weight="Bolder")] if main.title else []),
        *(more(t, "original", formatted_lines(main.lines), t("translation-original")) if main.text else []),
        *text_inputs(t, words or begun or Words("", ""), said),
        *translated_question(t, draft, words or Words("", ""), said),
        *_picture(t, draft, words, said),
        *_ways(t, draft, words, said),
    ]
    keeps, back = (
        AnnouncementTranslated(id=draft.id, revision=draft.revision, language=language, insists=insists)
        for insists in (True, False)
    )
    ways = actions(button(t("translation-keep"), keeps, "positive"), button(t("back"), back))
    return assemble(t, title, body, ways)


def _picture(t: Texts, draft: Announcement, words: Words | None, problems: Mapping[str, str]) -> list[CardElement]:
    if not draft.picture:
        return []
    label, value = t("compose-image-alt-label"), words.image_alt if words else ""
    field = text_input(t, "image_alt", label, value, most=LONGEST_DESCRIPTION)
    return with_problem(field, problems.get("image_alt"))


def _ways(t: Texts, draft: Announcement, words: Words | None, problems: Mapping[str, str]) -> list[CardElement]:
    items: list[CardElement] = []
    for place, way in enumerate(draft.buttons, 1):
        asks = way.kind is ButtonKind.ASK
        field = text_input(
            t,
            f"name{place}",
            t("way-question-label" if asks else "way-name-label", place=place),
            words.button(place - 1) if words else "",
            required=False,
            most=LONGEST_QUESTION if asks else LONGEST_NAME,
            placeholder=way.to if asks else None,
        )
        items += with_problem(field, problems.get(f"name{place}"))
    return items
