"""Examples of questions for experts, of official answers and of sensitive topics."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.answer.answer import Guidance, Official
from bot.answer.experts.hand_off import Deed, Event, HandOff, HandOffState, Holding
from bot.answer.experts.topic import Topic
from bot.answer.official.official_answer import Deed as Edited
from bot.answer.official.official_answer import Edition, OfficialAnswer
from bot.people.colleagues import REACHED, Awaited
from bot.words.distress import Need, helplines
from bot.words.translated import Translated
from cards.answer.answer import answer_card, shared_answer_card
from cards.answer.experts import expert_card
from cards.answer.guidance import guidance_card, public_guidance_card
from cards.answer.hand_off_lists import handoffs_card, waiting_handoffs_card
from cards.answer.hand_off_seen import Seen
from cards.answer.hand_offs import ask_expert_card, handoff_card
from cards.answer.official import managed_official_card, official_answers_card, official_card, official_form_card
from cards.examples.answers import ANSWER
from cards.examples.hostile import HOSTILE
from cards.examples.world import ANA, COLLEAGUES, EARLIER, EMOJI, LAST_WEEK, NOW, Shown
from cards.texts import Texts
from dialogs.kinds.date import DateProblem
from dialogs.problems import Problem, ProblemKey

NADIA, KATRIEN = "Nadia El Amrani", "Katrien Maes"
TOPIC = Topic(
    "verlof",
    Translated({"nl": "Verlof en afwezigheid", "fr": "Congés et absences", "en": "Leave and absence"}),
    (),
    ("group:hr",),
)
ICT = Topic(
    "ict",
    Translated({"nl": "ICT en toestellen", "fr": "Informatique", "en": "IT and devices"}),
    (),
    ("group:ict",),
)
QUESTION = "Krijg ik verlof als mijn stiefzus in Spanje trouwt?"
WORDS = "Het feest is op een vrijdag.\nIk zou donderdagavond al vertrekken."
REPLY = "Ja: ook voor een stiefzus heb je recht op 2 werkdagen. Reisdagen tellen niet mee."
BACK = "Is ze de dochter van de partner van je ouder?"
MISSING = Problem(ProblemKey.REQUIRED)


def _event(deed: Deed, text: str = "", name: str = NADIA) -> Event:
    return Event(EARLIER, "person-1" if name == ANA else name, deed, text)


def _handoff(
    state: HandOffState = HandOffState.WAITING, *events: Event, expert: str = "", question: str = QUESTION
) -> HandOff:
    return HandOff(
        id="question-1",
        asker="person-1",
        school="de-linde",
        topic="verlof",
        question=question,
        words=WORDS,
        source="folder:demo:Verlof.docx",
        created=LAST_WEEK,
        changed=EARLIER,
        state=state,
        expert=expert,
        history=(Event(LAST_WEEK, "person-1", Deed.SENT), *events),
    )


TAKEN, ASKED, REPLIED = _event(Deed.TAKEN), _event(Deed.ASKED, BACK), _event(Deed.REPLIED, "Ja, dat klopt.", ANA)
ANSWERED = _event(Deed.ANSWERED, REPLY)
STATES: Sequence[HandOff] = (
    _handoff(),
    _handoff(HandOffState.TAKEN, TAKEN, expert=NADIA),
    _handoff(HandOffState.ASKED, TAKEN, ASKED, expert=NADIA),
    _handoff(HandOffState.ANSWERED, TAKEN, ASKED, REPLIED, ANSWERED, expert=NADIA),
    _handoff(HandOffState.SOLVED, TAKEN, ANSWERED, _event(Deed.SOLVED, name=ANA), expert=NADIA),
    _handoff(HandOffState.CLOSED, _event(Deed.CLOSED, "Dit is iets voor de ICT-coördinator."), expert=NADIA),
)
CITED = ("Verlof en afwezigheden: overzicht", "Personeel/Verlof/verlofstelsels.docx")
OFFICIAL = OfficialAnswer(
    id="question-1",
    topic="verlof",
    question="Krijg ik verlof als mijn stiefbroer of stiefzus trouwt?",
    text=REPLY,
    language="nl",
    owner=NADIA,
    readers=frozenset({"everyone"}),
    school="de-linde",
    reviewed=EARLIER,
    review_by=date(2027, 11, 23),
)
EDITIONS = [
    Edition(OFFICIAL.id, replace(OFFICIAL, revision=2), Edited.CHANGED, KATRIEN, NOW),
    Edition(OFFICIAL.id, OFFICIAL, Edited.WRITTEN, NADIA, EARLIER),
]


def own(handoff: HandOff, awaited: Awaited = REACHED) -> Seen:
    return Seen(handoff, TOPIC, handoff.asker, awaited)


def expert_examples(t: Texts) -> Shown:
    yield from _asking(t)
    for handoff in STATES:
        yield "handoff_card", str(handoff.state), handoff_card(t, own(handoff), NOW)
        seen = Seen(handoff, TOPIC, NADIA, cited=CITED)
        yield "expert_card", str(handoff.state), expert_card(t, seen, NOW)
    yield "handoff_card", "news of an answer", handoff_card(t, own(STATES[3]), NOW, news=True)
    yield "handoff_card", "no answer given", handoff_card(t, own(STATES[2]), NOW, problems={"text": MISSING})
    yield "handoff_card", "nothing more asked", handoff_card(t, own(STATES[3]), NOW, problems={"text": MISSING})
    colleague = Seen(STATES[1], TOPIC, KATRIEN)
    yield "expert_card", "with a colleague", expert_card(t, colleague, NOW)
    yield "expert_card", "answered too late", expert_card(t, colleague, NOW, unsent=REPLY)
    yield (
        "expert_card",
        "nothing written",
        expert_card(t, Seen(STATES[1], TOPIC, NADIA), NOW, problems={"answer": MISSING}),
    )
    nothing = replace(_handoff(), source="", words=QUESTION)
    yield "expert_card", "nothing was found", expert_card(t, Seen(nothing, TOPIC, NADIA), NOW)
    yield "expert_card", "made official", expert_card(t, Seen(STATES[4], TOPIC, NADIA, cited=CITED, official=True), NOW)
    yield from _unreached(t)
    yield from _unkind(t)
    yield from _lists(t)
    yield from _official(t)


def _unreached(t: Texts) -> Shown:
    """It waits for people who have no Bode."""
    one, three = Awaited(reached=False, people=COLLEAGUES[:1]), Awaited(reached=False, people=COLLEAGUES)
    nobody = replace(three, nobody=True)
    waiting, taken, asked = STATES[:3]
    yield "handoff_card", "no expert has Bode", handoff_card(t, own(waiting, three), NOW)
    yield "handoff_card", "the only expert has no Bode", handoff_card(t, own(waiting, one), NOW)
    yield "handoff_card", "there is no expert", handoff_card(t, own(waiting, nobody), NOW)
    yield "handoff_card", "who took it has no Bode", handoff_card(t, own(taken, one), NOW)
    for held, about in ((Holding.LEFT, "left"), (Holding.NO_EXPERT, "is no expert any more")):
        for handoff in (taken, asked):
            name = f"{handoff.state}, who took it {about}"
            alone = Seen(handoff, TOPIC, handoff.asker, nobody, holding=held)
            yield "handoff_card", f"{name}, nobody else", handoff_card(t, alone, NOW)
            yield "handoff_card", name, handoff_card(t, replace(alone, awaited=one), NOW)
            yield "expert_card", name, expert_card(t, replace(alone, reader=KATRIEN), NOW)
    yield "expert_card", "who took it has no Bode", expert_card(t, Seen(taken, TOPIC, KATRIEN, one), NOW)
    yield "expert_card", "who asked has no Bode", expert_card(t, Seen(asked, TOPIC, NADIA, one, CITED), NOW)


def _asking(t: Texts) -> Shown:
    topics = [TOPIC, ICT]
    yield (
        "ask_expert_card",
        "topic guessed",
        ask_expert_card(t, "question-1", QUESTION, topics, topic="verlof", words=QUESTION, problems={}),
    )
    yield (
        "ask_expert_card",
        "everything wrong",
        ask_expert_card(
            t,
            "question-1",
            HOSTILE,
            topics,
            topic="",
            words=HOSTILE,
            problems={"words": MISSING, "topic": Problem(ProblemKey.CHOICE)},
        ),
    )


def _unkind(t: Texts) -> Shown:
    """Words that try to do harm, and more of them than a card can hold."""
    said = [Event(EARLIER, HOSTILE, deed, HOSTILE) for deed in (Deed.ASKED, Deed.ANSWERED)]
    hostile = replace(
        _handoff(HandOffState.ANSWERED, *said, expert=HOSTILE, question=HOSTILE),
        words=f"{HOSTILE}!",
        asker=HOSTILE,
    )
    yield "handoff_card", "hostile", handoff_card(t, own(hostile), NOW, news=True)
    yield (
        "expert_card",
        "hostile",
        expert_card(t, Seen(hostile, TOPIC, HOSTILE, cited=(HOSTILE, HOSTILE)), NOW, unsent=HOSTILE),
    )
    talk = [_event(Deed.ASKED, EMOJI), _event(Deed.REPLIED, EMOJI, ANA)] * 10
    huge = replace(_handoff(HandOffState.TAKEN, *talk, expert=NADIA, question=EMOJI[:500]), words=EMOJI)
    yield "handoff_card", "as much as fits", handoff_card(t, own(huge), NOW)
    yield "expert_card", "as much as fits", expert_card(t, Seen(huge, TOPIC, NADIA, cited=CITED), NOW, unsent=EMOJI)


def _lists(t: Texts) -> Shown:
    yield "handoffs_card", "every state", handoffs_card(t, STATES, NOW)
    yield "handoffs_card", "none", handoffs_card(t, [], NOW)
    yield "handoffs_card", "more than a page", handoffs_card(t, [*STATES, *STATES], NOW, more=True)
    hostile = replace(_handoff(question=HOSTILE), asker=HOSTILE)
    waiting = [Seen(handoff, TOPIC, NADIA) for handoff in (STATES[0], STATES[1], STATES[2], hostile)]
    yield "waiting_handoffs_card", "some", waiting_handoffs_card(t, waiting, NOW)
    yield "waiting_handoffs_card", "none", waiting_handoffs_card(t, [], NOW)
    colleague = [replace(one, reader=KATRIEN) for one in waiting]
    left = replace(colleague[1], holding=Holding.LEFT)
    rows = [left, *colleague * 3]
    yield "waiting_handoffs_card", "more than a page", waiting_handoffs_card(t, rows, NOW, more=True)


def _official(t: Texts) -> Shown:
    readers = [("everyone", t("readers-everyone")), ("school", "Basisschool De Linde")]
    options = {"readers": readers, "owner": [(NADIA, NADIA), (KATRIEN, KATRIEN)]}
    values = {"question": QUESTION, "text": REPLY, "readers": "", "owner": NADIA, "review_by": "2027-11-23"}
    yield "official_form_card", "new", official_form_card(t, "question-1", 1, values, options, {}, exists=False)
    wrong = {"question": HOSTILE, "text": "", "readers": "", "review_by": "ooit"}
    problems = {"text": MISSING, "readers": MISSING, "review_by": Problem(DateProblem.DATE)}
    yield (
        "official_form_card",
        "everything wrong",
        official_form_card(t, "question-1", 1, wrong, options, problems, exists=False),
    )
    kept = {**values, "readers": "everyone"}
    yield (
        "official_form_card",
        "changed meanwhile",
        official_form_card(t, "question-1", 3, kept, options, {}, exists=True, stale=True),
    )
    yield (
        "managed_official_card",
        "changed once",
        managed_official_card(t, OFFICIAL, t("readers-everyone"), EDITIONS, NOW),
    )
    hostile = replace(OFFICIAL, question=HOSTILE, text=HOSTILE, owner=HOSTILE, withdrawn=True)
    yield "managed_official_card", "withdrawn, hostile", managed_official_card(t, hostile, HOSTILE, EDITIONS, NOW)
    due = replace(hostile, review_by=date(2026, 11, 1))
    yield "official_answers_card", "two", official_answers_card(t, [due, OFFICIAL], date(2026, 11, 23))
    yield "official_answers_card", "none", official_answers_card(t, [], date(2026, 11, 23))
    many = official_answers_card(t, [OFFICIAL] * 9, date(2026, 11, 23), more=True)
    yield "official_answers_card", "more than a page", many
    yield "official_card", "for its owner", official_card(t, OFFICIAL, True)
    yield "official_card", "hostile", official_card(t, hostile, False)
    mark = Official("question-1", NADIA, EARLIER, editable=True)
    official = replace(ANSWER, official=mark)
    yield "answer_card", "official", answer_card(t, "question-1", official, NOW)
    yield (
        "answer_card",
        "official, hostile owner",
        answer_card(
            t,
            "question-1",
            replace(official, official=replace(mark, owner=HOSTILE, editable=False)),
            NOW,
            experts=False,
        ),
    )
    cited = replace(ANSWER.further[0], title=OFFICIAL.question, path="", url="", official="question-1")
    beside = replace(ANSWER, further=(cited,))
    yield "answer_card", "official one beside it", answer_card(t, "question-1", beside, NOW)
    yield "shared_answer_card", "official", shared_answer_card(t, official, NOW)
    text = "Een vertrouwenspersoon luistert, in alle vertrouwen.\nBen je in gevaar? Bel 112."
    guidance = Guidance("gedrag", "Grensoverschrijdend gedrag", text, COLLEAGUES[:2])
    yield "guidance_card", "two people", guidance_card(t, guidance)
    yield "guidance_card", "nobody", guidance_card(t, replace(guidance, people=()))
    for need in Need:
        own = Guidance("", "", "", COLLEAGUES[:3], need, helplines(t.language, (need,)))
        yield "guidance_card", f"need: {need}", guidance_card(t, own)
    both = replace(guidance, need=Need.VIOLENCE, lines=helplines(t.language, (Need.VIOLENCE, Need.LIFE)))
    yield "guidance_card", "need, in the organisation's words", guidance_card(t, both)
    public = Guidance("", "", "", (), Need.LIFE, helplines(t.language, (Need.LIFE,)))
    yield "public_guidance_card", "in a group", public_guidance_card(t, public, "28:bode")
    yield "public_guidance_card", "to a stranger", public_guidance_card(t, public)
