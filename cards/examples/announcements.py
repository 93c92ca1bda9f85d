"""Examples of announcements: received, written, previewed, followed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from bot.announce.announcement import (
    Announcement,
    AnnouncementState,
    Choices,
    NotReached,
    Posts,
    Reach,
    Tally,
)
from bot.announce.choosing import Chosen
from bot.announce.opening.links import OF_EARLIER, links_in
from bot.announce.opening.opened import link_id
from bot.announce.planning.when import Chance, Urgency, Urgent
from bot.announce.reaching.school_reach import Missing, SchoolReach
from bot.announce.recipients import Settled
from bot.announce.writing.steps import Step
from bot.announce.writing.words import ButtonKind, WayOn, Words
from bot.people.acting import System
from bot.people.audience import NOBODY
from bot.people.importance import Importance
from bot.people.person import Role, School
from bot.people.principals import EVERYBODY, Principal
from cards.announce.announcement import announcement_card, preview_card
from cards.announce.following import follow_card, missed_card
from cards.announce.got import got_card
from cards.announce.mine import announcements_card
from cards.announce.planning import held_card, when_card
from cards.announce.reaching import paused_card, reach_card, school_reach_card
from cards.announce.writing.steps import writing_card
from cards.announce.writing.translation import translation_card
from cards.announce.writing.trying import Tried
from cards.examples.hostile import BAD_NAME, HOSTILE
from cards.examples.world import EARLIER, EMOJI, LAST_WEEK, LONG_NAME, LONG_TITLE, NOW, Shown
from cards.texts import Texts

WORDS = Words(
    title="Vrijdag sluit de parking aan de achterkant",
    text="Vanaf vrijdag 27 november wordt de parking achteraan heraangelegd.\n\n"
    "Parkeer tot de kerstvakantie vooraan, of kom met de fiets: de stalling blijft open.\n"
    "Leveringen komen langs de Lindestraat.",
)
LINK = (WayOn(ButtonKind.LINK, "https://intranet.example/parking"),)
PICTURE = Words(
    title="Onze nieuwe fietsenstalling is klaar",
    text="Er is plaats voor 80 fietsen en 6 bakfietsen. Je badge opent de poort.",
    image_alt="De overdekte fietsenstalling, met zonnepanelen op het dak",
)
SHED = "https://intranet.example/fietsenstalling.jpg"
FORMATTED = Words(
    title="Oudercontact op dinsdag 8 december",
    text="We ontvangen de ouders van **16.00 tot 20.00 uur**. Wat je vooraf doet:\n\n"
    "- Zet je *beschikbare* uren in [het rooster](https://www.school.example/rooster) of op https://rooster.example.\n"
    "- Leg de rapporten klaar in lokaal 12, ook die van wie er niet is: zo vindt een collega ze.\n\n"
    "1. Eerst de klastitularis\n2. Daarna de zorgcoördinator",
    formatted=True,
)
LONG = replace(WORDS, text="\n\n".join(f"Alinea {n}. " + "Deze mededeling blijft duren. " * 9 for n in range(8)))
DRAFT = Announcement(
    id="announcement-1",
    author="person-3",
    words={"nl": WORDS},
    audience=Chosen(schools=frozenset({"de-linde"})).audience,
    confirmation=True,
    state=AnnouncementState.DRAFT,
    created=LAST_WEEK,
    buttons=LINK,
)
NAMES = {Principal("school", "de-linde"): "De Linde"}
TO_ALL = replace(DRAFT, words={"nl": PICTURE}, picture=SHED, buttons=(), audience=EVERYBODY)
SENT = replace(
    DRAFT,
    state=AnnouncementState.SENT,
    published=EARLIER,
    tally=Tally(recipients=10012, delivered=9874, confirmed=4210, not_reached=138),
)
WRONG = {
    Step.WORDS: {
        "title": "problem-required",
        "text": "problem-words-long",
        "image": "problem-image-host",
        "image_alt": "problem-image-alt",
        "to1": "problem-https",
        "way2": "problem-way-form",
        "to3": "problem-way-question-long",
    },
    Step.AUDIENCE: {"everyone": "problem-audience"},
    Step.SENDING: {"expires": "problem-date"},
}
WAYS = (
    WayOn(ButtonKind.LINK, "https://www.school.example/inschrijven"),
    WayOn(ButtonKind.FORM, "training", {"nl": "Nascholing", "fr": "Formation", "en": "Training"}),
    WayOn(ButtonKind.ASK, "Hoe vraag ik een nascholing aan?"),
)
EVERYTHING_WRONG = replace(
    DRAFT,
    words={"nl": Words(title="", text="x" * 50)},
    picture="https://elders.example/foto.png",
    buttons=(WayOn(ButtonKind.LINK, "intranet"), WayOn(ButtonKind.FORM, "gone"), WayOn(ButtonKind.ASK, "hoe?")),
    audience=NOBODY,
)
EVERYTHING = replace(
    DRAFT,
    words={"nl": replace(PICTURE, buttons=("Schrijf je in", "", ""))},
    picture=SHED,
    buttons=WAYS,
    audience=Chosen(schools=frozenset({"school-2", "school-5"}), roles=frozenset({"teacher"})).audience,
    confirmation=True,
    importance=Importance.MANDATORY,
    topic="veiligheid",
    topic_name={"nl": "Veiligheid", "fr": "Sécurité", "en": "Safety"},
    sender="prevention",
    expires=datetime(2026, 12, 12, 23, tzinfo=UTC),
)


THREE = replace(
    EVERYTHING,
    words={
        "nl": replace(PICTURE, buttons=("Schrijf je in", "", "")),
        "fr": Words(
            "Notre nouveau parking à vélos est prêt",
            "Il y a de la place pour **80 vélos** et 6 vélos cargos. Votre badge ouvre la grille.",
            "Le parking à vélos couvert",
            formatted=True,
            buttons=("Inscrivez-vous", "", "Comment demander une formation ?"),
        ),
        "en": Words(
            "Our new bicycle shed is ready",
            "There is room for **80 bicycles** and 6 cargo bikes. Your badge opens the gate.",
            "The covered bicycle shed",
            formatted=True,
            buttons=("Sign up", "", "How do I ask for a training?"),
        ),
    },
    binding="nl",
)


def saying(announcement: Announcement, words: Words) -> Announcement:
    """In Dutch alone, without its link."""
    return replace(announcement, words={"nl": words}, buttons=())


def choices(schools: int) -> Choices:
    return Choices(
        schools=(
            *((f"school-{n}", f"Basisschool De Linde {n}") for n in range(1, schools + 1)),
            ("school-bad", BAD_NAME),
        ),
        roles=((Role.TEACHER, "Leerkracht"), (Role.HEADMASTER, "Directeur"), (Role.CARE, "Zorgcoördinator")),
        groups=(("hr", "Personeelsdienst"), ("ict-coordinatoren", "ICT-coördinatoren")),
        forms=(("training", "Nascholing"), ("leave", "Verlofaanvraag")),
        topics=(("veiligheid", "Veiligheid"), ("verlof", "Verlof")),
    )


LINDE = Principal("school", "school-1")
OWN_SCHOOL = Choices((("school-1", "De Linde"),), choices(1).roles, (), LINDE, {LINDE: "De Linde"})


def announcement_examples(t: Texts) -> Shown:
    yield from _received(t)
    empty = replace(saying(DRAFT, Words("", "")), revision=0, audience=NOBODY, confirmation=False)
    for step, problems in WRONG.items():
        yield "writing_card", f"{step}, empty", writing_card(t, empty, step, choices(6), {}, {})
        wrong = writing_card(t, EVERYTHING_WRONG, step, choices(6), problems, {"expires": "morgen"})
        yield "writing_card", f"{step}, everything wrong", wrong
        yield "writing_card", f"{step}, everything filled in", writing_card(t, EVERYTHING, step, choices(150), {}, {})
        yield "writing_card", f"{step}, hostile", writing_card(t, _hostile(), step, choices(6), {}, {})
    yield "writing_card", "the own school", writing_card(t, empty, Step.AUDIENCE, OWN_SCHOOL, {}, {})
    wrong = {"title": "problem-required", "text": "problem-text-link", "name3": "problem-way-question-long"}
    yield "translation_card", "new", translation_card(t, EVERYTHING, "fr", {})
    yield "translation_card", "everything wrong", translation_card(t, THREE, "fr", wrong)
    yield "translation_card", "changed on another card", translation_card(t, THREE, "en", {}, crossed=True)
    unfinished = writing_card(t, THREE, Step.WORDS, choices(6), {"in_fr": "problem-translation"}, {})
    yield "writing_card", "three languages", unfinished
    crossed = writing_card(t, EVERYTHING, Step.WORDS, choices(6), {}, {}, crossed=True)
    yield "writing_card", "changed on another card", crossed
    yield "preview_card", "two schools", preview_card(t, DRAFT, Reach(23, 2, 3, NAMES), NOW)
    yield (
        "preview_card",
        "everybody",
        preview_card(t, TO_ALL, Reach(10012, 150, 1), NOW),
    )
    yield "preview_card", "three languages", preview_card(t, THREE, Reach(23, 2, 3, NAMES), NOW)
    braces = saying(replace(DRAFT, blanks=("dag",)), Words("Infoavond op {3 december}", "Om {20 uur}."))
    yield "preview_card", "braces left", preview_card(t, braces, Reach(23, 2, 3, NAMES), NOW)
    yield "preview_card", "everything", preview_card(t, EVERYTHING, Reach(23, 2, 3, NAMES), NOW)
    tried = Tried([("person-1", LONG_NAME)], "Peeters", "problem-try-several")
    yield "preview_card", "a test to nobody", preview_card(t, DRAFT, Reach(23, 2, 3, NAMES), NOW, tried)
    yield "preview_card", "nobody", preview_card(t, replace(DRAFT, confirmation=False), Reach(0, 0), NOW)
    yield "preview_card", "hostile", preview_card(t, _hostile(), Reach(1, 1, names=dict.fromkeys(NAMES, HOSTILE)), NOW)
    yield from _followed(t)


def _received(t: Texts) -> Shown:
    yield "announcement_card", "to confirm", announcement_card(t, SENT, None, NOW)
    yield "announcement_card", "confirmed", announcement_card(t, SENT, NOW, NOW)
    yield "announcement_card", "a test", announcement_card(t, DRAFT, None, NOW, test="own")
    shared = announcement_card(t, DRAFT, None, NOW, test="colleague")
    yield "announcement_card", "a test to a colleague", shared
    plain = replace(SENT, confirmation=False)
    yield (
        "announcement_card",
        "with a picture",
        announcement_card(t, replace(saying(plain, PICTURE), picture=SHED), None, NOW),
    )
    yield "announcement_card", "formatted", announcement_card(t, saying(plain, FORMATTED), None, NOW)
    yield "announcement_card", "long text", announcement_card(t, replace(plain, words={"nl": LONG}), None, NOW)
    yield (
        "announcement_card",
        "long title",
        announcement_card(t, saying(plain, Words(LONG_TITLE, EMOJI)), None, NOW),
    )
    yield (
        "announcement_card",
        "mandatory, with everything",
        announcement_card(t, replace(EVERYTHING, published=EARLIER), None, NOW),
    )
    information = replace(EVERYTHING, importance=Importance.INFORMATION, sender="", confirmation=False)
    yield "announcement_card", "without the form", announcement_card(t, information, None, NOW, closed={"training"})
    several = replace(THREE, published=EARLIER)
    yield "announcement_card", "three languages", announcement_card(t, several, None, NOW)
    two = replace(several, words={one: several.words[one] for one in ("nl", "fr")}, binding="")
    yield "announcement_card", "two languages", announcement_card(t, two, None, NOW)
    over = replace(EVERYTHING, published=LAST_WEEK, expires=EARLIER)
    yield "announcement_card", "in a channel", announcement_card(t, EVERYTHING, None, NOW, there="28:bode")
    yield "announcement_card", "expired in a channel", announcement_card(t, over, None, NOW, there="28:bode")
    yield "announcement_card", "expired", announcement_card(t, over, None, NOW)
    yield "announcement_card", "hostile", announcement_card(t, replace(_hostile(), published=LAST_WEEK), None, NOW)


def _hostile() -> Announcement:
    """Of version 0.1, where nothing is formatted: a link of the author's is one today."""
    return replace(
        DRAFT,
        words={"nl": Words(HOSTILE, f"{HOSTILE}\n" * 40, HOSTILE)},
        author=HOSTILE,
        picture="http://x.example/a.png",
        buttons=(WayOn(ButtonKind.LINK, "javascript:alert(1)"),),
    )


