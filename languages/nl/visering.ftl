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
