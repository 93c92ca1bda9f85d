"""Channels of teams: how they are chosen, and what an author's cards say of what is posted there."""

from collections.abc import Collection, Sequence

from microsoft_teams.cards.core import CardElement

from bot.announce.announcement import Announcement, NotReached, Reach, Tally
from bot.people.audience import Channel
from cards.announce.audience import channel_name
from cards.announce.audience_buttons import AudienceChannels, AudiencePost, AudienceShow
from cards.card import Card
from cards.parts.assembly import assemble
from cards.parts.buttons import actions, button
from cards.parts.head import head, state
from cards.parts.inputs import choice_input, text_input, with_problem
from cards.parts.words import ours, paragraphs
from cards.texts import Texts

CHANNELS, WORDS = "channels", "words"
"""Inputs."""
MOST_OFFERED = 80
"""Channels of one card: of more it asks for a name."""
LONGEST_WORDS = 60


def key_of(channel: Channel) -> str:
    """What a choice of it sends."""
    return f"{channel.team}.{channel.channel}"


def channels_card(
    t: Texts,
    draft: Announcement,
    offered: Sequence[Channel],
    chosen: Collection[str],
    place: int,
    *,
    words: str = "",
    more: int = 0,
    problem: str = "",
) -> Card:
    """`offered` are those that the author may post in and whose names have the `words`, without
    `more` others; `chosen` the keys of some."""
    body: list[CardElement] = [
        *head(t("announcement"), t("channels"), draft.title),
        ours(t("channels-how"), size="Small", subtle=True),
    ]
    if more or words:
        search = text_input(t, WORDS, t("channels-words"), words, required=False, most=LONGEST_WORDS)
        body.append(search)
    if more:
        body.append(ours(t("channels-more", count=more), size="Small", subtle=True))
    keep = look = None
    if offered:
        options = [(key_of(one), _option(t, one)) for one in offered]
        value = ",".join(key for key, _ in options if key in chosen)
        field = choice_input(t, CHANNELS, t("channels-label"), options, value, required=False, several=True)
        body += with_problem(field, t(problem) if problem else None)
        verb = AudiencePost(id=draft.id, revision=draft.revision, place=place)
        keep = button(t("audience-keep"), verb, "positive")
    else:
        body.append(ours(t("channels-nothing") if words else t("channels-none")))
    if more or words:
        look = button(t("channels-search"), AudienceChannels(id=draft.id, revision=draft.revision, place=place))
    back = button(t("back"), AudienceShow(id=draft.id), inputs=False)
    return assemble(t, t("channels"), body, actions(keep, look, back))


def _option(t: Texts, channel: Channel) -> str:
    return t("channel-of", team=channel.team_name, name=channel.name or t("channel-general"))


# --- how many ---------------------------------------------------------------------------------------


def channels_reach(t: Texts, reach: Reach) -> list[CardElement]:
    """In how many it is posted, and how many people are there who do not get it themselves."""
    lines: list[CardElement] = []
    if reach.closed:
        lines.append(state(t("reach-closed", channels=reach.closed), "attention", t("problem-channels-closed")))
    if reach.channels:
        said = f"{t('reach-channels', channels=reach.channels)} {t('reach-members', members=reach.members)}"
        lines.append(ours(said, size="Small"))
    return lines


BOTH = {
    "send-to": "send-to-both",
    "send-sure": "send-sure-both",
    "second-confirm": "second-confirm-both",
    "follow-planned": "follow-planned-both",
    "when-now-sure": "when-now-sure-both",
    "notice-announcement-under-way": "notice-under-way-both",
}
"""What is said to people, and what where it is posted in channels besides."""


def to_whom(t: Texts, key: str, people: int, channels: int, **args: str) -> str:
    """What is said to so many people, where it is posted in channels besides: see BOTH."""
    if not channels:
        return t(key, people=people, **args)
    parts = [*([t("to-people", people=people)] if people else []), t("to-channels", channels=channels)]
    return t(BOTH[key], to=t.all_of(parts), **args)


# --- how it stands ----------------------------------------------------------------------------------


def posts_lines(t: Texts, tally: Tally) -> list[CardElement]:
    """On the card that follows a send; one that goes to channels alone says above in how many it stands."""
    posts = tally.posts
    said = [t("posts", posted=posts.posted, channels=posts.channels)] if posts.channels and tally.recipients else []
    if posts.confirmed:
        said.append(t("posts-confirmed", people=posts.confirmed))
    return [ours(" ".join(said), size="Small")] if said else []


REASONS = {
    "no_channel": "reason-no-channel",
    "not_installed": "reason-not-in-team",
    "unknown": "reason-team-unknown",
    "blocked": "reason-team-unknown",
}


def post_reason(reason: str) -> str:
    """The key of the text that says why something was not posted, where a channel has one of its own."""
    return REASONS.get(reason, "")


def missed_posts(t: Texts, posts: Sequence[NotReached]) -> list[CardElement]:
    """Where it could not be posted, each with why."""
    lines: list[CardElement] = [ours(t("posts-missed"), weight="Bolder")] if posts else []
    for one in posts:
        lines += paragraphs(f"{one.name}: {one.reason}", spacing="Small")
    return lines


def place_name(t: Texts, channel: Channel) -> str:
    """As a sentence begins with it."""
    said = channel_name(t, channel)
    return f"{said[:1].upper()}{said[1:]}"
