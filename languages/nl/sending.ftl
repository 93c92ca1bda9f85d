## When an announcement goes
planned = Gepland
follow-planned = { $people ->
    [one] Gaat { $moment } naar 1 personeelslid.
   *[other] Gaat { $moment } naar { $people } personeelsleden.
  }
planned-put-off = Ze kon niet weg op het uur dat je koos, en daarna was het rust. Daarom gaat ze nu op dit moment.
planned-urgent = Dringend: { $why }
held = Niet verzonden
held-text = De mededeling die je plande, is weer een concept.
notice-announcement-no-author = Je mag intussen geen mededelingen meer versturen. Vraag aan wie dat wel mag om ze over te nemen.
notice-when-past = Dat moment is voorbij. Kies een ander.
notice-when-far = Dat is meer dan een jaar ver. Kies een dag die dichterbij ligt.
notice-when-quiet = Op dat moment is het rust voor de meesten van wie ze krijgen. Open de mededeling en kies een moment op een werkdag.
notice-urgent-mandatory = Alleen een verplichte mededeling kan dringend zijn.
when-ask = Later verzenden
when-ask-urgent = Dringend of later verzenden
when-title = Wanneer gaat ze weg?
when-other = Een ander moment
when-day = Dag
when-hour = Uur (in België)
when-plan = Plannen
when-plan-for = Plan voor { $moment }
when-quiet = Nu is het rust
when-first = De meesten mogen ze weer krijgen vanaf { $moment }.
when-never = De komende maanden is er geen werkdag voor wie ze krijgt.
when-agreed = (Afspraak van { $day }.)
when-later = { $people ->
    [one] 1 van hen werkt dan niet, en krijgt ze bij het begin van de eigen volgende werkdag.
   *[other] { $people } van hen werken dan niet, en krijgen ze bij het begin van hun eigen volgende werkdag.
  }
when-twice = Dat uur komt die nacht twee keer. Ze gaat de eerste keer weg, nog in de zomertijd.
when-urgent = Een verplichte mededeling die niet kan wachten tot de werkuren, kan ook daarbuiten weg. Zeg dan waarom; dat wordt bewaard.
when-urgent-why = Waarom is ze dringend?
when-urgent-words = Toelichting
when-urgent-now = Dringend: nu verzenden
when-other-moment = Ander moment
when-take-back = Terug naar concept
when-now = Nu verzenden
when-now-yes = Ja, verzend nu
when-now-sure = { $people ->
    [one] Nu verzenden naar 1 personeelslid? Dat kun je niet ongedaan maken.
   *[other] Nu verzenden naar { $people } personeelsleden? Dat kun je niet ongedaan maken.
  }
urgent-safety = Veiligheid van leerlingen of personeel
urgent-closure = De school gaat niet open, of lessen vallen weg
urgent-outage = Storing van systemen of toegang
urgent-law = De wet of de overheid vraagt het
urgent-other = Iets anders
problem-when-needed = Kies een dag en een uur, of een van de voorstellen.
problem-when-day = Geef een dag, zoals 30/11/2026.
problem-when-hour = Geef een uur, zoals 7:30.
problem-when-past = Dat moment is voorbij. Kies een later moment.
problem-when-far = Dat is meer dan een jaar ver. Kies een dag die dichterbij ligt.
problem-when-skipped = Dat uur bestaat die nacht niet: de klok gaat vooruit. Hier staat nu het uur dat de klok dan toont. Klopt dat, plan dan opnieuw.
problem-when-quiet = Dan is het rust voor de meesten van wie ze krijgen. Kies een voorstel, of een moment op een werkdag.
problem-urgent-why = Kies waarom het dringend is.
problem-urgent-words = Zeg kort waarom.
cancelled = Afgebroken
follow-cancelled = Je hebt het verzenden afgebroken. Bij { $delivered } van { $people } was ze al aangekomen.
cancel-send = Afbreken
cancel-send-now = Ja, breek af
cancel-send-sure = Wie de mededeling nog niet kreeg, krijgt ze niet meer. Bij wie ze al aankwam, blijft ze staan. Verdergaan kan daarna niet.
reason-cancelled = { $people ->
    [one] Niet meer verzonden: je brak het af
   *[other] Niet meer verzonden: je brak het af ({ $people })
  }

## Reach
paused-kind = Beheer
paused-title = Teams weigert Bode: een mededeling staat stil
paused-reached = Al bij { $delivered } van { $people } aangekomen.
paused-of = Van { $name }, verzonden { $moment }
paused-how = Kijk in Teams of de app toegelaten is en of het wachtwoord of certificaat van Bode nog geldt (“python app.py doctor” zegt wat er scheelt). Laat het de auteur weten als het opgelost is: die gaat verder met “Opnieuw proberen”.
command-reach = bereik
help-reach = Wie Bode niet kan bereiken, per school
reach-kind = Bereik
reach-csv = Als CSV
reach-title = Wie Bode niet bereikt
reach-schools = { $schools ->
    [one] 1 school
   *[other] { $schools } scholen
  }
reach-all = Iedereen bereikt
reach-not-all = Niet iedereen bereikt
reach-missing = { $missing } van { $people } personeelsleden niet
reach-more = De andere scholen staan in het bestand.
reach-others = Andere scholen
reach-since = { $name } (sinds { $day })
reach-never = { $people ->
    [one] Had Bode nog nooit
   *[other] Hadden Bode nog nooit ({ $people })
  }
reach-never-do = Laat ICT de app voor hen klaarzetten, of vraag hun om in Teams “Bode” te zoeken en toe te voegen.
reach-removed = { $people ->
    [one] Heeft Bode niet meer
   *[other] Hebben Bode niet meer ({ $people })
  }
reach-removed-do = Vraag hun om Bode in Teams opnieuw toe te voegen. Wat ze de laatste twee weken misten, komt dan vanzelf.
reach-blocked = { $people ->
    [one] Heeft Bode geblokkeerd
   *[other] Hebben Bode geblokkeerd ({ $people })
  }
reach-blocked-do = Bode stuurt hun niets tot ze zelf iets schrijven. Spreek hen aan, en wijs op “instellingen”: daar krijgen ze er minder.
reach-unknown = { $people ->
    [one] Bereiken lukte niet
   *[other] Bereiken lukte niet ({ $people })
  }
reach-unknown-do = Bode probeert het bij het volgende bericht opnieuw. Blijft het zo, vraag dan aan ICT om het na te kijken.
reach-column-why = Waarom
reach-column-since = Sinds
reach-column-do = Wat te doen
reach-about = Wie Bode niet bereikt
notice-only-reach = Wie Bode niet bereikt, zien de directie voor de eigen school en wie Bode beheert.
when-urgent-quiet = { $people ->
    [one] Ze gaat naar 1 personeelslid, dat nu rust heeft.
   *[other] Ze gaat naar { $people } personeelsleden; nu hebben { $quiet } van hen rust.
}
