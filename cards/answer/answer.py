"""Answers with their source, honest ones when there is none, and the card to ask a question on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from microsoft_teams.cards.core import (
    Action,
    ActionSet,
    CardElement,
    ColumnDefinition,
    ExecuteAction,
    RichTextBlock,
    TableCell,
    TableRow,
)
from microsoft_teams.cards.core import Table as CardTable

from bot.answer.answer import Answer, Citation, Excerpt, Verdict
from bot.answer.library.source import Anchor, Table
from bot.answer.question import Reason
from bot.words.clean import clean_line, clean_lines
from bot.words.languages import facts_of
from cards.answer.buttons import AnswerAsk, AnswerExplain, AnswerRate, HandoffStart, OfficialEdit, OfficialShow
from cards.answer.guidance import guidance_card
from cards.answer.official import official_mark
from cards.arrange.buttons import FormStart
from cards.card import Card
from cards.home.buttons import FormsShow, HelpShow
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button, document, link, more
from cards.parts.facts import row
from cards.parts.head import apart, head
from cards.parts.inputs import choice_input, text_input
from cards.parts.words import line, marked, ours, paragraphs, run, shorten, typed
from cards.texts import ZONE, Texts
from dialogs.model import Form

LONGEST_EXCERPT = 800
LONGEST_QUOTE = 300
LONGEST_PASSAGE = 3000
LONGEST_QUESTION = 200
FURTHER = 2
LONGEST_OTHER = 80
LONGEST_CELL = 200
LONGEST_TITLE = 120
MOST_COLUMNS = 3
"""Of a table that a phone can show."""
MOST_ROWS = 20
LONGEST_WHY = 500
REASONS = {
    Reason.WRONG: "why-wrong",
    Reason.OUTDATED: "why-outdated",
    Reason.INCOMPLETE: "why-incomplete",
    Reason.NOT_MEANT: "why-not-meant",
}


@dataclass(frozen=True, slots=True)
class Rated:
    """What the person said of the answer: `useful` None as long as they said nothing; `explained` once they said why
    it was not."""

    useful: bool | None = None
    explained: bool = False


UNRATED = Rated()


def answer_card(
    t: Texts,
    question_id: str,
    answer: Answer,
    now: datetime,
    rated: Rated = UNRATED,
    form: Form | None = None,
    *,
    experts: bool = True,
) -> Card:
    """`form` does what was asked about, when one does; `experts`: there are any to ask."""
    start = _start(t, question_id, form)
    expert = _ask_expert(t, question_id) if experts else None
    if answer.guidance:
        return guidance_card(t, answer.guidance)
    if answer.verdict is Verdict.MAYBE:
        return _maybe_card(t, question_id, answer, rated, start, expert)
    if answer.verdict is Verdict.NOT_FOUND or answer.citation is None or answer.excerpt is None:
        return _not_found_card(t, answer, start, expert)
    body: list[CardElement] = [
        *_asked(t, answer),
        *_official(t, answer),
        *_passage(t, f"passage-{question_id}", answer),
        *([] if answer.official else [source_line(t, answer.citation)]),
        *_further(t, answer),
        *_rereading(t, answer),
        apart(_rating(t, question_id, rated)),
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
        return _not_found_card(t, answer)
    source = _official(t, answer) or [source_line(t, answer.citation)]
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
    t: Texts, question_id: str, answer: Answer, rated: Rated, start: Action | None, expert: Action | None
) -> Card:
    """What may answer, each with where it stands: that none is certain is said above them all."""
    title = t("maybe-title")
    body: list[CardElement] = [
        *head(t("answer"), title, _you_asked(t, answer)),
        *_understood(t, answer),
        ours(t("maybe-text")),
        *(element for citation in answer.further for element in lead_shown(t, citation)),
        *_rereading(t, answer),
        apart(_rating(t, question_id, rated)),
    ]
    return assemble(
        t, title, body, actions(start, expert, button(t("ask-another"), AnswerAsk()), button(t("help"), HelpShow()))
    )


def _start(t: Texts, question_id: str, form: Form | None) -> Action | None:
    """The question's own id is the key: two clicks start one request."""
    if form is None:
        return None
    return button(t("start-this", form=form.title[t.language]), FormStart(form=form.id, key=question_id))


def _ask_expert(t: Texts, question_id: str) -> ExecuteAction:
    return button(t("ask-expert"), HandoffStart(question=question_id), inputs=False)


def _edit_official(t: Texts, answer: Answer) -> Action | None:
    """For who looks after it."""
    official = answer.official
    if official is None or not official.editable:
        return None
    return button(t("official-edit"), OfficialEdit(official=official.id), inputs=False)


