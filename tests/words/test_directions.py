"""Which sentences of a document send people to a command or a form in Bode."""

import pytest

from bot.words.directions import directions_in
from bot.words.languages import Language

SENT: list[tuple[Language, str, str]] = [
    ("nl", "2. Typ aankoop in Bode: wat, waarom.", "aankoop"),
    ("nl", "Open Bode in Teams en typ verlof. Bode vraagt welk.", "verlof"),
    ("nl", "Geef je afstand door via het formulier fietsvergoeding in Bode.", "fietsvergoeding"),
    ("nl", "Typ **onkosten** in Bode en vul in.", "onkosten"),
    ("nl", "Typ ‘onkosten’ in Bode", "onkosten"),
    ("nl", "Open Bode. Typ daarna onkosten.", "onkosten"),
    ("nl", "Vul het fietsformulier in Bode in.", "fietsformulier"),
    ("nl", 'Schrijf "onkosten" aan Bode', "onkosten"),
    ("nl", "Typ mijn aanvragen in Bode.", "mijn aanvragen"),
    ("nl", "Typ in Bode: onkosten", "onkosten"),
    ("nl", "tik wachtwoord vergeten in bode", "wachtwoord vergeten"),
    ("nl", "Open Bode (in Teams), typ onkosten en kies een soort.", "onkosten"),
    ("nl", 'Kies "Dienstreis" in Bode', "Dienstreis"),
    ("fr", "1. Ouvrez Bode dans Teams et écrivez « congé ».", "congé"),
    ("fr", "Communiquez-la au moyen du formulaire vélo dans Bode.", "vélo"),
    ("fr", "Tapez frais dans Bode et suivez.", "frais"),
    ("fr", "Remplissez le formulaire de frais dans Bode.", "frais"),
    ("en", 'Other leave: type "leave" in Bode. Your headmaster decides.', "leave"),
    ("en", "Use the bike form in Bode.", "bike"),
    ("en", "Just type expenses in Bode.", "expenses"),
]
NOT_SENT: list[tuple[Language, str]] = [
    ("nl", "Of typ je vraag in Bode, in Teams"),
    ("nl", "Vul het formulier in via Bode."),
    ("nl", "Vul het aanvraagformulier in Bode in."),
    ("nl", "Bevestig de ontvangst in Bode."),
    ("nl", 'Typ "hoeveel verlof heb ik?" in Bode'),
    ("nl", 'Typ "verlof over?" in Bode'),
    ("nl", "Kies het type verlof in Bode"),
    ("nl", "Typ persoonsgegevens nooit in Bode."),
    ("nl", "Typ geen wachtwoorden in Bode."),
    ("nl", "Stuur bewijzen naar Bode."),
    ("nl", 'Vraag het aan Bode. Typ "exit" om af te sluiten.'),
    ("nl", "Typ onkosten in Excel."),
    ("fr", "Tapez vos questions dans Bode."),
    ("fr", "Ne tapez jamais de mot de passe dans Bode."),
    ("en", "Type your question in Bode."),
    ("en", "The type of leave in Bode is shown."),
    ("en", "Fill in the new form in Bode."),
]


@pytest.mark.parametrize(("language", "text", "name"), SENT)
def test_what_a_sentence_names(language: Language, text: str, name: str) -> None:
    assert [one.name for _, one in directions_in(text, language)] == [name]


@pytest.mark.parametrize(("language", "text"), NOT_SENT)
def test_a_sentence_that_names_nothing_of_bode(language: Language, text: str) -> None:
    assert directions_in(text, language) == []


def test_where_the_sentence_stands() -> None:
    text = "Bewaar de bon. Typ onkosten in Bode. Wacht op antwoord."
    [(start, one)] = directions_in(text, "nl")
    assert text[start : start + len(one.sentence)] == one.sentence == "Typ onkosten in Bode."


def test_only_what_stands_in_quotation_marks_may_be_chosen() -> None:
    [(_, one)] = directions_in('Klik op "Indienen" in Bode.', "nl")
    assert one.chosen
    [(_, typed)] = directions_in('Typ "indienen" in Bode.', "nl")
    assert not typed.chosen
