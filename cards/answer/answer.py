"""Answers with their source, honest ones when there is none, and the card to ask a question on."""

from collections.abc import Sequence
from datetime import datetime

from microsoft_teams.cards.core import (
    Action,
    CardElement,
    ExecuteAction,
)

from bot.answer.answer import Answer, Verdict
from bot.answer.experts.topic import Topic
from bot.words.clean import clean_line
from bot.words.mentions import LONGEST
from cards.answer.buttons import AnswerAsk, HandoffStart, OfficialEdit
from cards.answer.guidance import guidance_card
from cards.answer.narrowing import which_meant
from cards.answer.official import official_mark
from cards.answer.rating import UNRATED, Rated, rating
from cards.answer.sources import lead_shown, other_line, source_shown
from cards.answer.words import excerpt_shown, passage_shown
from cards.arrange.buttons import FormSay, FormStart
from cards.card import Card
from cards.home.buttons import FormsShow, HelpShow
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button, document, link
from cards.parts.head import apart, head, kind_line
from cards.parts.words import line, ours, run, shorten, typed
from cards.texts import Texts
from dialogs.model import Form

LONGEST_QUESTION = 200
FURTHER = 2
LONGEST_NAME, MOST_NAMES = 40, 3


def answer_card(
    t: Texts,
    question_id: str,
    answer: Answer,
    now: datetime,
    rated: Rated = UNRATED,
    form: Form | None = None,
    *,
    experts: bool = True,
    topics: Sequence[Topic] = (),
) -> Card:
    """`form` does what was asked about, when one does; `experts`: there are any to ask; `topics` are those of which it
    may be about one."""
    start = _start(t, question_id, form, answer)
    expert = _ask_expert(t, question_id) if experts else None
    if answer.guidance:
        return guidance_card(t, answer.guidance)
    which = which_meant(t, question_id, answer, topics)
    if answer.verdict is Verdict.MAYBE:
        return _maybe_card(t, answer, which, rating(t, question_id, rated), start, expert)
    if answer.verdict is Verdict.NOT_FOUND or answer.citation is None or answer.excerpt is None:
        return _not_found_card(t, answer, which, start, expert)
    body: list[CardElement] = [
        *_asked(t, answer),
        *_official(t, answer),
        *passage_shown(t, f"passage-{question_id}", answer),
        *([] if answer.official else source_shown(t, answer.citation)),
        *_dead_ends(t, answer),
        *_further(t, answer),
        *([apart(which)] if which else []),
        *_rereading(t, answer),
        apart(rating(t, question_id, rated, about=answer.citation)),
    ]
    return assemble(
        t,
        t("answer-summary", title=answer.citation.title),
        body,
        actions(
            link(t("open-document"), document(answer.citation.url)),
            start or (button(t("start-request"), FormsShow()) if rated.useful is False else None),
            expert,
            button(t("ask-another"), AnswerAsk()),
            _edit_official(t, answer),
        ),
    )


def shared_answer_card(t: Texts, answer: Answer, now: datetime) -> Card:
    """As inserted in a chat with others, who did not ask and do not rate. Its readers may see less than who inserts it:
    only the excerpt goes along, not the passage.
    """
    if answer.guidance:
        return guidance_card(t, answer.guidance)
    if answer.verdict is Verdict.NOT_FOUND or answer.citation is None or answer.excerpt is None:
        return _not_found_card(t, answer, [])
    source = _official(t, answer) or source_shown(t, answer.citation)
    body: list[CardElement] = [*_asked(t, answer), *excerpt_shown(answer.excerpt), *source]
    return assemble(
        t,
        t("answer-summary", title=answer.citation.title),
        body,
        actions(link(t("open-document"), document(answer.citation.url)), button(t("ask-yourself"), AnswerAsk())),
    )


def ask_card(t: Texts) -> Card:
    """Says how to ask; the question itself is simply typed in the chat."""
    body = [
        *head(t("question"), t("ask-title"), t("ask-subtle")),
        ours(t("ask-text")),
        *(
            line(run(t(key), italic=True), spacing="Small")
            for key in ("ask-example-1", "ask-example-2", "ask-example-3")
        ),
    ]
    return assemble(
        t, t("ask-title"), body, actions(button(t("start-request"), FormsShow()), button(t("help"), HelpShow()))
    )