def _opened() -> Announcement:
    """A button, seven links in the text, and what an earlier text had."""
    pages = "".join(f" https://www.school.example/{number}" for number in range(5))
    said = replace(FORMATTED, text=f"{FORMATTED.text}{pages}", buttons=("Schrijf je in",))
    linked = replace(saying(SENT, said), buttons=WAYS[:1])
    counts = zip(links_in(linked), (1204, 1, 0, 31, 2, 3, 4, 5), strict=True)
    opened = (*((link_id(link.address), count) for link, count in counts), (OF_EARLIER, 7))
    return replace(linked, tally=replace(SENT.tally, opened=opened))


def _followed(t: Texts) -> Shown:
    sending = Tally(recipients=10012, delivered=3120, confirmed=87, not_reached=4)
    yield "follow_card", "sending", follow_card(t, replace(SENT, state=AnnouncementState.SENDING, tally=sending), NOW)
    yield "follow_card", "sent", follow_card(t, SENT, NOW)
    liked = replace(SENT.tally, reactions=(("like", 1204), ("heart", 31), ("other", 2)))
    yield "follow_card", "with reactions", follow_card(t, replace(SENT, tally=liked), NOW)
    yield "follow_card", "with links opened", follow_card(t, _opened(), NOW)
    there = replace(SENT.tally, posts=Posts(channels=3, posted=2, missed=1, members=40, confirmed=12))
    yield "follow_card", "with channels", follow_card(t, replace(SENT, tally=there), NOW)
    alone = Tally(posts=Posts(channels=2, posted=2, members=40))
    yield "follow_card", "channels alone", follow_card(t, replace(SENT, confirmation=False, tally=alone), NOW)
    chosen = replace(SENT.tally, delivered=SENT.tally.delivered - 60, muted=40, held=20)
    yield "follow_card", "some mute it", follow_card(t, replace(SENT, tally=chosen), NOW)
    place = "https://bode.mijnstad.be/open/announcement/announcement-1"
    made = replace(SENT, system=System("app", "TOPdesk"))
    yield "follow_card", "made by another system", follow_card(t, made, NOW)
    yield "follow_card", "with a link to share", follow_card(t, SENT, NOW, place)
    hardly = Tally(recipients=6, delivered=1, not_reached=5)
    yield "follow_card", "one of six", follow_card(t, replace(SENT, tally=hardly), NOW)
    some = Tally(recipients=6, delivered=5, not_reached=1)
    yield "follow_card", "five of six", follow_card(t, replace(SENT, tally=some), NOW)
    few = Tally(recipients=1, delivered=1)
    yield "follow_card", "to one, nothing to confirm", follow_card(t, replace(SENT, confirmation=False, tally=few), NOW)
    stopped = replace(SENT, state=AnnouncementState.STOPPED, problem="BadSyntax")
    yield "follow_card", "stopped", follow_card(t, stopped, NOW)
    paused = replace(SENT, state=AnnouncementState.PAUSED, problem="BotDisabledByAdmin", tally=sending)
    yield "follow_card", "paused", follow_card(t, paused, NOW)
    yield "follow_card", "draft", follow_card(t, DRAFT, NOW)
    yield from _planned(t)
    yield from _reach(t)
    yield "paused_card", "to an operator", paused_card(t, paused, NOW)
    yield "paused_card", "hostile", paused_card(t, replace(paused, author=HOSTILE, problem=HOSTILE), NOW)
    cancelled = replace(SENT, state=AnnouncementState.CANCELLED, tally=replace(sending, not_reached=6892))
    yield "follow_card", "cancelled", follow_card(t, cancelled, NOW)
    yield (
        "follow_card",
        "hostile",
        follow_card(t, replace(_hostile(), state=AnnouncementState.SENT, problem=HOSTILE), NOW),
    )
    drafts = [saying(DRAFT, Words("", "")), saying(_hostile(), replace(WORDS, title=HOSTILE))]
    drafts = [replace(one, id=f"announcement-{number}") for number, one in enumerate(drafts)]
    sent = [replace(SENT, state=state) for state in AnnouncementState if state is not AnnouncementState.DRAFT]
    yield "announcements_card", "every state", announcements_card(t, [*drafts, *sent], NOW)
    yield "announcements_card", "none", announcements_card(t, [], NOW)
    yield "announcements_card", "more than a page", announcements_card(t, [*drafts, *sent, *sent], NOW, more=True)
    yield from _got(t)
    yield "missed_card", "every reason", missed_card(t, SENT, _missed(), 0)
    yield "missed_card", "nobody", missed_card(t, SENT, [], 0)
    many = [NotReached(f"{LONG_NAME} {n}", "not_installed") for n in range(500)]
    yield "missed_card", "many", missed_card(t, SENT, many, 1200)


