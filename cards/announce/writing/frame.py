"""What all cards on which an announcement is written share: how far one is, and that the draft changed elsewhere."""

from collections.abc import Mapping, Sequence

from microsoft_teams.cards.core import ActionSet, CardElement, Container, RichTextBlock

from bot.announce.announcement import Announcement
from bot.announce.pictures.picture import Picture
from bot.announce.templates.blanks import blanks_in, left_in
from bot.announce.writing.steps import Step
from bot.announce.writing.words import Words
from bot.links import host_of
from bot.words.languages import facts_of
from cards.announce.buttons import AnnouncementEdit
from cards.parts.buttons import button, toggle
from cards.parts.head import state
from cards.parts.words import line, run, typed
from cards.texts import Texts

MOST_BLANKS = 5
NAMES: Mapping[Step, str] = {
    Step.WORDS: "step-words",
    Step.AUDIENCE: "step-audience",
    Step.SENDING: "step-sending",
    Step.CHECK: "step-check",
}


def told_of_picture(said: Announcement) -> Mapping[str, str | int]:
    """What a sentence may tell of its picture that says what is wrong with that."""
    fetched = said.fetched or Picture("")
    return {"host": host_of(said.picture), "width": fetched.width, "height": fetched.height}


def told_of_blanks(t: Texts, draft: Announcement, texts: Sequence[str]) -> Mapping[str, str | int]:
    """Which blanks of its template are open in these texts; the first are named."""
    left = left_in("\n".join(texts), draft.blanks)
    named = [f"{{{one}}}" for one in left[:MOST_BLANKS]]
    if len(left) > MOST_BLANKS:
        named.append(t("audience-more", count=len(left) - MOST_BLANKS))
    return {"blanks": ", ".join(named), "left": len(left)}


def braces_left(t: Texts, draft: Announcement) -> list[CardElement]:
    """Of one from a template, in each language: who filled a blank in between its braces sends these too."""
    if not draft.blanks:
        return []
    found = {one: blanks_in("\n".join(texts_at(draft.words[one], ""))) for one in draft.languages}
    return [
        typed(
            t("check-braces", language=facts_of(one).name, braces=", ".join(f"{{{said}}}" for said in braces)),
            color="Warning",
        )
        for one, braces in found.items()
        if braces
    ]


def texts_at(words: Words, at: str) -> Sequence[str]:
    """What is typed in the input `at`, of those that can have blanks; "": in all of them."""
    inputs = {"title": [words.title], "text": [words.text], "asked": [words.question], "choices": words.choices}
    return inputs.get(at, ()) if at else [one for texts in inputs.values() for one in texts]


def progress(t: Texts, step: Step) -> RichTextBlock:
    """All steps, the one that is shown in bold, behind its number for who hears it."""
    runs = [run(t("step-of-these", step=step.number, steps=len(Step)) + " ", size="Small", subtle=True)]
    for one in Step:
        if one is not Step.WORDS:
            runs.append(run(" › ", size="Small", subtle=True))
        here = one is step
        runs.append(run(t(NAMES[one]), size="Small", weight="Bolder" if here else None, subtle=not here))
    return line(*runs, spacing="Small")


def crossed_box(t: Texts, draft: Announcement) -> list[CardElement]:
    newest = button(t("draft-newest"), AnnouncementEdit(id=draft.id, revision=draft.revision), inputs=False)
    return [state(t("draft-crossed"), "warning", t("draft-crossed-text")), ActionSet(actions=[newest])]


def behind(title: str, id: str, items: Sequence[CardElement], *, shown: bool) -> list[CardElement]:
    """Hidden until asked for, or filled in."""
    box = Container(id=id, is_visible=shown, items=list(items))
    return [*([] if shown else [ActionSet(id=f"{id}-ask", actions=[toggle(title, id, f"{id}-ask")])]), box]
