"""The card of each step in which an announcement is written: what is asked there, and the ways on and back."""

from collections.abc import Mapping

from microsoft_teams.cards.core import ActionSet, CardElement

from bot.announce.announcement import Announcement, Choices
from bot.announce.writing.steps import Step
from cards.announce.buttons import AnnouncementDiscard, AnnouncementStep
from cards.announce.composing import audience_inputs
from cards.announce.draft_buttons import AnnouncementTemplates
from cards.announce.writing.frame import crossed_box, progress, texts_at, told_of_blanks, told_of_picture
from cards.announce.writing.sending import sending_inputs
from cards.announce.writing.translation import languages_box
from cards.announce.writing.words import words_inputs
from cards.card import Card
from cards.home.buttons import HelpShow
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, asks_once_more, button, overflow, toggle
from cards.parts.head import head, state
from cards.parts.inputs import some_problems
from cards.texts import Texts

TITLES: Mapping[Step, str] = {
    Step.WORDS: "step-words-title",
    Step.AUDIENCE: "step-audience-title",
    Step.SENDING: "step-sending-title",
    Step.CHECK: "preview-title",
}


def writing_card(
    t: Texts,
    draft: Announcement,
    step: Step,
    choices: Choices,
    problems: Mapping[str, str],
    values: Mapping[str, str],
    *,
    crossed: bool = False,
) -> Card:
    """`problems` are keys of texts and `values` what no draft can hold, both by input. `crossed`: the draft was changed
    on another card; this one shows what was typed here, and keeps it at the next click."""
    words = draft.words[draft.language]
    said = {
        at: t(key, **told_of_picture(draft), **told_of_blanks(t, draft, texts_at(words, at)))
        for at, key in problems.items()
    }
    body: list[CardElement] = [
        *head(t("announcement"), t(TITLES[step]), t("compose-subtle")),
        progress(t, step),
        *(crossed_box(t, draft) if crossed else _kept(t, draft)),
        *some_problems(t, said),
        *_asked(t, draft, step, choices, said, values),
        discard_box(t, draft),
    ]
    way_on = AnnouncementStep(id=draft.id, revision=draft.revision, shown=step.value, to=step.next.value)
    way_back = AnnouncementStep(id=draft.id, revision=draft.revision, shown=step.value, to=step.previous.value)
    return assemble(
        t,
        t(TITLES[step]),
        body,
        actions(
            button(t("to-preview" if step.next is Step.CHECK else "next"), way_on, "positive"),
            button(t("back"), way_back) if step is not Step.WORDS else None,
            overflow(toggle(t("discard"), "discard")),
            overflow(button(t("help"), HelpShow(), inputs=False)),
        ),
    )


def discard_box(t: Texts, draft: Announcement) -> CardElement:
    discard = button(t("discard-announcement"), AnnouncementDiscard(id=draft.id), "destructive", inputs=False)
    return asks_once_more(t, "discard", t("discard-announcement-sure"), discard)


def _kept(t: Texts, draft: Announcement) -> list[CardElement]:
    """Of one in which nothing is typed yet: what else it can begin from."""
    if draft.revision:
        return [state(t("draft"), "emphasis", t("draft-kept"))]
    return [ActionSet(actions=[button(t("templates-from"), AnnouncementTemplates(), inputs=False)])]


def _asked(
    t: Texts,
    draft: Announcement,
    step: Step,
    choices: Choices,
    problems: Mapping[str, str],
    values: Mapping[str, str],
) -> list[CardElement]:
    match step:
        case Step.WORDS:
            return [*words_inputs(t, draft, choices, problems), *languages_box(t, draft, problems)]
        case Step.AUDIENCE:
            return audience_inputs(t, draft, choices, problems)
        case Step.SENDING:
            return sending_inputs(t, draft, choices, problems, values)
        case Step.CHECK:
            return []
