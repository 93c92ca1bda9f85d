"""Examples of answers."""

from dataclasses import replace
from datetime import UTC, datetime

from bot.answer.answer import Answer, Citation, Excerpt, Verdict
from bot.answer.experts.topic import Topic
from bot.answer.library.source import NOWHERE, Anchor
from bot.answer.narrowing import OTHER
from bot.words.translated import Translated
from cards.answer.answer import answer_card, ask_card, shared_answer_card
from cards.answer.rating import Objecting, Rated
from cards.answer.several import Part, several_card
from cards.examples.hostile import HOSTILE
from cards.examples.world import EMOJI, LONG_TITLE, NOW, Shown, leave
from cards.texts import Texts
from dialogs.problems import Problem, ProblemKey


def _topic(id: str, nl: str, fr: str, en: str) -> Topic:
    return Topic(id, Translated({"nl": nl, "fr": fr, "en": en}), (), ("group:hr",))


EXCERPT = (
    "Bij het huwelijk van een broer of zus heb je recht op 2 werkdagen omstandigheidsverlof. "
    "Je neemt ze op in de week van het huwelijk."
)
START = EXCERPT.index("2 werkdagen")
PASSAGE = (
    "Omstandigheidsverlof\n\nVoor een gebeurtenis in je familie krijg je verlof met behoud van loon.\n"
    + EXCERPT
    + "\nBezorg het bewijs binnen de maand aan je secretariaat."
)
CITATION = Citation(
    title="Verlof en afwezigheden: overzicht",
    path="Personeel/Verlof/verlofstelsels.docx",
    url="https://documenten.example/verlofstelsels.docx",
    anchor=Anchor("page", "3"),
    modified=datetime(2026, 9, 1, 10, 0, tzinfo=UTC),
)
TABLE = (
    ("Gebeurtenis", "Werkdagen", "Wanneer op te nemen"),
    ("Je eigen huwelijk", "4", "binnen 30 dagen voor of na de plechtigheid"),
    ("Huwelijk van je kind of het kind van je partner", "2", "rond de dag van de plechtigheid"),
    ("Huwelijk van je broer, zus, ouder, schoonouder of kleinkind", "1", ""),
)
ANSWER = Answer(
    question="Hoeveel dagen krijg ik als mijn zus trouwt?",
    verdict=Verdict.ANSWERED,
    excerpt=Excerpt(EXCERPT, ((START, START + len("2 werkdagen omstandigheidsverlof")),)),
    passage=PASSAGE,
    citation=CITATION,
    further=(
        replace(
            CITATION, title="Verlof aanvragen in drie stappen", path="Onthaal/verlof.pptx", anchor=Anchor("slide", "4")
        ),
        replace(CITATION, title="Tarieven", path="Personeel/tarieven.xlsx", anchor=Anchor("sheet", "2026"), url=""),
    ),
)

TOPICS = (
    _topic("verlof", "Verlof en afwezigheid", "Congés et absences", "Leave and absence"),
    _topic("beeld", "Communicatie en beeldmateriaal", "Communication et images", "Communication and pictures"),
    _topic("veiligheid", "Veiligheid en preventie", "Sécurité et prévention", "Safety and prevention"),
)


