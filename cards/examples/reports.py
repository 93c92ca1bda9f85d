"""Examples of the report of a form."""

from datetime import date

from bot.arrange.figures.figures import Figures
from bot.arrange.figures.report import report
from bot.people.calendar import Calendar
from cards.arrange.report import report_card, reports_card
from cards.examples.world import Shown, forms
from cards.texts import Texts

TODAY = date(2026, 11, 26)
SCHOOLS = {
    "de-linde": "Basisschool De Linde",
    "vaartkant": "Atheneum Vaartkant",
    "kompas": "School voor buitengewoon basisonderwijs Het Kompas aan de Vaart",
}
_ASKED = (31, 12, 18, 9, 22, 30, 3, 0, 8, 14, 20, 26)


def report_examples(t: Texts) -> Shown:
    leave, it = forms()["leave"], forms()["it"]
    yield "reports_card", "of several forms", reports_card(t, [leave, it])
    nothing = report("leave", [], Calendar(), TODAY)
    yield "report_card", "nothing was asked", report_card(t, leave, nothing, SCHOOLS)
    training = forms()["training"]
    yield "report_card", "with enrolments", report_card(t, training, report("training", [], Calendar(), TODAY), SCHOOLS)
    figures = [_figures(school, place) for place, school in enumerate(SCHOOLS)]
    busy = report("leave", figures, Calendar(), TODAY)
    yield "report_card", "a year of three schools", report_card(t, leave, busy, SCHOOLS)


def _figures(school: str, place: int) -> Figures:
    """The last one has too few people in most months."""
    counts: dict[str, int] = {"waiting:2026-11-25": 4 - place, "waiting:2026-11-12": 1, "to_do:2026-10-01": 1}
    for month, asked in zip(report("leave", [], Calendar(), TODAY).months, _ASKED, strict=True):
        many = asked // (place + 1)
        refused = many // 7
        counts |= {f"{month}:asked": many, f"{month}:approved": many - refused, f"{month}:refused": refused}
        counts |= {f"{month}:decided_in:{days}": many // (days + 1) for days in range(4)}
        counts |= {f"{month}:who:{number}-{place}": 1 for number in range(min(many, 5 - place))}
    return Figures(school, {name: count for name, count in counts.items() if count})