def _got(t: Texts) -> Shown:
    settled = replace(SENT, settled=Settled(EARLIER, "0f3a", 1, 10012))
    some = (("De Linde", 6212), ("'t Kompas", 3799), ("", 1))
    yield "got_card", "three schools", got_card(t, settled, some, NAMES, NOW)
    many = [(f"{LONG_NAME} {number}", 160 - number) for number in range(150)]
    yield "got_card", "many schools", got_card(t, replace(settled, audience=EVERYBODY), many, {}, NOW)
    yield "got_card", "before it was kept", got_card(t, SENT, None, NAMES, NOW)
    yield (
        "got_card",
        "hostile",
        got_card(
            t,
            replace(_hostile(), settled=Settled(EARLIER, "0f3a", 1, 1)),
            [(HOSTILE, 1)],
            dict.fromkeys(NAMES, HOSTILE),
            NOW,
        ),
    )


def _planned(t: Texts) -> Shown:
    soon, night = datetime(2026, 11, 24, 6, 30, tzinfo=UTC), datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
    quiet = Chance(is_now=False, first=soon, next_day=soon, later=1, agreed=date(2026, 9, 1), people=612, quiet=598)
    open_ = Chance(first=NOW, next_day=soon, later=12)
    reach = Reach(23, 2, 3, NAMES, chance=quiet)
    yield "preview_card", "in quiet time", preview_card(t, DRAFT, reach, NOW)
    yield "preview_card", "some get it later", preview_card(t, DRAFT, replace(reach, chance=open_), NOW)
    must = replace(DRAFT, importance=Importance.MANDATORY)
    yield "when_card", "in working hours", when_card(t, DRAFT, open_, NOW)
    yield "when_card", "in quiet time", when_card(t, must, quiet, NOW)
    nobody = Chance(is_now=False, later=23)
    yield "when_card", "nobody works for months", when_card(t, DRAFT, nobody, NOW)
    wrong = {"day": "problem-when-quiet", "hour": "problem-when-skipped", "urgent_words": "problem-urgent-words"}
    typed = {"day": "2027-03-28", "hour": "03:30", "urgent": "other"}
    yield "when_card", "everything wrong", when_card(t, must, quiet, NOW, wrong, typed)
    planned = replace(DRAFT, state=AnnouncementState.PLANNED, planned_for=soon, tally=Tally(recipients=23))
    yield "follow_card", "planned", follow_card(t, planned, NOW)
    yield "follow_card", "put off", follow_card(t, planned, NOW, put_off=True)
    urgent = replace(planned, planned_for=night, importance=Importance.MANDATORY)
    why = Urgent(Urgency.CLOSURE, HOSTILE)
    yield "follow_card", "planned, urgent, twice", follow_card(t, replace(urgent, urgent=why), NOW)
    yield "held_card", "by rights", held_card(t, DRAFT, "notice-announcement-no-author")
    yield "held_card", "hostile", held_card(t, _hostile(), "reach-nobody-text")