def answer_examples(t: Texts) -> Shown:
    yield "answer_card", "answered", answer_card(t, "question-1", ANSWER, NOW)
    partly = replace(ANSWER, searched=99)
    yield "answer_card", "answered, sources being read again", answer_card(t, "question-1", partly, NOW)
    yield "answer_card", "useful", answer_card(t, "question-1", ANSWER, NOW, Rated(useful=True))
    yield "answer_card", "not useful", answer_card(t, "question-1", ANSWER, NOW, Rated(useful=False))
    yield "answer_card", "said why", answer_card(t, "question-1", ANSWER, NOW, Rated(useful=False, explained=True))
    yield from _objected(t)
    yield "answer_card", "about a form", answer_card(t, "question-1", ANSWER, NOW, form=leave())
    follow_up = replace(
        ANSWER,
        question="En van mijn kind?",
        understood="Hoeveel dagen krijg ik als mijn zus trouwt, en van mijn kind?",
        excerpt=Excerpt("Gebeurtenis: Huwelijk van je kind · Werkdagen: 2", ((13, 21), (29, 33))),
        table=TABLE,
    )
    yield "answer_card", "a table, followed on", answer_card(t, "question-1", follow_up, NOW)
    again = replace(follow_up, question="En voor deeltijds?", again=True)
    yield "answer_card", "the same again", answer_card(t, "question-1", again, NOW)
    text = "\n".join(" · ".join(row[:2]) for row in TABLE)
    rows = replace(ANSWER, excerpt=Excerpt(text, table=tuple(row[:2] for row in TABLE)), table=TABLE, further=())
    yield "answer_card", "rows of a table", answer_card(t, "question-1", rows, NOW)
    one = replace(ANSWER, excerpt=Excerpt("x", table=(TABLE[0], TABLE[2])), table=TABLE, further=())
    yield "answer_card", "one row of a table", answer_card(t, "question-1", one, NOW)
    steps = Excerpt("Aanvragen\n1. Typ verlof.\n2. Kies de dagen.\n3. Dien in.", ((17, 23),), frozenset({0}))
    yield "answer_card", "steps", answer_card(t, "question-1", replace(ANSWER, excerpt=steps, further=()), NOW)
    dead = replace(ANSWER, dead_ends=("onkosten", HOSTILE), further=())
    yield "answer_card", "sends to what is not there", answer_card(t, "question-1", dead, NOW, form=leave())
    french = replace(ANSWER, citation=replace(CITATION, language="fr"), further=())
    yield "answer_card", "of a page in French", answer_card(t, "question-1", french, NOW)
    quoted = replace(CITATION, quote=replace(steps, text=steps.text[:24]))
    maybe = Answer(ANSWER.question, Verdict.MAYBE, further=(quoted, *ANSWER.further))
    yield "answer_card", "maybe", answer_card(t, "question-1", maybe, NOW)
    yield "answer_card", "maybe, about a form", answer_card(t, "question-1", maybe, NOW, form=leave())
    yield (
        "answer_card",
        "maybe, sources being read again",
        answer_card(t, "question-1", replace(maybe, searched=34), NOW),
    )
    yield "shared_answer_card", "maybe", shared_answer_card(t, maybe, NOW)
    yield from _topics(t, maybe)
    yield from _for_some(t, maybe, quoted)
    bare = replace(
        ANSWER, further=(), passage="", citation=replace(CITATION, url="file:///x", anchor=NOWHERE, modified=None)
    )
    yield "answer_card", "nothing to open", answer_card(t, "question-1", bare, NOW)
    local = replace(bare, citation=replace(CITATION, url="http://127.0.0.1:3978/documents/folder%3Averlof?key=0a"))
    yield "answer_card", "on this machine", answer_card(t, "question-1", local, NOW)
    rows = (("", HOSTILE, EMOJI), *((HOSTILE, EMOJI, HOSTILE) for _ in range(30)))
    yield "answer_card", "hostile table", answer_card(t, "question-1", replace(_hostile(), table=rows), NOW)
    yield "answer_card", "hostile", answer_card(t, "question-1", _hostile(), NOW)
    unknown = Answer("Wat is de zin van het leven?", Verdict.NOT_FOUND)
    yield "answer_card", "not found", answer_card(t, "question-1", unknown, NOW)
    partly = replace(unknown, searched=0)
    yield "answer_card", "not found, sources being read again", answer_card(t, "question-1", partly, NOW)
    yield "answer_card", "not found, about a form", answer_card(t, "question-1", unknown, NOW, form=leave())
    yield "shared_answer_card", "answered", shared_answer_card(t, ANSWER, NOW)
    yield "shared_answer_card", "not found", shared_answer_card(t, unknown, NOW)
    parts = [
        Part("Hoeveel dagen krijg ik?", ANSWER.question, ANSWER),
        Part("en wat is de zin?", unknown.question, unknown),
        Part("welke dag is het", "welke dag is het", told="Vandaag is het maandag 23 november 2026"),
    ]
    yield "several_card", "three", several_card(t, parts)
    hostile = Part(f"{HOSTILE} {EMOJI}", f"{HOSTILE} {EMOJI}", _hostile())
    yield "several_card", "hostile, and one more", several_card(t, [hostile, *parts[:2]], [HOSTILE])
    yield "ask_card", "always the same", ask_card(t)


