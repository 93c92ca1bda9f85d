"""Draws where an answer stands: the source below its words, other pages, and pages that may help with what they say."""

from microsoft_teams.cards.core import Action, CardElement

from bot.answer.answer import Citation, Excerpt
from bot.answer.library.source import Anchor
from bot.words.clean import clean_line
from bot.words.languages import facts_of
from cards.answer.buttons import OfficialShow
from cards.answer.words import lines_of
from cards.parts.buttons import button, document, link
from cards.parts.words import line, marked, ours, run, shorten, typed
from cards.texts import ZONE, Texts

LONGEST_OTHER = 80
LONGEST_TITLE = 120


def lead_shown(t: Texts, citation: Citation) -> list[CardElement]:
    """Where it may stand, and its own words."""
    quote = citation.quote or Excerpt("")
    said = [
        typed(words, weight="Bolder", spacing="None") if is_heading else marked(words, stretches, spacing="None")
        for words, stretches, is_heading in lines_of(quote)
        if words.strip()
    ]
    return [other_line(t, citation), *said]


def source_shown(t: Texts, citation: Citation) -> list[CardElement]:
    """The document's name and where it stands, and for whom it is in a quiet line of its own."""
    whom = for_whom(t, citation)
    return [_source_line(t, citation), *([ours(whom, size="Small", subtle=True, spacing="None")] if whom else [])]


def _source_line(t: Texts, citation: Citation) -> CardElement:
    about = [clean_line(citation.path), place(t, citation.anchor), in_language(t, citation)]
    about.append(age(t, citation))
    if citation.modified and not (citation.official and citation.overdue):
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
    keys = {"page": "anchor-page", "scan": "anchor-scan", "slide": "anchor-slide", "sheet": "anchor-sheet"}
    return t(keys[anchor.kind], value=value)


def in_language(t: Texts, citation: Citation) -> str:
    """Which language it is in, where that is not the reader's; "" where it is."""
    if citation.language is None or citation.language == t.language:
        return ""
    return t("in-language", language=facts_of(citation.language).name)


def age(t: Texts, citation: Citation) -> str:
    """When it was reviewed last, where it should have been again since; "" where not."""
    return t("review-age", month=t.month(citation.overdue)) if citation.overdue else ""


def for_whom(t: Texts, citation: Citation) -> str:
    """Its circles; "" for what is for everybody."""
    names = ", ".join(name[t.language] for name in citation.whom)
    return t("for-whom", names=names) if names else ""


def other_line(t: Texts, citation: Citation) -> CardElement:
    about = (
        clean_line(citation.path),
        place(t, citation.anchor),
        in_language(t, citation),
        for_whom(t, citation),
        age(t, citation),
    )
    where = " · ".join(part for part in about if part)
    opens: Action | None = link(t("open-document"), document(citation.url))
    if citation.official:
        where = " · ".join(part for part in (t("official-answer"), age(t, citation)) if part)
        opens = button(t("open"), OfficialShow(official=citation.official), inputs=False)
    title = run(shorten(clean_line(citation.title), LONGEST_OTHER), color="Accent" if opens else None, action=opens)
    return line(title, run(f" · {where}", size="Small", subtle=True), spacing="Small")
