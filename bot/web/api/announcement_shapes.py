"""What another system gives to announce something, and what it is told of it: shapes alone."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from bot.announce.announcement import Announcement, AnnouncementState
from bot.announce.asking.question import MAX_CHOICE, MAX_QUESTION, MOST_CHOICES, QuestionKind
from bot.announce.channels.team import MOST_CHANNELS
from bot.announce.planning.when import MAX_WHY, Urgency
from bot.announce.writing.words import (
    LONGEST_NAME,
    MAX_ADDRESS,
    MAX_TEXT,
    MAX_TITLE,
    MOST_BUTTONS,
    MOST_LANGUAGES,
    ButtonKind,
    Sender,
)
from bot.json import JsonObject
from bot.people.importance import Importance
from bot.web.api.audiences import AudienceAsked
from bot.web.api.operation import as_json
from bot.web.api.people import LONGEST
from bot.web.api.shapes import Asked, Told
from bot.words.languages import Language

# --- what is asked ------------------------------------------------------------------------------------


class WordsMade(Asked):
    """`text` may hold **bold**, *italics*, lists and [links](https://...). Where something is asked, `question` is
    what, and `choices` are those of one or several, in the same order in every language."""

    title: Annotated[str, Field(min_length=1, max_length=MAX_TITLE)]
    text: Annotated[str, Field(min_length=1, max_length=MAX_TEXT)]
    question: Annotated[str, Field(max_length=MAX_QUESTION)] = ""
    choices: Annotated[tuple[Annotated[str, Field(max_length=MAX_CHOICE)], ...], Field(max_length=MOST_CHOICES)] = ()


class ButtonMade(Asked):
    """`to` is an https address, the id of a form that its author may begin, or a question. `name` by language is what
    it is called; without one it is called by itself."""

    kind: ButtonKind
    to: Annotated[str, Field(min_length=1, max_length=MAX_ADDRESS)]
    name: dict[Language, Annotated[str, Field(max_length=LONGEST_NAME)]] = Field(default_factory=dict)


class UrgentMade(Asked):
    """Why a mandatory one does not wait until people work; `words` are for who looks at it later."""

    why: Urgency
    words: Annotated[str, Field(max_length=MAX_WHY)] = ""


class QuestionMade(Asked):
    """What is asked, and of what it is a choice, stands with the words. `anonymous`: nothing links an answer to who
    gave it; such a one has to expire."""

    kind: QuestionKind
    anonymous: bool = False


class ViseringMade(Asked):
    """Everybody has to mark a mandatory one as seen, within so many school days after it is sent."""

    days: Literal[1, 3, 5, 10, 15]


class AnnouncementMade(Asked):
    """In the name of `author`, by Entra object id or e-mail address. `words` by language; `language` is the one in
    which everybody else reads it, needed where there are several. It goes to an `audience`, is posted in `channels`, or
    both. `planned`: a moment, with Z or an offset, or "permitted": as soon as most of those who get it are at work;
    left out: now."""

    author: Annotated[str, Field(max_length=LONGEST)]
    words: Annotated[dict[Language, WordsMade], Field(min_length=1, max_length=MOST_LANGUAGES)]
    language: Language | None = None
    audience: AudienceAsked | None = None
    channels: Annotated[
        tuple[Annotated[str, Field(min_length=1, max_length=200)], ...],
        Field(
            max_length=MOST_CHANNELS,
            description="Of teams in which Bode is, by their id in Teams (19:...@thread.tacv2).",
        ),
    ] = ()
    confirmation: bool = False
    question: QuestionMade | None = None
    visering: ViseringMade | None = None
    importance: Importance = Importance.IMPORTANT
    topic: Annotated[str, Field(max_length=64, description="By its id, one that is not sensitive; empty: none.")] = ""
    sender: Annotated[Sender | None, Field(description="For whom its author speaks; left out: themselves.")] = None
    buttons: Annotated[tuple[ButtonMade, ...], Field(max_length=MOST_BUTTONS)] = ()
    planned: AwareDatetime | Literal["permitted"] | None = None
    urgent: UrgentMade | None = None
    expires: Annotated[AwareDatetime | None, Field(description="From then on it has no buttons any more.")] = None


# --- what is answered ---------------------------------------------------------------------------------


class CountsTold(Told):
    """People. Who `muted` its topic, and for whom it is `held` until their digest, find it in their news; nothing tells
    whether somebody read it."""

    recipients: int
    delivered: int
    confirmed: int
    notReached: int  # noqa: N815 - a name in JSON
    underWay: int  # noqa: N815
    muted: int
    held: int


class QuestionTold(Told):
    """`counts` are how many chose each choice, in their order, or gave so many stars. Of an anonymous one they stay
    empty until nobody can answer any more and enough did."""

    kind: QuestionKind
    anonymous: bool
    answered: int
    counts: list[int]


class ViseringTold(Told):
    """It is to be marked as seen until and with `due`, which is known from when it is sent."""

    days: int
    due: date | None


class ChannelsTold(Told):
    """In how many channels it stands, and in how many it could not be posted. `confirmed` it there who did not get it
    themselves."""

    channels: int
    posted: int
    missed: int
    confirmed: int


class PictureTold(Told):
    """`source` is where its author found it; `address` the copy that Bode serves, "" where it serves none. `described`
    is what stands on it, by language."""

    source: str
    address: str
    described: dict[str, str]


class AnnouncementTold(Told):
    """What was taken back is `recalled`, however far it had got. `author` is their id. `edition` grows when its author
    corrects it. `problem` is the code with which Teams refused what is stopped or paused."""

    id: str
    state: AnnouncementState | Literal["recalled"]
    author: str
    importance: Importance
    topic: str
    created: datetime
    planned: datetime | None
    published: datetime | None
    expires: datetime | None
    edition: int
    corrected: datetime | None
    recalled: datetime | None
    problem: str
    counts: CountsTold
    question: QuestionTold | None
    visering: ViseringTold | None
    channels: ChannelsTold | None
    picture: PictureTold | None


def told_of(announcement: Announcement) -> JsonObject:
    tally, visering = announcement.tally, announcement.visering
    counts = CountsTold(
        recipients=tally.recipients,
        delivered=tally.delivered,
        confirmed=tally.confirmed,
        notReached=tally.not_reached,
        underWay=tally.under_way if announcement.published else 0,
        muted=tally.muted,
        held=tally.held,
    )
    told = AnnouncementTold(
        id=announcement.id,
        state="recalled" if announcement.recalled else announcement.state,
        author=announcement.author,
        importance=announcement.importance,
        topic=announcement.topic,
        created=announcement.created,
        planned=announcement.planned_for,
        published=announcement.published,
        expires=announcement.expires,
        edition=announcement.edition,
        corrected=announcement.corrected,
        recalled=announcement.recalled,
        problem=announcement.problem,
        counts=counts,
        question=_question(announcement),
        visering=ViseringTold(days=visering.days, due=visering.due) if visering else None,
        channels=_channels(announcement),
        picture=_picture(announcement),
    )
    return as_json(told)


def _picture(announcement: Announcement) -> PictureTold | None:
    if not announcement.picture:
        return None
    fetched = announcement.fetched
    kept = fetched.address if fetched and fetched.source == announcement.picture else ""
    described = {language: words.image_alt for language, words in announcement.words.items() if words.image_alt}
    return PictureTold(source=announcement.picture, address=kept, described=described)


def _question(announcement: Announcement) -> QuestionTold | None:
    question, result = announcement.question, announcement.tally.answers
    if question is None:
        return None
    return QuestionTold(
        kind=question.kind, anonymous=question.anonymous, answered=result.answered, counts=list(result.counts)
    )


def _channels(announcement: Announcement) -> ChannelsTold | None:
    posts = announcement.tally.posts
    if not posts.channels:
        return None
    return ChannelsTold(channels=posts.channels, posted=posts.posted, missed=posts.missed, confirmed=posts.confirmed)
