"""The list of who marked an announcement as seen and who did not: as a PDF, and the cards that lead to it."""

from collections.abc import Sequence
from datetime import date, datetime

from microsoft_teams.cards.core import ActionSet, CardElement

from bot.announce.announcement import Announcement
from bot.announce.visering.list_of import ALL, VisaLine, VisaList
from bot.announce.visering.visa import Visa
from bot.pdf.list_paper import ListPaper, Part
from bot.words.clean import clean_line
from bot.words.file_names import file_name
from cards.announce.buttons import AnnouncementRefresh
from cards.announce.following import reason_text
from cards.announce.visering import visering_state
from cards.announce.visering_buttons import MissingShow, VisaFile
from cards.card import Card
from cards.home.buttons import HelpShow
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button
from cards.parts.head import head
from cards.parts.inputs import choice_input
from cards.parts.plain import plain
from cards.parts.words import ours, shorten, typed
from cards.texts import ZONE, Texts

LONGEST_TITLE = 80
_HEADS = ("report-name", "report-job", "visa-moment", "visa-edition", "report-remark")


def list_name(t: Texts, announcement: Announcement, school: str = "") -> str:
    """What the file is called."""
    title = f"{announcement.title} {school}".strip()
    return file_name(t("visa-file", title=title), "pdf")


def missing_name(t: Texts, announcement: Announcement) -> str:
    return file_name(t("missing-file", title=announcement.words_in(t.language).title), "pdf")


def visa_list_card(t: Texts, announcement: Announcement, schools: Sequence[tuple[str, str]], now: datetime) -> Card:
    """`schools` are ids with names."""
    options = [(ALL, t("visa-all-schools")), *((id_, clean_line(name)) for id_, name in schools)]
    body: list[CardElement] = [
        *head(t("visa-list"), announcement.title, outside=True),
        *visering_state(t, announcement, now),
        ours(t("visa-list-text")),
        choice_input(t, "school", t("report-school"), options, ALL),
    ]
    return assemble(
        t,
        t("visa-list"),
        body,
        actions(
            button(t("visa-list-make"), VisaFile(id=announcement.id), "positive"),
            button(t("back-to-figures"), AnnouncementRefresh(id=announcement.id), inputs=False),
        ),
    )


def missing_list_card(t: Texts, announcements: Sequence[Announcement], now: datetime) -> Card:
    """To a head of school: each with the way to who of theirs did not."""
    body: list[CardElement] = [*head(t("missing"), t("missing-list-title"))]
    for one in announcements:
        sent = t.moment(one.published or one.created, now)
        title = shorten(clean_line(one.words_in(t.language).title), LONGEST_TITLE)
        show = button(t("missing-show"), MissingShow(id=one.id)).with_tooltip(plain(title))
        body += [
            typed(title, weight="Bolder", spacing="Medium"),
            ours(t("announcement-from", name=t.name(one.author), moment=sent), size="Small", subtle=True),
            *visering_state(t, one, now),
            ActionSet(actions=[show]),
        ]
    if not announcements:
        body.append(ours(t("missing-list-none")))
    return assemble(t, t("missing-list-title"), body, actions(button(t("help"), HelpShow())))


# --- the PDF --------------------------------------------------------------------------------------------


def list_paper(t: Texts, found: VisaList, organisation: str, now: datetime) -> ListPaper:
    """For a thread: it has a line for each person. Whom it did not reach is in it as well."""
    announcement = found.announcement
    visering = announcement.visering
    last = [(t("visa-due"), t.day(visering.due))] if visering and visering.due else []
    facts = [
        (t("proof-what"), clean_line(announcement.title)),
        (t("proof-from"), t.name(announcement.author)),
        (t("report-sent"), _said(announcement.published)),
        *last,
        (t("report-at"), _said(now)),
        *((t("visa-edition-of", number=number), said) for number, said in found.editions),
    ]
    key = "missing" if found.missing else "visa-list"
    title = clean_line(announcement.title)
    return ListPaper(
        t.language,
        f"{t(key)}: {title}",
        organisation,
        f"{t(key)} · {title}",
        now.astimezone(ZONE).date().isoformat(),
        tuple(facts),
        (t("visa-means"),),
        tuple(t(one) for one in _HEADS),
        tuple(_part(t, school, lines) for school, lines in found.schools),
        t("paper-transcribed"),
    )


def _part(t: Texts, school: str, lines: Sequence[VisaLine]) -> Part:
    done = sum(line.visa is not None for line in lines)
    about = t("visa-part", done=done, people=len(lines))
    return Part(clean_line(school) or t("visa-no-school"), about, tuple(_row(t, line) for line in lines))


def _row(t: Texts, line: VisaLine) -> tuple[str, ...]:
    visa = line.visa
    edition = t.number(visa.edition) if visa else ""
    return (clean_line(line.name), clean_line(line.job), _said(visa.at if visa else None), edition, _remark(t, line))


def _remark(t: Texts, line: VisaLine) -> str:
    """Everything that explains it."""
    said = [
        t("visa-left") if line.left else "",
        reason_text(t, line.reason) if line.reason and line.visa is None else "",
        _away(t, line.back) if line.away and line.visa is None else "",
        t("visa-later") if line.later else "",
        _earlier(t, line.earlier) if line.earlier else "",
    ]
    return " · ".join(one for one in said if one)


def _away(t: Texts, back: date | None) -> str:
    return t("visa-away-until", day=t.day(back)) if back else t("visa-away")


def _earlier(t: Texts, visa: Visa) -> str:
    return t("visa-earlier", number=visa.edition, moment=_said(visa.at))


def _said(moment: datetime | None) -> str:
    return moment.astimezone(ZONE).strftime("%Y-%m-%d %H:%M") if moment else ""
