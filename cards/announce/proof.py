"""The words of a proof of delivery, in the language of who asked for it."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.announce.announcement import IN_CHANNEL, Announcement, ReportLine
from bot.announce.proving.record import Record
from bot.announce.proving.registrar import Registered
from bot.pdf.proof_paper import ProofPaper, TextOf
from bot.pdf.seal import Seal
from bot.people.principals import Principal
from bot.words.clean import clean_line
from bot.words.file_names import file_name
from bot.words.languages import Language
from cards.announce.audience import audience_sentence
from cards.announce.languages import named_language
from cards.announce.report import remark
from cards.texts import ZONE, Texts, texts

NOBODY = Registered()


def proof_name(t: Texts, announcement: Announcement) -> str:
    """What the file is called."""
    return file_name(t("proof-file", title=announcement.title), "pdf")


def proof_paper(
    t: Texts,
    announcement: Announcement,
    record: Record,
    lines: Sequence[ReportLine],
    names: Mapping[Principal, str],
    organisation: str,
    *,
    seal: Seal | None = None,
    registered: Registered = NOBODY,
) -> ProofPaper:
    """`names` are of the audience. `seal` is what it is sealed with, once it is set. Nothing in it is called read that
    was only delivered. For a thread: it has a line for each recipient, and their digest."""
    digest = record.digest
    delivered = sum(line.delivered is not None for line in record.lines)
    confirmed = sum(line.confirmed is not None for line in record.lines)
    there = sum(line.reason == IN_CHANNEL for line in lines)
    facts = [
        (t("proof-what"), clean_line(announcement.title)),
        (t("proof-from"), t.name(announcement.author)),
        (t("proof-whom"), audience_sentence(t, announcement.audience, names)),
        (t("report-sent"), _said(t, announcement.published)),
        *([(t("corrected"), _said(t, announcement.corrected))] if announcement.corrected else []),
        *([(t("recalled"), _said(t, announcement.recalled))] if announcement.recalled else []),
        (t("report-at"), _said(t, record.at)),
        (t("report-recipients"), t.number(len(lines) - there)),
        (t("figure-delivered"), t.number(delivered)),
        *([(t("figure-confirmed"), t.number(confirmed - there))] if announcement.confirmation else []),
        *([(t("posts-person"), t.number(there))] if there else []),
        (t("proof-id"), announcement.id),
        (t("proof-edition"), f"{record.edition} · {record.said}"),
        (t("proof-digest"), digest),
        (t("proof-registrar"), _registered(t, registered)),
        *([(t("proof-seal"), t("proof-sealed-by", subject=seal.subject, issuer=seal.issuer))] if seal else []),
    ]
    return ProofPaper(
        t.language,
        t("proof-title", title=clean_line(announcement.title)),
        organisation,
        t("proof-footer", digest=digest),
        record.at.astimezone(ZONE).date().isoformat(),
        tuple(facts),
        (t("proof-means"), t("proof-not-registered"), t("proof-check")),
        tuple(
            TextOf(clean_line(announcement.words[language].title), _said_in(announcement, language))
            for language in announcement.languages
        ),
        t("report-people"),
        tuple(t(key) for key in _HEADS),
        tuple(_row(t, line) for line in lines),
        record.content,
        transcribed=t("paper-transcribed"),
    )


def _registered(t: Texts, registered: Registered) -> str:
    """In the provider's own words what its receipt is called: they are printed, and stand for nothing else."""
    if not registered.provider:
        return t("proof-registrar-none")
    if registered.problem:
        return t("proof-registrar-failed", provider=registered.provider, problem=registered.problem)
    return t("proof-registrar-receipt", provider=registered.provider, receipt=registered.receipt)


def _said_in(announcement: Announcement, language: Language) -> tuple[str, ...]:
    """Where another language counts, that is said before it, as on the card."""
    lines = tuple(line.said for line in announcement.words[language].lines)
    if not announcement.informs_in(language):
        return lines
    its = texts(language)
    return (its("translation-informs", language=named_language(its, announcement.binding)), *lines)


_HEADS = ("report-name", "report-school", "report-delivered", "report-confirmed", "report-remark")


def _row(t: Texts, line: ReportLine) -> tuple[str, ...]:
    when = (_said(t, moment) for moment in (line.delivered, line.confirmed))
    return (line.name, line.school, *when, remark(t, line.reason))


def _said(t: Texts, moment: datetime | None) -> str:
    """To the second: it is looked at years later."""
    return moment.astimezone(ZONE).strftime("%Y-%m-%d %H:%M:%S") if moment else ""
