## Reports of forms, for who owns them
form-report-form = Rapport
form-report-forms = Van welke aanvragen wil je het rapport?
form-report-forms-more = En nog { $count }: typ “rapport” en de naam van het formulier.
form-report-of = Rapport { $form }
form-report-show = Toon
form-report-period = { $first } tot en met { $last }
form-report-nothing = In de laatste { $months } maanden waren er geen aanvragen.
form-report-none-open = Nu staat er niets open.
form-report-waiting-now = { $count ->
    [one] Nu wacht 1 aanvraag op een beslissing
   *[other] Nu wachten { $count } aanvragen op een beslissing
}
form-report-to-do-now = { $count ->
    [one] Nu moet 1 aanvraag nog uitgevoerd worden
   *[other] Nu moeten { $count } aanvragen nog uitgevoerd worden
}
form-report-age = { $first } tot { $last } schooldagen oud
form-report-age-more = meer dan { $days } schooldagen oud
form-report-decided-in = Tot de beslissing
form-report-done-in = Tot het klaar is
form-report-took = De helft { $half ->
    [0] dezelfde dag
    [one] binnen 1 schooldag
   *[other] binnen { $half } schooldagen
}, 9 op de 10 { $most ->
    [0] dezelfde dag
    [one] binnen 1 schooldag
   *[other] binnen { $most } schooldagen
}.
form-report-by-month = { $asked } gevraagd; { $decided ->
    [0] nog niets beslist
    [one] { $refused } van de { $decided } beslissing was een weigering
   *[other] { $refused } van de { $decided } beslissingen { $refused ->
        [one] was een weigering
       *[other] waren weigeringen
    }
}
form-report-asked = Gevraagd
form-report-approved = Goedgekeurd
form-report-refused = Geweigerd
form-report-withdrawn = Ingetrokken
form-report-annulled = Geannuleerd
form-report-done = Uitgevoerd
form-report-waiting = Wacht op een beslissing
form-report-to-do = Nog uit te voeren
form-report-decided-in-half = Beslist: de helft binnen (schooldagen)
form-report-decided-in-most = Beslist: 9 op de 10 binnen (schooldagen)
form-report-done-in-half = Klaar: de helft binnen (schooldagen)
form-report-done-in-most = Klaar: 9 op de 10 binnen (schooldagen)
form-report-month = Maand
form-report-school = School
form-report-schools = Per school
form-report-refused-by-school = Weigeringen per school
form-report-share = { $count } ({ $share } %)
form-report-other-schools = Andere scholen samen
form-report-no-school = Zonder school
form-report-schools-more = Nog { $count } in het bestand.
form-report-together = Waar in een maand minder dan { $people } mensen iets vroegen, staat een school samen met andere.
form-report-file = Als bestand
form-report-file-about = Aantallen per maand en school, zonder namen of redenen
form-report-others = Andere rapporten
command-report = rapport
help-report = Hoe jouw aanvragen lopen
notice-report = Een rapport is er voor wie een formulier beheert. Dat ben jij van geen enkel formulier.

## The result of a form that is scored
score = Resultaat
score-of = Resultaat { $form }
score-show = Resultaat bekijken
score-domain = Domein
score-by-domain = Score per domein, in procent
score-percent = { $percent } %
score-none-before = Van schooljaar { $year } is er geen resultaat van deze school.
score-means = 0 % is overal het laagste antwoord, 100 % overal het hoogste. Elke vraag telt even zwaar.
score-who-sees = Dit zien alleen wie het invulde, de directie van de school en wie het formulier beheert.