def _not_found_card(t: Texts, answer: Answer, start: Action | None = None, expert: ExecuteAction | None = None) -> Card:
    title = t("not-found-title")
    body = [
        *head(t("answer"), title, _you_asked(t, answer)),
        *_understood(t, answer),
        ours(t("not-found-text")),
        ours(t("not-found-try"), spacing="Small"),
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
    kind = ours(t("answer"), size="Small", weight="Bolder", color="Accent")
    return [kind, typed(_you_asked(t, answer), size="Small", subtle=True, spacing="Small"), *_understood(t, answer)]


def _you_asked(t: Texts, answer: Answer) -> str:
    return t("you-asked", question=shorten(clean_line(answer.question), LONGEST_QUESTION))


def _understood(t: Texts, answer: Answer) -> list[CardElement]:
    """What a question that follows on another was taken for, so that a wrong guess is seen at once."""
    if not answer.understood:
        return []
    taken = shorten(clean_line(answer.understood), LONGEST_QUESTION)
    return [typed(t("understood-as", question=taken), size="Small", spacing="None")]


def _passage(t: Texts, id: str, answer: Answer) -> list[CardElement]:
    excerpt = answer.excerpt or Excerpt("")
    whole = shorten(clean_lines(answer.passage), LONGEST_PASSAGE)
    shown = excerpt_shown(excerpt)
    if answer.table and len(excerpt.table) < len(answer.table):
        shown += more(t, id, _rows(t, answer.table))
    elif whole and not answer.table and not _shows_all(excerpt, whole):
        shown += more(t, id, paragraphs(whole, subtle=True))
    return shown


def _rows(t: Texts, table: Table) -> list[CardElement]:
    """A row below the other, its cells as "column: value": a wide table is unreadable on a phone."""
    header, rows = table[0], table[1:]
    shown: list[CardElement] = []
    length = 0
    for cells in rows[:MOST_ROWS]:
        length += sum(min(len(cell), LONGEST_CELL) for cell in (*header, *cells))
        if length > LONGEST_PASSAGE:
            break
        shown.append(_row(header, cells))
    if len(rows) > len(shown):
        shown.append(ours(t("rows-more", count=len(rows) - len(shown)), size="Small", subtle=True))
    return shown


def _row(header: Sequence[str], row: Sequence[str]) -> CardElement:
    """The first cell names the row."""
    first, *rest = (shorten(clean_line(cell), LONGEST_CELL) for cell in row)
    named = [
        (shorten(clean_line(column), LONGEST_CELL), cell) for column, cell in zip(header[1:], rest, strict=True) if cell
    ]
    cells = " · ".join(f"{column}: {cell}" if column else cell for column, cell in named)
    return line(
        run(first, weight="Bolder"), run(f" – {cells}" if first and cells else cells, subtle=True), spacing="Small"
    )


def _shows_all(excerpt: Excerpt, passage: str) -> bool:
    return clean_line(passage) in clean_line(excerpt.text)


def excerpt_shown(excerpt: Excerpt) -> list[CardElement]:
    """The words that answer, a line below the other; the rows of a table as a table, one row as its facts."""
    lines = _lines(excerpt)
    shown: list[CardElement] = [_line(*one) for one in lines if one[2] or not excerpt.table]
    if not excerpt.table:
        return shown
    header, rows = excerpt.table[0], excerpt.table[1:]
    if len(rows) == 1:
        return [*shown, *_facts(header, rows[0])]
    return [*shown, *([_drawn(excerpt.table)] if len(header) <= MOST_COLUMNS else [_row(header, row) for row in rows])]


def _lines(excerpt: Excerpt) -> list[tuple[str, list[tuple[int, int]], bool]]:
    """Each with its own stretches to emphasise, and whether it is a heading."""
    found: list[tuple[str, list[tuple[int, int]], bool]] = []
    start = 0
    for number, words in enumerate(excerpt.text[:LONGEST_EXCERPT].split("\n")):
        end = start + len(words)
        own = [(max(first, start) - start, min(last, end) - start) for first, last in excerpt.marked]
        found.append((words, [(first, last) for first, last in own if first < last], number in excerpt.headings))
        start = end + 1
    return found


def _line(words: str, stretches: Sequence[tuple[int, int]], is_heading: bool) -> RichTextBlock:
    if is_heading:
        return typed(words, size="Medium", weight="Bolder")
    return marked(words, stretches, size="Medium")


def _facts(header: Sequence[str], row: Sequence[str]) -> list[CardElement]:
    """The first cell names the row."""
    pairs = [
        (shorten(clean_line(column), LONGEST_CELL), shorten(clean_line(cell), LONGEST_CELL))
        for column, cell in zip(header, row, strict=True)
        if cell
    ]
    shown: list[CardElement] = []
    for at, (column, cell) in enumerate(pairs):
        named = [run(f"{column}: ", size="Medium", subtle=True)] if column and column != cell else []
        shown.append(line(*named, run(cell, size="Medium", weight="Bolder"), spacing=None if at == 0 else "Small"))
    return shown


def _drawn(table: Table) -> CardElement:
    rows = [
        TableRow(
            cells=[
                TableCell(items=[typed(shorten(cell, LONGEST_CELL) or "–", weight="Bolder" if at == 0 else None)])
                for cell in row
            ]
        )
        for at, row in enumerate(table)
    ]
    columns = [ColumnDefinition(width=2 if at == 0 else 1) for at in range(len(table[0]))]
    return CardTable(columns=columns, rows=rows, first_row_as_headers=True)


def lead_shown(t: Texts, citation: Citation) -> list[CardElement]:
    """Where it may stand, and its own words."""
    quote = citation.quote or Excerpt("")
    said = [
        typed(words, weight="Bolder", spacing="None") if is_heading else marked(words, stretches, spacing="None")
        for words, stretches, is_heading in _lines(quote)
        if words.strip()
    ]
    return [_other(t, citation), *said]


def _official(t: Texts, answer: Answer) -> list[CardElement]:
    return [official_mark(t, answer.official.owner, answer.official.reviewed)] if answer.official else []


def source_line(t: Texts, citation: Citation) -> CardElement:
    """The document's name, and where it stands."""
    about = [clean_line(citation.path), place(t, citation.anchor), in_language(t, citation)]
    if citation.modified:
        about.append(t("updated", day=t.short_day(citation.modified.astimezone(ZONE).date(), weekday=False)))
    opens = link(t("open-document"), document(citation.url))
    title = run(
        shorten(clean_line(citation.title), LONGEST_TITLE),
        size="Small",
        weight="Bolder",
        color="Accent" if opens else None,
        action=opens,
    )
    return line(title, run(f" · {' · '.join(part for part in about if part)}", size="Small", subtle=True))


def place(t: Texts, anchor: Anchor) -> str:
    """Where in the document: p. 3, dia 4, blad Tarieven; "" when it has no pages."""
    value = clean_line(anchor.value)
    if not value or not anchor.kind:
        return ""
    keys = {"page": "anchor-page", "slide": "anchor-slide", "sheet": "anchor-sheet"}
    return t(keys[anchor.kind], value=value)


def in_language(t: Texts, citation: Citation) -> str:
    """Which language it is in, where that is not the reader's; "" where it is."""
    if citation.language is None or citation.language == t.language:
        return ""
    return t("in-language", language=facts_of(citation.language).name)


def _further(t: Texts, answer: Answer) -> list[CardElement]:
    if not answer.further:
        return []
    lines = [_other(t, citation) for citation in answer.further[:FURTHER]]
    return [ours(t("further"), weight="Bolder", size="Small"), *lines]


def _other(t: Texts, citation: Citation) -> CardElement:
    about = (clean_line(citation.path), place(t, citation.anchor), in_language(t, citation))
    where = " · ".join(part for part in about if part)
    opens: Action | None = link(t("open-document"), document(citation.url))
    if citation.official:
        where = t("official-answer")
        opens = button(t("open"), OfficialShow(official=citation.official), inputs=False)
    title = run(shorten(clean_line(citation.title), LONGEST_OTHER), color="Accent" if opens else None, action=opens)
    return line(title, run(f" · {where}", size="Small", subtle=True), spacing="Small")


def _rating(t: Texts, question_id: str, rated: Rated) -> list[CardElement]:
    if rated.useful is None:
        yes = button(t("yes"), AnswerRate(question=question_id, useful=True))
        no = button(t("no"), AnswerRate(question=question_id, useful=False))
        return [row([ours(t("useful"))], [ActionSet(actions=[yes, no])])]
    if rated.useful or rated.explained:
        return [ours(t("rated-useful") if rated.useful else t("rated-not-useful"))]
    reasons = [(str(reason), t(key)) for reason, key in REASONS.items()]
    return [
        ours(t("why-not-title"), weight="Bolder"),
        choice_input(t, "reason", t("why-not-label"), reasons, "", required=False, style="expanded"),
        text_input(t, "words", t("why-not-words"), "", required=False, lines=True, most=LONGEST_WHY),
        ActionSet(actions=[button(t("why-not-send"), AnswerExplain(question=question_id))]),
    ]
