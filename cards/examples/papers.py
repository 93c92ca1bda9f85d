"""Examples of a request of which Bode makes a paper."""

from dataclasses import replace

from bot.arrange.handling.handling import HandlingDeed
from bot.arrange.papers.asked import BLANK, Asked
from bot.arrange.request import Deed, RequestState
from bot.pdf.written import Written
from bot.people.papers import Blank, Issuer, Template
from bot.words.translated import Translated
from cards.arrange.handling import handling_card
from cards.arrange.requests import request_card, told_card
from cards.arrange.seen import Seen
from cards.arrange.typed import Typed
from cards.examples.handling import DONE, TAKEN, TEAM, WORD, did
from cards.examples.hostile import HOSTILE
from cards.examples.world import LAST_WEEK, NOW, Shown, entry, forms, request, same
from cards.texts import Texts
from dialogs.problems import Problem, ProblemKey

_TITLE = {"nl": "Attest van tewerkstelling", "fr": "Attestation d’emploi", "en": "Certificate of employment"}
_SINCE = {"nl": "In dienst sinds", "fr": "En service depuis", "en": "In service since"}
_TEMPLATE = Template(
    Translated(_TITLE),
    (Translated(same("{name} werkt hier als {job} sinds {since}.")),),
    "employment",
    (Blank("since", Translated(_SINCE)),),
)
_ISSUER = Issuer("Scholengroep", ("Vaartkant 1",), "Gent", "Lieve Peeters", Translated(same("directeur")))
APPROVED = request(
    RequestState.APPROVED,
    entry(Deed.APPROVED, at=LAST_WEEK, person=""),
    answers={"kind": "employment", "written_in": "nl"},
)
ASKED = Asked(_TEMPLATE, _ISSUER, "nl", {"name": "Ana Martens", "job": "Leerkracht"})
WRITTEN = Written("a.pdf", "nl", "Attest", ("Ana werkt hier.",), "Net", ("Vaartkant 1",), "", "", "", "", "2026-11-23")


def paper_examples(t: Texts) -> Shown:
    certificate = forms()["certificate"]
    asked = Seen(certificate, APPROVED, reader="person-3", handling=TAKEN, team=TEAM, paper=ASKED)
    yield "handling_card", "a paper to fill in", handling_card(t, asked, NOW)
    blank = {BLANK + "since": Problem(ProblemKey.REQUIRED)}
    wrong = handling_card(t, asked, NOW, wrote=Typed(blank, {BLANK + "since": HOSTILE, "word": WORD}))
    yield "handling_card", "a blank that is missing", wrong
    lacking = replace(asked, paper=replace(ASKED, missing=("job", "school")))
    yield "handling_card", "what the directory lacks", handling_card(t, lacking, NOW)
    made = replace(DONE, paper=WRITTEN, history=(did(HandlingDeed.DONE, WORD),))
    done = Seen(certificate, APPROVED, handling=made)
    yield "told_card", "a paper was made", told_card(t, done, NOW)
    yield "request_card", "a paper was made", request_card(t, done, NOW)
