"""The cards on which an author corrects what was sent: all that its readers see of it, and how it will read."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from microsoft_teams.cards.core import ActionSet, CardElement, Container

from bot.announce.announcement import Announcement
from bot.announce.asking.question import WITH_CHOICES
from bot.announce.correcting.edition import AnnouncedEdition
from bot.announce.correcting.inputs import input_in
from bot.announce.writing.steps import ProblemKeys
from bot.announce.writing.words import (
    LONGEST_NAME,
    LONGEST_QUESTION,
    MAX_ADDRESS,
    MAX_TEXT,
    MAX_TITLE,
    MOST_LANGUAGES,
    ButtonKind,
    WayOn,
)
from bot.words.languages import LANGUAGES, Language, facts_of
from cards.announce.correcting_buttons import (
    CorrectionAdd,
    CorrectionDrop,
    CorrectionPreview,
    CorrectionPublish,
    CorrectionWrite,
)
from cards.announce.correction_parts import reads
from cards.announce.languages import named_language
from cards.announce.second_parts import decided
from cards.announce.writing.asks import LONGEST_LIST
from cards.announce.writing.frame import behind, told_of_picture
from cards.announce.writing.ways import name_input, ways_places
from cards.announce.writing.words import LONGEST_DESCRIPTION
from cards.card import Card
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, asks_once_more, button, toggle
from cards.parts.head import box, head, state
from cards.parts.inputs import some_problems, text_input, toggle_input, with_problem
from cards.parts.words import ours, typed
from cards.texts import Texts

Problems = Mapping[str, str]


def correction_card(
    t: Texts,
    announcement: Announcement,
    draft: AnnouncedEdition,
    forms: Sequence[tuple[str, str]],
    problems: ProblemKeys,
    now: datetime,
) -> Card:
    """As it was sent, or as far as it was corrected, in each of its languages; with what a second person said who sent
    it back. `forms` can be offered, by id and title."""
    said = draft.said
    shown = {at: t(key, **told_of_picture(said)) for at, key in problems.items()}
    body: list[CardElement] = [
        *head(t("correction"), announcement.title, t("correction-subtle"), outside=True),
        *(decided(t, draft.asked, now) if draft.asked and draft.asked.decision else []),
        *some_problems(t, shown),
    ]
    for language in said.languages:
        body += _words(t, said, language, shown, added=language not in announcement.words)
    body += [*_picture(t, said, shown), *_ways(t, said, forms, shown), *_more_languages(t, said)]
    return assemble(
        t,
        t("correction-summary", title=announcement.title),
        body,
        actions(
            button(t("to-preview"), CorrectionPreview(id=announcement.id, whole=True), "positive"),
            button(t("back"), CorrectionDrop(id=announcement.id), inputs=False),
        ),
    )


def _words(t: Texts, said: Announcement, language: Language, problems: Problems, *, added: bool) -> list[CardElement]:
    words, title, text = said.words[language], input_in("title", language), input_in("text", language)
    name = [ours(facts_of(language).name, weight="Bolder", spacing="Medium")] if len(said.languages) > 1 else []
    titled = text_input(t, title, t("compose-title-label"), words.title, most=MAX_TITLE)
    written = text_input(t, text, t("compose-text-label"), words.text, lines=True, most=MAX_TEXT)
    return [
        *name,
        *with_problem(titled, problems.get(title)),
        *with_problem(written, problems.get(text)),
        *(_question(t, said, language, problems) if added else []),
    ]


def _question(t: Texts, said: Announcement, language: Language, problems: Problems) -> list[CardElement]:
    """In a language that is added; in the others it stays what it was."""
    if said.question is None:
        return []
    words, main = said.words[language], said.words[said.language]
    asked, choices = input_in("asked", language), input_in("choices", language)
    items = [typed(main.question, weight="Bolder"), *(typed(one, spacing="None") for one in main.choices)]
    field = text_input(t, asked, t("asks-question"), words.question, most=LONGEST_QUESTION)
    items += with_problem(field, problems.get(asked))
    if said.question.kind in WITH_CHOICES:
        listed = "\n".join(words.choices)
        field = text_input(t, choices, t("correction-choices"), listed, lines=True, most=LONGEST_LIST)
        items += with_problem(field, problems.get(choices))
    return [Container(items=items, separator=True)]


def _labelled(said: Announcement, label: str, language: Language) -> str:
    return f"{label} ({facts_of(language).name})" if len(said.languages) > 1 else label


def _picture(t: Texts, said: Announcement, problems: Problems) -> list[CardElement]:
    address = text_input(
        t, "image", t("compose-image-label"), said.picture, required=False, most=MAX_ADDRESS, placeholder="https://"
    )
    items = with_problem(address, problems.get("image"))
    for language in said.languages:
        at = input_in("image_alt", language)
        label = _labelled(said, t("compose-image-alt-label"), language)
        value = said.words[language].image_alt
        field = text_input(t, at, label, value, required=False, most=LONGEST_DESCRIPTION)
        items += with_problem(field, problems.get(at))
    shown = bool(said.picture) or any(at.startswith("image") for at in problems)
    return behind(t("compose-picture"), "picture", items, shown=shown)


def _ways(t: Texts, said: Announcement, forms: Sequence[tuple[str, str]], problems: Problems) -> list[CardElement]:
    def names(place: int, way: WayOn | None) -> list[CardElement]:
        fields: list[CardElement] = []
        for language in said.languages:
            asks = way is not None and way.kind is ButtonKind.ASK and language != said.language
            label = _labelled(said, t("way-question-label" if asks else "way-name-label", place=place), language)
            most = LONGEST_QUESTION if asks else LONGEST_NAME
            id_, value = input_in(f"name{place}", language), said.words[language].button(place - 1)
            fields += name_input(t, id_, label, value, problems, most)
        return fields

    return ways_places(t, said.buttons, forms, problems, names)


def _more_languages(t: Texts, said: Announcement) -> list[CardElement]:
    if len(said.words) >= MOST_LANGUAGES:
        return []
    ways = [
        button(t("translation-add", language=named_language(t, one)), CorrectionAdd(id=said.id, language=one))
        for one in LANGUAGES
        if one not in said.words
    ]
    title = ours(t("translations-title"), weight="Bolder")
    return [Container(items=[title, ActionSet(actions=actions(*ways))], separator=True, spacing="Medium")]


def correction_preview_card(
    t: Texts, announcement: Announcement, draft: AnnouncedEdition, *, changes: bool, second: bool = False
) -> Card:
    """How it will read, and to how many it goes; without a change there is nothing to publish. `second`: somebody else
    confirms it first."""
    said, people = draft.said, announcement.tally.delivered
    publish = button(
        t("correction-ask-yes") if second else t("correct-yes", people=people),
        CorrectionPublish(id=announcement.id, revision=draft.revision, edition=announcement.edition),
        "positive",
    )
    body: list[CardElement] = [*head(t("correction"), t("correction-preview"))]
    if not changes:
        body.append(state(t("correction-same"), "warning", t("correction-same-text")))
    body += [box(reads(t, said, language), "emphasis", border=True) for language in said.languages]
    if changes:
        body.append(toggle_input(t, "notify", t("correction-silent"), t("correction-notify"), False))
        if announcement.visering:
            body.append(toggle_input(t, "anew", t("correction-visas-stay"), t("correction-anew"), False))
        sure = t("correction-ask-sure") if second else t("correct-sure", people=people)
        body.append(asks_once_more(t, "publish", sure, publish))
    return assemble(
        t,
        t("correction-summary", title=said.title),
        body,
        actions(
            toggle(t("correction-ask" if second else "correct"), "publish") if changes else None,
            button(t("edit"), CorrectionWrite(id=announcement.id), inputs=False),
            button(t("correction-drop"), CorrectionDrop(id=announcement.id), inputs=False),
        ),
    )