def _maybe_card(
    t: Texts,
    answer: Answer,
    which: list[CardElement],
    rating: list[CardElement],
    start: Action | None,
    expert: Action | None,
) -> Card:
    """What may answer, each with where it stands: that none is certain is said above them all. `which` asks what is
    meant, as long as nobody said; then it says so."""
    title = t("maybe-title")
    asks = which if answer.apart and not answer.meant else []
    body: list[CardElement] = [
        *head(t("answer"), title, _you_asked(t, answer)),
        *_understood(t, answer),
        *asks,
        ours(t("maybe-text"), spacing="Medium" if asks else None),
        *(element for citation in answer.further for element in lead_shown(t, citation)),
        *_dead_ends(t, answer),
        *([apart(which)] if which and not asks else []),
        *_rereading(t, answer),
        apart(rating),
    ]
    return assemble(
        t, title, body, actions(start, expert, button(t("ask-another"), AnswerAsk()), button(t("help"), HelpShow()))
    )


def _start(t: Texts, question_id: str, form: Form | None, answer: Answer) -> Action | None:
    """The question's own id is the key: two clicks start one request. What the question says goes into it."""
    if form is None:
        return None
    says = answer.said and len(answer.question) <= LONGEST
    said = FormSay(form=form.id, key=question_id, words=answer.question) if says else None
    return button(t("start-this", form=form.title[t.language]), said or FormStart(form=form.id, key=question_id))


def _ask_expert(t: Texts, question_id: str) -> ExecuteAction:
    return button(t("ask-expert"), HandoffStart(question=question_id), inputs=False)


def _edit_official(t: Texts, answer: Answer) -> Action | None:
    """For who looks after it."""
    official = answer.official
    if official is None or not official.editable:
        return None
    return button(t("official-edit"), OfficialEdit(official=official.id), inputs=False)


def _not_found_card(
    t: Texts,
    answer: Answer,
    which: list[CardElement],
    start: Action | None = None,
    expert: ExecuteAction | None = None,
) -> Card:
    title = t("not-found-title")
    body = [
        *head(t("answer"), title, _you_asked(t, answer)),
        *_understood(t, answer),
        ours(t("not-found-text")),
        ours(t("not-found-try"), spacing="Small"),
        *([apart(which)] if which else []),
        ours(t("not-well"), size="Small", subtle=True),
        *_rereading(t, answer),
    ]
    return assemble(
        t,
        title,
        body,
        actions(
            expert.with_style("positive") if expert else None,
            button(t("ask-another"), AnswerAsk(), None if expert else "positive"),
            start or button(t("start-request"), FormsShow()),
            button(t("help"), HelpShow()),
        ),
    )


def _rereading(t: Texts, answer: Answer) -> list[CardElement]:
    """That not all of the sources could be searched just now."""
    if answer.searched is None:
        return []
    return [ours(t("rereading", percent=answer.searched), size="Small", subtle=True)]


def _asked(t: Texts, answer: Answer) -> list[CardElement]:
    """An official answer has a title of its own; else the words that answer are the headline, and the document's name
    is its source."""
    if answer.official and answer.citation:
        title = answer.citation.title
        return [*head(t("answer"), title, _you_asked(t, answer), outside=True), *_understood(t, answer)]
    kind = kind_line(t("answer"))
    return [kind, typed(_you_asked(t, answer), size="Small", subtle=True, spacing="Small"), *_understood(t, answer)]


def _you_asked(t: Texts, answer: Answer) -> str:
    return t("you-asked", question=shorten(clean_line(answer.question), LONGEST_QUESTION))


def _understood(t: Texts, answer: Answer) -> list[CardElement]:
    """What a question that follows on another was taken for, so that a wrong guess is seen at once, and that nothing
    here is about what it added."""
    if not answer.understood:
        return []
    taken = shorten(clean_line(answer.understood), LONGEST_QUESTION)
    shown: list[CardElement] = [typed(t("understood-as", question=taken), size="Small", spacing="None")]
    if answer.again:
        more = shorten(clean_line(answer.question), LONGEST_QUESTION)
        shown.append(typed(t("answer-again", question=more), size="Small", subtle=True))
    return shown


def _official(t: Texts, answer: Answer) -> list[CardElement]:
    official = answer.official
    return [official_mark(t, official.owner, official.reviewed, overdue=official.overdue)] if official else []


def _dead_ends(t: Texts, answer: Answer) -> list[CardElement]:
    """That what a document says of Bode cannot be done there, quietly: its sentence is left out."""
    if not answer.dead_ends:
        return []
    named = ", ".join(shorten(clean_line(name), LONGEST_NAME) for name in answer.dead_ends[:MOST_NAMES])
    return [typed(t("not-in-bode", name=named), size="Small", subtle=True, spacing="Small")]


def _further(t: Texts, answer: Answer) -> list[CardElement]:
    if not answer.further:
        return []
    lines = [other_line(t, citation) for citation in answer.further[:FURTHER]]
    return [ours(t("further"), weight="Bolder", size="Small"), *lines]
