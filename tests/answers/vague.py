"""Questions that leave open what they are about, as typed by somebody who has it in mind; and the same ones with it."""

from collections.abc import Mapping, Sequence

VAGUE: Mapping[str, Sequence[str]] = {
    "hoe meld ik dat": ("verlof", "privacy"),
    "wanneer moet ik dat melden": ("privacy", "ict"),
    "wie keurt mijn aanvraag goed": ("loon", "aankopen"),
    "binnen welke termijn moet ik de aanvraag indienen": ("nascholing", "loon"),
    "wat moet ik doen bij verlies of diefstal": ("ict", "aankopen"),
    "bij wie moet ik zijn voor toestemming": ("communicatie", "leerlingen"),
    "toestemming": ("communicatie", "leerlingen"),
    "hoeveel krijg ik terug": ("nascholing", "loon"),
    "wie betaalt dat": ("veiligheid", "nascholing"),
    "aanvraag": ("verlof", "nascholing"),
}
"""With the topics of the two pages that say most about it."""

CLEAR: Sequence[str] = (
    "hoe meld ik dat ik ziek ben",
    "wanneer moet ik een datalek melden",
    "wie keurt mijn offerte goed",
    "binnen welke termijn moet ik een nascholing aanvragen",
    "wat moet ik doen bij verlies of diefstal van mijn laptop",
    "bij wie moet ik zijn voor toestemming voor een foto",
    "hoeveel krijg ik terug voor mijn onkosten",
    "wie betaalt de kosten bij een arbeidsongeval",
    "aanvraag ouderschapsverlof",
)
