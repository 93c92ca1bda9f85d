"""How a request is scored: a group of bars for each domain, this school year beside the last one, and the numbers."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from microsoft_teams.cards.core import ActionSet, CardElement

from bot.arrange.scores.result import Result
from bot.words.clean import clean_line
from cards.answer.buttons import AnswerAsk
from cards.arrange.parts import about
from cards.arrange.score_buttons import ScoreShow
from cards.arrange.seen import Seen
from cards.card import Card
from cards.home.buttons import HelpShow
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button
from cards.parts.chart import Series, grouped, table
from cards.parts.head import apart, head
from cards.parts.words import ours, typed
from cards.texts import Texts

NONE = "–"


def score_button(t: Texts, seen: Seen) -> list[CardElement]:
    if not seen.scored:
        return []
    shows = button(t("score-show"), ScoreShow(request=seen.request.id), inputs=False)
    return [ActionSet(actions=[shows], spacing="Small")]


def score_card(t: Texts, result: Result, now: datetime) -> Card:
    title, said = t("score-of", form=result.form.title[t.language]), t("score-by-domain")
    domains = result.form.scores or ()
    names = [one.label[t.language] for one in domains]
    this, last = _year(result.year), _year(result.year - 1)
    series = [Series(this, [result.scores[one.id] for one in domains], "categoricalBlue")]
    rows = [[name, _said(t, result.scores, one.id)] for name, one in zip(names, domains, strict=True)]
    heads = [t("score-domain"), this]
    if (before := result.before) is not None:
        series.insert(0, Series(last, [before.get(one.id) for one in domains], "categoricalLavender"))
        rows = [[row[0], _said(t, before, one.id), row[1]] for row, one in zip(rows, domains, strict=True)]
        heads = [heads[0], last, this]
    body: list[CardElement] = [
        *head(t("score"), title, about(t, result.request, now)),
        *([typed(clean_line(result.school), weight="Bolder")] if result.school else []),
        apart([ours(said, weight="Bolder"), grouped(said, names, series, "drop"), table(heads, rows)]),
        *([] if before is not None else [ours(t("score-none-before", year=last))]),
        ours(t("score-means"), size="Small", subtle=True),
        ours(t("score-who-sees"), size="Small", subtle=True, spacing="None"),
    ]
    return assemble(t, title, body, actions(button(t("ask-question"), AnswerAsk()), button(t("help"), HelpShow())))


def _year(began: int) -> str:
    return f"{began}-{began + 1}"


def _said(t: Texts, scores: Mapping[str, int | None], domain: str) -> str:
    score = scores.get(domain)
    return NONE if score is None else t("score-percent", percent=t.number(Decimal(score)))
