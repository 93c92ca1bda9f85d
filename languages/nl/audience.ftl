## Putting an audience together
audience-open = Samenstellen of lijst plakken
audience-ready = Klaar
audience-add = Deel toevoegen
audience-change = Deel aanpassen
audience-leave-out = Mensen weglaten
audience-paste = Lijst plakken
audience-saved = Bewaarde doelgroepen
audience-for = Wie krijgt ze
audience-not-for = Wie niet
audience-nobody-yet = Nog niemand. Voeg een deel toe of plak een lijst.
audience-outside = { $people ->
    [one] 1 persoon te veel
   *[other] { $people } mensen te veel
}
audience-part-text = Wie in elke lijst past die je gebruikt, hoort bij dit deel.
audience-jobs = Functietitels
audience-keep = Bewaren
audience-saved-none = Er is nog geen doelgroep bewaard.
audience-save = Deze doelgroep bewaren
audience-save-it = Bewaar
audience-name = Onder welke naam?
audience-shared-label = Delen
audience-shared = Ook anderen die mededelingen schrijven, kunnen ze gebruiken
audience-use = Gebruik
audience-of = Gedeeld door { $name }
problem-audience-empty = Kies minstens één school, functie, groep of functietitel.
list-label = E-mailadressen of namen
list-text = Eén per regel, of met komma’s ertussen. Kopieer ze uit een rekenblad of een mail, of stuur een csv- of xlsx-bestand in deze chat.
list-read = { $people ->
    [0] Niemand herkend
    [one] 1 persoon herkend
   *[other] { $people } mensen herkend
}
list-unknown = { $count ->
    [one] Niet gevonden:
   *[other] Niet gevonden ({ $count }):
}
list-several = { $count ->
    [one] Meer dan één persoon heet zo:
   *[other] Meer dan één persoon heet zo ({ $count }):
}
list-twice = { $count ->
    [one] Stond er al:
   *[other] Stonden er al ({ $count }):
}
list-beside = { $count ->
    [one] Stond op de regel van iemand anders en is niet meegeteld. Zet de naam op een eigen regel:
   *[other] Stonden op de regel van iemand anders en zijn niet meegeteld ({ $count }). Zet elke naam op een eigen regel:
}
list-more = { $count ->
    [one] Er stond er nog 1 meer op dan Bode leest: die is niet bekeken.
   *[other] Er stonden er nog { $count } meer op dan Bode leest: die zijn niet bekeken.
}
list-unread = { $count ->
    [one] 1 cel is niet te lezen: er staat een fout in zoals #N/B, of een formule zonder resultaat. Misschien ontbreekt daar iemand. Open het bestand in Excel, kijk na, bewaar het en stuur het opnieuw.
   *[other] { $count } cellen zijn niet te lezen: er staat een fout in zoals #N/B, of een formule zonder resultaat. Misschien ontbreekt daar iemand. Open het bestand in Excel, kijk na, bewaar het en stuur het opnieuw.
}
list-unread-where = Blad { $sheet }: { $places }
list-untold = De lijst is gebruikt, maar Bode weet niet meer wie het niet vond of niet kon lezen. Kijk de doelgroep na, of stuur het bestand opnieuw.
problem-list-empty = Plak minstens één adres of naam.
problem-list-unknown = Niemand van deze lijst is gevonden. Kijk de adressen na.
notice-audience-parts = Meer delen passen er niet in één doelgroep. Voeg samen wat bij elkaar hoort.
notice-audience-unnamed = Geef de doelgroep een naam.
notice-audiences-full = Je hebt het hoogste aantal bewaarde doelgroepen. Verwijder er eerst een.
reach-count = { $people ->
    [one] 1 personeelslid
   *[other] { $people } personeelsleden
} in { $schools ->
    [one] 1 school
   *[other] { $schools } scholen
}
problem-importance-bounds = Met dit belang of over dit onderwerp mag je niet aan al deze mensen schrijven. Kies een ander belang of onderwerp.
list-file-reads = Bode leest de lijst
list-file-reads-text = Straks zie je wie erbij hoort.
list-file-left = Hiermee deed ik niets: { $files }
list-file-which = Voor welke mededeling is deze lijst?
list-file-which-text = Je schrijft er meer dan één. Kies voor welke mededeling deze lijst de doelgroep is.
list-file-unread = Deze lijst is niet gelezen
list-file-back = Naar de doelgroep
list-file-gone = Het bestand was niet meer op te halen. Stuur het nog eens.
list-file-large = Dit bestand is te groot voor een lijst van hoogstens 1.000 mensen. Laat alleen de kolommen met namen of adressen staan.
list-file-empty = Dit bestand is leeg.
list-file-kind = Dit bestand is geen tekst. Bewaar je rekenblad als xlsx of csv, en stuur dat.
list-file-sheet = Dit rekenblad kan Bode niet lezen: het is van een ander soort dan xlsx, beschadigd of beveiligd. Bewaar het als gewone xlsx of als csv, en stuur dat.
list-file-unknown = Niemand van het personeel staat in dit bestand, zoals Bode de namen en adressen kent.
list-file-closed = De mededeling is intussen veranderd of verzonden. Open ze, en stuur het bestand nog eens.
