"""Answers with their source, honest ones when there is none, and the card to ask a question on."""

from datetime import datetime

from microsoft_teams.cards.core import ActionSet, CardElement, RichTextBlock

from bot.domain.knowledge import Anchor, Answer, Citation, Excerpt, Verdict
from cards.card import Card
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button, document, link, more
from cards.parts.facts import row
from cards.parts.head import apart, head
from cards.parts.words import line, marked, ours, paragraphs, run, shorten, typed
from cards.texts import ZONE, Texts
from cards.verbs import AnswerAsk, AnswerRate, FormsShow, HelpShow
from dialogs.clean import clean_line, clean_lines

LONGEST_EXCERPT = 800
LONGEST_PASSAGE = 3000
LONGEST_QUESTION = 200
FURTHER = 2
LONGEST_OTHER = 80


def answer_card(t: Texts, question_id: str, answer: Answer, rated: bool | None, now: datetime) -> Card:
    """`rated` is whether the person found it useful, None as long as they did not say."""
    if answer.verdict is Verdict.NOT_FOUND or answer.citation is None or answer.excerpt is None:
        return _not_found_card(t, answer)
    body: list[CardElement] = [
        *_asked(t, answer),
        *_passage(t, f"passage-{question_id}", answer),
        *_source(t, answer.citation),
        *_further(t, answer),
        apart([_rating(t, question_id, rated)]),
    ]
    return assemble(
        t,
        t("answer-summary", title=answer.citation.title),
        body,
        actions(
            link(t("open-document"), document(answer.citation.url)),
            button(t("ask-another"), AnswerAsk()),
            button(t("start-request"), FormsShow()) if rated is False else None,
        ),
    )


def shared_answer_card(t: Texts, answer: Answer, now: datetime) -> Card:
    """As inserted in a chat with others, who did not ask and do not rate. Its readers may see less than who inserts it:
    only the excerpt goes along, not the passage.
    """
    if answer.verdict is Verdict.NOT_FOUND or answer.citation is None or answer.excerpt is None:
        return _not_found_card(t, answer)
    body: list[CardElement] = [*_asked(t, answer), _excerpt(answer.excerpt), *_source(t, answer.citation)]
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


def _not_found_card(t: Texts, answer: Answer) -> Card:
    title = t("not-found-title")
    body = [
        *head(t("answer"), title, t("you-asked", question=shorten(clean_line(answer.question), LONGEST_QUESTION))),
        ours(t("not-found-text")),
        ours(t("not-found-try"), spacing="Small"),
    ]
    return assemble(
        t,
        title,
        body,
        actions(
            button(t("ask-another"), AnswerAsk(), "positive"),
            button(t("start-request"), FormsShow()),
            button(t("help"), HelpShow()),
        ),
    )


def _asked(t: Texts, answer: Answer) -> list[CardElement]:
    """The document's title is the title: it tells at once whether this can be it."""
    title = answer.citation.title if answer.citation else t("answer")
    question = shorten(clean_line(answer.question), LONGEST_QUESTION)
    return head(t("answer"), title, t("you-asked", question=question), outside=True)


def _passage(t: Texts, id: str, answer: Answer) -> list[CardElement]:
    excerpt = answer.excerpt or Excerpt("")
    whole = shorten(clean_lines(answer.passage), LONGEST_PASSAGE)
    shown: list[CardElement] = [_excerpt(excerpt)]
    if whole and clean_line(whole) != clean_line(excerpt.text):
        shown += more(t, id, paragraphs(whole, subtle=True))
    return shown


def _excerpt(excerpt: Excerpt) -> RichTextBlock:
    return marked(excerpt.text[:LONGEST_EXCERPT], excerpt.marked)


def _source(t: Texts, citation: Citation) -> list[CardElement]:
    about = [clean_line(citation.path), place(t, citation.anchor)]
    if citation.modified:
        about.append(t("updated", day=t.short_day(citation.modified.astimezone(ZONE).date(), weekday=False)))
    return [typed(" · ".join(part for part in about if part), size="Small", subtle=True)]


def place(t: Texts, anchor: Anchor) -> str:
    """Where in the document: p. 3, dia 4, blad Tarieven; "" when it has no pages."""
    value = clean_line(anchor.value)
    if not value or not anchor.kind:
        return ""
    keys = {"page": "anchor-page", "slide": "anchor-slide", "sheet": "anchor-sheet"}
    return t(keys[anchor.kind], value=value)


def _further(t: Texts, answer: Answer) -> list[CardElement]:
    if not answer.further:
        return []
    lines = [_other(t, citation) for citation in answer.further[:FURTHER]]
    return [ours(t("further"), weight="Bolder", size="Small"), *lines]


def _other(t: Texts, citation: Citation) -> CardElement:
    where = " · ".join(part for part in (clean_line(citation.path), place(t, citation.anchor)) if part)
    opens = link(t("open-document"), document(citation.url))
    title = run(shorten(clean_line(citation.title), LONGEST_OTHER), color="Accent" if opens else None, action=opens)
    return line(title, run(f" · {where}", size="Small", subtle=True), spacing="Small")


def _rating(t: Texts, question_id: str, rated: bool | None) -> CardElement:
    if rated is not None:
        return ours(t("rated-useful") if rated else t("rated-not-useful"))
    yes = button(t("yes"), AnswerRate(question=question_id, useful=True))
    no = button(t("no"), AnswerRate(question=question_id, useful=False))
    return row([ours(t("useful"))], [ActionSet(actions=[yes, no])])
