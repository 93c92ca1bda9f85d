"""Announcements: what is said, to which audience, and how far the send is."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from bot.announce.asking.question import NONE_YET, Answer, Question, Result
from bot.announce.authority.asked import Asked
from bot.announce.correcting.bringing import Bringing, Recall
from bot.announce.pictures.picture import Picture
from bot.announce.planning.permitted import NOBODYS_WINDOWS, Windows
from bot.announce.planning.when import AT_ONCE, Chance, Urgent
from bot.announce.proving.unnamed import Unnamed
from bot.announce.recipients import Settled
from bot.announce.visering.visa import Visering
from bot.announce.writing.words import WayOn, Words
from bot.people.acting import System
from bot.people.audience import NOBODY, Audience, Channel
from bot.people.importance import Importance
from bot.people.principals import EVERYBODY, Principal
from bot.words.languages import DEFAULT_LANGUAGE, Language
from bot.work.notice import CardPlace


class AnnouncementState(StrEnum):
    """DRAFT -> PLANNED -> SENDING -> SENT; TO_CONFIRM: a second person has to, before it is planned or sent; STOPPED:
    the card was refused by the channel; PAUSED: the bot itself was, or all sends are halted; CANCELLED: its author
    broke off the send."""

    DRAFT = "draft"
    TO_CONFIRM = "to_confirm"
    PLANNED = "planned"
    SENDING = "sending"
    SENT = "sent"
    STOPPED = "stopped"
    PAUSED = "paused"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Posts:
    """Of the channels to which it goes: how many these are, in how many it stands, and in how many it could not be
    brought. `members` are how many more people are in their teams, as far as that was known when it went; `confirmed`
    there those who did not get it themselves."""

    channels: int = 0
    posted: int = 0
    missed: int = 0
    members: int = 0
    confirmed: int = 0

    @property
    def under_way(self) -> int:
        return self.channels - self.posted - self.missed


@dataclass(frozen=True, slots=True)
class Tally:
    """How far a send is; counted from the deliveries, so it may be some seconds behind. Who is `muted` wants nothing of
    its topic, and for whom it is `held` it waits for their digest: both find it in their news. `reactions` are pairs of
    kind and how many, `opened` of a link and how often, where that is counted (see opening/links);
    `seen` at least, of one school. `answers` are those to its question, as far as they may be shown."""

    recipients: int = 0
    delivered: int = 0
    confirmed: int = 0
    not_reached: int = 0
    muted: int = 0
    held: int = 0
    reactions: tuple[tuple[str, int], ...] = ()
    opened: tuple[tuple[str, int], ...] = ()
    seen: int = 0
    answers: Result = NONE_YET
    posts: Posts = Posts()

    @property
    def addressed(self) -> int:
        """To how many people it is said, in a channel too, as far as is known."""
        return self.recipients + self.posts.members

    @property
    def expected(self) -> int:
        """Whom it comes to by itself."""
        return self.recipients - self.muted - self.held

    @property
    def under_way(self) -> int:
        return self.recipients - self.delivered - self.not_reached - self.muted - self.held


@dataclass(frozen=True, slots=True)
class Announcement:
    """Something said to an audience; as a draft it may lack anything.

    `words` are in up to MOST_LANGUAGES, of which `language` is the one that the others were made of. `binding` is the
    one that counts where the organisation says so, and the others inform; "" where all do. `picture` is the
    https address that its author gave, "" for none, and `fetched` what became of it; these and the `buttons` are those
    of all languages. `topic` is the id of one, "" for none, and `topic_name` what it was called when it was written;
    `sender` is one of Sender, "" where its author speaks for themselves. Once it
    `expires` it has no buttons any more.
    `planned_for` is when it is to go; None: as soon as its author lets it. `urgent`: it does not wait until people
    work.
    `revision` grows with every change of the draft, so that nobody sends another text than the one previewed.
    `spread_done`: every recipient has a delivery. `counted`: they are counted as they end, each from the first on; not
    so those of a send that an earlier version began. `edition` counts the texts that were sent: it was last `corrected`
    then, and `bringing` says how far that is. Since it was `recalled` it says nothing any more: that is its last
    edition. `refusals` of the bot itself came since somebody got it last, in whatever instance. `follow` is the
    author's own card.
    `reminders` are when those were reminded who did not confirm; they are by themselves `remind_after` so many school
    days, 0 for not.
    `visering`: everybody has to mark it as seen before a day; then it asks for a `confirmation` too.
    `settled`: who gets it, from when its send started. `asked`: a second person was, and what they said; `correction`:
    what they said of the last edition, where that had to be confirmed. `system` is the one that wrote it in the name of
    its author. `question` is what it asks beside being read, None for nothing: it
    stays what it was once the announcement is sent. `template` is the id of the one that it was begun from, "" for
    none, and `blanks` are those which that declared, in whatever language; None where an earlier version kept none.
    `unnamed`: whoever was erased was taken out of what it says.
    """

    id: str
    author: str
    words: Mapping[Language, Words] = field(hash=False)
    audience: Audience
    confirmation: bool
    state: AnnouncementState
    created: datetime
    revision: int = 1
    language: Language = DEFAULT_LANGUAGE
    binding: str = ""
    picture: str = ""
    fetched: Picture | None = None
    buttons: tuple[WayOn, ...] = ()
    importance: Importance = Importance.IMPORTANT
    topic: str = ""
    topic_name: Mapping[Language, str] = field(default_factory=dict[Language, str], hash=False)
    sender: str = ""
    expires: datetime | None = None
    planned_for: datetime | None = None
    urgent: Urgent | None = None
    published: datetime | None = None
    spread_done: bool = False
    counted: bool = False
    problem: str = ""
    refusals: int = 0
    tally: Tally = Tally()
    follow: CardPlace | None = None
    settled: Settled | None = None
    asked: Asked | None = None
    correction: Asked | None = None
    edition: int = 1
    corrected: datetime | None = None
    recalled: datetime | None = None
    recall: Recall = Recall.NOTICE
    reminders: tuple[datetime, ...] = ()
    remind_after: int = 0
    visering: Visering | None = None
    bringing: Bringing | None = None
    system: System | None = None
    question: Question | None = None
    unnamed: Unnamed | None = None
    template: str = ""
    blanks: tuple[str, ...] | None = None

    @property
    def title(self) -> str:
        """In its main language."""
        return self.words[self.language].title

    def is_expired(self, now: datetime) -> bool:
        return self.expires is not None and now >= self.expires

    def takes_no_answers(self, now: datetime) -> bool:
        """Any more."""
        return self.recalled is not None or self.is_expired(now)

    @property
    def languages(self) -> tuple[Language, ...]:
        """The main one first."""
        return (self.language, *(one for one in self.words if one != self.language))

    def informs_in(self, language: Language) -> bool:
        """Whether what it says in this language is for information: another one counts, and is there too."""
        return self.binding in self.words and language != self.binding

    def language_for(self, language: Language) -> Language:
        """In which a reader of this language gets it: theirs, or the main one, and then its card says so."""
        return language if language in self.words else self.language

    def words_in(self, language: Language) -> Words:
        """For a reader of this language: see `language_for`."""
        return self.words[self.language_for(language)]


def as_received(announcement: Announcement) -> Announcement:
    """Without what changes while it is being sent, and without who gets it: its readers see the same of both."""
    return replace(
        announcement,
        audience=NOBODY,
        state=AnnouncementState.SENDING,
        spread_done=False,
        counted=False,
        problem="",
        refusals=0,
        tally=Tally(),
        follow=None,
        settled=None,
        asked=None,
        correction=None,
        bringing=None,
        reminders=(),
        remind_after=0,
        system=None,
        template="",
        blanks=(),
    )


@dataclass(frozen=True, slots=True)
class Reach:
    """Who an audience resolves to now, with what its principals are called in the author's language. `unreachable` of
    them have no Bode yet. `outside` are more people, whom this author may not reach. `muted` of them mute its topic.
    `windows` say when these people may be written to, `chance` when that is next. `by_school`:
    how many of each, by its name, most first. It is posted in `channels` besides, whose teams have `members` who do not
    get it themselves, as far as is known; in `closed` ones this author may not post, or they are gone."""

    people: int
    schools: int
    unreachable: int = 0
    names: Mapping[Principal, str] = field(default_factory=dict[Principal, str])
    outside: int = 0
    muted: int = 0
    windows: Windows = NOBODYS_WINDOWS
    chance: Chance = AT_ONCE
    by_school: tuple[tuple[str, int], ...] = ()
    channels: int = 0
    members: int = 0
    closed: int = 0

    @property
    def is_nobody(self) -> bool:
        return not self.people and not self.channels


@dataclass(frozen=True, slots=True)
class NotReached:
    """One line of the author's list: a name and why."""

    name: str
    reason: str


