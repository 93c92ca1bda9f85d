## Announcements: visering
visa = Ik heb dit gelezen en viseer
visa-done = Gelezen en geviseerd
visa-label = Visering (bij een verplichte mededeling)
visa-within = { $days ->
    [0] Geen visering
    [one] Iedereen viseert binnen 1 schooldag
   *[other] Iedereen viseert binnen { $days } schooldagen
}
visa-asked = Te viseren
visa-until = Ten laatste op { $day }. Lees dit en viseer het hieronder.
visa-days = { $days ->
    [one] Binnen 1 schooldag. Lees dit en viseer het hieronder.
   *[other] Binnen { $days } schooldagen. Lees dit en viseer het hieronder.
}
visa-late = Nog niet geviseerd
visa-late-text = Dat moest ten laatste op { $day }. Lees dit en viseer het nu nog.
visa-author = Visering: iedereen viseert ten laatste op { $day }.
visa-author-late = Visering: dat moest ten laatste op { $day }.
visa-author-days = { $days ->
    [one] Visering: iedereen viseert binnen 1 schooldag.
   *[other] Visering: iedereen viseert binnen { $days } schooldagen.
}
missing-late = De termijn is voorbij. Alleen jij en wie de mededeling verstuurde, zien deze namen.
problem-visa-mandatory = Een visering kan alleen bij een verplichte mededeling. Kies hierboven “Verplicht”, of “Geen visering”.
problem-visa-expires = Op die dag moet iedereen nog kunnen viseren. Kies een latere dag.
correction-visas-stay = Wie al viseerde, blijft geviseerd.
correction-anew = Dit verandert wat men moet doen: iedereen viseert opnieuw en krijgt een korte melding
corrected-anew = Wat je moet doen, is veranderd. Lees de nieuwe tekst en viseer ze opnieuw.
visa-list = Viseringslijst
visa-list-text = Wie viseerde, wanneer en welke versie; en wie nog niet. Van één school, of van alle in één bestand.
visa-list-make = Maak de lijst (pdf)
visa-all-schools = Alle scholen in één bestand
visa-about = Wie je mededeling viseerde en wie niet
visa-file = Viseringslijst { $title }
visa-due = Ten laatste te viseren op
visa-moment = Geviseerd op
visa-edition = Versie
visa-edition-of = SHA-256 van de tekst van versie { $number }
visa-means = “Geviseerd” betekent dat deze persoon de tekst van die versie voor zich had en bevestigde die gelezen te hebben.
visa-part = { $done } van { $people } viseerden.
visa-no-school = Geen school, of werkt hier niet meer
visa-left = Werkt hier niet meer
visa-later = Kwam later bij
visa-away = Afwezig
visa-away-until = Afwezig, terug op { $day }
visa-earlier = Viseerde versie { $number } op { $moment }
missing-nobody = Iedereen van je school die deze mededeling kreeg, heeft bevestigd.
missing-yours = Alleen jij en wie de mededeling verstuurde, zien deze namen.
missing-again = Kijk opnieuw
missing-about = Wie van je school nog niet bevestigde
missing-file = Nog niet bevestigd { $title }
missing-asked = Bode zoekt de namen op; je krijgt ze zo meteen.
missing-list-title = Wat moet je school nog bevestigen?
missing-list-none = Van wat je de laatste tijd zelf kreeg, vraagt niets een bevestiging.
missing-show = Wie bevestigde niet?
command-missing = nog te bevestigen
help-missing = Wie van je school een mededeling nog niet bevestigde
notice-only-heads = Alleen wie een school leidt, ziet wie van die school een mededeling nog niet bevestigde. De mededelingen voor jou vind je met “nieuws”.
