"""Comments on a request: those that stand, where one is written, and the news of one."""

from datetime import datetime
from functools import partial

from microsoft_teams.cards.core import ActionSet, CardElement

from bot.arrange.comments.comment import LONGEST_COMMENT, MOST_COMMENTS, Comment
from bot.words.clean import clean_line
from cards.arrange.buttons import ApprovalShow, RequestComment, RequestMine, RequestShow
from cards.arrange.handling_buttons import HandlingShow
from cards.arrange.parts import about
from cards.arrange.seen import Seen
from cards.arrange.typed import Typed, words_input
from cards.card import Card
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button
from cards.parts.fitting import fitting
from cards.parts.head import box, head
from cards.parts.words import ours, paragraphs, shorten, typed
from cards.texts import Texts


def comments(t: Texts, seen: Seen, now: datetime, limit: int, wrote: Typed) -> list[CardElement]:
    """The latest first, below where the next is written, as long as something can be said about it."""
    request, elements = seen.request, list[CardElement]()
    if (request.takes_comments(now) and len(request.comments) < MOST_COMMENTS) or "comment" in wrote.problems:
        send = RequestComment(request=request.id, seen=len(request.comments), team=bool(seen.team))
        elements += words_input(t, "comment", t("comment-label"), wrote, most=LONGEST_COMMENT)
        elements.append(ActionSet(actions=[button(t("comment-send"), send)]))
    for one in reversed(request.comments):
        words = t("comment-by", name=clean_line(t.actor(one.person, one.behalf)), moment=t.moment(one.at, now))
        elements.append(typed(words, size="Small", subtle=True, spacing="Small"))
        elements += paragraphs(shorten(one.text, limit), spacing="None")
    if request.comments:
        elements.append(ours(t("history"), weight="Bolder", spacing="Medium"))
    return elements


def comment_card(t: Texts, seen: Seen, said: Comment, now: datetime) -> Card:
    """The news of a comment, for whom it is."""
    return fitting(partial(_news, t, seen, said, now))


def _news(t: Texts, seen: Seen, said: Comment, now: datetime, limit: int) -> Card:
    request, own = seen.request, seen.reader == seen.request.requester
    name, form = clean_line(t.actor(said.person, said.behalf)), seen.form.title[t.language]
    show = RequestShow(request=request.id) if own else ApprovalShow(request=request.id)
    show = HandlingShow(request=request.id) if seen.team else show
    title = t("comment-news", name=name, form=form)
    body: list[CardElement] = [
        *head(t("comment"), title, about(t, request, now), outside=True),
        box([*paragraphs(shorten(said.text, limit))], "emphasis"),
    ]
    ways = actions(button(t("open"), show, "positive"), button(t("my-requests"), RequestMine()))
    return assemble(t, title, body, ways)