def _reach(t: Texts) -> Shown:
    whys = ("never", "removed", "blocked", "unknown", "a-code-of-tomorrow")
    missing = [Missing(f"Emma Janssens {number}", "Leerkracht", why, LAST_WEEK) for number, why in enumerate(whys)]
    linde = SchoolReach(School("de-linde", "De Linde"), 43, [*missing, Missing(HOSTILE, "", "never")])
    rest = [SchoolReach(School(f"school-{number}", f"{LONG_NAME} {number}"), 20, ()) for number in range(14)]
    yield "reach_card", "fifteen schools", reach_card(t, [linde, *rest])
    yield "reach_card", "everybody", reach_card(t, rest[:1])
    yield "school_reach_card", "every reason", school_reach_card(t, linde, of_several=True)
    yield "school_reach_card", "nobody", school_reach_card(t, rest[0], of_several=False)
    many = [Missing(f"{LONG_NAME} {number}", "", "never") for number in range(80)]
    yield (
        "school_reach_card",
        "many",
        school_reach_card(t, SchoolReach(School("x", HOSTILE), 90, many), of_several=False),
    )


def _missed() -> Sequence[NotReached]:
    return [
        NotReached("Emma Janssens", "not_installed"),
        NotReached("Farid Benali", "not_installed"),
        NotReached("James Okoro", "blocked"),
        NotReached("Ann Peeters", "cancelled"),
        NotReached("Sophie Lambert", "ambiguous"),
        NotReached("Nadia El Amrani", "rejected"),
        NotReached(HOSTILE, "a-code-of-tomorrow"),
    ]