TWICE = "twice"


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One person in the author's report. `reason` is why they were not reached, "under_way", TWICE where it may have
    come two times, or "". What they answered, and when, is known where the question names them."""

    name: str
    school: str
    job: str
    delivered: datetime | None
    confirmed: datetime | None
    reason: str
    answer: Answer | None = None
    answered: datetime | None = None


IN_CHANNEL = "in_channel"
"""The reason of somebody who did not get it, and confirmed it in a channel."""
ANSWERED_IN_CHANNEL = "answered_in_channel"
"""The same of somebody who only answered there."""


@dataclass(frozen=True, slots=True)
class PostLine:
    """One channel in the author's report; `reason` as in ReportLine."""

    chosen: Channel
    posted: datetime | None
    reason: str


@dataclass(frozen=True, slots=True)
class Choices:
    """What an author can choose from, as (id, name), in the reader's language. `bounds` are whom they may reach at all,
    with what the principals in it are called. `bound_to_topics`: it has to be on one of these."""

    schools: tuple[tuple[str, str], ...]
    roles: tuple[tuple[str, str], ...]
    groups: tuple[tuple[str, str], ...]
    bounds: Audience = EVERYBODY
    names: Mapping[Principal, str] = field(default_factory=dict[Principal, str])
    forms: tuple[tuple[str, str], ...] = ()
    topics: tuple[tuple[str, str], ...] = ()
    bound_to_topics: bool = False
    importances: tuple[Importance, ...] = tuple(Importance)