def _topics(t: Texts, maybe: Answer) -> Shown:
    """May be about two topics or three; within one; about none of them."""
    apart = tuple(topic.id for topic in TOPICS)
    asks = replace(maybe, question="Wie moet ik verwittigen?", apart=apart[:2])
    yield "answer_card", "which of two topics", answer_card(t, "question-1", asks, NOW, topics=TOPICS[:2])
    asks = replace(asks, apart=apart)
    yield "answer_card", "which of three topics", answer_card(t, "question-1", asks, NOW, topics=TOPICS)
    found = replace(ANSWER, question=asks.question, apart=apart, meant=apart[0], further=())
    yield "answer_card", "within a topic", answer_card(t, "question-1", found, NOW, topics=TOPICS)
    within = replace(asks, meant=apart[1])
    yield "answer_card", "maybe, within a topic", answer_card(t, "question-1", within, NOW, topics=TOPICS)
    other = replace(asks, meant=OTHER)
    yield "answer_card", "maybe, of none of the topics", answer_card(t, "question-1", other, NOW, topics=TOPICS)
    nothing = Answer(asks.question, Verdict.NOT_FOUND, apart=apart, meant=OTHER)
    yield "answer_card", "not found beside the topics", answer_card(t, "question-1", nothing, NOW, topics=TOPICS)


def _objected(t: Texts) -> Shown:
    objecting = Rated(objecting=Objecting(HOSTILE, Problem(ProblemKey.CHOICE)))
    yield "answer_card", "saying what is not right", answer_card(t, "question-1", ANSWER, NOW, objecting)
    for name, said in (("", ()), (", to whom", ("Nadia El Amrani", HOSTILE))):
        rated = Rated(objected=True, people=said)
        yield "answer_card", f"said what is not right{name}", answer_card(t, "question-1", ANSWER, NOW, rated)
    nobody = Rated(objected=True, nobody=True)
    yield "answer_card", "said what is not right, to nobody", answer_card(t, "question-1", ANSWER, NOW, nobody)


def _for_some(t: Texts, maybe: Answer, quoted: Citation) -> Shown:
    secondary = Translated({"nl": "secundair onderwijs", "fr": "enseignement secondaire", "en": "secondary education"})
    found = replace(ANSWER, citation=replace(CITATION, whom=(secondary,)))
    yield "answer_card", "for some", answer_card(t, "question-1", found, NOW)
    leads = replace(maybe, further=(replace(quoted, whom=(secondary,)), quoted))
    yield "answer_card", "maybe, for some", answer_card(t, "question-1", leads, NOW)


def _hostile() -> Answer:
    cited = replace(CITATION, title=f"{HOSTILE} {LONG_TITLE}", path=HOSTILE, anchor=Anchor("sheet", HOSTILE))
    return Answer(
        question=f"{HOSTILE} {EMOJI}",
        verdict=Verdict.ANSWERED,
        excerpt=Excerpt(HOSTILE, ((0, 5), (3, 9000), (-5, 2))),
        passage=f"{HOSTILE}\n{EMOJI}" + f"\n{HOSTILE}" * 100,
        understood=f"{HOSTILE} {EMOJI}",
        citation=cited,
        further=(cited, cited, cited),
    )
