# For who administers Bode alone.
command-operations = beheer
help-operations = Hoe Bode het doet, en wat stilstaat
operations = Beheer
operations-title = Hoe gaat het met Bode?
operations-missing = { $people ->
    [0] Bode kan iedereen bereiken
    [one] Bode kan 1 collega niet bereiken
   *[other] Bode kan { $people } collega’s niet bereiken
}
reach-open = Bereik bekijken
health-well = Alles werkt
health-look = Bode werkt, maar kijk even na
health-wrong = Er scheelt iets
health-people = { $people ->
    [one] 1 collega gekend.
   *[other] { $people } collega’s gekend.
}
health-people-none = Er is geen personeel geladen: Bode kent niemand.
health-index = { $passages ->
    [one] 1 passage om in te zoeken.
   *[other] { $passages } passages om in te zoeken.
}
health-index-filling = De zoekindex wordt gevuld: { $percent } %.
health-disk = De schijf van deze instantie is vol: maak ruimte in de gegevensmap.
health-blobs = De opslag van bestanden antwoordt niet.
health-replica = De zoekindex van deze instantie loopt achter.
health-directory = Entra is al lang niet gevraagd wie hier werkt.
health-teams-token = Bode krijgt geen token voor Teams: kijk de app-registratie na.
health-graph-token = Bode krijgt geen token voor Microsoft Graph: kijk de app-registratie na.
health-model = Het model dat op betekenis zoekt, antwoordt niet.

## Jobs that were set aside
aside-kind = Opzijgezette taak
aside-title = Opzijgezette taken
aside-open = Taken bekijken
aside-count = { $count ->
    [0] Geen enkele taak staat opzij
    [one] 1 taak staat opzij
   *[other] { $count } taken staan opzij
}
aside-many = Meer dan { $count } taken staan opzij
aside-about = Deze taken bleven mislukken. Los eerst de oorzaak op, en probeer ze dan opnieuw.
aside-none = Er staat geen enkele taak opzij.
aside-older = Oudere
aside-stands = Staat opzij
aside-since = sinds { $moment }
aside-why = Waarom
aside-tries = Pogingen
aside-id = Nummer van de taak
aside-attempts = ze eindigde nooit
aside-unknown = deze versie van Bode kent ze niet
aside-error = fout { $error }
aside-retry = Opnieuw proberen
aside-drop = Laten vallen
aside-drop-ask = Laat je deze taak vallen? Wat ze moest doen, gebeurt dan niet. Je kunt dit 30 dagen lang ongedaan maken.
aside-drop-yes = Laat de taak vallen
aside-others = Andere taken
aside-retried = Wordt opnieuw geprobeerd
aside-dropped = Laten vallen
aside-by = { $name } · { $moment }
aside-undo = Ongedaan maken
aside-undo-until = Je kunt dit 30 dagen lang ongedaan maken.

## Sends under way
sends-title = Verzendingen
sends-open = Verzendingen bekijken
sends-none = Er is niets onderweg.
sends-more = { $count ->
    [one] En nog 1.
   *[other] En nog { $count }.
}
sends-run = Mededelingen gaan gewoon uit
sends-under-way = { $count ->
    [0] Geen enkele mededeling is onderweg
    [one] 1 mededeling is onderweg
   *[other] { $count } mededelingen zijn onderweg
}
sends-halted = Alle verzendingen zijn stilgelegd
sends-halted-by = { $name } · { $moment }
sends-held = Stilgelegd
sends-halt = Alles stilleggen
sends-halt-ask = Leg je alle mededelingen en herinneringen stil? Wie ze nog niet kreeg, krijgt voorlopig niets, ook van wat straks begint. Wat al vertrokken is, komt nog aan. De auteurs zien het op hun kaart.
sends-halt-yes = Leg alles stil
sends-go-on = Alles hervatten
notice-sends-halted = Alle verzendingen zijn stilgelegd door wie Bode beheert. Ook deze mededeling gaat vanzelf verder zodra dat voorbij is.
follow-halted = Alle verzendingen zijn stilgelegd door wie Bode beheert. Bij { $delivered } van { $people } is ze al aangekomen. Ze gaat vanzelf verder.

## The configuration
configuration-title = Instellingen van de organisatie
configuration-open = Instellingen bekijken
configuration-version = Versie { $number } telt
configuration-files = De bestanden tellen
configuration-wrong = { $count ->
    [one] 1 fout
   *[other] { $count } fouten
}
configuration-refused = Versie { $number } is geweigerd: wat daarvoor gold, blijft tellen
configuration-since = sinds { $moment }
configuration-published = Gepubliceerd
configuration-none = Geen bestand
configuration-more = { $count ->
    [one] en nog 1
   *[other] en nog { $count }
}
configuration-check = Geweigerd: wat er eerst stond, blijft tellen. De controle zegt (Engels):
configuration-problems-more = { $count ->
    [one] En nog 1 fout.
   *[other] En nog { $count } fouten.
}
configuration-how = Zo staat het op de instantie die je antwoordde. Publiceren en teruggaan doe je met “python app.py publish”.
part-forms = Formulieren
part-topics = Onderwerpen
part-circles = Kringen
part-synonyms = Synoniemen
part-calendar = Kalender
part-thresholds = Drempelbedragen
part-tariffs = Tarieven
part-leave-rights = Verlofrechten
part-papers = Attesten
part-templates = Sjablonen
part-libraries = Bibliotheken
part-authors = Wie mag mededelen
part-retention = Bewaartermijnen
part-mapping = Personeel uit Entra

## Who has which role
holders-title = Wie heeft welke rol?
holders-open = Rollen bekijken
holders-about = Wie Bode beheert, mededeelt, antwoordt en uitvoert
holders-how = Rollen uit het personeelsbestand en de instellingen, met wie er tijdelijk een kreeg. Een team dat per school verschilt, staat er niet bij.
holders-nobody = Niemand
holders-more = { $count ->
    [one] nog 1
   *[other] nog { $count }
}
holders-given = { $count ->
    [one] 1 tijdelijk
   *[other] { $count } tijdelijk
}
